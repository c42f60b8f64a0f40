"""What a check finds, and which numbers can be held against each other."""

from dataclasses import dataclass

from pipeline.checks.wordings import Wordings
from pipeline.model import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one comparison: the facts compared, in the order of the text, the verdict, and an explanation."""

    kind: str
    facts: tuple[Fact, ...]
    verdict: str
    explanation: str


def measure_of(fact: Fact, wordings: Wordings) -> tuple[str, str]:
    """Name what a number is in: a currency, people, households, or a share; only numbers of one measure can be compared."""
    if fact.type == "count":
        return "count", "households" if fact.unit in wordings.households else "people"
    return fact.type, fact.unit


def is_plain(fact: Fact) -> bool:
    """Tell a number that is one number, written as usual, and not the size of a change."""
    return fact.value_max is None and not fact.change and not fact.flags and fact.value is not None
