"""What came of publishing: how many rows of every table changed, or why nothing did."""

from collections.abc import Mapping
from dataclasses import dataclass


class PublishError(Exception):
    """Publishing that could not be done: one line that says where, what, why and what to do, without any password."""


@dataclass(frozen=True, slots=True)
class Change:
    """How many rows of a table were new, changed, gone, and the same as before."""

    inserted: int
    updated: int
    deleted: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call of `publish` did: changes and replaced NUL characters by table.

    `migrated` is the schema version that the database had before, where it was an older one; otherwise empty.
    """

    database: str
    changes: Mapping[str, Change]
    replaced: Mapping[str, int]
    migrated: str
    seconds: float


def format_outcome(outcome: Outcome) -> str:
    """Tell what was published, a line a table.

    >>> print(format_outcome(Outcome("postgresql://desk@db/news", {"facts": Change(2, 0, 1, 1500)}, {}, "", 1.25)))
    Published to postgresql://desk@db/news, schema mine, in 1.2 s
      facts: 2 new, 0 changed, 1 gone, 1 500 unchanged
    """
    lines = [f"Published to {outcome.database}, schema mine, in {outcome.seconds:.1f} s"]
    if outcome.migrated:
        lines.append(f"  the tables were of schema version {outcome.migrated} and were brought up to date")
    lines += (f"  {table}: {_format_change(change)}" for table, change in outcome.changes.items())
    lines += (
        f"  {table}: {number} NUL characters, which PostgreSQL does not take, became \N{REPLACEMENT CHARACTER}"
        for table, number in outcome.replaced.items()
    )
    return "\n".join(lines)


def _format_change(change: Change) -> str:
    counts = {"new": change.inserted, "changed": change.updated, "gone": change.deleted, "unchanged": change.unchanged}
    return ", ".join(f"{number:,} {word}".replace(",", " ") for word, number in counts.items())
