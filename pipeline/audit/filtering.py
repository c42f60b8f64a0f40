"""Filters over all facts: which facts they leave, and how many of each value there are."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.audit.columns import BITS, REASONS, STATES, Columns
from pipeline.model import FACT_TYPES

FACETS = ("state", "reason", "type", "outlet", "month", "province", "place", "organization", "speaker", "rule", "copy")
TO_DO = "to_do"  # of the facet state: what nobody has decided, or what has to be decided again
ALL = "all"
LEFT = "left"  # what reviewers did not reject
COPIES = ("no", "yes")
COUNTED = {"state": LEFT, "copy": COPIES[0]}  # the facts that the dashboard counts
_TO_DO = tuple(STATES.index(state) for state in ("open", "changed", "disagreement"))
PROVINCES = ("", *(f"{code:02}" for code in range(1, 100)))
BYTES = np.arange(256)
ALL_TOLD = ("type", "copy")  # facets whose first value is no empty word
SHOWN = 40  # values of a facet with their counts


class Count(NamedTuple):
    """A value of a facet, and how many facts have it."""

    value: str
    facts: int


class Filter:
    """Facts of `columns` that have the wished values; `database` knows the words."""

    def __init__(self, columns: Columns, database: sqlite3.Connection, wished: Mapping[str, str]) -> None:
        self._columns, self._database = columns, database
        self._now = columns.columns  # those of another moment may be longer
        masks = {facet: self._mask(facet, value) for facet, value in wished.items() if facet in FACETS and value}
        self._masks = {facet: mask for facet, mask in masks.items() if mask is not None}
        self._all = self._join("")
        self._found: dict[str, tuple[np.ndarray | None, bool]] = {}

    def __len__(self) -> int:
        return len(self._now["type"])

    def places(self, after: int = -1, most: int = 50) -> list[int]:
        """List the places of facts behind one, in order, at most so many."""
        if self._all is None:
            return list(range(after + 1, min(after + 1 + most, len(self))))
        return [int(place) + after + 1 for place in np.flatnonzero(self._all[after + 1 :])[:most]]

    def total(self) -> int:
        """Count the facts that are left."""
        return len(self) if self._all is None else int(np.count_nonzero(self._all))

    def counts(self, facet: str, most: int = SHOWN) -> list[Count]:
        """Count the values of a facet among the facts that all other filters leave, the most frequent first."""
        if facet == "reason":
            codes = self._tally("reasons", facet)
            return [Count(reason, int(codes[(BYTES[: len(codes)] & BITS[reason]) > 0].sum())) for reason in REASONS]
        codes = self._tally(facet, facet)
        if facet == "state":
            known = [Count(state, int(codes[at])) for at, state in enumerate(STATES) if codes[at]]
            left = Count(LEFT, int(self._tally("left", facet)[1]))
            return [Count(TO_DO, int(codes[list(_TO_DO)].sum())), *known, left]
        if facet not in ALL_TOLD:
            codes[0] = 0  # is the empty word
        return self._named(facet, codes, most)

    def count(self, facet: str, values: Iterable[str]) -> dict[str, int]:
        """Count some values of a facet, and under '' the facts that have none."""
        codes = self._tally(facet, facet)
        found = {value: self._code(facet, value) for value in values}
        counted = {value: int(codes[code]) if 0 < code < len(codes) else 0 for value, code in found.items()}
        return {**counted, "": int(codes[0])}

    def _tally(self, name: str, facet: str) -> np.ndarray:
        """Count the numbers in a column of the facts that all filters but that of a facet leave.

        Where most facts are left, those that are not are counted, and taken off what is known of all.
        """
        chosen, is_most = self._indices(facet if facet in self._masks else "")
        whole = self._columns.tally(name, self._now) if is_most else None
        if chosen is None:
            return whole.copy()
        counted = np.bincount(self._now[name][chosen], minlength=len(whole) if is_most else len(STATES))
        return whole - counted if is_most else counted

    def _indices(self, but: str) -> tuple[np.ndarray | None, bool]:
        """Find the facts that all filters but one leave, or, where these are most, those that they do not."""
        if but not in self._found:
            mask = self._join(but) if but else self._all
            is_most = mask is None or 2 * int(np.count_nonzero(mask)) > len(mask)
            self._found[but] = (None if mask is None else np.flatnonzero(~mask if is_most else mask), is_most)
        return self._found[but]

    def _join(self, but: str) -> np.ndarray | None:
        """Combine the filters; None where there is none."""
        masks = [mask for facet, mask in self._masks.items() if facet != but]
        return np.logical_and.reduce(masks) if masks else None

    def _named(self, facet: str, codes: np.ndarray, most: int) -> list[Count]:
        top = np.argpartition(codes, -min(most, len(codes)))[-most:]
        frequent = sorted((int(code) for code in top if codes[code]), key=lambda code: (-codes[code], code))
        if facet == "month":
            frequent.sort(key=lambda code: self._columns.months[code], reverse=True)
        known = self._known().get(facet)
        names = [known[code] for code in frequent] if known else self._columns.words.names(self._database, frequent)
        return [Count(name, int(codes[code])) for code, name in zip(frequent, names, strict=True)]

    def _known(self) -> dict[str, Sequence[str]]:
        """Give the values of facets that have few, in the order of their numbers."""
        columns = self._columns
        named = {"outlet": columns.outlets, "month": columns.months}
        return {"type": FACT_TYPES, "province": PROVINCES, "copy": COPIES, **named}

    def _mask(self, facet: str, value: str) -> np.ndarray | None:
        columns = self._now
        if facet == "reason":
            return (columns["reasons"] & BITS.get(value, 0)) > 0
        if facet == "state":
            if value == ALL:
                return None
            if value == LEFT:
                return columns["left"]
            wished = _TO_DO if value == TO_DO else (_index(STATES, value),)
            return np.logical_or.reduce([columns["state"] == state for state in wished])
        if facet == "month" and len(value) == len("2025"):
            months = [code for code, month in enumerate(self._columns.months) if month[:4] == value]
            return np.isin(columns["month"], months)
        return columns[facet] == self._code(facet, value)

    def _code(self, facet: str, value: str) -> int:
        known = self._known()
        if facet in known:
            return _index(known[facet], value)
        return self._columns.words.find(self._database, value) or -1


def _index(names: Sequence[str], name: str) -> int:
    """Find a name's number; one that no fact has where the name is unknown."""
    return names.index(name) if name in names else -1
