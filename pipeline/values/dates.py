"""Calendar expressions -> EDTF: absolute ones as written, relative ones against the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.model import Part, Reading
from pipeline.values import calendar
from pipeline.values.numbers import read_amount

UNRESOLVED = Reading(flags=("unresolved_date",))
IMPOSSIBLE = Reading(flags=("impossible_date",))

FOLDED = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "(": " ", ")": " ", "’": "'", "‘": "'", "`": "'"})
WEEKDAY = "(?:" + "|".join(calendar.WEEKDAYS) + ")"
PART_OF_DAY = "(?:pagi|siang|sore|petang|malam|subuh|dini hari|tengah malam|kliwon|legi|pahing|pon|wage)"
TO = r" ?(?:-|s/d|s\.d\.?|\bsd\b|\bhingga\b|\bsampai(?: dengan)?\b) ?"
SINCE = "sejak"
STEP = "(?:" + "|".join(calendar.STEPS) + ")"
TAIL = rf"(?:,? (?:{PART_OF_DAY} )?(?P<tail>{SINCE}|{STEP}|tahun {STEP}|(?:pekan|minggu|bulan) {STEP}))?"
FISCAL = "(?:(?:anggaran|fiskal|buku|pajak|ajaran|pelajaran|akademik|takwim|masehi) )?"

ON_WEEKDAY = re.compile(
    rf"(?:hari )?(?P<day>{WEEKDAY})\b(?:{TO}(?:hari )?{WEEKDAY}\b| dan {WEEKDAY}\b)?(?:,? {PART_OF_DAY}\b){{0,2}},? ?(?:tanggal )?"
)
AT_EDGE = re.compile(rf"(?P<edge>{'|'.join(calendar.EDGES)}) ")
NAMED = re.compile(rf"(?:tanggal )?(?:(?P<day>\d{{1,2}}) ?)?(?:bulan )?(?P<month>[a-z]+)\.?,?(?: tahun)? ?(?P<year>\d{{4}})?{TAIL}")
NUMERIC = re.compile(rf"(?:tanggal )?(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<year>\d{{4}}|\d\d))?{TAIL}")
YEAR = re.compile(rf"(?:tahun )?{FISCAL}(?P<year>\d{{4}}){TAIL}")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
DAY = re.compile(r"(?:tanggal )?(?P<day>\d{1,2})")

SEASON = re.compile(rf"(?:tahun )?{FISCAL}(?P<first>\d{{4}}) ?[/-] ?(?P<last>\d{{4}}|\d\d)")
RANGE = re.compile(rf"(?P<first>.+?){TO}(?P<last>.+)")
DAY_OF_MONTH = re.compile(rf"(?:tanggal )?(?P<day>\d{{1,2}}) bulan (?P<step>{STEP})")
PART_OF_YEAR = re.compile(
    rf"(?P<kind>{'|'.join(calendar.PARTS_OF_YEAR)})[ -]*(?:ke[ -]?)?(?P<first>{'|'.join(calendar.ORDINALS)})?"
    rf"(?:{TO}(?P<last>{'|'.join(calendar.ORDINALS)})\b)?[ ,/-]*(?:tahun )?{FISCAL}(?P<year>\d{{4}})?(?P<step>{STEP})?"
)
PERIOD = re.compile(rf"(?P<unit>pekan|minggu|bulan|tahun)(?: {FISCAL}(?:yang )?(?P<step>{STEP}))?")
DAY_WORD = re.compile(
    r"(?:hari ini|kemarin(?: dulu| lusa)?|besok(?: lusa)?|(?:ke)?esok(?:an)?(?: hari(?:nya)?)?|lusa|semalam"
    rf"|(?:tadi|nanti|kemarin|besok|esok) {PART_OF_DAY}|{PART_OF_DAY} (?:ini|tadi|nanti|kemarin))(?: {PART_OF_DAY})?"
)
AGO = re.compile(r"(?:(?P<count>[\w.]+(?: \w+)?) |se)(?P<unit>hari|pekan|minggu|bulan|tahun)(?: yang)? (?:lalu|silam|lampau)")
ITEM = re.compile(
    r"(?:\b\d{1,2}\b(?:\s+(?!(?:dan|atau|serta|maupun)\b)[^\W\d]+\.?)?|\b[^\W\d]+)(?:\s+\d{4}\b)?"
    rf"(?:,?\s+(?:tahun\s+)?{STEP}\b)?",
    re.IGNORECASE,
)
LIST_WORDS = ("dan", "atau", "serta", "maupun", "tanggal", "bulan")
OFFSETS = (("lusa", 2), ("besok", 1), ("esok", 1), ("semalam", -1), ("tadi malam", -1), ("malam tadi", -1))


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day as written; what the text leaves out is None. `tail` is the word behind it (`lalu`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    tail: str = ""


@lru_cache(maxsize=16_384)
def read_date(text: str, published: date | None = None) -> Reading | None:
    """Read one calendar expression into EDTF; None where the text is none.

    What needs a day of publication and has none is flagged `unresolved_date`, a day that no calendar has
    `impossible_date`, a weekday that is not that day's `weekday_mismatch`.

    >>> read_date("Maret 2024").date, read_date("Rabu (28/05/2024)").flags
    ('2024-03', ('weekday_mismatch',))
    >>> read_date("Kamis", date(2023, 12, 4)).date, read_date("Kamis").flags
    ('2023-11-30', ('unresolved_date',))
    >>> read_date("awal tahun depan", date(2023, 12, 4))
    Reading(value=None, value_max=None, unit='', modifier='start', per='', name='', date='2024', flags=())
    >>> read_date("27 April hingga 3 Mei 2025").date, read_date("31 November 2023").flags
    ('2025-04-27/2025-05-03', ('impossible_date',))
    """
    written = _fold(text)
    if (found := PERIOD.fullmatch(written)) and found["step"]:  # before the weekdays: `minggu lalu` is a week
        return _read_period(found, published, None)
    if found := ON_WEEKDAY.match(written):
        return _read_on_weekday(calendar.WEEKDAYS[found["day"]], written[found.end() :], published)
    if found := AT_EDGE.match(written):
        reading = _read_expression(written[found.end() :], published)
        return reading and replace(reading, modifier=calendar.EDGES[found["edge"]])
    return _read_expression(written, published)


def read_dates(text: str, published: date | None = None) -> list[Part]:
    """Read a list of days or months; each takes the month and year that it lacks from the next one.

    >>> [(part.start, part.reading.date) for part in read_dates("5, 7 dan 11 Desember 2023")]
    [(0, '2023-12-05'), (3, '2023-12-07'), (9, '2023-12-11')]
    >>> [part.reading.date for part in read_dates("Oktober dan November 2023")]
    ['2023-10', '2023-11']
    """
    items = [item for item in ITEM.finditer(text) if item.group().lower() not in LIST_WORDS]
    parts, after = [], None
    for item in reversed(items):
        point = _read_end(_fold(item.group()))
        if point is None:
            return []
        after = _with_year(_complete(point, after) if after else point, published, None)
        if after is None:
            return []
        parts.append(Part(item.start(), item.end(), _write_point(after)))
    return parts[::-1]


def read_since(text: str, published: date | None = None) -> list[Part]:
    """Read the day or month behind `sejak`, which lies in the past.

    >>> [(part.start, part.reading.date) for part in read_since("sejak awal Januari", date(2023, 12, 4))]
    [(6, '2023-01')]
    """
    start = text.index(" ") + 1
    reading = read_date(f"{text[start:]} {SINCE}", published)
    return [Part(start, len(text), reading)] if reading else []


def read_year_at_end(text: str, published: date | None = None) -> list[Part]:
    """Read the year that ends a noun phrase (`anggaran pertahanan Jepang 2025`)."""
    return [Part(len(text) - 4, len(text), Reading(date=text[-4:]))]


def _fold(text: str) -> str:
    return " ".join(text.lower().translate(FOLDED).split())


def _read_on_weekday(weekday: int, rest: str, published: date | None) -> Reading | None:
    unit, _, step = rest.rpartition(" ")
    if not rest or step in calendar.STEPS and unit in ("", "pekan", "minggu"):
        return _read_weekday(weekday, unit, calendar.STEPS.get(step), published)
    reading = _read_expression(rest, published, weekday)
    if reading and len(reading.date) >= 10 and date.fromisoformat(reading.date[:10]).weekday() != weekday:
        return replace(reading, flags=(*reading.flags, "weekday_mismatch"))
    return reading


def _read_weekday(weekday: int, unit: str, step: int | None, published: date | None) -> Reading:
    if published is None:
        return UNRESOLVED
    if unit:
        day = published + timedelta(weeks=step, days=weekday - published.weekday())
    else:
        day = calendar.weekday_near(published, weekday, step)
    return Reading(date=day.isoformat())


def _read_expression(written: str, published: date | None, weekday: int | None = None) -> Reading | None:
    if point := _read_point(written):
        return _write_point(_with_year(point, published, weekday))
    for form, read in FORMS:
        if (found := form.fullmatch(written)) and (reading := read(found, published, weekday)):
            return reading
    if (found := DAY_WORD.match(written)) and found.end() < len(written):  # `hari ini, Jumat (31/1)`
        return read_date(written[found.end() :].strip(" ,"), published)
    return _read_odd_form(written)


def _read_point(written: str) -> Point | None:
    """Read a year, a month or a day, with as much of the date as is written; None for anything else.

    >>> _read_point("12 agt 2023"), _read_point("9/10"), _read_point("5 orang")
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


