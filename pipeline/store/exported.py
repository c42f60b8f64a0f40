"""Which state of the store the files beside it hold: a run that was stopped between two of them is told by it."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path


def is_exported(database: sqlite3.Connection, output: Path, description: Sequence, files: Sequence[str]) -> bool:
    """Tell whether all the files are there and hold what the store holds, as `description` wants it."""
    return read_meta(database, "exported", "") == _describe(database, description) and all(
        (output / name).is_file() for name in files
    )


def note_exported(database: sqlite3.Connection, description: Sequence) -> None:
    """Say that the files now hold what the store holds."""
    write_meta(database, "exported", _describe(database, description))


def read_meta(database: sqlite3.Connection, key: str, default: object) -> object:
    """Read what is known of the whole store."""
    row = database.execute("SELECT value FROM _meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else default


def write_meta(database: sqlite3.Connection, key: str, value: object) -> None:
    """Write down what is known of the whole store."""
    database.execute("INSERT OR REPLACE INTO _meta VALUES (?, ?)", [key, value])


def _describe(database: sqlite3.Connection, description: Sequence) -> str:
    return json.dumps([read_meta(database, "state", 0), *description])
