"""Percentages and percentage points -> value and unit."""

import datetime
import re
from functools import lru_cache

from pipeline.model import Reading
from pipeline.values.numbers import read_amount, read_usual

UNIT = re.compile(r"\s?(?:%|\b(?:persen(?:nya)?|prosen|percent|poin|basis|bps|persentase)\b)")
NEGATIVE = re.compile(r"^(?:minus|negatif|-|−)\s?")
POINT = re.compile(r"poin|bps")
# What nine in ten shares look like; whatever else there is goes the long way.
USUAL = re.compile(r"(\d+)(?:,(\d+))?(?: [Pp]ersen| ?%)")


@lru_cache(maxsize=4096)
def read_percentage(text: str, published: datetime.date | None = None) -> Reading | None:
    """Read a percentage, or a difference in percentage points (a basis point is a hundredth of one).

    >>> read_percentage("99,5 persen").value, read_percentage("minus 0,3 persen").value
    (Decimal('99.5'), Decimal('-0.3'))
    >>> read_percentage("0,25 poin persentase").unit, read_percentage("25 basis poin").value
    ('percentage_point', Decimal('0.25'))
    >>> read_percentage("3-5 persen").value_max
    Decimal('5')
    """
    if usual := USUAL.fullmatch(text):
        return Reading(read_usual(*usual.groups(), None).value, None, "percent")
    folded = " ".join(text.lower().split())
    negative = NEGATIVE.match(folded)
    amount = read_amount(UNIT.sub("", folded[negative.end() :] if negative else folded).strip())
    if amount is None:
        return None
    factor = (-1 if negative else 1) / (100 if "basis" in folded or "bps" in folded else 1)
    unit = "percentage_point" if POINT.search(folded) else "percent"
    value, top = _times(amount.value, factor), _times(amount.value_max, factor)
    if negative and top is not None:
        value, top = top, value
    return Reading(value, top, unit, "approx" if amount.about else "", flags=amount.flags)


def _times(value, factor):
    if value is None or factor == 1:
        return value
    return -value if factor == -1 else value / 100
