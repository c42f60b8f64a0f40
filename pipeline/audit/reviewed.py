"""Facts as reviewers left them: corrected where they corrected, without what they rejected, with what they added."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import FACT_COLUMNS, Fact
from pipeline.store.verdicts import read_fact

KEPT = ("accept", "correct", "add")
SETTLED = (*KEPT, "reject")
UNSETTLED = ("unsure", "disagreement", "changed")  # why a fact that was looked at is left out
NUMBERS, OFFSETS = ("value", "value_max", "confidence"), ("start", "end")
MANY = 500  # facts, from which it is faster to read all verdicts
_VERDICT = "SELECT fact_id, verdict, reviewer, review_id, decided_at, corrections, changed, reviewers, disagreement FROM verdicts"
_SEEN = (
    "SELECT reading_then, value, decision FROM reviews WHERE fact_id = ? AND (review_id = ? OR decision = 'add') "
    "ORDER BY review_id DESC"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people said of one fact: the latest counts."""

    fact_id: str
    verdict: str
    reviewer: str
    review_id: int
    decided_at: str
    corrections: str
    changed: int
    reviewers: int
    disagreement: int

    @property
    def article_id(self) -> str:
        """The article of the fact: its id begins with that of its article."""
        return self.fact_id.partition("-")[0]

    @property
    def standing(self) -> str:
        """The verdict, or why it does not settle whether the fact is right: one of SETTLED or UNSETTLED."""
        if self.changed:
            return "changed"
        return "disagreement" if self.disagreement else self.verdict

    @property
    def columns(self) -> list[str]:
        """The columns that were corrected."""
        return [*json.loads(self.corrections or "{}")]


def read_verdicts(database: sqlite3.Connection, article_id: str = "") -> list[Verdict]:
    """Read the verdicts on the facts of an article, or on all."""
    if article_id:
        rows = database.execute(f"{_VERDICT} WHERE fact_id > ? AND fact_id < ?", [article_id + "-", article_id + "."])
    else:
        rows = database.execute(_VERDICT)
    return [Verdict(*row) for row in rows]


def read_verdicts_of(database: sqlite3.Connection, fact_ids: Sequence[str]) -> dict[str, Verdict]:
    """Read the verdicts on some facts, by their ids."""
    if len(fact_ids) > MANY:
        return {each.fact_id: each for each in read_verdicts(database)}
    rows = (database.execute(f"{_VERDICT} WHERE fact_id = ?", [fact_id]).fetchone() for fact_id in fact_ids)
    return {row[0]: Verdict(*row) for row in rows if row}


def read_now(database: sqlite3.Connection, fact_id: str) -> Fact | None:
    """Read a fact as the program reads it."""
    told = read_fact(database, fact_id)
    return told and Fact(**told)


def read_left(database: sqlite3.Connection, verdict: Verdict) -> Fact | None:
    """Read a fact as reviewers left it, also one that only they know."""
    now = read_now(database, verdict.fact_id)
    left = reviewed_facts(database, [now] if now else [], [verdict])
    return next((fact for fact, _ in left), None)


def reviewed_facts(
    database: sqlite3.Connection, facts: Iterable[tuple], verdicts: Iterable[Verdict]
) -> Iterator[tuple[Fact, Verdict | None]]:
    """Yield the facts of an article, given as rows, with their verdicts, corrected where they were; added ones come last.

    A fact that is gone, or reads otherwise than it was seen, is given as it was seen.
    """
    found = {row[0]: Fact(*row) for row in facts}
    judged = {each.fact_id: each for each in verdicts}
    for fact_id, fact in found.items():
        verdict = judged.pop(fact_id, None)
        if verdict and verdict.changed:
            fact = _as_seen(database, verdict) or fact
        yield (_correct(fact, verdict) if verdict else fact), verdict
    for verdict in judged.values():
        if fact := _as_seen(database, verdict):
            yield _correct(fact, verdict), verdict


def _as_seen(database: sqlite3.Connection, verdict: Verdict) -> Fact | None:
    """Read a fact as the reviewer saw it, or added it."""
    for reading_then, value, decision in database.execute(_SEEN, [verdict.fact_id, verdict.review_id]):
        told = json.loads((value if decision == "add" else reading_then) or "null")
        if told:
            return make_fact({**told, "fact_id": verdict.fact_id, "article_id": verdict.article_id})
    return None


def _correct(fact: Fact, verdict: Verdict) -> Fact:
    return make_fact({**fact._asdict(), **json.loads(verdict.corrections or "{}")})


def make_fact(told: Mapping) -> Fact:
    """Make a fact of a mapping in which columns may be missing, and numbers may be text.

    >>> fact = make_fact({"fact_id": "a-money-0-3", "type": "money", "start": "0", "value": "16800", "value_max": ""})
    >>> fact.start, fact.value, fact.value_max, fact.subject
    (0, 16800, None, '')
    """
    cells = {name: told.get(name) for name in FACT_COLUMNS}
    for name, cell in cells.items():
        if name in NUMBERS:
            cells[name] = _number(cell)
        elif name in OFFSETS:
            cells[name] = int(cell or 0)
        else:
            cells[name] = "" if cell is None else str(cell)
    return Fact(**cells)


def _number(cell: object) -> int | float | None:
    if cell in (None, ""):
        return None
    number = float(cell)
    return int(cell) if number.is_integer() and float(int(number)) == number and abs(number) < 2**53 else number
