"""Tables as one SQLite database, `facts.db`: indexed, a view for every type of fact, and full-text search on sentences.

SELECT facts.* FROM sentences JOIN facts USING (article_id, sentence) WHERE sentences MATCH 'iuran';
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from pipeline.tables.columns import Columns
from pipeline.tables.schema import INTEGER, NUMBER, TEXT, Table

SQL_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", NUMBER: "NUMERIC"}  # NUMERIC keeps 16800 whole; REAL shows 16800.0
INDEXES = {"facts": ("article_id", "type", "place_code", "speaker", "date")}
SUBJECT = ("subject", "assertion", "change", "speaker", "organization", "place", "place_code")
VIEWS = {
    "money": ("money", ("value", "value_max", "unit", "modifier", "per", *SUBJECT)),
    "counts": ("count", ("value", "value_max", "unit", "modifier", "per", *SUBJECT)),
    "percentages": ("percentage", ("value", "value_max", "unit", "modifier", *SUBJECT)),
    "dates": ("date", ("date", "modifier")),
    "officials": ("official", ("name", "position", "role", "status", "organization", "place", "place_code")),
    "quotes": ("quote", ("speaker",)),
    "laws": ("law", ("name",)),
    "entities": ("entity", ("unit", "name", "place", "place_code")),
}


class SqliteSink:
    """Writes `facts.db`; indexes and views are made at the end, where they cost least."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._inserts = {
            table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})" for table in tables
        }
        self._facts = next(table for table in tables if table.name == "facts")
        self._database = sqlite3.connect(folder / "facts.db")
        # No journal: a run that fails leaves no database at all, so there is nothing to roll back to.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
        for table in tables:
            self._database.execute(create_table(table))
        self._database.execute(
            "CREATE VIRTUAL TABLE sentences USING fts5 (sentence, article_id UNINDEXED, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )

    def write(self, columns: dict[str, Columns]) -> None:
        """Append rows to the tables, and the sentences of the facts, each once an article, to the full-text index."""
        for name, insert in self._inserts.items():
            self._database.executemany(insert, zip(*columns[name], strict=True))
        facts = dict(zip(self._facts.names, columns["facts"], strict=True))
        sentences = dict.fromkeys(zip(facts["sentence"], facts["article_id"], strict=True))
        self._database.executemany("INSERT INTO sentences VALUES (?, ?)", sentences)

    def close(self) -> None:
        """Make indexes and views, and finish the file."""
        for table, names in INDEXES.items():
            for name in names:
                self._database.execute(f"CREATE INDEX {table}_{name} ON {table} ({name})")
        for view, (kind, names) in VIEWS.items():
            self._database.execute(create_view(view, kind, names))
        self._database.commit()
        self._database.close()


def create_table(table: Table) -> str:
    """Say a table's schema in SQL; keys are declared, so that tools such as Datasette link the rows."""
    lines = [  # names in quotes, for `end` is a keyword of SQL
        f'"{column.name}" {SQL_TYPES[column.type]}' + (" PRIMARY KEY" if column.name == table.primary_key else "")
        for column in table.columns
    ]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {other} ({name})" for name, other in table.foreign_keys]
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def create_view(view: str, kind: str, names: Sequence[str]) -> str:
    """Say a view of one type of fact in SQL: the columns that the type uses, beside the article they come from."""
    columns = ", ".join(f"facts.{name}" for name in ("fact_id", "text", *names, "sentence", "confidence", "flags"))
    return (
        f"CREATE VIEW {view} AS SELECT {columns}, facts.article_id, articles.published, articles.outlet, articles.title "
        f"FROM facts JOIN articles USING (article_id) WHERE facts.type = '{kind}'"
    )
