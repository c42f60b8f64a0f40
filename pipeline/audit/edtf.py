"""Which texts are dates in EDTF (ISO 8601-2), as far as facts use it."""

import re
from datetime import date

ONE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
OPEN = ("", "..")
PARTS_OF_YEAR = range(21, 42)  # seasons, quarters and halves


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date, or an interval whose end is not before its start.

    >>> [is_edtf(text) for text in ("2024", "2024-03", "2024-02-29", "2024-34", "2020/2024", "2024-05-01/..")]
    [True, True, True, True, True, True]
    >>> [is_edtf(text) for text in ("", "2023-02-29", "2024-13", "24-03", "2024/2020", "../..", "3 Maret 2024", "2024-34-01")]
    [False, False, False, False, False, False, False, False]
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _is_one(start)
    if start in OPEN or end in OPEN:
        return _is_one(start) or _is_one(end)
    return _is_one(start) and _is_one(end) and start[: len(end)] <= end[: len(start)]


def _is_one(text: str) -> bool:
    found = ONE.fullmatch(text)
    if not found or found[1] == "0000":
        return False
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        try:
            date(year, month, day)
        except ValueError:
            return False
    return not month or month in range(1, 13) or (month in PARTS_OF_YEAR and not day)
