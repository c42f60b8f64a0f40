"""The words by which facts are filtered, as numbers: those of the store, and those that reviewers wrote since."""

import sqlite3
from collections.abc import Sequence


class Words:
    """Numbers and words as they were at one moment; a word that the store does not have yet is given a number of ours."""

    def __init__(self, database: sqlite3.Connection) -> None:
        (self._last,) = database.execute("SELECT coalesce(max(code), 0) FROM _words").fetchone()
        self._ours: dict[str, int] = {}

    def code(self, database: sqlite3.Connection, word: str) -> int:
        """Give the number of a word, a new one to a new word."""
        return self.find(database, word) or self._ours.setdefault(word, self._last + 1 + len(self._ours)) if word else 0

    def find(self, database: sqlite3.Connection, word: str) -> int:
        """Find the number of a word; 0 where no fact has it."""
        row = database.execute("SELECT code FROM _words WHERE word = ? AND code <= ?", [word, self._last]).fetchone()
        return row[0] if row else self._ours.get(word, 0)

    def name(self, database: sqlite3.Connection, code: int) -> str:
        """Find the word of a number."""
        return self.names(database, [code])[0]

    def names(self, database: sqlite3.Connection, codes: Sequence[int]) -> list[str]:
        """Find the words of numbers."""
        asked = f"SELECT code, word FROM _words WHERE code IN ({', '.join('?' * len(codes))})"
        found = dict(tuple(row) for row in database.execute(asked, list(codes)))
        found |= {code: word for word, code in self._ours.items()}
        return [found.get(code, "") for code in codes]
