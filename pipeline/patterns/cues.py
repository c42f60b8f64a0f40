"""Files of words and regexes that stages look for, beside the rules, such as `slots.toml` and `speech.toml`."""

from functools import cache

from pipeline.patterns.folders import patterns_folder
from pipeline.patterns.toml_files import read_toml


@cache
def read_cues(name: str) -> dict[str, dict[str, str]]:
    """Read one of our files: its tables, with a text by name in each.

    >>> list(read_cues("speech"))
    ['words', 'regexes']
    """
    return read_toml(patterns_folder() / f"{name}.toml")


def cue_words(file: str, table: str, name: str) -> frozenset[str]:
    """Give one list of words of a table of a file.

    >>> sorted(cue_words("slots", "stances", "levels"))
    ['dari', 'ke', 'menjadi']
    """
    return frozenset(read_cues(file)[table][name].split())


def cue_regex(file: str, name: str) -> str:
    """Give one regex of a file, as it is written there."""
    return read_cues(file)["regexes"][name]
