"""What the schema `mine` is made of, as SQL: tables, keys, indexes, views, and a comment on every one of their columns."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.publish.tables import PUBLISHED, PublishedColumn, PublishedTable, quoted
from pipeline.tables.sqlite import VIEWS

META = "CREATE TABLE mine.meta (key text PRIMARY KEY, value text NOT NULL)"
META_MEANINGS = {
    "key": "What is told: schema_version, published (when, in UTC), layout and columns (how the tables were made).",
    "value": "What is to be told.",
}
NOT_A_COPY = "coalesce(articles.duplicate_of, '') = ''"  # one story in ten papers is told once
INDEXES = (  # a hash holds names of any length, which a B-tree refuses from 2 704 bytes on
    ("facts_article_id", "facts (article_id)"),
    ("facts_type", "facts (type, date_from)"),
    ("facts_place_code", "facts (place_code) WHERE place_code <> ''"),
    ("facts_speaker", "facts USING hash (speaker) WHERE speaker <> ''"),
    ("facts_date_from", "facts (date_from) WHERE date_from IS NOT NULL"),
    ("articles_published_on", "articles (published_on)"),
)


def create_table(table: PublishedTable) -> str:
    """Say how a table is made, with its primary key."""
    lines = [*map(column_definition, table.columns)]
    lines += [f"PRIMARY KEY ({quoted(table.key)})"] if table.key else []
    return f"CREATE TABLE mine.{table.name} ({', '.join(lines)})"


def column_definition(column: PublishedColumn) -> str:
    """Say how a column is made; texts are empty, never NULL, as in all other formats.

    >>> column_definition(PublishedColumn("end", "integer", "", "end"))
    '"end" integer'
    """
    return f'"{column.name}" {column.type}' + (" NOT NULL DEFAULT ''" if column.type == "text" else "")


def drop_links() -> Iterator[str]:
    """Say how views, foreign keys and indexes go, which stand in the way of changing tables."""
    for view in VIEWS:
        yield f"DROP VIEW IF EXISTS mine.{view}"
    for table in PUBLISHED:
        for name, _ in table.foreign_keys:
            yield f"ALTER TABLE IF EXISTS mine.{table.name} DROP CONSTRAINT IF EXISTS {table.name}_{name}_fkey"
    for name, _ in INDEXES:
        yield f"DROP INDEX IF EXISTS mine.{name}"


def create_links() -> Iterator[str]:
    """Say how foreign keys, indexes, views and comments are made; over full tables, where that costs least."""
    for table in PUBLISHED:
        for name, other in table.foreign_keys:
            constraint = f"{table.name}_{name}_fkey FOREIGN KEY ({name}) REFERENCES mine.{other} ({name})"
            yield f"ALTER TABLE mine.{table.name} ADD CONSTRAINT {constraint}"
    for name, target in INDEXES:
        yield f"CREATE INDEX {name} ON mine.{target}"
    for view in VIEWS:
        yield create_view(view)
    yield from comments()


def create_view(view: str) -> str:
    """Say how a view of one type of fact is made: the columns of SQLite's, then the days that databases can compare."""
    kind = VIEWS[view][0]
    columns = ", ".join(f'{table}."{name}"' for table, name in view_columns(view))
    return (
        f"CREATE VIEW mine.{view} AS SELECT {columns} FROM mine.facts JOIN mine.articles USING (article_id) "
        f"WHERE facts.type = '{kind}' AND {NOT_A_COPY}"
    )


def view_columns(view: str) -> list[tuple[str, str]]:
    """List the columns of a view, each with the table that it comes from."""
    names = ("fact_id", "text", *VIEWS[view][1], "sentence", "confidence", "flags", "article_id")
    days = ("date_from", "date_to") if view == "dates" else ()
    return [
        *(("facts", name) for name in names),
        *(("articles", name) for name in ("published", "outlet", "title", "published_on")),
        *(("facts", name) for name in days),
    ]


def comments() -> Iterator[str]:
    """Say what every table, view and column means."""
    yield comment("SCHEMA mine", "Facts read from Indonesian news articles, as published by mine publish.")
    yield comment("TABLE mine.meta", "How and when these tables were published.")
    for name, meaning in META_MEANINGS.items():
        yield comment(f"COLUMN mine.meta.{name}", meaning)
    meanings = {}
    for table in PUBLISHED:
        yield comment(f"TABLE mine.{table.name}", table.meaning)
        for column in table.columns:
            meanings[table.name, column.name] = column.meaning
            yield comment(f'COLUMN mine.{table.name}."{column.name}"', column.meaning)
    for view, (kind, _) in VIEWS.items():
        yield comment(
            f"VIEW mine.{view}", f"The facts of type {kind}, beside their articles; near copies are left out."
        )
        for source in view_columns(view):
            yield comment(f'COLUMN mine.{view}."{source[1]}"', meanings[source])


def comment(what: str, meaning: str) -> str:
    """Say a comment in SQL.

    >>> comment("TABLE mine.facts", "The official's title.")
    "COMMENT ON TABLE mine.facts IS 'The official''s title.'"
    """
    doubled = meaning.replace("'", "''")
    return f"COMMENT ON {what} IS '{doubled}'"


def fingerprint() -> str:
    """Name this definition of the schema, so that another one is noticed."""
    return sha256("\n".join([META, *map(create_table, PUBLISHED), *create_links()]).encode()).hexdigest()[:16]
