"""The words of a page by language, where they stand in tables: `readings.toml`, `mailed.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")

Words = Mapping  # a table of words for one language


@cache
def load_words(language: str, name: str = "readings") -> Words:
    """Load the words of a language (`id` or `en`) from the file of that name."""
    return tomllib.loads(files("pipeline.audit").joinpath(f"{name}.toml").read_text(encoding="utf-8"))[language]
