"""Opens `facts.db`, or makes it; one of another layout is refused, for what was decided in it must not be lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.store.problems import StoreError
from pipeline.store.schema import KEPT, LAYOUT, creation

NAME = "facts.db"
PATIENCE = 60.0  # seconds to wait for somebody who writes a review
# Without an fsync at every commit: a killed process loses nothing, a power cut at most the last batches, never the file.
SETTINGS = ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -32000", "temp_store = FILE")


@contextmanager
def opened(output: Path, fresh: bool) -> Iterator[sqlite3.Connection]:
    """Open the store of an output folder for writing; with `fresh` all but the reviews goes. Raises StoreError."""
    path = output / NAME
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
            stored = _check(database, path, fresh)
            for setting in SETTINGS:
                database.execute(f"PRAGMA {setting}")
            if fresh or not stored:
                _make_anew(database)
            yield database
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {explain(error)}") from error


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write all that the block writes, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if database.in_transaction:  # a full disk has rolled back already
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def explain(error: sqlite3.Error) -> str:
    """Say what an error of the database means for the one who started the run."""
    said = str(error)
    if "full" in said:
        return "the disk is full; make room and run again: what was written is kept, and the run goes on from there"
    if "locked" in said:
        return "somebody else keeps writing to it; close the program that has it open, and run again"
    if "not a database" in said or "malformed" in said:
        return f"is damaged or no database ({said}); move it away and run again"
    if "readonly" in said or "unable to open" in said:
        return f"cannot be written ({said}); check your rights to the folder, or choose another with -o"
    return f"{said}; run again: what was written is kept, and the run goes on from there"


def _check(database: sqlite3.Connection, path: Path, fresh: bool) -> bool:
    """Tell whether there is a store to go on with. Raises StoreError where there is something else, and changes nothing."""
    (layout,) = database.execute("PRAGMA user_version").fetchone()
    tables = _tables(database)
    if tables and not {"facts", "articles"} <= set(tables):
        raise StoreError(f"{path}: is a database of something else; choose another folder with -o")
    if layout not in (0, LAYOUT) and not fresh:
        raise StoreError(
            f"{path}: was made by another version of mine (layout {layout}, this one has {LAYOUT}); read everything anew "
            "with --fresh (reviews are kept), or choose another folder with -o"
        )
    return layout == LAYOUT


def _make_anew(database: sqlite3.Connection) -> None:
    with transaction(database):
        _empty(database)
        for statement in creation(_tables(database)):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {LAYOUT}")


def _empty(database: sqlite3.Connection) -> None:
    """Drop all but what is kept; a store from before there was memory (layout 0) has nothing that cannot be read again."""
    for kind in ("view", "table"):
        for name in _tables(database, kind):
            if name not in KEPT and name in _tables(database, kind):  # dropping full-text search drops its tables
                database.execute(f'DROP {kind} "{name}"')


def _tables(database: sqlite3.Connection, kind: str = "table") -> list[str]:
    names = "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    return [name for (name,) in database.execute(names, [kind])]
