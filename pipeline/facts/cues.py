"""The words and regexes of `patterns/slots.toml`, by which the slots of a number are filled."""

from pipeline.patterns.cues import read_cues


def slot_words(part: str, name: str) -> frozenset[str]:
    """Give one list of words.

    >>> sorted(slot_words("stances", "levels"))
    ['dari', 'ke', 'menjadi']
    """
    return frozenset(read_cues("slots")[part][name].split())


def slot_regex(name: str) -> str:
    """Give one regex, as it is written there."""
    return read_cues("slots")["regexes"][name]