def _point(found: re.Match, month: int) -> Point:
    parts = found.groupdict()
    year = int(parts["year"]) if parts["year"] else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    return Point(year, month, int(parts["day"]) if parts["day"] else None, parts.get("tail") or "")


def _with_year(point: Point, published: date | None, weekday: int | None) -> Point | None:
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


def _write_point(point: Point | None) -> Reading:
    if point is None:
        return UNRESOLVED
    if point.year == 0 or point.day is not None and not calendar.day_exists(point.year, point.month, point.day):
        return IMPOSSIBLE
    return Reading(date=calendar.edtf(point.year, point.month, point.day))


def _complete(point: Point, after: Point) -> Point:
    """Give a point the month and year that it lacks from the one that follows it in a range or list."""
    month = point.month or after.month
    year = point.year or after.year - (month is not None and after.month is not None and month > after.month)
    return Point(year, month, point.day)


def _read_season(found: re.Match, published: date | None, weekday: int | None) -> Reading | None:
    first, last = int(found["first"]), int(found["last"])
    if last < 100:
        last += first // 100 * 100
        if last != first + 1:
            return None
    return Reading(date=f"{first}/{last}") if first < last else None


def _read_range(found: re.Match, published: date | None, weekday: int | None) -> Reading | None:
    first, last = (_read_end(found[end]) for end in ("first", "last"))
    if first is None or last is None or last.day is None and first.day is not None:
        return None
    last = _with_year(last, published, None)
    if last is None:
        return UNRESOLVED
    ends = [_write_point(_complete(first, last)), _write_point(last)]
    if IMPOSSIBLE in ends:
        return IMPOSSIBLE
    return Reading(date="/".join(end.date for end in ends)) if ends[0].date < ends[1].date else None


