"""The words and regexes of `patterns/names.toml`: what stands beside names, and in posts."""

from pipeline.patterns.cues import read_cues


def name_words(name: str) -> frozenset[str]:
    """Give one list of words.

    >>> sorted(name_words("as"))
    ['menjadi', 'sebagai']
    """
    return frozenset(read_cues("names")["words"][name].split())


def name_regex(name: str) -> str:
    """Give one regex, as it is written there."""
    return read_cues("names")["regexes"][name]
