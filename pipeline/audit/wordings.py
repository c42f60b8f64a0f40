"""The words of the pages in Indonesian and English, and which of the two a reader wants."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FIRST, SECOND = "id", "en"
COOKIE = "lang"


@cache
def load_wordings() -> Mapping[str, Mapping[str, str]]:
    """Read the wordings of every language."""
    return tomllib.loads(files("pipeline.audit").joinpath("wordings.toml").read_text(encoding="utf-8"))


def choose_language(asked: str, kept: str) -> str:
    """Choose what the address asks for, else what was chosen before, else Indonesian.

    >>> choose_language("en", ""), choose_language("", "en"), choose_language("xx", "yy")
    ('en', 'en', 'id')
    """
    return next((each for each in (asked, kept) if each in (FIRST, SECOND)), FIRST)


def other_language(language: str) -> str:
    """Name the language that the switch leads to."""
    return SECOND if language == FIRST else FIRST
