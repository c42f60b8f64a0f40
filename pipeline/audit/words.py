"""The words in which readings are written out, by language: `readings.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")

Words = Mapping  # a table of readings.toml


@cache
def load_words(language: str) -> Words:
    """Load the words of a language (`id` or `en`)."""
    return tomllib.loads(files("pipeline.audit").joinpath("readings.toml").read_text(encoding="utf-8"))[language]
