"""An output folder's facts in a PostgreSQL database: the schema `mine`, brought up to date in one transaction."""

from pathlib import Path
from time import perf_counter

from pipeline.publish.outcome import Outcome, PublishError, format_outcome
from pipeline.publish.store import open_store

__all__ = ["Outcome", "PublishError", "check_database", "format_outcome", "publish"]


def publish(output: Path, url: str) -> Outcome:
    """Make the schema `mine` of the database at `url` hold what `output` holds; only rows that differ are written.

    `url` is an address such as postgresql://user@host/db or any other connection string of libpq. All is done in one
    transaction, so readers see the old rows or the new ones. Raises PublishError, which never shows a password; the
    database is then as it was.
    """
    started = perf_counter()
    need_driver()
    from pipeline.publish.address import connected
    from pipeline.publish.loading import load

    with open_store(output) as store, connected(url) as database:
        loaded = load(database, store)
    return Outcome(database.shown, loaded.changes, loaded.replaced, loaded.migrated, perf_counter() - started)


def check_database(url: str) -> None:
    """Find out now what would stop `publish` later: driver, address, password, rights, schema version.

    Changes nothing. Raises PublishError.
    """
    need_driver()
    from pipeline.publish.address import connected
    from pipeline.publish.upkeep import prepare

    with connected(url) as database:
        prepare(database)
        database.connection.rollback()


def need_driver() -> None:
    """Raise PublishError, with the command to type, where the driver of PostgreSQL is not installed."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise PublishError(
            f"publishing to PostgreSQL needs the driver psycopg ({error}); install it with: pip install 'mine[postgres]'"
        ) from error
