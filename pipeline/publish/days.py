"""Dates as the program writes them, EDTF and ISO 8601 -> first and last calendar day, which databases can compare."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
MONTHS = {  # EDTF's codes for parts of a year: quarters, thirds and halves, with their first and last month
    **{code: (3 * code - 98, 3 * code - 96) for code in range(33, 37)},
    **{code: (4 * code - 147, 4 * code - 144) for code in range(37, 40)},
    **{code: (6 * code - 239, 6 * code - 234) for code in range(40, 42)},
}


@lru_cache(maxsize=65536)
def first_day(edtf: str) -> date | None:
    """Find the first day that an EDTF date covers; None where it has none.

    >>> [str(first_day(edtf)) for edtf in ("2019-08-20", "2024-03", "2020/2024", "2024-34", "2025-41", "", "2024-02-30")]
    ['2019-08-20', '2024-03-01', '2020-01-01', '2024-04-01', '2025-07-01', 'None', 'None']
    """
    return _day(edtf.partition("/")[0], 0)


@lru_cache(maxsize=65536)
def last_day(edtf: str) -> date | None:
    """Find the last day that an EDTF date covers; None where it has none.

    >>> [str(last_day(edtf)) for edtf in ("2019-08-20", "2024-02", "2020/2024", "2024-34", "2025-40", "2024-03/..", "0000")]
    ['2019-08-20', '2024-02-29', '2024-12-31', '2024-06-30', '2025-06-30', 'None', 'None']
    """
    return _day(edtf.rpartition("/")[2], 1)


@lru_cache(maxsize=65536)
def published_day(moment: str) -> date | None:
    """Find the calendar day of an ISO 8601 moment, in its own zone; None where no day is given.

    >>> [str(published_day(moment)) for moment in ("2025-06-11T23:30+08:00", "2025-06-11", "2025-06", "")]
    ['2025-06-11', '2025-06-11', 'None', 'None']
    """
    return _day(moment[:10], 0) if len(moment) >= 10 else None


def _day(edtf: str, end: int) -> date | None:
    """Find the first (`end` 0) or the last (`end` 1) day of one EDTF date without a slash."""
    found = EDTF.fullmatch(edtf)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if found[2] is None or month in MONTHS:
        month = MONTHS.get(month, (1, 12))[end]
    if not (year and 1 <= month <= 12):
        return None
    length = monthrange(year, month)[1]
    day = day if found[3] else (1, length)[end]
    return date(year, month, day) if 1 <= day <= length else None
