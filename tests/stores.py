"""The store of an output, looked into and changed by hand."""

import sqlite3
from contextlib import closing
from pathlib import Path


def change(output: Path, *statements: str) -> None:
    """Run SQL on an output's store."""
    with closing(sqlite3.connect(output / "facts.db")) as store:
        for statement in statements:
            store.execute(statement)
        store.commit()


def stored(output: Path, query: str) -> list[tuple]:
    """Fetch the rows of a query from an output's store."""
    with closing(sqlite3.connect(output / "facts.db")) as store:
        return store.execute(query).fetchall()
