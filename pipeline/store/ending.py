"""The end of a run, in one transaction: what no input holds any more goes, copies are linked, and lists are made anew."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from pipeline.model import Reject
from pipeline.store.elsewhere import check_elsewhere
from pipeline.store.exported import read_meta, write_meta
from pipeline.store.opening import transaction
from pipeline.store.schema import create_index, indexing
from pipeline.store.tallies import Tallies, source_of, stored_of
from pipeline.store.verdicts import rebuild_states
from pipeline.store.writing import Writer

IN_ORDER = (
    "FROM _inputs CROSS JOIN _articles USING (input) CROSS JOIN articles USING (article_id) "
    "ORDER BY address, _articles.ordinal"
)
_NAME_SOURCES = (  # an article is of the place that it was first read at, as that place is now
    "UPDATE articles SET source = p.source, sha256 = p.sha256, format = p.format "
    "FROM _articles AS a JOIN _places AS p USING (input, ordinal) WHERE articles.article_id = a.article_id "
    "AND (articles.source, articles.sha256, articles.format) <> (p.source, p.sha256, p.format)"
)
# What the store kept in memory makes room for the signatures of all articles; sorting takes as much as the cache, twice.
SPARING = ("cache_size = -8000", "shrink_memory")
LinkCopies = Callable[[Iterator[tuple]], Mapping[str, str]]  # of id, published, order and signature
_KEEPS_PLACE = (
    "SELECT 1 FROM _places WHERE _places.input = _articles.input AND _places.ordinal = _articles.ordinal "
    "AND _places.article_id = _articles.article_id"
)
_REJECTS = (
    "SELECT source, reason, advice FROM (SELECT address, ordinal, source, reason, advice, _refusals.rowid AS number "
    "FROM _refusals JOIN _inputs USING (input) UNION ALL SELECT address, 0, source, reason, advice, rowid FROM walked) "
    "ORDER BY address, ordinal, number"
)


def end_run(database: sqlite3.Connection, walked: Sequence[tuple[str, Reject]], link_copies: LinkCopies) -> None:
    """Bring the tables up to date; `walked` are the refusals of no input, with the addresses that order them."""
    for setting in SPARING:
        database.execute(f"PRAGMA {setting}")
    with transaction(database):
        if read_meta(database, "changed", 0):
            _sweep(database)
            _list_sources(database)
            find_originals(database, link_copies)
            check_elsewhere(database)
            rebuild_states(database)
        _list_rejects(database, walked)
        if read_meta(database, "changed", 0):
            database.execute("DELETE FROM _meta WHERE key = 'changed'")
            write_meta(database, "state", read_meta(database, "state", 0) + 1)
    database.execute(create_index("facts", "article_id"))  # by which the tables are written to files


def make_indexes(database: sqlite3.Connection) -> None:
    """Make the indexes that people query by, if there are none yet."""
    for statement in indexing():
        database.execute(statement)


def _sweep(database: sqlite3.Connection) -> None:
    """Drop articles that stand nowhere any more; those that stand elsewhere now are of there."""
    writer = Writer(database, "")
    moved = database.execute(f"SELECT number, article_id FROM _articles WHERE NOT EXISTS ({_KEEPS_PLACE})").fetchall()
    for number, article_id in moved:
        place = database.execute(
            "SELECT input, ordinal FROM _places JOIN _inputs USING (input) WHERE article_id = ? "
            "ORDER BY address, ordinal LIMIT 1",
            [article_id],
        ).fetchone()
        if place:
            database.execute("UPDATE _articles SET input = ?, ordinal = ? WHERE number = ?", [*place, number])
        else:
            writer.drop_facts(article_id, number)
            for table in ("articles", "_articles"):
                database.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])
    writer.tallies.write()
    database.execute(_NAME_SOURCES)


def _list_sources(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM article_sources")
    database.execute(
        "INSERT INTO article_sources SELECT article_id, source, sha256, format FROM _inputs CROSS JOIN _places USING (input) "
        "GROUP BY article_id, source ORDER BY min(address), min(ordinal)"
    )


def find_originals(database: sqlite3.Connection, link_copies: LinkCopies) -> None:
    """Set `duplicate_of` for all articles that are near copies of another."""
    rows = database.execute(f"SELECT article_id, published, signature {IN_ORDER}")
    signed = (
        (article_id, published, order, signature) for order, (article_id, published, signature) in enumerate(rows)
    )
    links = link_copies(signed)
    linked = dict(database.execute("SELECT article_id, duplicate_of FROM articles WHERE duplicate_of <> ''"))
    changes = [("", copy) for copy in linked.keys() - links.keys()]
    changes += [(original, copy) for copy, original in links.items() if linked.get(copy) != original]
    _count_originals(database, [(original, copy) for original, copy in changes if bool(original) != (copy in linked)])
    database.executemany("UPDATE articles SET duplicate_of = ? WHERE article_id = ?", changes)


def _count_originals(database: sqlite3.Connection, changes: Sequence[tuple[str, str]]) -> None:
    """Take from the tallies what has turned out a copy (its original is not empty), and add what is none any more."""
    tallies = Tallies(database)
    for original, article_id in changes:
        source = source_of(database, article_id)._replace(duplicate_of="")
        (tallies.go if original else tallies.come)(source, *stored_of(database, article_id))
    tallies.write()


def _list_rejects(database: sqlite3.Connection, walked: Sequence[tuple[str, Reject]]) -> None:
    """Write the table of what was refused, unless it holds just that already."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS walked (address, source, reason, advice)")
    database.execute("DELETE FROM walked")
    rows = [(address, reject.source, reject.reason, reject.advice) for address, reject in walked]
    database.executemany("INSERT INTO walked VALUES (?, ?, ?, ?)", rows)
    before, now = database.execute("SELECT * FROM rejects ORDER BY rowid"), database.execute(_REJECTS)
    if any(old != new for old, new in zip_longest(before, now)):
        database.execute("DELETE FROM rejects")
        database.execute(f"INSERT INTO rejects {_REJECTS}")
        Writer(database, "").mark_changed()
