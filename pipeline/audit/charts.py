"""Tallies -> charts: every mark has a label, the numbers it stands for, and the address of its facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.audit.tallied import Tally

LONGEST = 36  # months on a chart; more are told by the year


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: `length` is its share of the longest mark, 0 to 100."""

    label: str
    link: str
    facts: int
    summed: int
    amount: float
    length: float


def make_marks(
    tallies: Sequence[Tally], measure: str, label: Callable[[str], str], link: Callable[[str], str]
) -> list[Mark]:
    """Make the marks of tallies, as long as their facts or sums (`measure`) say.

    >>> marks = make_marks([Tally("52", 8, 2, 5), Tally("53", 2, 0, 0)], "facts", str.upper, "/?p={}".format)
    >>> [(mark.link, mark.length) for mark in marks]
    [('/?p=52', 100.0), ('/?p=53', 25.0)]
    """
    longest = max((getattr(tally, measure) for tally in tallies), default=0) or 1
    return [
        Mark(
            label(each.key),
            link(each.key),
            each.facts,
            each.summed,
            each.amount,
            round(max(100 * getattr(each, measure) / longest, 0), 2),
        )
        for each in tallies
    ]


def fill_time(tallies: Iterable[Tally]) -> list[Tally]:
    """Put tallies by month in order, with those months between in which there is nothing; many become years.

    >>> [(each.key, each.facts) for each in fill_time([Tally("2025-02", 5, 0, 0), Tally("2024-12", 7, 0, 0)])]
    [('2024-12', 7), ('2025-01', 0), ('2025-02', 5)]
    >>> [(each.key, each.facts) for each in fill_time([Tally("2025-02", 5, 0, 0), Tally("2021-12", 7, 0, 0)])]
    [('2021', 7), ('2022', 0), ('2023', 0), ('2024', 0), ('2025', 5)]
    """
    known = {each.key: each for each in tallies if is_month(each.key)}
    if not known:
        return []
    first, last = (_months(end) for end in (min(known), max(known)))
    if last - first < LONGEST:
        keys = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(first, last + 1)]
        return [known.get(key, Tally(key, 0, 0, 0)) for key in keys]
    by_year = {year: [*each] for year, each in groupby(sorted(known.values()), lambda each: each.key[:4])}
    newest = int(max(by_year))
    years = range(max(int(min(by_year)), newest - LONGEST + 1), newest + 1)
    return [_add_up(f"{year:04}", by_year.get(f"{year:04}", [])) for year in years]


def _add_up(key: str, tallies: Sequence[Tally]) -> Tally:
    facts, summed, amount = (sum(each[at] for each in tallies) for at in (1, 2, 3))
    return Tally(key, facts, summed, amount)


def is_month(key: str) -> bool:
    """Tell whether a key is a month of the calendar.

    >>> is_month("2025-02"), is_month("2025-13"), is_month("")
    (True, False, False)
    """
    year, _, month = key.partition("-")
    return len(year) == 4 and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12


def _months(key: str) -> int:
    year, month = key.split("-")
    return int(year) * 12 + int(month) - 1
