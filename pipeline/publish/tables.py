"""The tables as PostgreSQL gets them: typed columns, keys and views, made from the one description in `tables/schema.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.publish.days import first_day, last_day, published_day
from pipeline.tables.schema import INTEGER, NUMBER, TABLES, TEXT, Table

SQL_TYPES = {TEXT: "text", INTEGER: "integer", NUMBER: "numeric"}


@dataclass(frozen=True, slots=True)
class PublishedColumn:
    """One column: its SQL type and meaning, the column of the store it is read from, and what is done to a cell."""

    name: str
    type: str
    meaning: str
    source: str
    convert: Callable | None = None


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table: its columns, the columns that name a row, and the tables that those of `foreign_keys` point into."""

    name: str
    meaning: str
    columns: tuple[PublishedColumn, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[tuple[str, str], ...]
    keeps_rows: bool  # what people decided stays, also when the output no longer has it

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


DAYS = {  # what a database can sort and group by, beside the text that says how much of the date is known
    "articles": (
        PublishedColumn("published_on", "date", "The calendar day of `published`.", "published", published_day),
    ),
    "facts": (
        PublishedColumn("date_from", "date", "The first calendar day of `date`.", "date", first_day),
        PublishedColumn("date_to", "date", "The last calendar day of `date`.", "date", last_day),
    ),
}
KEEPS_ROWS = ("reviews",)


def published_table(table: Table) -> PublishedTable:
    """Describe a table of the program as PostgreSQL gets it."""
    columns = tuple(PublishedColumn(each.name, SQL_TYPES[each.type], each.meaning, each.name) for each in table.columns)
    return PublishedTable(
        table.name,
        table.meaning,
        columns + DAYS.get(table.name, ()),
        key_columns(table.primary_key),
        table.foreign_keys,
        table.name in KEEPS_ROWS,
    )


def key_columns(primary_key: str | tuple[str, ...]) -> tuple[str, ...]:
    """List the columns of a key, whether it is one column, several or none.

    >>> key_columns("fact_id"), key_columns(("article_id", "source")), key_columns("")
    (('fact_id',), ('article_id', 'source'), ())
    """
    return tuple(filter(None, [primary_key])) if isinstance(primary_key, str) else tuple(primary_key)


PUBLISHED = tuple(map(published_table, TABLES))


def quoted(names: Iterable[str], alias: str = "") -> str:
    """List names as SQL does, in quotes because `end` is a keyword.

    >>> quoted(("start", "end")), quoted(["end"], "t.")
    ('"start", "end"', 't."end"')
    """
    return ", ".join(f'{alias}"{name}"' for name in names)
