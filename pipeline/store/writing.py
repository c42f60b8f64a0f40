"""Writes what was read into the store; all of it inside a transaction of the caller's."""

import sqlite3
from collections.abc import Sequence
from typing import Protocol

from pipeline.model import ARTICLE_COLUMNS, CHECK_COLUMNS, FACT_COLUMNS, Article, Reject
from pipeline.store.packing import Packer
from pipeline.store.recall import write_given
from pipeline.store.tallies import Source, Tallies, source_of, stored_of
from pipeline.tables.columns import printable

MOST_SENTENCES = (
    1 << 20
)  # of an article: the rows of its sentences in the full-text index begin at its number times this
SENTENCE = FACT_COLUMNS.index("sentence")
TALLIED = [ARTICLE_COLUMNS.index(name) for name in ("outlet", "dateline_place", "published")]
_UPDATED = [name for name in ARTICLE_COLUMNS if name not in ("article_id", "text", "duplicate_of")]


def _insert(table: str, count: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * count)})"


_ARTICLE = (
    f"{_insert('articles', len(ARTICLE_COLUMNS))} ON CONFLICT (article_id) DO UPDATE SET "
    f"{', '.join(f'{name} = excluded.{name}' for name in _UPDATED)}"
)
_FACT = _insert("facts", len(FACT_COLUMNS))
_CHECK = _insert("checks", len(CHECK_COLUMNS))
_MEASURE = _insert("_measures", 9)
_MEMORY = "INSERT INTO _articles VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)"


class Found(Protocol):
    """What was found in an article, as rows of the tables."""

    article: tuple
    facts: Sequence[tuple]
    checks: Sequence[tuple]
    measures: Sequence[tuple]
    unread: Sequence[tuple]
    signature: bytes


