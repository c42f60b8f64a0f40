"""Expressions that need a day of publication -> EDTF: `pekan lalu`, `kuartal I`, `lusa`, `tiga hari lalu`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.model import Reading
from pipeline.values import calendar
from pipeline.values.numbers import read_amount
from pipeline.values.points import FISCAL, PART_OF_DAY, STEP, UNRESOLVED, Point, write_point

TO = r" ?(?:-|s/d|s\.d\.?|\bsd\b|\bhingga\b|\bsampai(?: dengan)?\b) ?"
ORDINAL = "(?:" + "|".join(calendar.ORDINALS) + ")"
DAY_OF_MONTH = re.compile(rf"(?:tanggal )?(?P<day>\d{{1,2}}) bulan (?P<step>{STEP})")
PART_OF_YEAR = re.compile(
    rf"(?P<kind>{'|'.join(calendar.PARTS_OF_YEAR)})[ -]*(?:ke[ -]?)?(?P<first>{ORDINAL})?(?:{TO}(?P<last>{ORDINAL})\b)?"
    rf"[ ,/-]*(?:tahun )?{FISCAL}(?P<year>\d{{4}})?(?P<step>{STEP})?"
)
PERIOD = re.compile(rf"(?P<unit>pekan|minggu|bulan|tahun)(?: {FISCAL}(?:yang )?(?P<step>{STEP}))?")
DAY_WORD = re.compile(
    r"(?:hari ini|kemarin(?: dulu| lusa)?|besok(?: lusa)?|(?:ke)?esok(?:an)?(?: hari(?:nya)?)?|lusa|semalam"
    rf"|(?:tadi|nanti|kemarin|besok|esok) {PART_OF_DAY}|{PART_OF_DAY} (?:ini|tadi|nanti|kemarin))(?: {PART_OF_DAY})?"
)
AGO = re.compile(
    r"(?:(?P<count>[\w.]+(?: \w+)?) |se)(?P<unit>hari|pekan|minggu|bulan|tahun)(?: yang)? (?:lalu|silam|lampau)"
)
OFFSETS = (("lusa", 2), ("besok", 1), ("esok", 1), ("semalam", -1), ("tadi malam", -1), ("malam tadi", -1))


def read_period(found: re.Match, published: date | None) -> Reading:
    """Read the week, month or year that PERIOD found."""
    if published is None:
        return UNRESOLVED
    return Reading(date=_write_period(found["unit"], published, calendar.STEPS.get(found["step"] or "ini")))


def _write_period(unit: str, published: date, step: int) -> str:
    if unit == "tahun":
        return calendar.edtf(published.year + step)
    if unit == "bulan":
        return calendar.month_of(published, step)
    return calendar.week_of(published, step)


def _read_day_word(found: re.Match, published: date | None) -> Reading:
    if published is None:
        return UNRESOLVED
    words = found.group()
    offset = next((days for word, days in OFFSETS if word in words), 0)
    if "kemarin" in words:
        offset = -2 if "lusa" in words or "dulu" in words else -1
    return Reading(date=(published + timedelta(days=offset)).isoformat())


def _read_ago(found: re.Match, published: date | None) -> Reading | None:
    amount = read_amount(found["count"] or "satu")
    if amount is None or amount.value_max is not None or amount.value % 1 or not 0 < amount.value < 1000:
        return None
    if published is None:
        return UNRESOLVED
    count = int(amount.value)
    if found["unit"] == "hari":
        return Reading(date=(published - timedelta(days=count)).isoformat())
    return Reading(date=_write_period(found["unit"], published, -count))


def _read_day_of_month(found: re.Match, published: date | None) -> Reading | None:
    if published is None:
        return UNRESOLVED
    year, month = map(int, calendar.month_of(published, calendar.STEPS[found["step"]]).split("-"))
    return write_point(Point(year, month, int(found["day"])))


def _read_part_of_year(found: re.Match, published: date | None) -> Reading | None:
    base = calendar.PARTS_OF_YEAR[found["kind"]]
    step = calendar.STEPS.get(found["step"] or "")
    if not found["first"] and step is None:
        return None
    if published is None and not found["year"]:
        return UNRESOLVED
    if not found["first"]:
        return Reading(date=calendar.part_of_year(published, base, step))
    return _write_parts(base, calendar.ORDINALS[found["first"]], found, published)


def _write_parts(base: int, first: int, found: re.Match, published: date | None) -> Reading | None:
    last = calendar.ORDINALS[found["last"] or found["first"]]
    months = 12 // {32: 4, 36: 3, 39: 2}[base]
    if max(first, last) * months > 12 or last < first:
        return None
    if found["year"]:
        year = int(found["year"])
    elif found["step"]:
        year = published.year + calendar.STEPS[found["step"]]
    else:
        year = calendar.likely_year(published, (last - 1) * months + months // 2 + 1)
    dates = dict.fromkeys(f"{year}-{base + part}" for part in (first, last))
    return Reading(date="/".join(dates))


FORMS: tuple[tuple[re.Pattern, Callable[[re.Match, date | None], Reading | None]], ...] = (
    (PERIOD, read_period),
    (DAY_WORD, _read_day_word),
    (PART_OF_YEAR, _read_part_of_year),
    (DAY_OF_MONTH, _read_day_of_month),
    (AGO, _read_ago),
)
