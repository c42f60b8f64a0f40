"""What people decided about facts, summed up: a row for each fact and reviewer, made from the events of `reviews` alone.

The latest verdict of a fact counts, whoever gave it; the view `verdicts` shows it. Verdicts that differ are a
disagreement. `changed` says that the fact reads otherwise now than when it was looked at, or that it is gone.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.model import FACT_COLUMNS

VERDICTS = ("accept", "correct", "reject", "unsure", "add")
# What a fact says; the rest says how the program came to it.
READING = (
    "type", "text", "start", "end", "value", "value_max", "unit", "modifier", "per", "subject", "name", "role", "position",
    "status", "organization", "place", "place_code", "date", "assertion", "change", "speaker",
)  # fmt: skip
# Who accepts what another added says the same.
VIEW = (
    "CREATE VIEW verdicts AS SELECT fact_id, verdict, reviewer, max(review_id) AS review_id, decided_at, "
    "corrections, changed, count(*) AS reviewers, "
    "count(DISTINCT CASE verdict WHEN 'add' THEN 'accept' ELSE verdict END || corrections) > 1 AS disagreement "
    "FROM review_states GROUP BY fact_id"
)
CREATION = (
    "CREATE INDEX IF NOT EXISTS reviews_fact_id ON reviews (fact_id)",
    "CREATE TABLE IF NOT EXISTS review_states (fact_id TEXT, reviewer TEXT, verdict TEXT, review_id INTEGER, "
    "decided_at TEXT, corrections TEXT, changed INTEGER, PRIMARY KEY (fact_id, reviewer)) WITHOUT ROWID",
    "DROP VIEW IF EXISTS verdicts",
    VIEW,
)
_EVENTS = 'SELECT fact_id, reviewer, review_id, decided_at, decision, "column", value, reading_then FROM reviews'
_COLUMNS = ", ".join(f'"{name}"' for name in FACT_COLUMNS)
_FACT = f"SELECT {_COLUMNS} FROM facts WHERE fact_id = ?"


class Event(NamedTuple):
    """A decision as it is needed here."""

    fact_id: str
    reviewer: str
    review_id: int
    decided_at: str
    decision: str
    column: str
    value: str
    reading_then: str


class State(NamedTuple):
    """What one reviewer's events on one fact come to; `corrections` maps columns to what they should hold, as JSON."""

    fact_id: str
    reviewer: str
    verdict: str
    review_id: int
    decided_at: str
    corrections: str
    changed: int


def write_states(database: sqlite3.Connection, fact_id: str) -> None:
    """Sum up the events on one fact anew."""
    database.execute("DELETE FROM review_states WHERE fact_id = ?", [fact_id])
    _write(database, fact_id, read_events(database, fact_id))


def rebuild_states(database: sqlite3.Connection) -> None:
    """Sum up all events anew, against the facts as they are now."""
    for statement in CREATION:
        database.execute(statement)
    database.execute("DELETE FROM review_states")
    for fact_id, events in groupby(database.execute(f"{_EVENTS} ORDER BY fact_id, review_id"), itemgetter(0)):
        _write(database, fact_id, [Event(*each) for each in events])


def _write(database: sqlite3.Connection, fact_id: str, events: Sequence[Event]) -> None:
    states = sum_up(events, read_fact(database, fact_id))
    database.executemany("INSERT INTO review_states VALUES (?, ?, ?, ?, ?, ?, ?)", states)


def read_events(database: sqlite3.Connection, fact_id: str) -> list[Event]:
    """Read the events on one fact, in their order."""
    return [Event(*row) for row in database.execute(f"{_EVENTS} WHERE fact_id = ? ORDER BY review_id", [fact_id])]


def that_stand(events: Sequence[Event]) -> list[Event]:
    """Keep the verdicts that were not taken back."""
    undone = {event.value for event in events if event.decision == "undo"}
    return [event for event in events if event.decision in VERDICTS and str(event.review_id) not in undone]


def read_fact(database: sqlite3.Connection, fact_id: str) -> dict | None:
    """Read a fact as a mapping of its columns; None where there is none of that id."""
    row = database.execute(_FACT, [fact_id]).fetchone()
    return row and dict(zip(FACT_COLUMNS, row, strict=True))


def sum_up(events: Sequence[Event], now: Mapping | None) -> Iterator[State]:
    """Sum up the events on one fact, in their order, for each reviewer; `now` is the fact, if it is still there."""
    valid = that_stand(events)
    now = now or find_added(valid)
    for reviewer in sorted({event.reviewer for event in valid}):
        given = [event for event in valid if event.reviewer == reviewer]
        latest, corrections = given[-1], _corrections(given)
        then = json.loads((latest.value if latest.decision == "add" else latest.reading_then) or "{}")
        yield State(
            latest.fact_id,
            reviewer,
            latest.decision,
            latest.review_id,
            latest.decided_at,
            json.dumps(corrections, ensure_ascii=False, sort_keys=True) if corrections else "",
            int(_is_changed(latest.decision, then, corrections, now)),
        )


def do_disagree(said: Iterable[tuple[str, object]]) -> bool:
    """Tell whether verdicts, each with its corrections, differ.

    >>> do_disagree([("accept", {}), ("reject", {})]), do_disagree([("add", {}), ("accept", {})])
    (True, False)
    """
    return len({("accept" if verdict == "add" else verdict, str(corrections)) for verdict, corrections in said}) > 1


def find_added(valid: Sequence[Event]) -> dict | None:
    """Find the fact that a reviewer added, among events that stand."""
    return next((json.loads(event.value) for event in valid if event.decision == "add"), None)


def _corrections(given: Sequence[Event]) -> dict[str, str]:
    """Collect the corrections since the last verdict of another kind."""
    corrections: dict[str, str] = {}
    for event in given:
        if event.decision == "correct":
            corrections[event.column] = event.value
        else:
            corrections.clear()
    return corrections


def _is_changed(verdict: str, then: Mapping, corrections: Mapping[str, str], now: Mapping | None) -> bool:
    """Tell whether a fact reads otherwise than it was seen; what was wished for (a correction, a reject) is no change."""
    if now is None:
        return verdict != "reject"
    return reading(now) not in (reading(then), reading({**then, **corrections}))


def mark_reading(fact: Mapping) -> str:
    """Hash what a fact says: whoever decides tells with it what was seen."""
    return blake2b("\0".join(reading(fact)).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def reading(fact: Mapping) -> tuple[str, ...]:
    """Give what a fact says, as texts: a number typed in equals one that was read.

    >>> reading({"type": "money", "value": 16800}) == reading({"type": "money", "value": "16800", "flags": "x"})
    True
    """
    return tuple("" if fact.get(name) is None else str(fact[name]) for name in READING)
