"""Publication lines (`Selasa, 5 Desember 2023 08:09 WIB`) read as ISO 8601."""

import re
from datetime import datetime

from pipeline.layout.forms import Forms


def read_published(match: re.Match, forms: Forms) -> str:
    """Write the date of a publication line as ISO 8601, with its zone's offset; empty where there is no such day."""
    part = match.groupdict()
    zone = (part["zone"] or "").upper()
    zone = forms.zones.get(zone, zone)
    year, month, day = _year_month_day(part, forms)
    hour = int(part["hour"] or 0) + (12 if (part["half"] or "").upper() == "PM" and part["hour"] != "12" else 0)
    try:
        moment = datetime(year, month, day, hour, int(part["minute"] or 0), int(part["second"] or 0))
    except ValueError:
        return ""
    if not part["hour"]:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds") + (f"{zone[:3]}:{zone[-2:]}" if zone else "")


def _year_month_day(part: dict[str, str | None], forms: Forms) -> tuple[int, int, int]:
    if part["year4"]:
        return int(part["year4"]), int(part["month4"]), int(part["day4"])
    if part["year3"]:
        return int(part["year3"]), *_month_day(int(part["one"]), int(part["two"]), part)
    name = part["month"] or part["month2"]
    return int(part["year"] or part["year2"]), forms.months[name[:3].lower()], int(part["day"] or part["day2"])


def _month_day(one: int, two: int, part: dict[str, str | None]) -> tuple[int, int]:
    """Settle which number is the month: scrapes write it first, Indonesian pages, which name a zone, second."""
    day_first = one > 12 or (two <= 12 and bool(part["zone"] or part["label"]))
    return (two, one) if day_first else (one, two)
