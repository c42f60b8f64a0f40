"""Numbers that differ by a slip of the pen: in one digit, in two that change places, or in their scale."""

import re

from pipeline.model import Fact

THOUSANDS = (3, 6, 9)
DIGITS = re.compile(r"0+$")


def is_slip(fact: Fact, other: Fact, least: int) -> bool:
    """Tell numbers of at least so many digits (noughts at the end aside) that differ by a slip."""
    return max(len(digits_of(fact)), len(digits_of(other))) >= least and are_close(
        str(int(fact.value)), str(int(other.value))
    )


def is_scale_slip(fact: Fact, other: Fact, least: int) -> bool:
    """Tell amounts of the same digits, at least so many, of which one is a thousand, a million ... times the other."""
    digits, ratio = digits_of(fact), max(fact.value, other.value) / min(fact.value, other.value)
    same = fact.type == "money" and digits == digits_of(other) and len(digits) >= least
    return same and ratio in [10**power for power in THOUSANDS]


def digits_of(fact: Fact) -> str:
    """Give the digits of a number without the noughts at its end: 1450 and 1.45 million have the same."""
    return DIGITS.sub("", str(int(fact.value)))


def are_close(one: str, other: str) -> bool:
    """Tell numbers that differ in one digit, or in two that change places.

    >>> are_close("14307", "14370"), are_close("1356", "1346"), are_close("1356", "1446"), are_close("356", "1356")
    (True, True, False, False)
    """
    if len(one) != len(other):
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) == 1:
        return True
    return len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