class Writer:
    """Writes articles with their facts, places, and what was refused; `tallies` have to be written by the caller."""

    def __init__(self, database: sqlite3.Connection, version: str) -> None:
        self._do, self._do_many = database.execute, database.executemany
        self._database, self._version = database, version
        self.tallies, self._packer = Tallies(database), Packer(database)

    def begin_input(self, input: int, address: str) -> None:
        """Say that an input is being read: what was refused of it is told anew."""
        self._do("INSERT INTO _inputs VALUES (?, ?, -1, -1, '', 0) ON CONFLICT (address) DO NOTHING", [input, address])
        self._do("DELETE FROM _refusals WHERE input = ? AND article_id = ''", [input])

    def end_input(self, input: int, size: int, mtime: int, readers: str) -> None:
        """Say that an input was read to its end."""
        sources = "sources = (SELECT count(*) FROM _places WHERE _places.input = _inputs.input)"
        self._do(
            f"UPDATE _inputs SET size = ?, mtime = ?, readers = ?, {sources} WHERE input = ?",
            [size, mtime, readers, input],
        )

    def forget_places(self, input: int, since: int) -> None:
        """Drop the places of an input from one on: it has become shorter."""
        if self._do("DELETE FROM _places WHERE input = ? AND ordinal >= ?", [input, since]).rowcount:
            self.mark_changed()

    def forget_place(self, place: tuple[int, int]) -> None:
        """Drop one place of an input: what stands there cannot be read."""
        if self._do("DELETE FROM _places WHERE input = ? AND ordinal = ?", place).rowcount:
            self.mark_changed()

    def write_article(self, place: tuple[int, int], article: Article, fold: int, found: Found) -> None:
        """Write an article with all its facts, checks and unread numbers, in the place of those that it had."""
        article_id, (input, ordinal) = article.article_id, place
        known, copy_of = self.number_of(article_id), ""
        if known:
            copy_of = self.drop_facts(article_id, known).duplicate_of
        memory = [write_given(article), self._version, found.signature]
        if known:
            self._do("UPDATE _articles SET given = ?, version = ?, signature = ? WHERE number = ?", [*memory, known])
        number = known or self._do(_MEMORY, [article_id, fold, input, ordinal, *memory]).lastrowid
        self._do(_ARTICLE, found.article)
        self._do_many(_FACT, found.facts)
        self._do_many(_CHECK, found.checks)
        self._do_many(_MEASURE, [(number, *measure, 0) for measure in found.measures])
        self._packer.pack(number, found.facts)
        sentences = dict.fromkeys([fact[SENTENCE] for fact in found.facts])
        rows = [(number * MOST_SENTENCES + at, sentence, article_id) for at, sentence in enumerate(sentences)]
        self._do_many("INSERT INTO sentences (rowid, sentence, article_id) VALUES (?, ?, ?)", rows)
        numbers = [(article_id, form, start, text, around) for text, around, form, start in found.unread]
        self._do_many("INSERT INTO _unread VALUES (?, ?, ?, ?, ?)", numbers)
        source = Source(*(found.article[at] for at in TALLIED), copy_of)
        self.tallies.come(source, found.facts, [form for _, _, form, _ in found.unread])
        self.mark_changed()

    def drop_facts(self, article_id: str, number: int) -> Source:
        """Delete all that was found in an article, of which the source is given back.

        The key of a fact, and that of a check, begins with that of its article.
        """
        source = source_of(self._database, article_id)
        self.tallies.go(source, *stored_of(self._database, article_id))
        keys = [article_id + "-", article_id + "."]
        self._do("DELETE FROM facts WHERE fact_id > ? AND fact_id < ?", keys)
        self._do("DELETE FROM checks WHERE check_id > ? AND check_id < ?", keys)
        first = number * MOST_SENTENCES
        self._do("DELETE FROM sentences WHERE rowid >= ? AND rowid < ?", [first, first + MOST_SENTENCES])
        for table in ("_packed", "_measures"):
            self._do(f"DELETE FROM {table} WHERE number = ?", [number])
        self._do("DELETE FROM _unread WHERE article_id = ?", [article_id])
        self._do("DELETE FROM _refusals WHERE article_id <> '' AND article_id = ?", [article_id])
        return source

    def drop_article(self, article_id: str) -> None:
        """Delete an article and its facts; the inputs that hold it will be read again."""
        self._do(
            "UPDATE _inputs SET readers = '' WHERE input IN (SELECT input FROM _places WHERE article_id = ?)",
            [article_id],
        )
        self.drop_facts(article_id, self.number_of(article_id))
        for table in ("articles", "_articles", "_places"):
            self._do(f"DELETE FROM {table} WHERE article_id = ?", [article_id])
        self.mark_changed()

    def write_place(self, place: tuple[int, int], article_id: str, article: Article) -> None:
        """Say that a text stands at a place of an input."""
        row = [*place, article_id, printable(article.source), article.sha256, article.format]
        self._do("INSERT OR REPLACE INTO _places VALUES (?, ?, ?, ?, ?, ?)", row)
        self.mark_changed()

    def refuse(self, place: tuple[int, int], article_id: str, reject: Reject) -> None:
        """Write down what could not be read."""
        row = [*place, article_id, *map(printable, (reject.source, reject.reason, reject.advice))]
        self._do("INSERT INTO _refusals VALUES (?, ?, ?, ?, ?, ?)", row)

    def place_of(self, article_id: str) -> tuple[int, int]:
        """Find the place that an article was first read at."""
        return self._do("SELECT input, ordinal FROM _articles WHERE article_id = ?", [article_id]).fetchone()

    def number_of(self, article_id: str) -> int:
        """Find the number of an article in the store; 0 where it is not there."""
        row = self._do("SELECT number FROM _articles WHERE article_id = ?", [article_id]).fetchone()
        return row[0] if row else 0

    def mark_changed(self) -> None:
        """Say that the tables are no longer those that were written to files."""
        self._do("INSERT OR IGNORE INTO _meta VALUES ('changed', 1)")
