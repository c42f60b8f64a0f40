"""What an export wrote and left out, in words for the command line."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.audit.exported import INCLUDABLE, Outcome

NAMED = 20  # facts that are not settled are named up to so many
REASONS = {
    "reject": "rejected",
    "unsure": "of which the reviewer is unsure",
    "disagreement": "on which reviewers disagree",
    "changed": "changed since review",
}


def format_outcome(outcome: Outcome, target: Path) -> str:
    """Say what was written, what was not, and why."""
    return "\n".join(_lines(outcome, target))


def _lines(outcome: Outcome, target: Path) -> Iterator[str]:
    yield f"Wrote {_count(outcome.written, 'reviewed fact')} of {_count(outcome.articles, 'article')} to {target}"
    if outcome.left_out:
        told = [
            f"{outcome.left_out[reason]:,} {words}" for reason, words in REASONS.items() if outcome.left_out[reason]
        ]
        yield f"Left out: {', '.join(told)}"
    for reason, fact_id, text in outcome.open[:NAMED]:
        yield f"  {reason:13} {fact_id} {text!r}"
    if len(outcome.open) > NAMED:
        yield f"  ... and {len(outcome.open) - NAMED:,} more"
    askable = [reason for reason in INCLUDABLE if outcome.left_out[reason]]
    if askable:
        yield f"To have them too: --include {','.join(askable)}"


def _count(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> _count(1, "article"), _count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}" + "s" * (number != 1)
