"""Calendar expressions -> EDTF: absolute ones as written, relative ones against the day of publication."""

import re
from datetime import date, timedelta
from functools import lru_cache

from pipeline.model import Part, Reading
from pipeline.values import calendar
from pipeline.values.periods import DAY_WORD, FORMS, PERIOD, TO, read_period
from pipeline.values.points import (
    FISCAL,
    IMPOSSIBLE,
    PART_OF_DAY,
    SINCE,
    STEP,
    UNRESOLVED,
    Point,
    complete,
    read_day,
    read_point,
    with_year,
    write_point,
)

FOLDED = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "(": " ", ")": " ", "’": "'", "‘": "'", "`": "'"})
WEEKDAY = "(?:" + "|".join(calendar.WEEKDAYS) + ")"
ON_WEEKDAY = re.compile(
    rf"(?:hari )?(?P<day>{WEEKDAY})\b(?:{TO}(?:hari )?{WEEKDAY}\b| dan {WEEKDAY}\b)?(?:,? {PART_OF_DAY}\b){{0,2}},? ?"
    r"(?:tanggal )?"
)
AT_EDGE = re.compile(rf"(?P<edge>{'|'.join(calendar.EDGES)}) ")
SEASON = re.compile(rf"(?:tahun )?{FISCAL}(?P<first>\d{{4}}) ?[/-] ?(?P<last>\d{{4}}|\d\d)")
RANGE = re.compile(rf"(?P<first>.+?){TO}(?P<last>.+)")
FULL_YEAR = re.compile(r"\b\d{4}\b")
ITEM = re.compile(
    r"(?:\b\d{1,2}\b(?:\s+(?!(?:dan|atau|serta|maupun)\b)[^\W\d]+\.?)?|\b[^\W\d]+)(?:\s+\d{4}\b)?"
    rf"(?:,?\s+(?:tahun\s+)?{STEP}\b)?",
    re.IGNORECASE,
)
# Most dates are a year, or a day in full, perhaps with its weekday; whatever else there is goes the long way.
USUAL = re.compile(r"(?:([A-Za-z]+),? \(?)?(?:(\d{1,2})(?: ([A-Za-z]+) |/(\d{1,2})/))?((?:19|20)\d\d)\)?")
LIST_WORDS = ("dan", "atau", "serta", "maupun", "tanggal", "bulan")


