"""What a page is asked, and what it may look into: a page is a function `asked, desk -> context` of its template."""

import sqlite3
import threading
from asyncio import get_running_loop
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from pipeline.audit.access import OPEN, Access
from pipeline.audit.columns import Columns
from pipeline.audit.provinces import province_finder, province_names
from pipeline.audit.reviews import open_for_review
from pipeline.audit.tallied import Changes
from pipeline.patterns import load_rules
from pipeline.rules import Rules
from pipeline.store.exported import read_meta

T = TypeVar("T")
MANY = 200_000  # facts, from which columns are read again behind the pages, and not while somebody waits


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
    csrf: str = ""  # what every write has to tell, to show that it comes from a page of ours


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

    @property
    def columns(self) -> Columns:
        """All facts, to be filtered and sorted."""
        return self.house.columns(self.database)


class House:
    """What all pages share for as long as the desk is open."""

    def __init__(self, output: Path, patterns: Path | None = None, access: Access = OPEN) -> None:
        self.output, self._patterns, self.access = output, patterns, access
        self._columns: Columns | None = None
        self._state, self._loading = -1, threading.Lock()
        self.mark = blake2b(
            str(output.resolve()).encode(), digest_size=4
        ).hexdigest()  # tells desks of one computer apart
        self._writer = ThreadPoolExecutor(1, "reviews")
        self.changes = Changes()  # of the tallies, by reviews

    @property
    def named_by_us(self) -> bool:
        """Tell whether a reviewer need only say a name, on a desk that nobody else can reach."""
        return not self.access.passwords

    @cached_property
    def rules(self) -> Rules:
        """Load the rules when the first page needs them."""
        return load_rules(self._patterns)

    @cached_property
    def provinces(self) -> Mapping[str, str]:
        """The names of the provinces by the first two digits of their areas' codes."""
        return province_names(self.rules.tables)

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """The names of provinces, regencies and cities by their codes."""
        return {area["code"]: area["name"] for area in self.rules.tables["areas"]}

    @cached_property
    def find_province(self) -> Callable[[str], str]:
        """Find the code of the province that a place is in, by its name."""
        return province_finder(self.rules.tables)

    async def write(self, decide: Callable[[sqlite3.Connection], T]) -> T:
        """Do what a decision writes, one after another, and out of the way of the pages."""
        return await get_running_loop().run_in_executor(self._writer, self._write, decide)

    def _write(self, decide: Callable[[sqlite3.Connection], T]) -> T:
        with closing(open_for_review(self.output)) as database:
            database.row_factory = sqlite3.Row
            return decide(database)

    def columns(self, database: sqlite3.Connection) -> Columns:
        """Give the columns of all facts with what was decided up to now; after a run they are read again."""
        state = read_meta(database, "state", 0)
        columns = self._columns
        if columns is None or (state != self._state and len(columns) < MANY):
            with self._loading:
                if self._columns is None or state != self._state:
                    self._load(database, state)
        elif state != self._state and self._loading.acquire(blocking=False):
            threading.Thread(target=self._load_behind, args=[state], daemon=True).start()
        self._columns.follow(database)
        return self._columns

    def _load(self, database: sqlite3.Connection, state: int) -> None:
        self._columns, self._state = Columns(database, self.find_province), state

    def _load_behind(self, state: int) -> None:
        try:
            with closing(self._look()) as database:
                self._load(database, state)
        finally:
            self._loading.release()

    def warm_up(self) -> None:
        """Read the columns before anybody asks for them; what is wrong with the store is told by the first page."""
        with suppress(sqlite3.Error), closing(self._look()) as database:
            database.execute("BEGIN")
            self.columns(database)

    def _look(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{(self.output / 'facts.db').resolve().as_uri()}?mode=ro", uri=True)
