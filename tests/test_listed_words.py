"""Every word of the calendar and of numbers that the word lists have means something: what is found by them can be read."""

from datetime import date

import pytest

from pipeline.patterns import load_rules
from pipeline.values.dates import read_date
from pipeline.values.numbers import read_amount

RULES = load_rules()
WEDNESDAY = date(2025, 6, 11)
# How a word of a list stands in a date.
DATED = {
    "month": "3 {} 2024",
    "month_english": "{} 3rd, 2024",
    "weekday": "{}",
    "relative_word": "Senin {}",
    "edge_word": "{} 2024",
    "part_of_year": "{} I 2024",
    "day_word": "{}",
    "part_of_day": "Senin {}",
    "fiscal_word": "tahun {} 2024",
    "ago_word": "{} lalu",
}
NUMBERED = {"number_word": "{}", "scale": "2 {}"}


def written(forms: dict[str, str]) -> list:
    return [
        pytest.param(form.format(word), id=f"{name}-{word}")
        for name, form in forms.items()
        for word in sorted(RULES.words(name))
    ]


@pytest.mark.parametrize("text", written(DATED))
def test_a_listed_word_of_the_calendar_is_read(text):
    reading = read_date(text, WEDNESDAY)
    assert reading is not None
    assert reading.date


@pytest.mark.parametrize("text", written(NUMBERED))
def test_a_listed_word_of_a_number_is_read(text):
    assert read_amount(text) is not None
