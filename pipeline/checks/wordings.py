"""The words of `patterns/checks.toml`: regexes of what stands around numbers, and explanations for reporters."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pipeline.model import Fact
from pipeline.patterns import patterns_folder


@dataclass(frozen=True, slots=True)
class Wordings:
    """The file, with its regexes compiled."""

    words: Mapping[str, re.Pattern]
    explanations: Mapping[str, str]
    verdicts: Mapping[str, str]
    directions: Mapping[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    households: frozenset[str]
    vague: frozenset[str]
    fillers: frozenset[str]
    numbers: tuple[str, ...]
    sum_cues: tuple[str, ...]
    from_cues: tuple[str, ...]
    move_cues: tuple[str, ...]
    scales: Mapping[str, int]
    spans: Mapping[str, str]
    percent: str
    points: str


@cache
def load_wordings() -> Wordings:
    """Read and compile `patterns/checks.toml`."""
    with (patterns_folder() / "checks.toml").open("rb") as file:
        raw = tomllib.load(file)
    days, counting = raw["days"], raw["counting"]
    return Wordings(
        {name: re.compile(regex) for name, regex in raw["words"].items()},
        raw["explanations"],
        raw["verdicts"],
        raw["directions"],
        tuple(days["names"]),
        tuple(days["months"]),
        frozenset(counting["households"]),
        frozenset(counting["vague"]),
        frozenset(counting["fillers"]),
        tuple(counting["numbers"]),
        tuple(counting["sum_cues"]),
        tuple(counting["from_cues"]),
        tuple(counting["move_cues"]),
        counting["scales"],
        counting["spans"],
        counting["percent"],
        counting["points"],
    )


def explain(kind: str, verdict: str, **told: str) -> str:
    """Say in Indonesian what was held against what, and what came of it; `result` is what `stated` was held against."""
    wordings = load_wordings()
    rounded = verdict == "consistent" and told.get("result", "") != told.get("stated", "") and "result" in told
    return wordings.explanations[kind].format(verdict=wordings.verdicts["near" if rounded else verdict], **told)


def write_fact(fact: Fact) -> str:
    """Write the number of a fact in full, the upper bound of a range with it."""
    written = write_amount(fact.value, fact)
    return written if fact.value_max is None else f"{written}–{write_amount(fact.value_max, fact)}"


def write_amount(value: Decimal, like: Fact) -> str:
    """Write a number as one of the same kind as that of a fact.

    >>> rupiah = Fact("", "", "", "money", "", 0, 0, "", "", unit="IDR")
    >>> write_amount(Decimal("1170000"), rupiah), write_amount(Decimal("-2.5"), rupiah._replace(unit="USD"))
    ('Rp1.170.000', '-USD 2,5')
    >>> write_amount(Decimal("4.4"), rupiah._replace(type="percentage", unit="percent"))
    '4,4 persen'
    """
    wordings, number = load_wordings(), write_number(abs(value))
    sign = "-" if value < 0 else ""
    if like.type == "money":
        return sign + ("Rp" if like.unit == "IDR" else f"{like.unit} ") + number
    if like.type == "percentage":
        return f"{sign}{number} {wordings.percent if like.unit == 'percent' else wordings.points}"
    return f"{sign}{number}"


def write_number(value: Decimal, decimals: int = 2) -> str:
    """Write a number as Indonesians do: a full stop between thousands, a comma before at most so many decimals.

    >>> write_number(Decimal("3418090")), write_number(Decimal("0.33012")), write_number(Decimal("1E+3"))
    ('3.418.090', '0,33', '1.000')
    """
    text = f"{round(value, decimals):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,"))


def write_day(day: date) -> str:
    """Write a day in full.

    >>> write_day(date(2024, 5, 28))
    '28 Mei 2024'
    """
    return f"{day.day} {load_wordings().months[day.month - 1]} {day.year}"
