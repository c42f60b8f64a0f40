"""Filters over all facts: which facts they leave, and how many of each value there are."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.audit.columns import BITS, REASONS, STATES, Columns
from pipeline.model import FACT_TYPES

FACETS = ("state", "reason", "type", "outlet", "month", "province", "place", "organization", "speaker", "rule")
TO_DO = "to_do"  # of the facet state: what nobody has decided, or what has to be decided again
ALL = "all"
_TO_DO = tuple(STATES.index(state) for state in ("open", "changed", "disagreement"))
PROVINCES = ("", *(f"{code:02}" for code in range(1, 100)))
SHOWN = 40  # values of a facet with their counts


class Count(NamedTuple):
    """A value of a facet, and how many facts have it."""

    value: str
    facts: int


class Filter:
    """Facts of `columns` that have the wished values; `database` knows the words."""

    def __init__(self, columns: Columns, database: sqlite3.Connection, wished: Mapping[str, str]) -> None:
        self._columns, self._database = columns, database
        self._masks = {facet: self._mask(facet, value) for facet, value in wished.items() if facet in FACETS and value}

    def places(self, after: int = -1, most: int = 50) -> list[int]:
        """List the places of facts behind one, in order, at most so many."""
        mask = self._all()
        if mask is None:
            return list(range(after + 1, min(after + 1 + most, len(self._columns))))
        return [int(place) + after + 1 for place in np.flatnonzero(mask[after + 1 :])[:most]]

    def total(self) -> int:
        """Count the facts that are left."""
        mask = self._all()
        return len(self._columns) if mask is None else int(np.count_nonzero(mask))

    def counts(self, facet: str) -> list[Count]:
        """Count the values of a facet among the facts that all other filters leave, the most frequent first."""
        mask = self._all(but=facet)
        if facet == "reason":
            bits = self._some("reasons", mask)
            return [Count(reason, int(np.count_nonzero(bits & BITS[reason]))) for reason in REASONS]
        codes = np.bincount(self._some(facet, mask), minlength=len(STATES))
        if facet == "state":
            return [Count(TO_DO, int(codes[list(_TO_DO)].sum()))] + [
                Count(state, int(codes[at])) for at, state in enumerate(STATES) if codes[at]
            ]
        if facet != "type":
            codes[0] = 0  # is the empty word
        return self._named(facet, codes)

    def _some(self, name: str, mask: np.ndarray | None) -> np.ndarray:
        column = self._columns.columns[name]
        return column if mask is None else column[mask]

    def _named(self, facet: str, codes: np.ndarray) -> list[Count]:
        most = np.argpartition(codes, -min(SHOWN, len(codes)))[-SHOWN:]
        frequent = sorted((int(code) for code in most if codes[code]), key=lambda code: (-codes[code], code))
        if facet == "month":
            frequent.sort(key=lambda code: self._columns.months[code], reverse=True)
        names = self._names(facet, frequent)
        return [Count(name, int(codes[code])) for code, name in zip(frequent, names, strict=True)]

    def _names(self, facet: str, codes: Sequence[int]) -> Iterable[str]:
        known = self._known()
        if facet in known:
            return [known[facet][code] for code in codes]
        asked = f"SELECT code, word FROM _words WHERE code IN ({', '.join('?' * len(codes))})"
        words = dict(tuple(row) for row in self._database.execute(asked, codes))
        return [words[code] for code in codes]

    def _known(self) -> dict[str, Sequence[str]]:
        """Give the values of facets that have few, in the order of their numbers."""
        columns = self._columns
        return {"type": FACT_TYPES, "outlet": columns.outlets, "month": columns.months, "province": PROVINCES}

    def _all(self, but: str = "") -> np.ndarray | None:
        """Combine the filters; None where there is none."""
        masks = [mask for facet, mask in self._masks.items() if facet != but and mask is not None]
        return np.logical_and.reduce(masks) if masks else None

    def _mask(self, facet: str, value: str) -> np.ndarray | None:
        columns = self._columns.columns
        if facet == "reason":
            return (columns["reasons"] & BITS.get(value, 0)) > 0
        if facet == "state":
            if value == ALL:
                return None
            wished = _TO_DO if value == TO_DO else (_index(STATES, value),)
            return np.logical_or.reduce([columns["state"] == state for state in wished])
        return columns[facet] == self._code(facet, value)

    def _code(self, facet: str, value: str) -> int:
        known = self._known()
        if facet in known:
            return _index(known[facet], value)
        row = self._database.execute("SELECT code FROM _words WHERE word = ?", [value]).fetchone()
        return row[0] if row else -1


def _index(names: Sequence[str], name: str) -> int:
    """Find a name's number; one that no fact has where the name is unknown."""
    return names.index(name) if name in names else -1
