"""What the store knows of inputs and texts: which need not be read again, and which are copies of what was read."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2b
from typing import NamedTuple

from pipeline.model import Article

GIVEN = tuple(field.name for field in fields(Article))[5:]  # what a source says of an article beside its text
PAGE = 500


class Known(NamedTuple):
    """An input as it was when it was last read to its end."""

    input: int
    size: int
    mtime: int
    readers: str
    sources: int
    refusals: int


class Keeper(NamedTuple):
    """The article that stands for a text, with the place it was read at."""

    article_id: str
    place: tuple[int, int]  # the number of its input, and the place in it
    given: str


class Recall:
    """Answers from the store, and from what is on its way there."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._ask = database.execute
        self._coming: dict[int, Keeper] = {}
        (self._last_input,) = self._ask("SELECT coalesce(max(input), 0) FROM _inputs").fetchone()

    def new_input(self) -> int:
        """Number an input that was never read."""
        self._last_input += 1
        return self._last_input

    def input(self, address: str) -> Known | None:
        """Find an input by its address."""
        row = self._ask(
            "SELECT input, size, mtime, readers, sources, (SELECT count(*) FROM _refusals WHERE input = _inputs.input) "
            "FROM _inputs WHERE address = ?",
            [address],
        ).fetchone()
        return row and Known(*row)

    def refusals(self, input: int) -> list[tuple[str, str, str]]:
        """List what could not be read of an input: source, reason and advice."""
        return self._ask(
            "SELECT source, reason, advice FROM _refusals WHERE input = ? ORDER BY ordinal, rowid", [input]
        ).fetchall()

    def keeper(self, fold: int) -> Keeper | None:
        """Find the article that stands for a text."""
        coming = self._coming.get(fold)
        if coming:
            return coming
        row = self._ask("SELECT article_id, input, ordinal, given FROM _articles WHERE fold = ?", [fold]).fetchone()
        return row and Keeper(row[0], row[1:3], row[3])

    def expect(self, fold: int, keeper: Keeper) -> None:
        """Remember an article that is on its way to the store."""
        self._coming[fold] = keeper

    def arrived(self, fold: int) -> None:
        """Forget what has been written, or never will be."""
        self._coming.pop(fold, None)

    def place(self, input: int, ordinal: int) -> tuple[str, str, str, str] | None:
        """Find what was read at a place: article_id, source, sha256 and format."""
        asked = "SELECT article_id, source, sha256, format FROM _places WHERE input = ? AND ordinal = ?"
        return self._ask(asked, [input, ordinal]).fetchone()

    def has_source(self, input: int, article_id: str, source: str) -> bool:
        """Tell whether an article was read before from an input by this source, wherever in it."""
        asked = "SELECT 1 FROM _places WHERE article_id = ? AND input = ? AND source = ?"
        return self._ask(asked, [article_id, input, source]).fetchone() is not None

    def next_ordinal(self, input: int) -> int:
        """Number the place behind all that were read of an input."""
        return self._ask("SELECT coalesce(max(ordinal) + 1, 0) FROM _places WHERE input = ?", [input]).fetchone()[0]

    def outdated(self, version: str) -> Iterator[Article]:
        """Yield the articles that were read by other rules, as they were before any rule saw them."""
        number, rows = 0, [()]
        while rows:
            rows = self._ask(
                "SELECT number, article_id, source, sha256, format, text, given FROM _articles JOIN articles USING (article_id) "
                "WHERE version <> ? AND number > ? ORDER BY number LIMIT ?",
                [version, number, PAGE],
            ).fetchall()
            for row in rows:
                number, *kept, given = row
                yield Article(*kept, **read_given(given))


def fold_text(text: str) -> int:
    """Hash a text with its white space folded: copies of an article have the same.

    >>> fold_text("Harga beras\\n naik. ") == fold_text("Harga beras naik."), fold_text("Harga") == fold_text("harga")
    (True, False)
    """
    folded = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), signed=True)


def write_given(article: Article) -> str:
    """Write down what a source said of an article beside its text; nothing where it said nothing."""
    given = {name: value for name in GIVEN if (value := getattr(article, name))}
    return json.dumps(given, ensure_ascii=False) if given else ""


def read_given(given: str) -> dict:
    """Read what `write_given` has written."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(given or "{}").items()
    }
