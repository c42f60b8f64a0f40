"""Years, months and days as they are written, and the year that an article leaves out."""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.model import Reading
from pipeline.values import calendar

UNRESOLVED = Reading(flags=("unresolved_date",))
IMPOSSIBLE = Reading(flags=("impossible_date",))

SINCE = "sejak"
STEP = "(?:" + "|".join(calendar.STEPS) + ")"
PART_OF_DAY = "(?:pagi|siang|sore|petang|malam|subuh|dini hari|tengah malam|kliwon|legi|pahing|pon|wage)"
FISCAL = "(?:(?:anggaran|fiskal|buku|pajak|ajaran|pelajaran|akademik|takwim|masehi) )?"
TAIL = rf"(?:,? (?:{PART_OF_DAY} )?(?P<tail>{SINCE}|hari ini|{STEP}|tahun {STEP}|(?:pekan|minggu|bulan) {STEP}))?"

NAMED = re.compile(
    rf"(?:tanggal )?(?:(?P<day>\d{{1,2}}) ?)?(?:bulan )?(?P<month>[a-z]+)\.?,?(?: tahun)? ?(?P<year>\d{{4}})?{TAIL}"
)
NUMERIC = re.compile(
    r"(?:tanggal )?(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?:(?P=sign)(?P<year>\d{4}|\d\d))?" + TAIL
)
YEAR = re.compile(rf"(?:tahun )?{FISCAL}(?P<year>\d{{4}}){TAIL}")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
DAY = re.compile(r"(?:tanggal )?(?P<day>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day as written; what the text leaves out is None. `tail` is the word behind it (`lalu`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    tail: str = ""


def read_point(written: str) -> Point | None:
    """Read a year, a month or a day, with as much of the date as is written; None for anything else.

    >>> read_point("12 agt 2023"), read_point("9/10"), read_point("5 orang")
    (Point(year=2023, month=8, day=12, tail=''), Point(year=None, month=10, day=9, tail=''), None)
    """
    if (found := NAMED.fullmatch(written)) and found["month"] in calendar.MONTHS:
        return _point(found, calendar.MONTHS[found["month"]])
    if found := NUMERIC.fullmatch(written) or ISO.fullmatch(written):
        month = int(found["month"])
        return _point(found, month) if 1 <= month <= 12 and int(found["day"]) <= 31 else None
    if found := YEAR.fullmatch(written):
        return Point(int(found["year"]))
    return None


def read_day(written: str) -> Point | None:
    """Read a bare day of the month, as the first end of a range or an item of a list leaves it."""
    found = DAY.fullmatch(written)
    return Point(day=int(found["day"])) if found else None


def _point(found: re.Match, month: int) -> Point:
    parts = found.groupdict()
    year = int(parts["year"]) if parts["year"] else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    return Point(year, month, int(parts["day"]) if parts["day"] else None, parts.get("tail") or "")


def with_year(point: Point, published: date | None, weekday: int | None) -> Point | None:
    """Fill in the year; None without a day of publication, year 0 where no year has that day."""
    if point.year is not None:
        return point
    if published is None:
        return None
    unit, _, word = point.tail.rpartition(" ")
    step = calendar.STEPS.get(word) if unit in ("", "tahun") else None
    if word == SINCE:
        year = calendar.last_year_since(published, point.month, point.day)
    elif unit == "tahun":
        year = published.year + step
    elif step is None or step == 0:
        year = calendar.likely_year(published, point.month, point.day, weekday)
    elif step < 0:
        year = calendar.last_year_before(published, point.month, point.day)
    else:
        year = calendar.next_year_after(published, point.month, point.day)
    return Point(year, point.month, point.day)


def complete(point: Point, after: Point) -> Point:
    """Give a point the month and year that it lacks from the one that follows it in a range or list."""
    month = point.month or after.month
    year = point.year or after.year - (month is not None and after.month is not None and month > after.month)
    return Point(year, month, point.day)


def write_point(point: Point | None) -> Reading:
    """Write a point that has its year; None is a date that no day of publication resolves."""
    if point is None:
        return UNRESOLVED
    if point.year == 0 or (point.day is not None and not calendar.day_exists(point.year, point.month, point.day)):
        return IMPOSSIBLE
    return Reading(date=calendar.edtf(point.year, point.month, point.day))