def _read_end(written: str) -> Point | None:
    if found := ON_WEEKDAY.match(written):
        written = written[found.end() :]
    if found := DAY.fullmatch(written):
        return Point(day=int(found["day"]))
    return _read_point(written)


def _read_day_of_month(found: re.Match, published: date | None, weekday: int | None) -> Reading | None:
    if published is None:
        return UNRESOLVED
    year, month = map(int, calendar.month_of(published, calendar.STEPS[found["step"]]).split("-"))
    return _write_point(Point(year, month, int(found["day"])))


def _read_part_of_year(found: re.Match, published: date | None, weekday: int | None) -> Reading | None:
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


def _read_period(found: re.Match, published: date | None, weekday: int | None) -> Reading:
    if published is None:
        return UNRESOLVED
    return Reading(date=_write_period(found["unit"], published, calendar.STEPS.get(found["step"] or "ini")))


def _write_period(unit: str, published: date, step: int) -> str:
    if unit == "tahun":
        return calendar.edtf(published.year + step)
    if unit == "bulan":
        return calendar.month_of(published, step)
    return calendar.week_of(published, step)


def _read_day_word(found: re.Match, published: date | None, weekday: int | None) -> Reading:
    if published is None:
        return UNRESOLVED
    words = found.group()
    offset = next((days for word, days in OFFSETS if word in words), 0)
    if "kemarin" in words:
        offset = -2 if "lusa" in words or "dulu" in words else -1
    return Reading(date=(published + timedelta(days=offset)).isoformat())


def _read_ago(found: re.Match, published: date | None, weekday: int | None) -> Reading | None:
    amount = read_amount(found["count"] or "satu")
    if amount is None or amount.value_max is not None or amount.value % 1 or not 0 < amount.value < 1000:
        return None
    if published is None:
        return UNRESOLVED
    count = int(amount.value)
    if found["unit"] == "hari":
        return Reading(date=(published - timedelta(days=count)).isoformat())
    return Reading(date=_write_period(found["unit"], published, -count))


def _read_odd_form(written: str) -> Reading | None:
    """Leave an absolute day in a form that has no rule here (`October 3rd, 2021`) to dateparser."""
    if not any(char.isdigit() for char in written):
        return None
    found = _odd_form_parser().get_date_data(written)
    return Reading(date=found.date_obj.date().isoformat()) if found.date_obj and found.period == "day" else None


@lru_cache(maxsize=1)
def _odd_form_parser():
    from dateparser.date import DateDataParser  # takes 60 ms to import, and few articles need it

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=["id", "en"], settings=settings)


FORMS: tuple[tuple[re.Pattern, Callable[[re.Match, date | None, int | None], Reading | None]], ...] = (
    (SEASON, _read_season),
    (PERIOD, _read_period),
    (DAY_WORD, _read_day_word),
    (PART_OF_YEAR, _read_part_of_year),
    (DAY_OF_MONTH, _read_day_of_month),
    (AGO, _read_ago),
    (RANGE, _read_range),
)
