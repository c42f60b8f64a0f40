"""The page of rules, and that of each rule: how often it fires, what reviewers kept, what to mend first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.amounts import write_count, write_percent
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.links import article_link, inbox_link, rule_link
from pipeline.audit.rule_records import RuleRecord, by_kind, list_rules, read_decided
from pipeline.model import FACT_TYPES
from pipeline.rules import Rule

FIRST = 5  # rules that are shown as those to mend first, with ...
REJECTS = 3  # ... their latest rejects; the page of a rule shows ...
MANY = 20
MARKED = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


class Piece(NamedTuple):
    """A piece of an example: its words, and the reading that is wanted, where they are marked."""

    text: str
    reading: str = ""


def show_rules(asked: Asked, desk: Desk) -> dict:
    """List all rules, those first where mending gains most."""
    records = list_rules(desk.database, [(rule.label, rule.full_id) for rule in desk.rules.rules])
    first = [record for record in records if record.standings["reject"]][:FIRST]
    groups = by_kind(records)
    return {
        **_tools(asked),
        "first": [(each, read_decided(desk.database, each.rejected[:REJECTS])) for each in first],
        "groups": [(kind, groups[kind]) for kind in dict.fromkeys((*FACT_TYPES, *groups)) if kind in groups],
        "judged": sum(record.judged for record in records),
    }


def show_rule(asked: Asked, desk: Desk) -> dict:
    """Show one rule: what it is, and what was decided about its facts. Raises LookupError where there is none."""
    name = asked.parts["rule"]
    records = {record.rule: record for record in list_rules(desk.database)}
    rule = next((each for each in desk.rules.rules if each.full_id == name), None)
    if name not in records and not rule:
        raise LookupError(name)
    record = records.get(name) or RuleRecord(name, rule.label)
    return {
        **_tools(asked),
        "record": record,
        "rule": rule,
        "file": _short_file(rule) if rule else "",
        "examples": [[*cut_example(each)] for each in rule.examples] if rule else [],
        "counter": [[*cut_example(each)] for each in rule.rejects] if rule else [],
        "rejected": read_decided(desk.database, record.rejected[:MANY]),
        "corrected": read_decided(desk.database, record.corrected[:MANY]),
    }


def cut_example(example: str) -> Iterator[Piece]:
    """Cut an example of a rule file into pieces: the marked ones carry their reading.

    >>> [*cut_example("Diskon [40%](40) berlaku.")]
    [Piece(text='Diskon ', reading=''), Piece(text='40%', reading='40'), Piece(text=' berlaku.', reading='')]
    """
    at = 0
    for found in MARKED.finditer(example):
        if found.start() > at:
            yield Piece(example[at : found.start()])
        yield Piece(found.group(1), found.group(2) or "?")
        at = found.end()
    if at < len(example):
        yield Piece(example[at:])


def _short_file(rule: Rule) -> str:
    """Name the file of a rule as the reader knows it: ours from `patterns/` on."""
    return "patterns/" + rule.file.rpartition("patterns/")[2] if rule.ours else rule.file


def _tools(asked: Asked) -> dict:
    language = asked.language
    return {
        "count": lambda number: write_count(number, language),
        "percent": lambda share: write_percent(share, language),
        "inbox_link": inbox_link,
        "article_link": article_link,
        "rule_link": rule_link,
    }
