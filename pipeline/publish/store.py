"""The store of an output folder, `facts.db`, read for PostgreSQL: one snapshot, in batches, without NUL characters."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.publish.outcome import PublishError
from pipeline.publish.tables import PublishedColumn, PublishedTable

BATCH = 1000
NUL, REPLACEMENT = "\0", "\N{REPLACEMENT CHARACTER}"


@contextmanager
def open_store(output: Path) -> Iterator[sqlite3.Connection]:
    """Open an output's `facts.db` for reading, as it stands at this moment. Raises PublishError, also in the block."""
    path = output / "facts.db"
    if not path.is_file():
        raise PublishError(f"{output}: holds no facts.db; name the folder that mine run wrote to with -o")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as store:
            store.execute("BEGIN")  # all tables as of one moment, whatever a run writes meanwhile
            if not has_table(store, "facts"):
                raise PublishError(f"{path}: holds no table facts; run mine again with this -o, then publish")
            yield store
    except sqlite3.Error as error:
        raise PublishError(f"{path}: cannot be read ({error}); run mine again with this -o, then publish") from error


def read_rows(store: sqlite3.Connection, table: PublishedTable, replaced: Counter) -> Iterator[Sequence]:
    """Yield a table's rows, in the order of its columns; count what NUL characters are replaced, by table.

    A replacement is one character for one, so offsets hold. A table that the store does not have has no rows.
    """
    if not has_table(store, table.name):
        return
    rows = store.execute(f"SELECT {', '.join(map(_cell, table.columns))} FROM {table.name} ORDER BY rowid")
    while batch := rows.fetchmany(BATCH):
        cells = [
            _clean(cells, table.name, replaced) if column.type == "text" else cells
            for column, cells in zip(table.columns, zip(*batch, strict=True), strict=True)
        ]
        yield from zip(*map(_convert, table.columns, cells), strict=True)


def has_table(store: sqlite3.Connection, name: str) -> bool:
    """Tell whether a store has a table of this name."""
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return store.execute(query, [name]).fetchone() is not None


def _cell(column: PublishedColumn) -> str:
    return f"coalesce(\"{column.source}\", '')" if column.type in ("text", "date") else f'"{column.source}"'


def _clean(cells: Sequence[str], table: str, replaced: Counter) -> Sequence[str]:
    """Replace NUL characters, which PostgreSQL refuses in texts; one look at all cells tells that there are none."""
    number = "".join(cells).count(NUL)
    if not number:
        return cells
    replaced[table] += number
    return [cell.replace(NUL, REPLACEMENT) for cell in cells]


def _convert(column: PublishedColumn, cells: Sequence) -> Iterable:
    return map(column.convert, cells) if column.convert else cells
