"""What all facts of an output are filtered and sorted by, as columns in memory, in the order in which they want a look.

Two million facts take about a hundred megabytes and a second or two to read; any filter then takes milliseconds.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from pipeline.audit.reviewed import KEPT, Verdict, read_left, read_now, read_verdicts_of
from pipeline.audit.vocabulary import Words
from pipeline.model import FACT_TYPES, Fact
from pipeline.store.packing import FACT, WORDS, how_much, province_of

FIELDS = ("type", "confidence", "province", "start", "end", *WORDS, "amount")
PACKED = np.dtype(list(zip(FIELDS, ("u1", "u1", "u1", *["<i4"] * 7, "<f4"), strict=True)))
assert PACKED.itemsize == FACT.size
# Why a fact wants a look, the most urgent first: each is a bit, and the sum of a fact's bits its urgency.
REASONS = ("changed", "disagreement", "inconsistent", "flagged", "doubtful", "large")
BITS = {reason: 1 << (len(REASONS) - at) for at, reason in enumerate(REASONS)}
DOUBTFUL = 70  # hundredths of confidence, below which a fact is
LARGE = {"money": 1e11, "count": 1e5}  # rupiah and people, from which a mistake is dear
ENTITY = FACT_TYPES.index("entity")
FindProvince = Callable[[str], str]  # a place's name -> its province's code, '' where it is not known
STATES = ("open", "accept", "correct", "reject", "unsure", "add", "changed", "disagreement")


class Columns:
    """The facts of an output at one moment, in the order of urgency, as reviewers left them: `follow` takes in what they decide.

    Behind the facts that the program reads stand those that only reviews know: added, or no longer found. `province` is
    that of a fact's place, or where it has none that of the article's dateline, as `find_province` knows them by name.
    """

    def __init__(self, database: sqlite3.Connection, find_province: FindProvince) -> None:
        rows = database.execute(
            "SELECT article_id, outlet, substr(published, 1, 10), duplicate_of <> '', dateline_place, facts FROM _articles "
            "JOIN articles USING (article_id) JOIN _packed USING (number) ORDER BY number"
        ).fetchall()
        ids, outlets, days, copies, datelines, blobs = zip(*rows, strict=True) if rows else ((),) * 6
        facts = np.frombuffer(b"".join(blobs), PACKED)
        lengths = np.fromiter((len(blob) // FACT.size for blob in blobs), "i8", len(blobs))
        self.ids, self._starts = ids, np.concatenate(([0], np.cumsum(lengths)))
        self._numbers = {article_id: at for at, article_id in enumerate(ids)}
        self.outlets, outlet = _encode(outlets)
        self.months, month = _encode(day[:7] for day in days)
        self.words = Words(database)
        self._find_province = find_province
        self._shared = {"outlet": outlet, "month": month, "copy": np.array(copies, "u1")}
        self._datelines = np.array([int(find_province(each) or 0) for each in datelines], "u1")
        article = np.repeat(np.arange(len(ids), dtype="i4"), lengths)
        self.columns = {name: np.ascontiguousarray(facts[name]) for name in FIELDS}
        self.columns |= {"article": article, **{name: column[article] for name, column in self._shared.items()}}
        self.columns |= {"read": self.columns["type"].copy(), "province": self._provinces(database, article)}
        self.columns |= {
            "state": np.zeros(len(facts), "u1"),
            "left": np.ones(len(facts), bool),
            "reasons": self._reasons(),
        }
        self._places, self._count = np.arange(len(facts)), len(facts)
        self._others: dict[str, dict] = {}  # rows of facts that only reviews know
        self._corrected: set[str] = set()
        self._tallies: dict[str, tuple[Mapping, np.ndarray]] = {}
        self._following, self.last_review = threading.Lock(), 0
        self.alarms = _read_alarms(database)
        self._mark(self.alarms, BITS["inconsistent"])
        self.follow(database)
        self._sort(_ordinals(days)[article])

    def __len__(self) -> int:
        return len(self.columns["type"])

    def _provinces(self, database: sqlite3.Connection, article: np.ndarray) -> np.ndarray:
        """Find the province of every fact: by its area's code, by the name of its place, by the dateline."""
        columns = self.columns
        codes, where = np.unique(columns["place"], return_inverse=True)
        named = np.array([int(self._find_province(self.words.name(database, int(code))) or 0) for code in codes], "u1")
        by_name = named[where] if len(codes) else columns["province"]
        is_told = (columns["place"] > 0) | (columns["type"] == ENTITY)
        found = np.where(is_told, by_name, self._datelines[article])
        return np.where(columns["province"] > 0, columns["province"], found).astype("u1")

    def _reasons(self) -> np.ndarray:
        """Find what the facts themselves give as a reason to look at them."""
        columns, reasons = self.columns, np.zeros(len(self.columns["type"]), "u1")
        reasons[columns["flags"] > 0] |= BITS["flagged"]
        reasons[columns["confidence"] < DOUBTFUL] |= BITS["doubtful"]
        for kind, amount in LARGE.items():
            is_large = (columns["type"] == FACT_TYPES.index(kind)) & (columns["amount"] >= amount)
            reasons[is_large] |= BITS["large"]
        return reasons

    def _sort(self, day: np.ndarray) -> None:
        """Sort by urgency, then the newest first; what stands in a copy of another article comes last."""
        read, columns = self._count, self.columns
        urgency = np.where(columns["copy"][:read] > 0, 0, columns["reasons"][:read].astype("i8") + 1)
        order = np.argsort(-(urgency * (1 << 32) + day), kind="stable")
        self._places[order] = np.arange(read)
        order = np.concatenate((order, np.arange(read, len(self))))
        self.columns = {name: column[order] for name, column in columns.items()}

    def follow(self, database: sqlite3.Connection) -> None:
        """Take in what reviewers decided since the last time."""
        (latest,) = database.execute("SELECT coalesce(max(review_id), 0) FROM reviews").fetchone()
        with self._following:
            if latest > self.last_review:
                asked = "SELECT DISTINCT fact_id FROM reviews WHERE review_id > ?"
                self._take(database, [fact_id for (fact_id,) in database.execute(asked, [self.last_review])])
                self.last_review = latest

    def _take(self, database: sqlite3.Connection, fact_ids: Sequence[str]) -> None:
        """Take in what stands of the decisions on facts."""
        others, verdicts = dict(self._others), read_verdicts_of(database, fact_ids)
        for fact_id in fact_ids:
            verdict, place = verdicts.get(fact_id), self._read_at(fact_id)
            if place is None:
                others.pop(fact_id, None)
                fact = verdict and read_left(database, verdict)
                if fact:
                    others[fact_id] = self._row(database, fact) | _judge(verdict, is_read=False) | {"rule": 0}
                continue
            is_corrected = bool(verdict and verdict.standing in KEPT and verdict.corrections)
            if is_corrected or fact_id in self._corrected:
                fact = read_left(database, verdict) if is_corrected else read_now(database, fact_id)
                self._write(place, self._row(database, fact) if fact else {})
                (self._corrected.add if is_corrected else self._corrected.discard)(fact_id)
            self._write(place, _judge(verdict, is_read=True))
            for state in ("changed", "disagreement"):
                bits = int(self.columns["reasons"][place]) & ~BITS[state]
                is_so = self.columns["state"][place] == STATES.index(state)
                self._write(place, {"reasons": bits | (BITS[state] if is_so else 0)})
        if others != self._others:
            self._append(others)

    def _row(self, database: sqlite3.Connection, fact: Fact) -> dict[str, float]:
        """Give what a fact is filtered by, as numbers."""
        kind, article = FACT_TYPES.index(fact.type), self._numbers.get(fact.article_id)
        told = self._find_province(fact.place) if fact.place else ""
        province = province_of(fact.place_code) or int(told or 0)
        if article is not None and not fact.place and not province and kind != ENTITY:
            province = int(self._datelines[article])
        codes = {name: self.words.code(database, getattr(fact, name)) for name in WORDS}
        return {"type": kind, "province": province, "amount": how_much(fact), **codes}

    def _write(self, place: int, row: Mapping[str, float]) -> None:
        for name, cell in row.items():
            self.columns[name][place] = cell
            self._tallies.pop(name, None)

    def tally(self, name: str, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        """Count the numbers in a column of all facts, as they are at a moment."""
        with self._following:
            known = self._tallies.get(name)
            if known is None or known[0] is not columns:
                known = self._tallies[name] = (columns, np.bincount(columns[name], minlength=len(STATES)))
            return known[1]

    def _append(self, others: dict[str, dict]) -> None:
        """Put the facts that only reviews know behind the others, in the place of those that stood there."""
        rows = [{"confidence": 100, **self._of_article(fact_id), **row} for fact_id, row in others.items()]
        self.columns = {
            name: np.concatenate((column[: self._count], np.array([row.get(name, 0) for row in rows], column.dtype)))
            for name, column in self.columns.items()
        }
        self._others = others

    def _of_article(self, fact_id: str) -> dict[str, int]:
        article = self._numbers.get(fact_id.partition("-")[0])
        return {} if article is None else {name: int(column[article]) for name, column in self._shared.items()}

    def _mark(self, fact_ids: Iterable[str], bit: int) -> None:
        for fact_id in fact_ids:
            place = self._read_at(fact_id)
            if place is not None:
                self.columns["reasons"][place] |= bit

    def place_of(self, fact_id: str) -> int | None:
        """Find where a fact stands in the order; None where there is none of that id."""
        if fact_id in self._others:
            return self._count + [*self._others].index(fact_id)
        return self._read_at(fact_id)

    def _read_at(self, fact_id: str) -> int | None:
        """Find a fact that the program reads."""
        article_id, kind, start, end = (fact_id.rsplit("-", 3) + [""] * 3)[:4]
        article = self._numbers.get(article_id)
        if article is None or kind not in FACT_TYPES or not (start.isdecimal() and end.isdecimal()):
            return None
        places = self._places[self._starts[article] : self._starts[article + 1]]
        said = {"start": int(start), "end": int(end), "read": FACT_TYPES.index(kind)}
        found = places[np.logical_and.reduce([self.columns[name][places] == number for name, number in said.items()])]
        return int(found[0]) if len(found) else None

    def fact_ids(self, places: Iterable[int]) -> list[str]:
        """Name the facts at some places."""
        article, kind, start, end = (self.columns[name] for name in ("article", "read", "start", "end"))
        others = [*self._others]
        return [
            others[at - self._count]
            if at >= self._count
            else f"{self.ids[article[at]]}-{FACT_TYPES[kind[at]]}-{start[at]}-{end[at]}"
            for at in places
        ]


def reasons_of(bits: int) -> list[str]:
    """List the reasons that a fact's bits stand for.

    >>> reasons_of(BITS["large"] + BITS["flagged"])
    ['flagged', 'large']
    """
    return [reason for reason, bit in BITS.items() if bits & bit]


def _judge(verdict: Verdict | None, is_read: bool) -> dict[str, int]:
    """Give the state of a fact; it is left where nobody rejected it, or, where no rule reads it, somebody stands by it."""
    standing = verdict.standing if verdict else STATES[0]
    return {"state": STATES.index(standing), "left": standing != "reject" if is_read else standing in KEPT}


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
