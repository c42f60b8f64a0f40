"""A weekday against its date: `Rabu (28/05/2024)` was a Tuesday."""

import datetime
import re
from collections.abc import Iterator

from pipeline.checks.finding import Finding
from pipeline.checks.story import Story
from pipeline.checks.wordings import Wordings, explain, write_day
from pipeline.values.calendar import WEEKDAYS

NAMED = re.compile(rf"(?:\w+ )?({'|'.join(WEEKDAYS)})\b.*\d", re.IGNORECASE | re.DOTALL)
WITH_YEAR = re.compile(r"^\D.{8,}\d{4}", re.DOTALL)
WRONG = "weekday_mismatch"  # the flag that the reading of the date has set
DAY = 10  # characters of an ISO date


def check_weekdays(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Look up the day of every date that is told with its weekday."""
    for fact in story.dates:
        if len(fact.date) != DAY or (WRONG not in fact.flags and not WITH_YEAR.search(fact.text)):
            continue  # a year that is not told was chosen so that the weekday fits
        if named := NAMED.match(fact.text):
            day = datetime.date.fromisoformat(fact.date)
            verdict = "inconsistent" if WRONG in fact.flags else "consistent"
            told = explain(
                "weekday",
                verdict,
                date=write_day(day),
                weekday=wordings.weekdays[day.weekday()],
                stated=named.group(1).capitalize(),
            )
            yield Finding("weekday", (fact,), verdict, told)
