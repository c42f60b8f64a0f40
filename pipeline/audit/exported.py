"""Reviewed facts as rows of one table: what was decided, about which fact, in which article."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.audit.reviewed import KEPT, UNSETTLED, Verdict, read_verdicts, reviewed_facts
from pipeline.model import FACT_COLUMNS, Fact
from pipeline.store.tallies import stored_of
from pipeline.tables.schema import ARTICLE_MEANINGS, FACT_MEANINGS, OF_FACTS, TEXT, Column, Table

OF_REVIEW = {
    "verdict": "What was decided: accept, correct, add; or why it is not settled: disagreement, changed.",
    "reviewers": "Who decided, joined with `;`, the latest last.",
    "decided_at": "When it was decided last, ISO 8601.",
    "corrected": "The columns that reviewers corrected, joined with `;`.",
    "comment": "What reviewers said about it, joined with ` | `.",
}
OF_ARTICLE = ("source", "outlet", "published", "title", "url")
REVIEWED = Table(
    "reviewed",
    "The facts that people looked at and kept, as they corrected them.",
    tuple(
        [Column(name, OF_FACTS.get(name, TEXT), FACT_MEANINGS[name]) for name in FACT_COLUMNS]
        + [Column(name, TEXT, meaning) for name, meaning in OF_REVIEW.items()]
        + [Column(name, TEXT, ARTICLE_MEANINGS[name]) for name in OF_ARTICLE]
    ),
    "fact_id",
)
INCLUDABLE = ("disagreement", "changed")  # of what is left out, what can be asked for
_ARTICLE = f"SELECT {', '.join(OF_ARTICLE)} FROM articles WHERE article_id = ?"
_SAID = "SELECT DISTINCT comment FROM reviews WHERE fact_id = ? AND comment <> '' ORDER BY review_id"
_WHO = "SELECT reviewer FROM review_states WHERE fact_id = ? ORDER BY review_id"


class NothingReviewed(Exception):
    """An output in which nobody has decided anything yet."""


@dataclass(slots=True)
class Outcome:
    """What an export gave: the facts written, and those left out by reason; `open` are the ids of what is not settled."""

    written: int = 0
    articles: int = 0
    left_out: Counter = field(default_factory=Counter)
    open: list[tuple[str, str, str]] = field(default_factory=list)  # reason, fact_id, text


def has_reviews(database: sqlite3.Connection) -> bool:
    """Tell whether anything was decided."""
    (known,) = database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'verdicts'").fetchone()
    return bool(known and database.execute("SELECT 1 FROM review_states LIMIT 1").fetchone())


def by_article(database: sqlite3.Connection) -> Iterator[tuple[str, list[Verdict]]]:
    """Yield the articles of which facts were looked at, with the verdicts."""
    for article_id, verdicts in groupby(read_verdicts(database), lambda each: each.article_id):
        yield article_id, list(verdicts)


def is_kept(verdict: Verdict, include: Sequence[str]) -> bool:
    """Tell whether a fact goes out: it is settled or asked for, and the latest who looked at it did not reject it."""
    return verdict.verdict in KEPT and (verdict.standing in KEPT or verdict.standing in include)


def list_reviewed(database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> Iterator[tuple]:
    """Yield the facts that reviewers kept as rows of REVIEWED, in the order of their ids; count them in `outcome`.

    `include` names those of INCLUDABLE that go out too: they are left out otherwise, as are rejected and unsure facts.
    """
    for article_id, verdicts in by_article(database):
        article = database.execute(_ARTICLE, [article_id]).fetchone() or ("",) * len(OF_ARTICLE)
        before = outcome.written
        for fact, verdict in reviewed_facts(database, stored_of(database, article_id)[0], verdicts):
            if verdict and is_kept(verdict, include):
                outcome.written += 1
                yield (*fact, *_review(database, verdict), *article)
            elif verdict:
                leave_out(outcome, fact, verdict)
        outcome.articles += outcome.written > before


def leave_out(outcome: Outcome, fact: Fact, verdict: Verdict) -> None:
    """Count a fact that is not written; name it where it is not settled."""
    outcome.left_out[verdict.standing] += 1
    if verdict.standing in UNSETTLED:
        outcome.open.append((verdict.standing, fact.fact_id, fact.text))


def _review(database: sqlite3.Connection, verdict: Verdict) -> tuple[str, ...]:
    reviewers = [reviewer for (reviewer,) in database.execute(_WHO, [verdict.fact_id])]
    comments = [comment for (comment,) in database.execute(_SAID, [verdict.fact_id])]
    return verdict.standing, ";".join(reviewers), verdict.decided_at, ";".join(verdict.columns), " | ".join(comments)
