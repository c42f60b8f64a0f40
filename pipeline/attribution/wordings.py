"""The words and regexes of `patterns/speech.toml`, by which speech and its speakers are told."""

from pipeline.patterns.cues import read_cues


def speech_words(name: str) -> frozenset[str]:
    """Give one list of words.

    >>> sorted(speech_words("pointers"))
    ['ini', 'itu', 'tersebut']
    """
    return frozenset(read_cues("speech")["words"][name].split())


def speech_regex(name: str) -> str:
    """Give one regex, as it is written there."""
    return read_cues("speech")["regexes"][name]
