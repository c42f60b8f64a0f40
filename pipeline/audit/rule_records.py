"""What is known of each rule: how often it fired, what reviewers said of its facts, and where to mend first."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.audit.precision import Share, estimate_share
from pipeline.audit.sentences import cut_sentence

KEPT = ("accept", "correct", "add")  # a corrected fact was found, and one that was added and is found now is found
JUDGED = (*KEPT, "reject")
OPEN = ("changed", "disagreement")  # of these it is not known what is right
_STANDINGS = (
    "SELECT facts.rule, facts.type, fact_id, review_id, "
    "CASE WHEN changed THEN 'changed' WHEN disagreement THEN 'disagreement' ELSE verdict END AS standing "
    "FROM verdicts JOIN facts USING (fact_id) ORDER BY review_id DESC"
)
_SHOWN = (
    "SELECT fact_id, facts.article_id, facts.type, facts.text, facts.sentence, facts.start, facts.rule, verdicts.reviewer, "
    "verdicts.decided_at, verdicts.corrections, articles.title, articles.text AS whole, "
    "(SELECT comment FROM reviews WHERE fact_id = facts.fact_id AND comment <> '' ORDER BY review_id DESC LIMIT 1) AS comment "
    "FROM facts JOIN articles USING (article_id) JOIN verdicts USING (fact_id) WHERE fact_id = ?"
)


@dataclass(slots=True)
class RuleRecord:
    """One rule: the facts it gave (near copies left out), and those that were looked at, by what came of it.

    `rejected` and `corrected` are the ids of facts, the latest first.
    """

    rule: str
    kind: str
    fired: int = 0
    standings: Counter = field(default_factory=Counter)
    rejected: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """The facts of which it is settled whether they are facts."""
        return sum(self.standings[each] for each in JUDGED)

    @property
    def kept(self) -> int:
        """Those of them that are."""
        return sum(self.standings[each] for each in KEPT)

    @property
    def undecided(self) -> int:
        """The facts that were looked at and are not settled."""
        return self.standings.total() - self.judged

    @property
    def precision(self) -> Share | None:
        """The share that reviewers kept; None where they judged nothing."""
        return estimate_share(self.kept, self.judged)

    @property
    def wrong_at_least(self) -> int:
        """How many of its facts are wrong, if it is as good as the reviews allow: what there is to gain by mending it."""
        return round(self.fired * (1 - self.precision.high)) if self.precision else 0


def list_rules(database: sqlite3.Connection, known: Iterable[tuple[str, str]] = ()) -> list[RuleRecord]:
    """List the rules that fired, were reviewed or are `known` (by type and id): first those where mending gains most."""
    records = {rule: RuleRecord(rule, kind) for kind, rule in known}
    for kind, rule, fired in database.execute("SELECT kind, key, facts FROM _tallies WHERE dimension = 'rule'"):
        record = records.setdefault(rule, RuleRecord(rule, kind))
        record.kind, record.fired = kind, record.fired + fired
    for rule, kind, fact_id, _, standing in database.execute(_STANDINGS):
        record = records.setdefault(rule, RuleRecord(rule, kind))
        record.standings[standing] += 1
        if standing == "reject":
            record.rejected.append(fact_id)
        elif standing == "correct":
            record.corrected.append(fact_id)
    return sorted(
        records.values(), key=lambda each: (-each.wrong_at_least, -each.standings["reject"], -each.fired, each.rule)
    )


def read_decided(database: sqlite3.Connection, fact_ids: Sequence[str]) -> list[dict]:
    """Read facts that were decided about, with their sentences, and with who decided when and said what."""
    found = (database.execute(_SHOWN, [fact_id]) for fact_id in fact_ids)
    facts = [dict(zip([column for column, *_ in each.description], row, strict=True)) for each in found for row in each]
    return [
        fact | {"cut": cut_sentence(fact["sentence"], fact["text"], fact["start"], fact["whole"])} for fact in facts
    ]


def by_kind(records: Iterable[RuleRecord]) -> dict[str, list[RuleRecord]]:
    """Group rules by the type of their facts, each group most frequent first."""
    groups: dict[str, list[RuleRecord]] = defaultdict(list)
    for record in sorted(records, key=lambda each: (-each.fired, each.rule)):
        groups[record.kind].append(record)
    return dict(groups)
