"""Rows into the schema `mine`: copied beside the tables, then only what differs is inserted, changed or deleted."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

import psycopg

from pipeline.publish.address import Database
from pipeline.publish.failures import doing
from pipeline.publish.outcome import Change
from pipeline.publish.store import read_rows
from pipeline.publish.tables import PUBLISHED, PublishedTable, quoted
from pipeline.publish.upkeep import link_tables, list_readers, note_layout, prepare


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did to the tables, how many NUL characters it replaced, and the older version it met."""

    changes: dict[str, Change]
    replaced: Counter
    migrated: str


def load(database: Database, store: sqlite3.Connection) -> Loaded:
    """Make the tables of `mine` hold the rows of the store; the session's transaction is left open."""
    connection, replaced = database.connection, Counter()
    with doing("opening the schema mine"):
        readers = list_readers(connection)
    upkeep = prepare(database)
    staged = {table.name: stage(connection, store, table, replaced) for table in PUBLISHED}
    written = {table.name: write(connection, table) for table in PUBLISHED}
    deleted = {table.name: delete(connection, table) for table in reversed(PUBLISHED)}  # what points goes first
    if upkeep.outdated:
        link_tables(connection, readers)
    with doing("noting the version"):
        note_layout(connection)
    changes = {
        name: Change(inserted, updated, deleted[name], staged[name] - inserted - updated)
        for name, (inserted, updated) in written.items()
    }
    return Loaded(changes, replaced, upkeep.migrated)


def stage(connection: psycopg.Connection, store: sqlite3.Connection, table: PublishedTable, replaced: Counter) -> int:
    """Copy a table's rows into a temporary table, which goes with the transaction; tell how many."""
    columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
    with doing(f"sending {table.name}"), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE staged_{table.name} ({columns}) ON COMMIT DROP")
        with cursor.copy(f"COPY pg_temp.staged_{table.name} FROM STDIN") as copy:
            for row in read_rows(store, table, replaced):
                copy.write_row(row)
        rows = cursor.rowcount
        cursor.execute(f"ANALYZE pg_temp.staged_{table.name}")
        return rows


def write(connection: psycopg.Connection, table: PublishedTable) -> tuple[int, int]:
    """Insert the staged rows that a table lacks and change those that differ; tell how many of each.

    ON CONFLICT DO UPDATE would lock, and so write, also the rows that are the same.
    """
    names, same = quoted(table.names), matches(table)
    ours, theirs = quoted(table.names, "t."), quoted(table.names, "s.")
    with doing(f"writing {table.name}"):
        updated = 0
        if table.key:
            settings = ", ".join(f'"{name}" = s."{name}"' for name in table.names if name not in table.key)
            updated = connection.execute(
                f"UPDATE mine.{table.name} t SET {settings} FROM pg_temp.staged_{table.name} s "
                f"WHERE {same} AND ({ours}) IS DISTINCT FROM ({theirs})"
            ).rowcount
        inserted = connection.execute(
            f"INSERT INTO mine.{table.name} ({names}) SELECT {theirs} FROM pg_temp.staged_{table.name} s "
            f"WHERE NOT EXISTS (SELECT FROM mine.{table.name} t WHERE {same})"
        ).rowcount
    return inserted, updated


def delete(connection: psycopg.Connection, table: PublishedTable) -> int:
    """Delete the rows that the output no longer has; tell how many."""
    if table.keeps_rows:
        return 0
    with doing(f"deleting from {table.name}"):
        return connection.execute(
            f"DELETE FROM mine.{table.name} t "
            f"WHERE NOT EXISTS (SELECT FROM pg_temp.staged_{table.name} s WHERE {matches(table)})"
        ).rowcount


def matches(table: PublishedTable) -> str:
    """Say in SQL that a row `t` of the table and a staged row `s` are the same one; without a key, that all cells agree.

    >>> matches(PublishedTable("facts", "", (), ("fact_id",), (), False))
    't."fact_id" = s."fact_id"'
    """
    return " AND ".join(f't."{name}" = s."{name}"' for name in table.key or table.names)
