"""Decisions of reviewers -> events in the table `reviews`, which is only ever added to, with what they come to."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.store import transaction
from pipeline.store.verdicts import (
    CREATION,
    VERDICTS,
    VIEW,
    find_added,
    mark_reading,
    read_events,
    read_fact,
    rebuild_states,
    that_stand,
    write_states,
)

DECISIONS = (*VERDICTS, "comment", "undo")
PATIENCE = 60.0  # seconds to wait for a run that is writing
_INSERT = (
    'INSERT INTO reviews (fact_id, reviewer, decided_at, decision, "column", value, comment, reading_then) '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_SAME = (
    "fact_id, reviewer, decision, coalesce(\"column\", ''), coalesce(value, ''), coalesce(comment, ''), reading_then"
)
_LOG = 'review_id, fact_id, reviewer, decided_at, decision, "column", value, comment, reading_then'
FEW = 500  # ids in one query


class ReviewError(Exception):
    """A decision that cannot be taken: says why and what to do. `about` names the wording and what it tells of."""

    def __init__(self, wording: str, **about: str) -> None:
        super().__init__(f"{wording}: {about}" if about else wording)
        self.wording, self.about = wording, about


class Event(NamedTuple):
    """One decision of one reviewer about one fact, or about one column of it."""

    fact_id: str
    reviewer: str
    decision: str
    column: str = ""
    value: str = ""
    comment: str = ""


class Logged(NamedTuple):
    """An event as it is kept."""

    review_id: int
    fact_id: str
    reviewer: str
    decided_at: str
    decision: str
    column: str
    value: str
    comment: str
    reading_then: str


def open_for_review(output: Path) -> sqlite3.Connection:
    """Open the store to write reviews: a decision is on the disk when the reviewer is told so."""
    database = sqlite3.connect(output / "facts.db", timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA synchronous = FULL")
    return database


def prepare(output: Path) -> None:
    """Make what reviews need in a store that never had a review, and sum up those that it has."""
    with closing(open_for_review(output)) as database:
        known = dict(database.execute("SELECT name, sql FROM sqlite_schema").fetchall())
        if {"review_states", "reviews_fact_id"} - set(known) or known.get("verdicts") != VIEW:
            with transaction(database):
                for statement in CREATION:
                    database.execute(statement)
                rebuild_states(database)


def record(
    database: sqlite3.Connection, events: Sequence[Event], seen: str = "", after: int | None = None
) -> list[int]:
    """Write the events of one decision on one fact, all or none, and sum up the fact anew; their ids come back.

    `seen` is the mark of the reading that the reviewer saw, `after` the latest event on the fact that was shown beside it.
    What the same reviewer said since is not written twice, whatever others said in between: a browser that got no answer
    may ask again. Raises ReviewError where the fact is not
    there, reads otherwise than it was seen, or is added twice.
    """
    fact_id = events[0].fact_id
    with transaction(database):
        fact, is_adding = find_fact(database, fact_id), events[0].decision == "add"
        reading = "" if is_adding else json.dumps(fact, ensure_ascii=False)
        told_already = _find_told(database, events, reading, 0 if is_adding else after)
        if told_already:
            return told_already
        _check(database, events[0], fact)
        if seen and fact and seen != mark_reading(fact):
            raise ReviewError("fact_changed")
        return _write(database, events, reading)


def undo(database: sqlite3.Connection, fact_id: str, reviewer: str, meant: str = "") -> list[int]:
    """Take back the latest verdict of a reviewer on a fact: all columns of a correction, for they came together.

    `meant` is the id of the verdict that the reviewer saw: one that is taken back already is not followed by another.
    Raises ReviewError where there is nothing to take back, or what was seen is not the latest.
    """
    with transaction(database):
        events = read_events(database, fact_id)
        own = [event for event in that_stand(events) if event.reviewer == reviewer]
        undone = [
            each.review_id for each in events if (each.decision, each.reviewer, each.value) == ("undo", reviewer, meant)
        ]
        if undone:
            return undone
        if not own:
            raise ReviewError("nothing_to_undo")
        if meant and meant != str(own[-1].review_id):
            raise ReviewError("fact_changed")
        latest = [event for event in own if event.decided_at == own[-1].decided_at]
        events = [Event(fact_id, reviewer, "undo", value=str(event.review_id)) for event in latest]
        return _write(database, events, json.dumps(find_fact(database, fact_id), ensure_ascii=False))


def find_fact(database: sqlite3.Connection, fact_id: str) -> dict | None:
    """Find a fact as the program reads it, as a reviewer added it, or as it was last seen; else None."""
    fact = read_fact(database, fact_id)
    if fact:
        return fact
    events = read_events(database, fact_id)
    seen = next(
        (json.loads(each.reading_then) for each in reversed(events) if each.reading_then not in ("", "null")), None
    )
    return find_added(that_stand(events)) or seen


def _check(database: sqlite3.Connection, event: Event, fact: Mapping | None) -> None:
    """Refuse to judge what the program does not read, and to add what is there."""
    is_there = read_fact(database, event.fact_id) or find_added(that_stand(read_events(database, event.fact_id)))
    if event.decision == "add":
        if is_there:
            raise ReviewError("fact_there")
    elif fact is None or (event.decision in ("accept", "correct") and not is_there):
        raise ReviewError("fact_gone")


def _write(database: sqlite3.Connection, events: Sequence[Event], reading: str) -> list[int]:
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    ids = [database.execute(_INSERT, [*event[:2], now, *event[2:], reading]).lastrowid for event in events]
    write_states(database, events[0].fact_id)
    return ids


def _find_told(database: sqlite3.Connection, events: Sequence[Event], reading: str, after: int | None) -> list[int]:
    """Find the events that say just what these say, where they are the reviewer's latest, and later than what was seen.

    Where it is not known what was seen (`after` is None), nobody may have said anything since.
    """
    asked = (
        f"SELECT review_id, {_SAME} FROM reviews WHERE fact_id = ? AND coalesce(reviewer = ?, TRUE) "
        "ORDER BY review_id DESC LIMIT ?"
    )
    who = None if after is None else events[0].reviewer
    latest = database.execute(asked, [events[0].fact_id, who, len(events)]).fetchall()[::-1]
    same = [tuple(each[1:]) for each in latest] == [(*event, reading) for event in events]
    return [each[0] for each in latest] if same and latest[0][0] > (after or 0) else []


def states(database: sqlite3.Connection, fact_ids: Iterable[str]) -> dict[str, list[dict]]:
    """Read what each fact's reviewers say of it, the latest first: verdict, corrections, when, and whether it changed."""
    found: dict[str, list[dict]] = {}
    for some in _lists(fact_ids):
        rows = database.execute(
            "SELECT fact_id, reviewer, verdict, review_id, decided_at, corrections, changed FROM review_states "
            f"WHERE fact_id IN ({', '.join('?' * len(some))}) ORDER BY review_id DESC",
            some,
        )
        names = [column[0] for column in rows.description]
        for row in rows:
            state = dict(zip(names, row, strict=True))
            state["corrections"] = json.loads(state["corrections"] or "{}")
            found.setdefault(state["fact_id"], []).append(state)
    return found


def read_log(database: sqlite3.Connection, fact_ids: Iterable[str]) -> list[Logged]:
    """List all that was ever decided about facts, in the order in which it was."""
    rows: list[Logged] = []
    for some in _lists(fact_ids):
        asked = f"SELECT {_LOG} FROM reviews WHERE fact_id IN ({', '.join('?' * len(some))})"
        rows += (Logged(*("" if cell is None else cell for cell in row)) for row in database.execute(asked, some))
    return sorted(rows)


def _lists(fact_ids: Iterable[str]) -> Iterable[list[str]]:
    ids = list(fact_ids)
    return (ids[at : at + FEW] for at in range(0, len(ids), FEW))
