"""The words of `patterns/slots.toml`, by which the slots of a number are filled."""

from functools import cache

from pipeline.patterns import patterns_folder
from pipeline.patterns.toml_files import read_toml


def slot_words(part: str, name: str) -> frozenset[str]:
    """Give one list of the file.

    >>> sorted(slot_words("stances", "levels"))
    ['dari', 'ke', 'menjadi']
    """
    return frozenset(_read_lists()[part][name].split())


@cache
def _read_lists() -> dict[str, dict[str, str]]:
    return read_toml(patterns_folder() / "slots.toml")
