"""What the store has tallied, as reviewers left it: what they rejected is taken off, corrected, or added.

The tallies of the store count what the program read. Reviews touch few articles: these are counted anew, each once for
every change of what was decided about it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.audit.reviewed import Verdict, read_verdicts, reviewed_facts
from pipeline.model import Fact
from pipeline.store.exported import read_meta
from pipeline.store.tallies import Tallies, source_of, stored_of

Key = tuple[str, str, str]  # dimension, kind, key
_TALLIES = "SELECT key, facts, claims, amount FROM _tallies WHERE dimension = ? AND kind = ?"
ORDERS = {"facts": "facts", "amount": "amount"}
# What was decided about an article, in numbers that differ when anything else was.
_DECIDED = (
    "SELECT substr(fact_id, 1, instr(fact_id, '-') - 1) AS article_id, count(*), max(review_id), sum(review_id), "
    "sum(changed) FROM review_states GROUP BY article_id HAVING sum(verdict IN ('reject', 'correct', 'add'))"
)


class Tally(NamedTuple):
    """Facts of one kind and key: how many, how many of their numbers are summed, and the sum."""

    key: str
    facts: int
    summed: int
    amount: float


class Changes:
    """What reviews add to the tallies and take off, remembered from one page to the next."""

    def __init__(self) -> None:
        self._state: object = None
        self._articles: Mapping[str, tuple[tuple, dict[Key, list]]] = {}
        self._sums: dict[Key, list] = {}

    def read(self, database: sqlite3.Connection) -> Mapping[Key, list]:
        """Give the changes as numbers to be added to facts, summed numbers and sums."""
        state = read_meta(database, "state", 0)
        decided = {article_id: tuple(marks) for article_id, *marks in database.execute(_DECIDED)}
        known, sums = (self._articles, self._sums) if state == self._state else ({}, {})
        if decided == {article_id: marks for article_id, (marks, _) in known.items()}:
            return sums
        now = {
            article_id: known[article_id]
            if article_id in known and known[article_id][0] == marks
            else (marks, _count_changes(database, article_id))
            for article_id, marks in decided.items()
        }
        self._articles, self._sums, self._state = now, _add_up(changes for _, changes in now.values()), state
        return self._sums


def list_tallies(
    database: sqlite3.Connection,
    changes: Mapping[Key, list],
    dimension: str,
    kind: str,
    most: int,
    order: str = "facts",
) -> list[Tally]:
    """List the tallies of a dimension for one type of facts that have most facts, or the largest sum (`amount`)."""
    changed = {key: more for (of, type, key), more in changes.items() if of == dimension and type == kind}
    rows = database.execute(
        f"{_TALLIES} AND key <> '' ORDER BY {ORDERS[order]} DESC, key LIMIT ?", [dimension, kind, most + len(changed)]
    )
    found = {key: Tally(key, *numbers) for key, *numbers in rows}
    for key, more in changed.items():
        found[key] = _change(found.get(key) or read_tally(database, {}, (dimension, kind, key)), more)
    listed = [tally for tally in found.values() if tally.facts > 0 and tally.key]
    return sorted(listed, key=lambda tally: (-getattr(tally, order), tally.key))[:most]


def group_tallies(
    database: sqlite3.Connection, changes: Mapping[Key, list], dimension: str, kind: str, group: Callable[[str], str]
) -> list[Tally]:
    """Add up all tallies of a dimension by what `group` says of their keys."""
    sums: dict[str, list] = defaultdict(lambda: [0, 0, 0])
    changed = ((key, *more) for (of, type, key), more in changes.items() if of == dimension and type == kind)
    for key, *numbers in chain(database.execute(_TALLIES, [dimension, kind]), changed):
        for at, number in enumerate(numbers):
            sums[group(key)][at] += number
    return [Tally(key, *numbers) for key, numbers in sums.items() if numbers[0] > 0]


def read_tally(database: sqlite3.Connection, changes: Mapping[Key, list], key: Key) -> Tally:
    """Read one tally."""
    row = database.execute(f"{_TALLIES} AND key = ?", key).fetchone()
    return _change(Tally(*row) if row else Tally(key[2], 0, 0, 0), changes.get(key, (0, 0, 0)))


def _change(tally: Tally, more: Iterable) -> Tally:
    return Tally(tally.key, *(one + other for one, other in zip(tally[1:], more, strict=True)))


def _count_changes(database: sqlite3.Connection, article_id: str) -> dict[Key, list]:
    """Hold an article as it was reviewed against what the program read in it."""
    if not database.execute("SELECT 1 FROM articles WHERE article_id = ?", [article_id]).fetchone():
        return {}  # only what was decided is left of it
    source = source_of(database, article_id)
    if source.duplicate_of:
        return {}
    facts, _ = stored_of(database, article_id)
    tallies = Tallies(database)
    tallies.go(source, facts, ())
    tallies.come(source, [*_as_left(database, facts, read_verdicts(database, article_id))], ())
    counted: dict[Key, list] = defaultdict(lambda: [0, 0, 0])
    for *key, facts, summed, amount in tallies.rows():
        counted[tuple(key)] = [
            one + other for one, other in zip(counted[tuple(key)], (facts, summed, amount), strict=True)
        ]
    return dict(counted)


def _as_left(database: sqlite3.Connection, facts: Sequence[tuple], verdicts: Iterable[Verdict]) -> Iterator[Fact]:
    """Yield the facts that reviewers left; what is not settled counts as it is read now."""
    settled = [each for each in verdicts if each.standing in ("accept", "correct", "reject", "add")]
    for fact, verdict in reviewed_facts(database, facts, settled):
        if verdict is None or verdict.standing != "reject":
            yield fact


def _add_up(changes: Iterable[Mapping[Key, list]]) -> dict[Key, list]:
    sums: dict[Key, list] = defaultdict(lambda: [0, 0, 0])
    for each in changes:
        for key, numbers in each.items():
            for at, number in enumerate(numbers):
                sums[key][at] += number
    return dict(sums)
