"""What `facts.db` is made of, as SQL: the tables of a run, a view for every type of fact, full-text search, and memory.

The tables whose names begin with `_` are the memory of the output: what was read from where, and by which rules.
SELECT facts.* FROM sentences JOIN facts USING (article_id, sentence) WHERE sentences MATCH 'iuran';
"""

from collections.abc import Iterator, Sequence

from pipeline.store.packing import CREATION as PACKED
from pipeline.store.verdicts import CREATION as VERDICTS
from pipeline.tables.schema import STORED
from pipeline.tables.sqlite import VIEWS, create_table, create_view

LAYOUT = 5  # of all that is below, kept in PRAGMA user_version: a store of another layout is not written to
INDEXES = {
    "facts": ("article_id", "type", "place_code", "speaker", "date"),
    "article_sources": ("article_id",),
    "articles": ("duplicate_of",),
}
TOKENIZER = "unicode61 remove_diacritics 2"
SENTENCES = f"CREATE VIRTUAL TABLE sentences USING fts5 (sentence, article_id UNINDEXED, tokenize = '{TOKENIZER}')"
MEMORY = (
    # What is to be known of the whole: the state counts changes, `exported` names the state that the files hold.
    "CREATE TABLE _meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    # A file or an address that was read to its end; `sources` articles were found in it, by the code `readers`.
    "CREATE TABLE _inputs (input INTEGER PRIMARY KEY, address TEXT UNIQUE, size INTEGER, mtime INTEGER, readers TEXT, "
    "sources INTEGER)",
    # Which article stands at which place of an input.
    "CREATE TABLE _places (input INTEGER, ordinal INTEGER, article_id TEXT, source TEXT, sha256 TEXT, format TEXT, "
    "PRIMARY KEY (input, ordinal)) WITHOUT ROWID",
    "CREATE INDEX _places_article_id ON _places (article_id)",
    # What an article was read from (the place that it was first read at, and what that says beside the text), and how.
    "CREATE TABLE _articles (number INTEGER PRIMARY KEY, article_id TEXT UNIQUE, fold INTEGER, input INTEGER, "
    "ordinal INTEGER, given TEXT, version TEXT, signature BLOB)",
    "CREATE INDEX _articles_fold ON _articles (fold)",
    "CREATE INDEX _articles_place ON _articles (input, ordinal)",
    # What could not be read: of an input (without article_id), or of an article.
    "CREATE TABLE _refusals (input INTEGER, ordinal INTEGER, article_id TEXT, source TEXT, reason TEXT, advice TEXT)",
    "CREATE INDEX _refusals_input ON _refusals (input)",
    "CREATE INDEX _refusals_article_id ON _refusals (article_id) WHERE article_id <> ''",
    # The numbers that no rule read: their form (`# kapal`), and what stands around them.
    "CREATE TABLE _unread (article_id TEXT, form TEXT, start INTEGER, text TEXT, around TEXT)",
    "CREATE INDEX _unread_article_id ON _unread (article_id)",
    "CREATE INDEX _unread_form ON _unread (form)",
    # The numbers that other articles may tell too, by what they measure; `alarmed` where one tells it otherwise.
    "CREATE TABLE _measures (number INTEGER, fact_id TEXT, key INTEGER, value NUMERIC, names TEXT, words TEXT, kinds TEXT, "
    "moving INTEGER, alarmed INTEGER, PRIMARY KEY (number, fact_id)) WITHOUT ROWID",
    "CREATE INDEX _measures_key ON _measures (key, value)",
    "CREATE INDEX _measures_alarmed ON _measures (number, fact_id) WHERE alarmed",
    "CREATE INDEX _checks_elsewhere ON checks (check_id) WHERE kind = 'elsewhere'",
    # How many facts there are of what kind, and what they sum up to, near copies left out: see tallies.py.
    "CREATE TABLE _tallies (dimension TEXT, kind TEXT, key TEXT, facts INTEGER, claims INTEGER, amount NUMERIC, "
    "PRIMARY KEY (dimension, kind, key)) WITHOUT ROWID",
    *PACKED,
)
KEPT = ("reviews", "review_states")  # what people decided outlives everything
APPEND_ONLY = (
    "CREATE TRIGGER reviews_{verb} BEFORE {verb} ON reviews "
    "BEGIN SELECT RAISE(ABORT, 'reviews are only ever added to: add another decision'); END"
)


def creation(existing: Sequence[str]) -> Iterator[str]:
    """Say how a store is made in which some tables exist already."""
    for table in STORED:
        if table.name not in existing:
            yield create_table(table)
    if "reviews" not in existing:
        yield APPEND_ONLY.format(verb="update")
        yield APPEND_ONLY.format(verb="delete")
    yield from VERDICTS
    yield SENTENCES
    yield from MEMORY
    for view, (kind, names) in VIEWS.items():
        yield create_view(view, kind, names)


def indexing() -> Iterator[str]:
    """Say how the indexes that people query by are made: after the first load, where they cost least."""
    for table, names in INDEXES.items():
        for name in names:
            yield create_index(table, name)


def create_index(table: str, name: str) -> str:
    """Say how the index of a column is made, if there is none."""
    return f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table} ({name})"
