"""Reads the tables of a store in the order in which they are written to files, whatever order they were read in."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.store.opening import NAME
from pipeline.tables.schema import Table

ROWS = {"articles": 500}  # that are in memory at once; an article is long
MANY = 5000
# Articles in the order of their sources; facts in that of the text, in which they were written, and so are checks.
_IN_ORDER = {
    "articles": "_inputs CROSS JOIN _articles USING (input) CROSS JOIN articles USING (article_id) "
    "ORDER BY address, _articles.ordinal",
    "facts": "_inputs CROSS JOIN _articles USING (input) CROSS JOIN facts INDEXED BY facts_article_id USING (article_id) "
    "ORDER BY address, _articles.ordinal, facts.rowid",
    "checks": "_inputs CROSS JOIN _articles USING (input) "
    "CROSS JOIN checks ON check_id > article_id || '-' AND check_id < article_id || '.' "
    "ORDER BY address, _articles.ordinal, checks.rowid",
}


@contextmanager
def open_for_reading(output: Path) -> Iterator[sqlite3.Connection]:
    """Open the store of an output folder, as it is at this moment."""
    with closing(sqlite3.connect(output / NAME, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size = -4000")
        database.execute("BEGIN")
        yield database


def read_batches(database: sqlite3.Connection, table: Table) -> Iterator[list[tuple]]:
    """Yield the rows of a table in batches."""
    columns = ", ".join(f'{table.name}."{name}"' for name in table.names)
    rows = database.execute(f"SELECT {columns} FROM {_IN_ORDER.get(table.name, f'{table.name} ORDER BY rowid')}")
    while batch := rows.fetchmany(ROWS.get(table.name, MANY)):
        yield batch


def count_rows(database: sqlite3.Connection, table: str) -> int:
    """Count the rows of a table."""
    return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def sums(database: sqlite3.Connection) -> dict[str, int]:
    """Count what the store holds: rows of tables, near copies, inputs, and measures that two articles tell differently."""
    wanted = {
        "articles": "articles",
        "facts": "facts",
        "copies": "articles WHERE duplicate_of <> ''",
        "inputs": "_inputs",
        "told_differently": "checks WHERE kind = 'elsewhere' AND verdict = 'inconsistent'",
    }
    return {name: count_rows(database, table) for name, table in wanted.items()}
