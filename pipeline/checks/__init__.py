"""Facts against arithmetic, the calendar and each other: one file of this package a kind of check, one dict of them."""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple
from zlib import crc32

from pipeline.checks.ages import check_ages
from pipeline.checks.changes import check_changes
from pipeline.checks.finding import Finding
from pipeline.checks.lists import check_lists
from pipeline.checks.measures import find_measures
from pipeline.checks.rates import check_rates
from pipeline.checks.shares import check_shares
from pipeline.checks.story import Story, tell_story
from pipeline.checks.sums import check_sums
from pipeline.checks.totals import check_totals
from pipeline.checks.twice import check_twice
from pipeline.checks.weekdays import check_weekdays
from pipeline.checks.wordings import Wordings, load_wordings
from pipeline.facts.rows import confidence
from pipeline.model import Article, Check, Fact, Measure, Sentence

CHECKS: dict[str, Callable[[Story, Wordings], Iterator[Finding]]] = {
    "sum": check_sums,
    "total": check_totals,
    "share": check_shares,
    "change": check_changes,
    "rate": check_rates,
    "weekday": check_weekdays,
    "age": check_ages,
    "list": check_lists,
    "twice": check_twice,
}


class Checked(NamedTuple):
    """The facts of an article, what they were held against, and those that other articles may tell too."""

    facts: list[Fact]
    checks: list[Check]
    measures: list[Measure]


def check_facts(
    article: Article, published: datetime.date | None, sentences: list[Sentence], facts: list[Fact]
) -> Checked:
    """Hold the facts of an article, in reading order, against each other; those that contradict come back flagged."""
    story, wordings = tell_story(article, published, sentences, facts), load_wordings()
    findings = [finding for check in CHECKS.values() for finding in check(story, wordings)]
    wrong: dict[str, list[str]] = {}
    for finding in findings:
        if finding.verdict == "inconsistent":
            for fact in finding.facts:
                wrong.setdefault(fact.fact_id, []).append(f"{finding.kind}_mismatch")
    if wrong:
        facts = [_flag(fact, wrong[fact.fact_id]) if fact.fact_id in wrong else fact for fact in facts]
    checks = [make_check(article.article_id, finding) for finding in findings]
    return Checked(facts, checks, [*find_measures(story, wordings)])


def make_check(article_id: str, finding: Finding) -> Check:
    """Make the row of a finding; its id is made of its kind and its facts alone, and begins with that of its article."""
    fact_ids = ";".join(fact.fact_id for fact in finding.facts)
    check_id = f"{article_id}-{finding.kind}-{crc32(fact_ids.encode()):08x}"
    return Check(check_id, finding.kind, fact_ids, finding.verdict, finding.explanation)


def _flag(fact: Fact, flags: list[str]) -> Fact:
    all_flags = tuple(dict.fromkeys([*filter(None, fact.flags.split(";")), *flags]))
    return fact._replace(flags=";".join(all_flags), confidence=confidence(all_flags))
