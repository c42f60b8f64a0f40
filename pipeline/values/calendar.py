"""Indonesian words of the calendar, and EDTF strings (ISO 8601-2) of the days, weeks, months and years they name."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januari jan",
            "februari pebruari febuari februar febr feb peb",
            "maret mar mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt ags agst agust",
            "september septembar sep sept",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        1,
    )
    for word in words.split()
}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        ("senin", "selasa", "rabu", "kamis", "jumat jum'at jum`at jumaat", "sabtu", "minggu ahad")
    )
    for word in words.split()
}
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("1 i satu pertama kesatu", "2 ii dua kedua", "3 iii tiga ketiga", "4 iv empat keempat"), 1
    )
    for word in words.split()
}
STEPS = {"lalu": -1, "silam": -1, "lampau": -1, "kemarin": -1, "tadi": -1, "ini": 0}
STEPS |= {"depan": 1, "mendatang": 1, "nanti": 1, "besok": 1, "esok": 1}
EDGES = {"awal": "start", "permulaan": "start", "pertengahan": "mid", "medio": "mid"}
EDGES |= {"akhir": "end", "penghujung": "end", "ujung": "end", "pengujung": "end"}
PARTS_OF_YEAR = {"triwulan": 32, "kuartal": 32, "kwartal": 32, "tw": 32, "q": 32, "caturwulan": 36}
PARTS_OF_YEAR |= {"semester": 39, "paruh": 39}
OTHER_YEAR_COSTS = 3
WRONG_WEEKDAY_COSTS = 180
MID_MONTH = 15


def day_exists(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has that day.

    >>> day_exists(2024, 2, 29), day_exists(2023, 11, 31), day_exists(2023, 13, 1)
    (True, False, False)
    """
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def edtf(year: int, month: int | None = None, day: int | None = None) -> str:
    """Write a year, month or day.

    >>> edtf(2045), edtf(2024, 3), edtf(2024, 3, 5)
    ('2045', '2024-03', '2024-03-05')
    """
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


def week_of(day: date, weeks: int = 0) -> str:
    """Write the week, Monday to Sunday, that lies so many weeks from the day's own.

    >>> week_of(date(2025, 11, 26), -1)
    '2025-11-17/2025-11-23'
    """
    monday = day + timedelta(weeks=weeks, days=-day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def month_of(day: date, months: int = 0) -> str:
    """Write the month that lies so many months from the day's own.

    >>> month_of(date(2024, 1, 31), -1), month_of(date(2024, 11, 30), 2)
    ('2023-12', '2025-01')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return edtf(year, month + 1)


def part_of_year(day: date, base: int, parts: int = 0) -> str:
    """Write the quarter (base 32), third (36) or half (39) of a year so many parts from the day's own.

    >>> part_of_year(date(2024, 2, 1), 32, -1), part_of_year(date(2024, 8, 1), 39)
    ('2023-36', '2024-41')
    """
    count = {32: 4, 36: 3, 39: 2}[base]
    year, part = divmod(day.year * count + (day.month - 1) * count // 12 + parts, count)
    return f"{year:04}-{base + part + 1}"


def likely_year(published: date, month: int, day: int | None = None, weekday: int | None = None) -> int:
    """Choose the year that an article means by a day or month without one; 0 where no year near has that day.

    It is the year of publication, unless a neighbouring year brings the day to less than a third of the distance, or
    brings it onto the weekday that the text names.

    >>> likely_year(date(2023, 12, 4), 12, 22), likely_year(date(2023, 12, 4), 1, 1), likely_year(date(2025, 1, 9), 12)
    (2023, 2024, 2024)
    >>> likely_year(date(2023, 12, 4), 11, 31)
    0
    """
    best, least = 0, float("inf")
    for year in (published.year, published.year - 1, published.year + 1):
        if not day_exists(year, month, day or 15):
            continue
        candidate = date(year, month, day or 15)
        cost = abs((candidate - published).days) * (1 if year == published.year else OTHER_YEAR_COSTS)
        if weekday is not None and candidate.weekday() != weekday:
            cost += WRONG_WEEKDAY_COSTS
        if cost < least:
            best, least = year, cost
    return best


def last_year_before(published: date, month: int, day: int | None = None) -> int:
    """Choose the year of the last such day or month that was over at publication (`Desember lalu`).

    >>> last_year_before(date(2025, 7, 21), 7), last_year_before(date(2025, 7, 21), 7, 1)
    (2024, 2025)
    """
    earlier = (month, day) < (published.month, published.day) if day else month < published.month
    return published.year if earlier else published.year - 1


def last_year_since(published: date, month: int, day: int | None = None) -> int:
    """Choose the year of the last such day or month that had begun at publication (`sejak Juli`).

    >>> last_year_since(date(2025, 7, 21), 7), last_year_since(date(2025, 7, 21), 12, 1)
    (2025, 2024)
    """
    return published.year if (month, day or 1) <= (published.month, published.day) else published.year - 1


def next_year_after(published: date, month: int, day: int | None = None) -> int:
    """Choose the year of the next such day or month after publication (`Juli mendatang`).

    Early in a month that month itself is still to come.

    >>> next_year_after(date(2025, 6, 11), 7), next_year_after(date(2025, 6, 11), 6, 1)
    (2025, 2026)
    >>> next_year_after(date(2025, 6, 2), 6), next_year_after(date(2025, 6, 20), 6)
    (2025, 2026)
    """
    this_month = month == published.month and published.day <= MID_MONTH
    later = (month, day) > (published.month, published.day) if day else this_month or month > published.month
    return published.year if later else published.year + 1


def weekday_near(published: date, weekday: int, step: int | None) -> date:
    """Find a weekday: the last one until publication (None), the one before (-1), of its week (0), the next (1).

    >>> [weekday_near(date(2025, 6, 11), 2, step).day for step in (None, -1, 0, 1)]
    [11, 4, 11, 18]
    """
    if step is None:
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    if step == 0:
        return published + timedelta(days=weekday - published.weekday())
    if step < 0:
        return published - timedelta(days=(published.weekday() - weekday - 1) % 7 + 1)
    return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
