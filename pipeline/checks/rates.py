"""Rupiah beside the same amount in another currency: the rate that both imply must be one that there has been."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.finding import Finding
from pipeline.checks.story import Line, Story
from pipeline.checks.wordings import Wordings, explain, write_amount, write_fact
from pipeline.model import Fact

# Rupiah for one unit, from the lowest since 1999 to the highest until 2025, and a third more room on either side: what
# lies outside has a wrong power of ten, or a wrong currency.
RATES = {
    "USD": (4500, 24000), "SGD": (2700, 18000), "AUD": (3000, 16000), "NZD": (2500, 15000), "CAD": (3300, 17000),
    "EUR": (5000, 28000), "GBP": (8000, 33000), "CHF": (3500, 29000), "JPY": (45, 200), "CNY": (550, 3400),
    "HKD": (600, 3100), "TWD": (140, 850), "KRW": (4, 19), "MYR": (1200, 5800), "THB": (110, 760), "PHP": (90, 460),
    "INR": (95, 330), "SAR": (1250, 6500), "AED": (1250, 6600), "QAR": (1250, 6700), "KWD": (16000, 78000),
    "BND": (2700, 18000),
}  # fmt: skip
RUPIAH = "IDR"


def check_rates(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Work out the rate that each pair of amounts implies."""
    for line in story.crowded.values():
        if all(fact.unit not in RATES for fact in line.numbers):
            continue
        for at in range(len(line.numbers) - 1):
            if _are_one_amount(line, at, wordings):
                yield _implied(line.numbers[at : at + 2])


def _are_one_amount(line: Line, at: int, wordings: Wordings) -> bool:
    one, other = line.numbers[at : at + 2]
    if one.type != "money" or other.type != "money" or (one.unit == RUPIAH) == (other.unit == RUPIAH):
        return False
    if other.unit not in RATES and one.unit not in RATES:
        return False
    if one.flags or other.flags or (one.value_max is None) != (other.value_max is None) or one.change != other.change:
        return False
    return bool(wordings.words["or_rupiah"].search(line.between[at + 1]))


def _implied(pair: tuple[Fact, ...]) -> Finding:
    rupiah, foreign = sorted(pair, key=lambda fact: fact.unit != RUPIAH)
    rate = rupiah.value / foreign.value
    least, most = RATES[foreign.unit]
    verdict = "consistent" if least <= rate <= most else "inconsistent"
    told = explain(
        "rate",
        verdict,
        rupiah=write_fact(rupiah),
        foreign=write_fact(foreign),
        rate=write_amount(rate, rupiah),
        currency=foreign.unit,
        least=write_amount(Decimal(least), rupiah),
        most=write_amount(Decimal(most), rupiah),
    )
    return Finding("rate", pair, verdict, told)
