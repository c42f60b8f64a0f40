"""What all facts of an output are filtered and sorted by, as columns in memory, in the order in which they want a look.

Two million facts take about a hundred megabytes and a second or two to read; any filter then takes milliseconds.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date

import numpy as np

from pipeline.model import FACT_TYPES
from pipeline.store.packing import FACT, WORDS

FIELDS = ("type", "confidence", "province", "start", "end", *WORDS, "amount")
PACKED = np.dtype(list(zip(FIELDS, ("u1", "u1", "u1", *["<i4"] * 7, "<f4"), strict=True)))
assert PACKED.itemsize == FACT.size
# Why a fact wants a look, the most urgent first: each is a bit, and the sum of a fact's bits its urgency.
REASONS = ("changed", "disagreement", "inconsistent", "flagged", "doubtful", "large")
BITS = {reason: 1 << (len(REASONS) - at) for at, reason in enumerate(REASONS)}
DOUBTFUL = 70  # hundredths of confidence, below which a fact is
LARGE = {"money": 1e11, "count": 1e5}  # rupiah and people, from which a mistake is dear
STATES = ("open", "accept", "correct", "reject", "unsure", "add", "changed", "disagreement")


class Columns:
    """The facts of an output at one moment; `state` follows the reviewers. All columns are in the order of urgency."""

    def __init__(self, database: sqlite3.Connection) -> None:
        rows = database.execute(
            "SELECT article_id, outlet, substr(published, 1, 10), duplicate_of <> '', facts FROM _articles "
            "JOIN articles USING (article_id) JOIN _packed USING (number) ORDER BY number"
        ).fetchall()
        ids, outlets, days, copies, blobs = zip(*rows, strict=True) if rows else ((),) * 5
        facts = np.frombuffer(b"".join(blobs), PACKED)
        lengths = np.fromiter((len(blob) // FACT.size for blob in blobs), "i8", len(blobs))
        self.ids, self._starts = ids, np.concatenate(([0], np.cumsum(lengths)))
        self._numbers = {article_id: at for at, article_id in enumerate(ids)}
        self.outlets, outlet = _encode(outlets)
        self.months, month = _encode(day[:7] for day in days)
        article = np.repeat(np.arange(len(ids), dtype="i4"), lengths)
        self.columns = {name: np.ascontiguousarray(facts[name]) for name in FIELDS}
        self.columns |= {"article": article, "outlet": outlet[article], "month": month[article]}
        self.columns |= {"state": np.zeros(len(facts), "u1"), "reasons": self._reasons()}
        self._places = np.arange(len(facts))
        self.last_review = 0
        self.alarms = _read_alarms(database)
        self._mark(self.alarms, BITS["inconsistent"])
        self.follow(database)
        for state in ("changed", "disagreement"):
            self.columns["reasons"][self.columns["state"] == STATES.index(state)] |= BITS[state]
        self._sort(np.array(copies, bool)[article], _ordinals(days)[article])

    def __len__(self) -> int:
        return len(self._places)

    def _reasons(self) -> np.ndarray:
        """Find what the facts themselves give as a reason to look at them."""
        columns, reasons = self.columns, np.zeros(len(self.columns["type"]), "u1")
        reasons[columns["flags"] > 0] |= BITS["flagged"]
        reasons[columns["confidence"] < DOUBTFUL] |= BITS["doubtful"]
        for kind, amount in LARGE.items():
            is_large = (columns["type"] == FACT_TYPES.index(kind)) & (columns["amount"] >= amount)
            reasons[is_large] |= BITS["large"]
        return reasons

    def _sort(self, is_copy: np.ndarray, day: np.ndarray) -> None:
        """Sort by urgency, then the newest first; what stands in a copy of another article comes last."""
        urgency = np.where(is_copy, 0, self.columns["reasons"].astype("i8") + 1)
        order = np.argsort(-(urgency * (1 << 32) + day), kind="stable")
        self.columns = {name: column[order] for name, column in self.columns.items()}
        self._places[order] = np.arange(len(order))

    def follow(self, database: sqlite3.Connection) -> None:
        """Take in what reviewers decided since the last time."""
        (latest,) = database.execute("SELECT coalesce(max(review_id), 0) FROM reviews").fetchone()
        if latest == self.last_review:
            return
        asked = "SELECT DISTINCT fact_id FROM reviews WHERE review_id > ?"
        decided = [fact_id for (fact_id,) in database.execute(asked, [self.last_review])]
        states = self.columns["state"]
        for fact_id in decided:
            place = self.place_of(fact_id)
            if place is not None:
                row = database.execute(
                    "SELECT verdict, changed, disagreement FROM verdicts WHERE fact_id = ?", [fact_id]
                ).fetchone()
                states[place] = STATES.index(_state(*row)) if row else 0
        self.last_review = latest

    def _mark(self, fact_ids: Iterable[str], bit: int) -> None:
        for fact_id in fact_ids:
            place = self.place_of(fact_id)
            if place is not None:
                self.columns["reasons"][place] |= bit

    def place_of(self, fact_id: str) -> int | None:
        """Find where a fact stands in the order; None where there is none of that id."""
        article_id, kind, start, end = (fact_id.rsplit("-", 3) + [""] * 3)[:4]
        article = self._numbers.get(article_id)
        if article is None or kind not in FACT_TYPES or not (start.isdecimal() and end.isdecimal()):
            return None
        for place in self._places[self._starts[article] : self._starts[article + 1]]:
            columns = self.columns
            said = (columns["start"][place], columns["end"][place], columns["type"][place])
            if said == (int(start), int(end), FACT_TYPES.index(kind)):
                return int(place)
        return None

    def fact_ids(self, places: Iterable[int]) -> list[str]:
        """Name the facts at some places."""
        article, kind, start, end = (self.columns[name] for name in ("article", "type", "start", "end"))
        return [f"{self.ids[article[at]]}-{FACT_TYPES[kind[at]]}-{start[at]}-{end[at]}" for at in places]


def reasons_of(bits: int) -> list[str]:
    """List the reasons that a fact's bits stand for.

    >>> reasons_of(BITS["large"] + BITS["flagged"])
    ['flagged', 'large']
    """
    return [reason for reason, bit in BITS.items() if bits & bit]


def _state(verdict: str, changed: int, disagreement: int) -> str:
    return "changed" if changed else "disagreement" if disagreement else verdict


def _read_alarms(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Read which checks found facts to be inconsistent, by fact."""
    alarms: dict[str, list[str]] = {}
    for check_id, fact_ids in database.execute("SELECT check_id, fact_ids FROM checks WHERE verdict = 'inconsistent'"):
        for fact_id in fact_ids.split(";"):
            alarms.setdefault(fact_id, []).append(check_id)
    return alarms


def _encode(values: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """Number the values, in the order in which they come; the empty one is 0."""
    codes: dict[str, int] = {"": 0}
    numbered = [codes.setdefault(value, len(codes)) for value in values]
    return list(codes), np.array(numbered, "i4")


def _ordinals(days: Iterable[str]) -> np.ndarray:
    return np.array([_ordinal(day) for day in days], "i8")


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
