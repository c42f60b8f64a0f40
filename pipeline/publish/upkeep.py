"""The schema `mine` of a database, made or brought up to date: rights, schema version, tables, and who may read them."""

import json
from dataclasses import dataclass

import psycopg

from pipeline.model import SCHEMA_VERSION
from pipeline.publish.address import Database
from pipeline.publish.definition import META, column_definition, create_links, create_table, drop_links, fingerprint
from pipeline.publish.failures import doing
from pipeline.publish.outcome import PublishError
from pipeline.publish.tables import PUBLISHED, PublishedTable

LOCK = 0x6D696E65  # "mine" in ASCII: one publisher a database at a time
COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
"""
KEY = """
SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
WHERE indrelid = to_regclass(%s) AND indisprimary ORDER BY array_position(indkey::smallint[], attnum)
"""
READERS = """
SELECT DISTINCT table_name, grantee FROM information_schema.role_table_grants
WHERE table_schema = 'mine' AND privilege_type = 'SELECT' AND grantee <> current_user
"""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is to be done to a schema: whether its definition is another one, and the older version that it was of."""

    outdated: bool
    migrated: str


def prepare(database: Database) -> Upkeep:
    """Keep other publishers out, and make or change the tables of `mine` where they are not as this program's.

    Raises PublishError for a schema that is not ours or newer than this program.
    """
    connection = database.connection
    with doing("preparing the schema mine"):
        if connection.execute("SHOW server_encoding").fetchone() != ("UTF8",):
            raise PublishError(f"{database.shown}: is not in UTF-8; publish to a database made with ENCODING 'UTF8'")
        if connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK]).fetchone() != (True,):
            raise PublishError(
                f"{database.shown}: another mine publish is writing to it; publish again when it is done"
            )
        upkeep = compare(database)
        if upkeep.outdated:
            make_tables(connection)
    return upkeep


def compare(database: Database) -> Upkeep:
    """Compare the schema with this program's definition. Raises PublishError where it cannot become that."""
    found = database.connection.execute(
        "SELECT to_regnamespace('mine') IS NOT NULL, to_regclass('mine.meta') IS NOT NULL, "
        "EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('mine'))"
    ).fetchone()
    if found == (False, False, False):
        database.connection.execute("CREATE SCHEMA mine")
    elif found == (True, False, True):
        raise PublishError(
            f"{database.shown}: has a schema mine that mine publish did not make; rename it (ALTER SCHEMA mine RENAME "
            "TO other) or publish to another database"
        )
    if not found[1]:
        database.connection.execute(META)
    return judge(database)


def judge(database: Database) -> Upkeep:
    """Tell from what `mine.meta` says whether the tables are of this program's version, an older or a newer one."""
    told = dict(database.connection.execute("SELECT key, value FROM mine.meta").fetchall())
    version = told.get("schema_version", "")
    if version and as_numbers(version) > as_numbers(SCHEMA_VERSION):
        raise PublishError(
            f"{database.shown}: its schema mine is of version {version}, and this program writes {SCHEMA_VERSION}; "
            "update mine (pip install --upgrade mine), or DROP SCHEMA mine CASCADE and publish again"
        )
    return Upkeep(told.get("layout") != fingerprint(), version if version not in ("", SCHEMA_VERSION) else "")


def as_numbers(version: str) -> tuple[int, ...]:
    """Turn a version into what can be compared.

    >>> as_numbers("1.10.0") > as_numbers("1.9.2")
    True
    """
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def make_tables(connection: psycopg.Connection) -> None:
    """Make the tables that are missing and change those that are another program's; nothing is linked yet."""
    for statement in drop_links():
        connection.execute(statement)
    (told,) = connection.execute("SELECT (SELECT value FROM mine.meta WHERE key = 'columns')").fetchone()
    former = json.loads(told or "{}")
    for table in PUBLISHED:
        make_table(connection, table, former.get(table.name, []))


def make_table(connection: psycopg.Connection, table: PublishedTable, former: list[str]) -> None:
    """Make one table as this program has it; `former` are the columns it had, those added by others stay."""
    name = f"mine.{table.name}"
    types = dict(connection.execute(COLUMNS, [name]).fetchall())
    key = tuple(row[0] for row in connection.execute(KEY, [name]))
    alike = key == table.key and all(types.get(each.name, each.type) == each.type for each in table.columns)
    if types and not alike and not table.keeps_rows:  # all its rows come from the output: made anew
        connection.execute(f"DROP TABLE {name}")
        types = {}
    if not types:
        connection.execute(create_table(table))
        return
    for column in table.columns:
        connection.execute(f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {column_definition(column)}")
    for column in set(former) - set(table.names):
        connection.execute(f'ALTER TABLE {name} DROP COLUMN IF EXISTS "{column}"')


def link_tables(connection: psycopg.Connection, readers: list[tuple[str, str]]) -> None:
    """Make keys, indexes, views and comments, and let those read again who could before."""
    with doing("making keys, indexes and views"):
        for statement in create_links():
            connection.execute(statement)
        for table, reader in readers:
            if connection.execute("SELECT to_regclass(%s)", [f"mine.{table}"]).fetchone() != (None,):
                role = (
                    "PUBLIC"
                    if reader == "PUBLIC"
                    else connection.execute("SELECT quote_ident(%s)", [reader]).fetchone()[0]
                )
                connection.execute(f'GRANT SELECT ON mine."{table}" TO {role}')


def list_readers(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """List who else may read which table or view of `mine`, to be let in again when it was made anew."""
    return connection.execute(READERS).fetchall()


def note_layout(connection: psycopg.Connection) -> None:
    """Note in `mine.meta` how these tables are made, and when they were published."""
    columns = json.dumps({table.name: table.names for table in PUBLISHED})
    told = {"schema_version": SCHEMA_VERSION, "layout": fingerprint(), "columns": columns}
    upsert = "INSERT INTO mine.meta VALUES (%s, {}) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    for key, value in told.items():
        connection.execute(upsert.format("%s") + " WHERE meta.value <> excluded.value", [key, value])
    moment = "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    connection.execute(upsert.format(moment), ["published"])
