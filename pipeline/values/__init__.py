"""Text -> canonical value: one small module a kind, and the table of them that rules name under `value`.

A parser takes the matched text and the day of publication (None where unknown) and gives its `Reading`, or None where
the text has none, or a list of `Part` where one match holds several readings.
"""

from collections.abc import Callable
from datetime import date

from pipeline.model import Part, Reading
from pipeline.values.counts import read_count
from pipeline.values.dates import read_date, read_dates
from pipeline.values.money import read_money
from pipeline.values.shares import read_percentage

PARSERS: dict[str, Callable[[str, date | None], Reading | list[Part] | None]] = {
    "money": read_money,
    "count": read_count,
    "percentage": read_percentage,
    "date": read_date,
    "dates": read_dates,
}
