"""What a run did: what was read and found, and, so that nothing vanishes silently, what was not."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import FACT_COLUMNS, FACT_TYPES, SCHEMA_VERSION, Reject
from pipeline.rows import Rows

STATUSES = ("unchanged", "new", "changed", "copies")
VERDICTS = ("consistent", "inconsistent", "cannot tell")
TYPE, FLAGS = FACT_COLUMNS.index("type"), FACT_COLUMNS.index("flags")

LISTED = 1000  # how many inputs of a kind run.json lists; rejects.csv has all that were refused
TALLIED = 20_000  # how many different texts are counted before the rare ones are forgotten, to keep memory flat
MOST_FREQUENT = 100  # how many texts of unread numbers run.json lists


@dataclass(slots=True)
class Tally:
    """Counts by key, with the first example of each; forgets the rarer half when there are too many keys."""

    total: int = 0
    counts: Counter = field(default_factory=Counter)
    examples: dict[object, str] = field(default_factory=dict)

    def add(self, key: object, example: str) -> None:
        """Count one more of this key."""
        self.total += 1
        self.counts[key] += 1
        self.examples.setdefault(key, example)
        if len(self.counts) > TALLIED:
            self.counts = Counter(dict(self.counts.most_common(TALLIED // 2)))
            self.examples = {kept: self.examples[kept] for kept in self.counts}

    def most_common(self, limit: int | None = None) -> list[tuple[object, int, str]]:
        """List keys with their count and example: most frequent first, equals in the order of the alphabet."""
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(key, count, self.examples[key]) for key, count in ranked[:limit]]


@dataclass(slots=True)
class Refusals:
    """Inputs that were not read: how many, and the first of them."""

    total: int = 0
    first: list[Reject] = field(default_factory=list)

    def add(self, reject: Reject) -> None:
        """Count one more."""
        self.total += 1
        if len(self.first) < LISTED:
            self.first.append(reject)


@dataclass(slots=True)
class Report:
    """The sums of one run; `seconds` is set at its end.

    Of the sources met, `sources` counts those that were new, changed, unchanged, or copies of what was known; `again` are
    the articles of the store that were read again by other rules, `kept` the sources of earlier runs that were not met,
    `copies` the articles that are near copies of another, `stored` the rows that the tables hold.
    """

    rules_version: str
    formats: tuple[str, ...]
    seconds: float = 0.0
    articles: int = 0
    characters: int = 0
    facts: Counter = field(default_factory=Counter)
    flags: Counter = field(default_factory=Counter)
    dropped: Tally = field(default_factory=Tally)
    checks: Counter = field(default_factory=Counter)
    unread: Tally = field(default_factory=Tally)
    refused: Refusals = field(default_factory=Refusals)
    skipped: Refusals = field(default_factory=Refusals)
    sources: Counter = field(default_factory=Counter)
    again: int = 0
    kept: int = 0
    copies: int = 0
    stored: dict[str, int] = field(default_factory=dict)

    @property
    def articles_per_second(self) -> float:
        """The articles read in a second of the whole run, start-up included."""
        return self.articles / self.seconds if self.seconds else 0.0

    def count(self, text: str, rows: Rows) -> None:
        """Add what was read from one article."""
        self.articles += 1
        self.characters += len(text)
        for fact in rows.facts:
            self.facts[fact[TYPE]] += 1
            if fact[FLAGS]:
                self.flags.update(fact[FLAGS].split(";"))
        self.checks.update((kind, verdict) for _, kind, _, verdict, _ in rows.checks)
        for label, by, dropped in rows.dropped:
            self.dropped.add((label, by), dropped)
        for unread, example, *_ in rows.unread:
            self.unread.add(unread, example)


def report_data(report: Report) -> dict:
    """Give the report as plain data: what `run.json` holds."""
    return {
        "schema_version": SCHEMA_VERSION,
        "rules_version": report.rules_version,
        "formats": report.formats,
        "seconds": round(report.seconds, 3),
        "articles_per_second": round(report.articles_per_second, 1),
        "sources": {status: report.sources[status] for status in STATUSES},
        "read_again": report.again,
        "kept_of_earlier_runs": report.kept,
        "near_copies": report.copies,
        "stored": report.stored,
        "articles": report.articles,
        "characters": report.characters,
        "facts": {"total": report.facts.total(), "by_type": {kind: report.facts[kind] for kind in FACT_TYPES}},
        "flags": dict(sorted(report.flags.items())),
        "checks": _check_data(report.checks),
        "dropped": {
            "total": report.dropped.total,
            "reasons": [
                {
                    "label": label,
                    "reason": f"overlapped by {by}" if by else "no reading",
                    "count": count,
                    "example": text,
                }
                for (label, by), count, text in report.dropped.most_common()
            ],
        },
        "unread_numbers": {
            "total": report.unread.total,
            "most_frequent": [
                {"text": text, "count": count, "example": example}
                for text, count, example in report.unread.most_common(MOST_FREQUENT)
            ],
        },
        "refused": _refusal_data(report.refused),
        "skipped": _refusal_data(report.skipped),
    }


def _check_data(checks: Counter) -> dict:
    verdicts = dict.fromkeys(VERDICTS, 0)
    kinds: dict[str, dict[str, int]] = {}
    for (kind, verdict), count in sorted(checks.items()):
        verdicts[verdict] += count
        kinds.setdefault(kind, {})[verdict] = count
    return {**verdicts, "by_kind": kinds}


def _refusal_data(refusals: Refusals) -> dict:
    first = [{"source": each.source, "reason": each.reason, "advice": each.advice} for each in refusals.first]
    return {"total": refusals.total, "first": first}


def write_report(report: Report, output: Path) -> None:
    """Write `run.json`, in the place of an earlier one."""
    text = json.dumps(report_data(report), ensure_ascii=False, indent=2)
    new = output / ".run.json"
    new.write_text(text + "\n", encoding="utf-8")
    os.replace(new, output / "run.json")
