"""Opens an output to report on it, with tables of its own beside it that last as long as the connection.

`chosen` holds the articles in their order, `checked` which facts a check compared, `added` the facts that reviewers added,
`copies` the near copies of each article.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.audit.selection import Selection, Wanted
from pipeline.store import StoreError

_CHECKED = """
INSERT OR IGNORE INTO checked
WITH RECURSIVE split(check_id, verdict, fact_id, rest) AS (
    SELECT check_id, verdict, '', fact_ids || ';' FROM checks
    UNION ALL
    SELECT check_id, verdict, substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1)
    FROM split WHERE rest <> ''
)
SELECT fact_id, check_id, verdict FROM split WHERE fact_id <> ''
"""
_ADDED = """
INSERT OR IGNORE INTO added
SELECT json_extract(value, '$.article_id'), fact_id, value FROM reviews
WHERE decision = 'add' AND json_valid(value) AND fact_id NOT IN (SELECT fact_id FROM facts)
AND review_id NOT IN (SELECT CAST(value AS INTEGER) FROM reviews WHERE decision = 'undo')
"""
_COPIES = "INSERT OR IGNORE INTO copies SELECT duplicate_of, source FROM articles WHERE duplicate_of <> ''"
_MADE = (
    "PRAGMA temp_store = FILE",
    "CREATE TEMP TABLE chosen (number INTEGER PRIMARY KEY, article_id TEXT UNIQUE)",
    "CREATE TEMP TABLE checked (fact_id TEXT, check_id TEXT, verdict TEXT, PRIMARY KEY (fact_id, check_id)) WITHOUT ROWID",
    "CREATE TEMP TABLE added (article_id TEXT, fact_id TEXT PRIMARY KEY, fact TEXT)",
    "CREATE INDEX added_article_id ON added (article_id)",
    "CREATE TEMP TABLE copies (original TEXT, source TEXT, PRIMARY KEY (original, source)) WITHOUT ROWID",
)
_NO_REVIEWS = (
    "CREATE TEMP TABLE review_states (fact_id TEXT, reviewer TEXT, verdict TEXT, review_id INTEGER, decided_at TEXT, "
    "corrections TEXT, changed INTEGER, PRIMARY KEY (fact_id, reviewer)) WITHOUT ROWID"
)


@contextmanager
def select(output: Path, wanted: Wanted) -> Iterator[Selection]:
    """Open an output for reading, as it is at this moment, and choose from it.

    Raises StoreError where the folder holds no output, it cannot be read, or it has no such article.
    """
    path = output / "facts.db"
    if not path.is_file():
        raise StoreError(f"{output}: holds no facts.db; make one with: mine run INPUTS -o {output}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as database:
            _check(database, output, wanted.articles)
            _prepare(database)
            yield Selection(database, wanted)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be read ({error}); run mine again into {output}") from error


def _check(database: sqlite3.Connection, output: Path, articles: Sequence[str]) -> None:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    if not {"facts", "articles", "checks", "reviews"} <= tables:
        raise StoreError(f"{output / 'facts.db'}: is no output of mine; make one with: mine run INPUTS -o FOLDER")
    for article in articles:
        if not database.execute("SELECT 1 FROM articles WHERE article_id = ?", [article]).fetchone():
            raise StoreError(f"{output}: holds no article '{article}'; copy the id from the column article_id")


def _prepare(database: sqlite3.Connection) -> None:
    for statement in _MADE:
        database.execute(statement)
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'review_states'").fetchone():
        database.execute(_NO_REVIEWS)
    database.execute("BEGIN")
    database.execute(_CHECKED)
    database.execute(_ADDED)
    database.execute(_COPIES)
