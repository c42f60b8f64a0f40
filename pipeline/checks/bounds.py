"""Between what a number can lie, given how it is written: `1,17 juta` is 1 165 000 to 1 175 000."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.wordings import load_wordings
from pipeline.model import Fact

ENDLESS = Decimal("Infinity")
NUMERAL = re.compile(r"(\d+(?:\.\d{3})*)(?:,(\d+))?(?!\d)(?:\s?([a-z]+))?")
NEAR, FAR = Decimal("0.05"), Decimal("0.15")  # how far off `sekitar` may be: surely still right, perhaps still right
ROUGH = Decimal("0.05")  # how far off a number that ends in noughts may be


class Bounds(NamedTuple):
    """Where the true number lies: as the text shows it (`low` to `high`), and at the very outside."""

    low: Decimal
    high: Decimal
    least: Decimal
    most: Decimal


def bounds_of(fact: Fact) -> Bounds:
    """Find the bounds of a fact's number from its digits and its modifier.

    Outside the rounding that the text shows there is room for one that was cut off (1,89 written as 1,8) and for round
    numbers (1.900 people). `least` and `most` leave no doubt: what lies outside them is wrong.

    >>> def told(text, value, kind="count", modifier=""):
    ...     return Fact("", "", "", kind, text, 0, 0, "", "", Decimal(value), modifier=modifier)
    >>> [int(bound) for bound in bounds_of(told("1,17 juta nelayan", 1170000))]
    [1165000, 1175000, 1165000, 1180000]
    >>> [int(bound) for bound in bounds_of(told("2 juta orang", 2000000))]  # one digit is mostly meant as it stands
    [1900000, 2100000, 1500000, 3000000]
    >>> [int(bound) for bound in bounds_of(told("14.307 pekerja", 14307))]
    [14307, 14307, 14307, 14307]
    >>> [str(bound) for bound in bounds_of(told("lebih dari 500 orang", 500, modifier="more_than"))]
    ['500', '625', '500', 'Infinity']
    """
    value, unit = fact.value, _unit_of(fact)
    half = unit / 2
    if fact.value_max is not None:
        return _widen(Bounds(value, fact.value_max, value - half, fact.value_max + half), fact.modifier)
    if value < 0:
        mirrored = bounds_of(fact._replace(value=-value))
        return Bounds(-mirrored.high, -mirrored.low, -mirrored.most, -mirrored.least)
    shown = min(half, value * ROUGH) if unit > 1 and value == unit * int(value / unit) < 10 * unit else half
    rough = (
        min(_noughts(value) / 2, value * ROUGH)
        if fact.type == "count" and value >= 1000 and value % 100 == 0
        else Decimal(0)
    )
    return _widen(
        Bounds(value - shown, value + shown, value - max(half, rough), value + max(unit, rough)), fact.modifier
    )


def _unit_of(fact: Fact) -> Decimal:
    """Find what the last digit that is written stands for; 0 where the number is written out to its last digit."""
    numerals = NUMERAL.findall(fact.text.lower())
    if len(numerals) != 1:
        return Decimal(0) if fact.value < 1000 else _noughts(fact.value)
    _, decimals, word = numerals[0]
    scale = load_wordings().scales.get(word, 0)
    if not scale and not decimals:
        return Decimal(fact.type == "percentage")
    return Decimal(scale or 1).scaleb(-len(decimals))


def _noughts(value: Decimal) -> Decimal:
    """Give the power of ten that a whole number ends in: 1 for 1234, 100 for 1900."""
    return Decimal(1).scaleb(len(digits := str(int(value))) - len(digits.rstrip("0") or digits))


def _widen(bounds: Bounds, modifier: str) -> Bounds:
    low, high, least, most = bounds
    if modifier == "approx":
        return Bounds(low - low * NEAR, high + high * NEAR, least - least * FAR, most + most * FAR)
    if modifier in ("more_than", "equal_or_more"):
        return Bounds(low, high + high / 4, least, ENDLESS)
    if modifier in ("less_than", "equal_or_less"):
        return Bounds(low - low / 4, high, Decimal(0), most)
    return bounds


def judge(one: Bounds, other: Bounds) -> str:
    """Tell whether two numbers can be the same: `consistent`, `inconsistent` or `cannot tell`.

    >>> exact = Bounds(*map(Decimal, (10, 10, 10, 10)))
    >>> judge(exact, exact), judge(exact, exact._replace(low=11, high=11)), judge(exact, Bounds(11, 12, 11, 12))
    ('consistent', 'cannot tell', 'inconsistent')
    """
    if one.low <= other.high and other.low <= one.high:
        return "consistent"
    return "cannot tell" if one.least <= other.most and other.least <= one.most else "inconsistent"


def add(*terms: Bounds) -> Bounds:
    """Add numbers that lie between bounds."""
    return Bounds(*map(sum, zip(*terms, strict=True)))


def subtract(one: Bounds, other: Bounds) -> Bounds:
    """Subtract one number from another."""
    return Bounds(
        one.low - other.high, one.high - other.low, _minus(one.least, other.most), _minus(one.most, other.least)
    )


def multiply(one: Bounds, other: Bounds) -> Bounds:
    """Multiply two numbers that are not negative."""
    return Bounds(*(ENDLESS if ENDLESS in pair else pair[0] * pair[1] for pair in zip(one, other, strict=True)))


def divide(one: Bounds, other: Bounds) -> Bounds | None:
    """Divide one number by another, neither negative; None where the other may be nought."""
    if other.low <= 0 or other.least <= 0:
        return None
    most = ENDLESS if one.most == ENDLESS else one.most / other.least
    least = Decimal(0) if other.most == ENDLESS else one.least / other.most
    return Bounds(one.low / other.high, one.high / other.low, least, most)


def _minus(one: Decimal, other: Decimal) -> Decimal:
    if one == ENDLESS:
        return ENDLESS
    return -ENDLESS if other == ENDLESS else one - other
