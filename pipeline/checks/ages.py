"""The age of a date against the day of publication: what is over cannot lie in the future."""

import datetime
import re
from collections.abc import Iterator

from pipeline.checks.finding import Finding
from pipeline.checks.story import Story
from pipeline.checks.wordings import Wordings, explain, write_day
from pipeline.model import Fact
from pipeline.values.calendar import WEEKDAYS

REACH = 240  # characters before a date in which somebody speaks
NAMED = re.compile(rf"(?:\w+ )?(?:{'|'.join(WEEKDAYS)})\b.*\d", re.IGNORECASE | re.DOTALL)
YEAR = re.compile(r"\d{4}")
LALU = 8  # characters in which the word stands that says it is over, in the mention or behind it
DAY = 10  # characters of an ISO date
ZONES = 1  # days that a date may lie ahead: papers date by their own clock


def check_ages(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Find dates of what was said or done that lie after the day of publication."""
    if story.published is None:
        return
    latest = (story.published + datetime.timedelta(days=ZONES)).isoformat()
    for fact in story.dates:
        ahead = len(fact.date) == DAY and fact.date > latest and not fact.flags
        if ahead and _is_over(story, fact, wordings):
            yield _finding(fact, story.published)


def _is_over(story: Story, fact: Fact, wordings: Wordings) -> bool:
    """Tell a date that the text holds for past: `12 Mei 2025 lalu`, `kata Bupati, Senin (12/5/2025)`."""
    text = story.article.text
    if YEAR.search(fact.text) and wordings.words["over"].search(text[fact.end - LALU : fact.end + LALU].lower()):
        return True
    if not NAMED.match(fact.text):
        return False
    before = " ".join(text[max(0, fact.start - REACH) : fact.start].lower().split()) + " "
    said = wordings.words["said_on"].search(before)
    return bool(said) and not wordings.words["not_yet"].search(said.group())


def _finding(fact: Fact, published: datetime.date) -> Finding:
    day = datetime.date.fromisoformat(fact.date)
    told = explain(
        "age",
        "inconsistent",
        date=write_day(day),
        published=write_day(published),
        days=str((day - published).days),
    )
    return Finding("age", (fact,), "inconsistent", told)
