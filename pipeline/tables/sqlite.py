"""Tables as SQL for SQLite: how each is made, and a view for every type of fact."""

from collections.abc import Sequence

from pipeline.tables.schema import INTEGER, NUMBER, TEXT, Table

SQL_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", NUMBER: "NUMERIC"}  # NUMERIC keeps 16800 whole; REAL shows 16800.0
REAL = ("confidence",)
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


def create_table(table: Table) -> str:
    """Say a table's schema in SQL; keys are declared, so that tools such as Datasette link the rows."""
    lines = [  # names in quotes, for `end` is a keyword of SQL
        f'"{column.name}" {"REAL" if column.name in REAL else SQL_TYPES[column.type]}'
        + (" PRIMARY KEY" if column.name == table.primary_key else "")
        for column in table.columns
    ]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {other} ({name})" for name, other in table.foreign_keys]
    return f"CREATE TABLE {table.name} ({', '.join(lines)})"


def create_view(view: str, kind: str, names: Sequence[str]) -> str:
    """Say a view of one type of fact in SQL: the columns that the type uses, beside the article they come from.

    Articles that are copies are left out, so that one story in ten papers is told once.
    """
    columns = ", ".join(f"facts.{name}" for name in ("fact_id", "text", *names, "sentence", "confidence", "flags"))
    return (
        f"CREATE VIEW {view} AS SELECT {columns}, facts.article_id, articles.published, articles.outlet, articles.title "
        f"FROM facts JOIN articles USING (article_id) WHERE facts.type = '{kind}' AND articles.duplicate_of = ''"
    )
