"""How far the review has come: the facts of each type, and what was decided about them."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.model import FACT_TYPES

STANDINGS = ("accept", "correct", "add", "reject", "unsure", "disagreement", "changed")
_STANDINGS = (
    "SELECT fact_id, CASE WHEN changed THEN 'changed' WHEN disagreement THEN 'disagreement' ELSE verdict END "
    "FROM verdicts"
)
_TOTALS = "SELECT kind, facts FROM _tallies WHERE dimension = 'type'"


@dataclass(frozen=True, slots=True)
class Progress:
    """One type of facts: how many there are (near copies left out), and how many have which standing."""

    kind: str
    facts: int
    standings: Counter

    @property
    def looked_at(self) -> int:
        """The facts that somebody has looked at."""
        return self.standings.total()

    def share(self, standing: str) -> float:
        """Tell how many in a hundred have a standing; those that were looked at, but are copies, may make it more."""
        return round(100 * self.standings[standing] / max(self.facts, self.looked_at, 1), 2)


def count_standings(database: sqlite3.Connection) -> dict[str, Counter]:
    """Count by type of fact what came of those that were looked at; the type stands in the id of a fact."""
    counted: dict[str, Counter] = defaultdict(Counter)
    for fact_id, standing in database.execute(_STANDINGS):
        counted[fact_id.split("-", 2)[1]][standing] += 1
    return dict(counted)


def list_progress(database: sqlite3.Connection) -> list[Progress]:
    """List the types of facts that there are."""
    totals, standings = dict(database.execute(_TOTALS).fetchall()), count_standings(database)
    known = (Progress(kind, totals.get(kind, 0), standings.get(kind, Counter())) for kind in FACT_TYPES)
    return [each for each in known if each.facts or each.looked_at]
