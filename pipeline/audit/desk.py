"""What a page is asked, and what it may look into: a page is a function `asked, desk -> context of its template`."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.audit.tallied import Changes
from pipeline.patterns import load_rules
from pipeline.rules import Rules


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: `parts` are the named parts of its path, `query` and `form` what follows `?` and what was sent."""

    path: str
    parts: Mapping[str, str]
    query: Mapping[str, str]  # the first value of each name; `every` has them all
    every: Mapping[str, list[str]]
    form: Mapping[str, str]
    reviewer: str
    language: str
    t: Mapping[str, str]  # the wordings of that language


@dataclass(frozen=True, slots=True)
class Desk:
    """The output that is audited. `database` is read only, and as of one moment for the time of one page."""

    house: "House"
    database: sqlite3.Connection

    @property
    def output(self) -> Path:
        """The folder of the output."""
        return self.house.output

    @property
    def rules(self) -> Rules:
        """The rules of today, with those that the user added."""
        return self.house.rules


class House:
    """What all pages share for as long as the desk is open."""

    def __init__(self, output: Path, patterns: Path | None = None) -> None:
        self.output, self._patterns = output, patterns
        self.changes = Changes()  # of the tallies, by reviews

    @cached_property
    def rules(self) -> Rules:
        """Load the rules when the first page needs them."""
        return load_rules(self._patterns)
