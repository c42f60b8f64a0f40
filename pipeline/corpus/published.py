"""Times of publication, as tables and web pages write them, to ISO 8601."""

import datetime
import re
from typing import Any

_compact = re.compile(r"(\d{4})(\d\d)(\d\d)(\d{6})?").fullmatch
_slashed = re.compile(r"(\d{4})/(\d\d)/(\d\d)").match
_EARLIEST, _LATEST = 631_152_000, 4_102_444_800  # 1990 to 2100, in seconds since 1970


def read_time(value: Any) -> str:
    """Write a time in any usual form as ISO 8601; empty where there is none to be read.

    >>> read_time("2024-09-23T20:47:00Z"), read_time("2024/09/23 20:47"), read_time("20240923")
    ('2024-09-23T20:47:00+00:00', '2024-09-23T20:47:00', '2024-09-23')
    >>> read_time("Senin, 23 September 2024 20:47 WIB"), read_time("23/09/2024"), read_time("23 Sep 2024")
    ('2024-09-23T20:47:00+07:00', '2024-09-23', '2024-09-23')
    >>> read_time(1727099220), read_time("Mon, 23 Sep 2024 13:47:00 GMT"), read_time("kemarin sore")
    ('2024-09-23T13:47:00+00:00', '2024-09-23T13:47:00+00:00', '')
    """
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _write(value)
    if isinstance(value, (int, float)):
        return _read_epoch(value)
    text = str(value).strip() if value else ""
    return _read_text(text) if 0 < len(text) <= 100 else ""


def _read_text(text: str) -> str:
    if _slashed(text):
        text = text.replace("/", "-", 2)
    try:
        return _read_iso(text)
    except ValueError:
        pass
    if text.replace(".", "", 1).isdigit() and len(text) > 8:
        return _read_epoch(float(text))
    return _read_foreign(text) or _read_indonesian(text)


def _read_iso(text: str) -> str:
    if len(text) <= 10:
        compact = _compact(text)
        if text.isdigit() and not compact:
            raise ValueError("a number is no date")
        return datetime.date.fromisoformat(text).isoformat()
    return _write(datetime.datetime.fromisoformat(text))


def _write(value: datetime.date) -> str:
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat()


def _read_epoch(number: float) -> str:
    seconds = number / 1000 if number > _LATEST else number
    if not _EARLIEST < seconds < _LATEST:
        return ""
    return _write(datetime.datetime.fromtimestamp(int(seconds), datetime.UTC))


def _read_foreign(text: str) -> str:
    """Read the date of an e-mail or feed: `Mon, 23 Sep 2024 13:47:00 GMT`."""
    if ":" not in text or not text.isascii() or "WI" in text:
        return ""
    from email.utils import parsedate_to_datetime

    try:
        return _write(parsedate_to_datetime(text))
    except ValueError:
        return ""


def _read_indonesian(text: str) -> str:
    from pipeline.layout.forms import load_forms
    from pipeline.layout.publication import read_published

    forms = load_forms()
    match = forms.publication.match(text) or forms.publication.search(text)
    return read_published(match, forms) if match else ""
