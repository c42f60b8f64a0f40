"""How far the review has come: the facts of each type, and what was decided about them."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from pipeline.audit.columns import STATES, Columns
from pipeline.model import FACT_TYPES

STANDINGS = ("accept", "correct", "add", "reject", "unsure", "disagreement", "changed")
_STANDINGS = (
    "SELECT fact_id, CASE WHEN changed THEN 'changed' WHEN disagreement THEN 'disagreement' ELSE verdict END "
    "FROM verdicts"
)


@dataclass(frozen=True, slots=True)
class Progress:
    """One type of facts: how many there are, and how many have which standing."""

    kind: str
    facts: int
    standings: Counter

    @property
    def looked_at(self) -> int:
        """The facts that somebody has looked at."""
        return self.standings.total()

    def share(self, standing: str) -> float:
        """Tell how many in a hundred have a standing."""
        return round(100 * self.standings[standing] / max(self.facts, 1), 2)


def count_standings(database: sqlite3.Connection) -> dict[str, Counter]:
    """Count by type of fact what came of those that were looked at; the type stands in the id of a fact."""
    counted: dict[str, Counter] = defaultdict(Counter)
    for fact_id, standing in database.execute(_STANDINGS):
        counted[fact_id.split("-", 2)[1]][standing] += 1
    return dict(counted)


def list_progress(columns: Columns) -> list[Progress]:
    """List the types of facts that there are."""
    kinds, states = (columns.columns[name] for name in ("type", "state"))
    counted = np.bincount(kinds.astype("i4") * len(STATES) + states, minlength=len(FACT_TYPES) * len(STATES))
    table = counted.reshape(len(FACT_TYPES), len(STATES))
    known = (
        Progress(kind, int(row.sum()), Counter({name: int(row[STATES.index(name)]) for name in STANDINGS}))
        for kind, row in zip(FACT_TYPES, table, strict=True)
    )
    return [each for each in known if each.facts]