@lru_cache(maxsize=4096)
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
    >>> read_date("28 Juni hingga 4 Juli 2025").date, read_date("31 November 2023").flags
    ('2025-06-28/2025-07-04', ('impossible_date',))
    """
    if (weekday := calendar.WEEKDAYS.get(text.lower())) is not None:
        return _read_weekday(weekday, "", None, published)
    if (usual := USUAL.fullmatch(text)) and (reading := _read_usual(usual)):
        return reading
    written = _fold(text)
    if (found := PERIOD.fullmatch(written)) and found["step"]:  # before the weekdays: `minggu lalu` is a week
        return read_period(found, published)
    if found := ON_WEEKDAY.match(written):
        return _read_on_weekday(calendar.WEEKDAYS[found["day"]], written[found.end() :], published)
    if found := AT_EDGE.match(written):
        reading = _read_expression(written[found.end() :], published)
        return reading and reading._replace(modifier=calendar.EDGES[found["edge"]])
    return _read_expression(written, published)


def _read_usual(usual: re.Match) -> Reading | None:
    weekday, day, name, number, year = usual.groups()
    if day is None:
        return Reading(date=year) if weekday is None and usual.end() == 4 else None
    month = int(number) if number else calendar.MONTHS.get(name.lower(), 0)
    if not calendar.day_exists(int(year), month, int(day)):
        return None
    if weekday is None:
        return Reading(date=f"{year}-{month:02}-{int(day):02}") if usual.group()[-1] != ")" else None
    wanted, meant = calendar.WEEKDAYS.get(weekday.lower()), date(int(year), month, int(day))
    if wanted is None:
        return None
    return Reading(date=meant.isoformat(), flags=() if meant.weekday() == wanted else ("weekday_mismatch",))


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
        after = with_year(complete(point, after) if after else point, published, None)
        if after is None:
            return []
        parts.append(Part(item.start(), item.end(), write_point(after)))
    return parts[::-1]


def read_since(text: str, published: date | None = None) -> list[Part]:
    """Read the day or month behind `sejak`, which lies in the past.

    >>> [(part.start, part.reading.date) for part in read_since("sejak awal Januari", date(2023, 12, 4))]
    [(6, '2023-01')]
    >>> read_since("sejak\xa0Mei", date(2023, 12, 4))[0].reading.date  # scrapes have such spaces
    '2023-05'
    """
    start = len(text.split(maxsplit=1)[0]) + 1
    reading = read_date(f"{text[start:]} {SINCE}", published)
    return [Part(start, len(text), reading)] if reading else []


def read_year_at_end(text: str, published: date | None = None) -> list[Part]:
    """Read the year that ends a noun phrase (`anggaran pertahanan Jepang 2025`)."""
    return [Part(len(text) - 4, len(text), Reading(date=text[-4:]))]


def _fold(text: str) -> str:
    return " ".join(text.lower().translate(FOLDED).split())


def _read_on_weekday(weekday: int, rest: str, published: date | None) -> Reading | None:
    unit, _, step = rest.rpartition(" ")
    if not rest or (step in calendar.STEPS and unit in ("", "pekan", "minggu")):
        return _read_weekday(weekday, unit, calendar.STEPS.get(step), published)
    reading = _read_expression(rest, published, weekday)
    if reading and len(reading.date) >= 10 and date.fromisoformat(reading.date[:10]).weekday() != weekday:
        return reading._replace(flags=(*reading.flags, "weekday_mismatch"))
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
    if point := read_point(written):
        return write_point(with_year(point, published, weekday))
    if found := SEASON.fullmatch(written):
        return _read_season(int(found["first"]), int(found["last"]))
    for form, read in FORMS:
        if (found := form.fullmatch(written)) and (reading := read(found, published)):
            return reading
    if (found := RANGE.fullmatch(written)) and (reading := _read_range(found, published)):
        return reading
    if (found := DAY_WORD.match(written)) and found.end() < len(written):  # `hari ini, Jumat (31/1)`
        return read_date(written[found.end() :].strip(" ,"), published)
    return _read_odd_form(written)


def _read_season(first: int, last: int) -> Reading | None:
    """Read two years as one span; of two digits the last must be the year after the first (`2023/24`)."""
    if last < 100:
        last += first // 100 * 100
        if last != first + 1:
            return None
    return Reading(date=f"{first}/{last}") if first < last else None


def _read_range(found: re.Match, published: date | None) -> Reading | None:
    first, last = (_read_end(found[end]) for end in ("first", "last"))
    if first is None or last is None or (last.day is None and first.day is not None):
        return None
    last = with_year(last, published, None)
    if last is None:
        return UNRESOLVED
    ends = [write_point(complete(first, last)), write_point(last)]
    if IMPOSSIBLE in ends:
        return IMPOSSIBLE
    return Reading(date="/".join(end.date for end in ends)) if ends[0].date < ends[1].date else None


def _read_end(written: str) -> Point | None:
    if found := ON_WEEKDAY.match(written):
        written = written[found.end() :]
    return read_day(written) or read_point(written)


def _read_odd_form(written: str) -> Reading | None:
    """Leave an absolute day in a form that has no rule here (`October 3rd, 2021`) to dateparser.

    Its answer counts only where the year is the text's own: it reads many a phrase as a day relative to today.
    """
    if not (year := FULL_YEAR.search(written)):
        return None
    found = _odd_form_parser().get_date_data(written)
    if found.period != "day" or not found.date_obj or str(found.date_obj.year) != year.group():
        return None
    return Reading(date=found.date_obj.date().isoformat())


@lru_cache(maxsize=1)
def _odd_form_parser():
    from dateparser.date import DateDataParser  # takes 60 ms to import, and few articles need it

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=["id", "en"], settings=settings)
