"""What of an output goes into a report: chosen once, then read piece by piece."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import FACT_TYPES

SHOWN_FIRST = 25  # of each kind, at the top of a report
INCONSISTENT = "EXISTS (SELECT 1 FROM checked WHERE checked.fact_id = facts.fact_id AND verdict = 'inconsistent')"
FLAGGED = f"(facts.flags <> '' OR {INCONSISTENT})"
REVIEWED = "EXISTS (SELECT 1 FROM review_states WHERE review_states.fact_id = facts.fact_id)"
# A decision settles a fact unless reviewers differ, or the fact reads otherwise since.
SETTLED = (
    "EXISTS (SELECT 1 FROM review_states WHERE review_states.fact_id = facts.fact_id "
    "GROUP BY fact_id HAVING max(changed) = 0 AND count(DISTINCT verdict || corrections) = 1 AND max(verdict) <> 'unsure')"
)
ONLY = {
    "inconsistent": INCONSISTENT,
    "flagged": FLAGGED,
    "reviewed": REVIEWED,
    "unreviewed": f"NOT {REVIEWED}",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes into a report: articles by their id (none: all but near copies), and facts of one state (a key of ONLY)."""

    articles: tuple[str, ...] = ()
    only: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a report holds: of each type, in all, flagged, in a check that does not come out, and reviewed."""

    articles: int
    copies: int
    added: int
    types: dict[str, tuple[int, int, int, int]]
    earliest: str
    latest: str

    @property
    def total(self) -> tuple[int, ...]:
        """The sums over all types."""
        return tuple(sum(column) for column in zip(*self.types.values(), strict=True)) or (0, 0, 0, 0)


def anchor(fact: Mapping) -> str:
    """Name a fact within a report, in few characters: it is written four times.

    >>> anchor({"number": 12, "type": "money", "start": 464, "end": 470})
    '12m464-470'
    """
    return f"{fact['number']}{fact['type'][0]}{fact['start']}-{fact['end']}"


class First(NamedTuple):
    """The first of what wants a look, and how much of it there is."""

    count: int
    rows: list[dict]

    @property
    def more(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.rows)


class Selection:
    """What was chosen from an output, as it was at one moment."""

    def __init__(self, database: sqlite3.Connection, wanted: Wanted) -> None:
        self.database = database
        self._that = ONLY.get(wanted.only, "TRUE")
        self._only = wanted.only
        self._choose(wanted.articles)

    def _choose(self, articles: Sequence[str]) -> None:
        """Choose the articles: those named, or all but near copies, as far as they hold facts of the wanted state."""
        holds = f"EXISTS (SELECT 1 FROM facts WHERE facts.article_id = articles.article_id AND {self._that})"
        among = f"article_id IN ({', '.join('?' * len(articles))})" if articles else "coalesce(duplicate_of, '') = ''"
        self.database.execute(
            f"INSERT INTO chosen (article_id) SELECT article_id FROM articles "
            f"WHERE {among} AND {holds if self._only else 'TRUE'} ORDER BY source, article_id",
            articles,
        )

    def sums(self) -> Sums:
        """Count what was chosen."""
        rows = self.database.execute(
            f"SELECT type, count(*), sum(flags <> ''), sum({INCONSISTENT}), sum({REVIEWED}) "
            f"FROM facts JOIN chosen USING (article_id) WHERE {self._that} GROUP BY type"
        )
        counted = {kind: tuple(counts) for kind, *counts in rows}
        articles, earliest, latest = self.database.execute(
            "SELECT count(*), min(nullif(published, '')), max(published) FROM articles JOIN chosen USING (article_id)"
        ).fetchone()
        return Sums(
            articles,
            self._count("copies JOIN chosen ON original = article_id"),
            0 if self._only == "unreviewed" else self._count("added JOIN chosen USING (article_id)"),
            {kind: counted[kind] for kind in FACT_TYPES if kind in counted},
            (earliest or "")[:10],
            (latest or "")[:10],
        )

    def _count(self, what: str) -> int:
        return self.database.execute(f"SELECT count(*) FROM {what}").fetchone()[0]

    def alarms(self) -> First:
        """Give the checks that do not come out and that no review has settled, each with its first fact here."""
        return self._first(
            "SELECT facts.*, articles.title, number, checks.kind, checks.explanation, "
            "min(chosen.number * 100000000 + facts.start) AS first "  # the other columns are those of that row
            "FROM checks JOIN checked USING (check_id) JOIN facts USING (fact_id) "
            "JOIN chosen USING (article_id) JOIN articles USING (article_id) "
            f"WHERE checks.verdict = 'inconsistent' AND {self._that} AND NOT {SETTLED} GROUP BY check_id ORDER BY first"
        )

    def doubts(self) -> First:
        """Give the facts with flags that no review has settled and no check tells of; numbers and dates before names."""
        return self._first(
            "SELECT facts.*, articles.title, number FROM chosen JOIN facts USING (article_id) JOIN articles USING (article_id) "
            f"WHERE facts.flags <> '' AND NOT {INCONSISTENT} AND {self._that} AND NOT {SETTLED} "
            "ORDER BY facts.type = 'entity', chosen.number, facts.start"
        )

    def disputes(self) -> First:
        """Give the reviewed facts on which reviewers differ, are unsure, or that read otherwise since."""
        return self._first(
            "SELECT facts.*, articles.title, number FROM chosen JOIN facts USING (article_id) JOIN articles USING (article_id) "
            f"WHERE {REVIEWED} AND {self._that} AND NOT {SETTLED} ORDER BY chosen.number, facts.start"
        )

    def _first(self, query: str) -> First:
        return First(self._count(f"({query})"), list(self._rows(f"{query} LIMIT {SHOWN_FIRST}")))

    def articles(self) -> Iterator[dict]:
        """Yield the rows of the articles, in their order."""
        return self._rows("SELECT articles.*, number FROM chosen JOIN articles USING (article_id) ORDER BY number")

    def facts(self, article_id: str) -> Iterator[dict]:
        """Yield the chosen facts of an article in the order of its text."""
        return self._rows(
            f"SELECT facts.*, number FROM facts JOIN chosen USING (article_id) WHERE article_id = ? AND {self._that} "
            "ORDER BY start, end, type",
            article_id,
        )

    def added(self, article_id: str) -> Iterator[dict]:
        """Yield the facts that reviewers added to an article."""
        if self._only != "unreviewed":
            query = (
                "SELECT fact, number FROM added JOIN chosen USING (article_id) WHERE article_id = ? ORDER BY fact_id"
            )
            for row in self._rows(query, article_id):
                yield {**json.loads(row["fact"]), "number": row["number"]}

    def checks(self, article_id: str) -> Iterator[dict]:
        """Yield the checks that compare facts of an article."""
        return self._rows(
            "SELECT DISTINCT checks.* FROM facts JOIN checked USING (fact_id) JOIN checks USING (check_id) "
            f"WHERE article_id = ? AND {self._that} ORDER BY checks.verdict <> 'inconsistent', check_id",
            article_id,
        )

    def compared(self, check_id: str) -> Iterator[dict]:
        """Yield the facts that a check compares, of whatever article, with the title of theirs."""
        return self._rows(
            "SELECT facts.*, articles.title, chosen.number FROM checked JOIN facts USING (fact_id) "
            "JOIN articles USING (article_id) LEFT JOIN chosen USING (article_id) "
            "WHERE check_id = ? ORDER BY article_id, start",
            check_id,
        )

    def title(self, article_id: str) -> str:
        """Give the title of an article of the output, chosen or not; empty where there is none of that id."""
        row = self.database.execute("SELECT title, source FROM articles WHERE article_id = ?", [article_id]).fetchone()
        return row[0] or row[1] if row else ""

    def copies(self, article_id: str) -> Iterator[dict]:
        """Yield the rows of an article's near copies."""
        return self._rows("SELECT source FROM copies WHERE original = ? ORDER BY source", article_id)

    def _rows(self, query: str, *values: str) -> Iterator[dict]:
        found = self.database.execute(query, values)
        names = [column[0] for column in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)
