"""Dates in EDTF (ISO 8601-2), written out in words: `2024-34` is `triwulan II 2024`."""

import re
from datetime import date, datetime, timedelta

from pipeline.audit.words import Words

POINT = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
OPEN = ("", "..")
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}  # hours east of Greenwich


def write_date(edtf: str, words: Words) -> str:
    """Write a date or a range of dates; what is no date of ours comes back as it is.

    >>> from pipeline.audit.words import load_words
    >>> id, en = load_words("id"), load_words("en")
    >>> write_date("2024-05-28", id), write_date("2024-03", id), write_date("2045", id)
    ('Selasa, 28 Mei 2024', 'Maret 2024', '2045')
    >>> write_date("2024-34", id), write_date("2024-34", en)
    ('triwulan II 2024', 'second quarter of 2024')
    >>> write_date("2024-05-01/2024-05-05", id), write_date("2024-04-29/2024-05-05", en), write_date("2020/2024", id)
    ('1–5 Mei 2024', '29 April – 5 May 2024', '2020–2024')
    >>> write_date("2024-07/..", id), write_date("2024-02-31", id)
    ('sejak Juli 2024', '2024-02-31')
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _write_point(edtf, words, weekday=True)
    if last in OPEN:
        return f"{words['open_end']} {_write_point(first, words)}"
    if first in OPEN:
        return f"{words['open_start']} {_write_point(last, words)}"
    return _write_range(_write_point(first, words), _write_point(last, words), words["to"])


def write_day(edtf: str, words: Words) -> str:
    """Write a day without its weekday.

    >>> from pipeline.audit.words import load_words
    >>> write_day("2024-07-23", load_words("id")), write_day("", load_words("id"))
    ('23 Juli 2024', '')
    """
    return _write_point(edtf, words)


def write_moment(moment: str, words: Words) -> str:
    """Write a day with the time of day, given as ISO 8601; what is none comes back as it is.

    >>> from pipeline.audit.words import load_words
    >>> id, en = load_words("id"), load_words("en")
    >>> write_moment("2024-11-03T20:15:00+09:00", id), write_moment("2024-11-03T20:15", en), write_moment("2024-11-03", id)
    ('Minggu, 3 November 2024, 20.15 WIT', 'Sunday, 3 November 2024, 20:15', 'Minggu, 3 November 2024')
    >>> write_moment("2024-11-03T20:15:00+00:00", id), write_moment("kemarin", id)
    ('Minggu, 3 November 2024, 20.15 +00:00', 'kemarin')
    """
    try:
        known = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    day = write_date(known.date().isoformat(), words)
    if len(moment) == len("2024-11-03"):
        return day
    return f"{day}, {known:%H}{words['clock']}{known:%M} {_name_zone(known)}".rstrip()


def _name_zone(moment: datetime) -> str:
    away = moment.utcoffset()
    return "" if away is None else ZONES.get(away / timedelta(hours=1), moment.isoformat()[-6:])


def _write_point(edtf: str, words: Words, weekday: bool = False) -> str:
    found = POINT.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        return year
    if day is None:
        if month in words["part"]:
            return f"{words['part'][month]} {year}"
        return f"{words['months'][int(month) - 1]} {year}" if 1 <= int(month) <= 12 else edtf
    try:
        known = date(int(year), int(month), int(day))
    except ValueError:
        return edtf
    written = f"{known.day} {words['months'][known.month - 1]} {year}"
    return f"{words['weekdays'][known.weekday()]}, {written}" if weekday else written


def _write_range(first: str, last: str, to: str) -> str:
    """Join the ends of a range; what both end in is said once.

    >>> _write_range("Januari 2024", "Mei 2024", "–"), _write_range("Mei 2024", "Mei 2024", "–")
    ('Januari – Mei 2024', 'Mei 2024')
    """
    if first == last:
        return first
    head, tail = first.split(), last.split()
    while len(head) > 1 and head[-1] == tail[-1]:
        head, tail = head[:-1], tail[:-1]
    joined = to if len(head) == 1 and head[0].isdigit() else f" {to} "
    return " ".join(head) + joined + last
