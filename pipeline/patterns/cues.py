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
