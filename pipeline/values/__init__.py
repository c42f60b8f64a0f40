"""Text -> canonical value: one small module a kind, and the table of them that rules name under `value`.

A parser takes the matched text and the day of publication (None where unknown) and gives its `Reading`, or None where
the text has none, or a list of `Part` where one match holds several readings.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from pipeline.model import Part, Reading
from pipeline.rules import Rules
from pipeline.values.counts import (
    read_bare_number,
    read_count,
    read_each,
    read_last_number,
    read_others,
    read_part_of,
    read_predicate,
    read_rest_of,
)
from pipeline.values.dates import read_date, read_dates, read_since, read_year_at_end
from pipeline.values.laws import law_reader, laws_reader
from pipeline.values.money import money_reader
from pipeline.values.programs import read_program
from pipeline.values.ranges import read_after_word
from pipeline.values.shares import read_percentage

Parser = Callable[[str, date | None], Reading | list[Part] | None]
PARSERS: dict[str, Parser] = {
    "count": read_count,
    "count_after": partial(read_after_word, read_count),
    "count_bare": read_bare_number,
    "count_last": read_last_number,
    "count_predicate": read_predicate,
    "count_each": read_each,
    "count_others": read_others,
    "count_part": read_part_of,
    "count_rest": read_rest_of,
    "percentage": read_percentage,
    "date": read_date,
    "dates": read_dates,
    "date_since": read_since,
    "year_at_end": read_year_at_end,
    "program": read_program,
}


def value_parsers(rules: Rules) -> dict[str, Parser]:
    """Give all parsers by name, those of money and of laws made from the rules' lists of currencies and kinds."""
    read_money = money_reader(rules)
    listed = {"money": read_money, "money_after": partial(read_after_word, read_money)}
    return listed | {"law": law_reader(rules), "laws": laws_reader(rules)} | PARSERS
