"""What a number measures, so that another article's number of the same can be found: its subject, place and time.

A measure is told in full in one sentence: what, where, and when (the date in the sentence, or else the day on which it was
said or published). Whatever makes that uncertain, a word such as `target` or a second date, makes the number none.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

from pipeline.checks.finding import is_plain, measure_of
from pipeline.checks.story import DATED, Line, Story
from pipeline.checks.wordings import Wordings
from pipeline.model import Fact, Measure

LEAST = 11  # smaller numbers are told of too many things
MANY = 3  # numbers in a sentence, beyond which it is a list
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
STEADY = frozenset(("", "day", "week", "month", "year", "person", "household"))  # an amount for other things is a price
NAMES = frozenset(("organization", "program", "place"))
ENTITY = "entity"
NUMBER = "#"
LAST_MONTHS = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}  # of quarters and half-years in EDTF
DAY = 10  # characters of an ISO date


def find_measures(story: Story, wordings: Wordings) -> Iterator[Measure]:
    """Find the numbers of an article that can be held against those of others."""
    if story.published is None:
        return
    for line in story.lines.values():
        if line.sentence.section == "body" and len(line.numbers) <= MANY:
            for at, fact in enumerate(line.numbers):
                if _may_be_held(fact, wordings) and (measure := _measure(story, line, at, wordings)):
                    yield measure


def _may_be_held(fact: Fact, wordings: Wordings) -> bool:
    share = fact.type == "percentage"
    if share and fact.change and wordings.words["growth"].search(fact.subject.lower()):
        fact = fact._replace(change="")  # growth is a measure, not how far one has moved
    return (
        bool(fact.subject)
        and (share or fact.value >= LEAST)
        and is_plain(fact)
        and not (fact.modifier or fact.assertion)
    )


def _measure(story: Story, line: Line, at: int, wordings: Wordings) -> Measure | None:
    fact = line.numbers[at]
    if any(_alike(fact, other, wordings) for other in line.numbers[:at] + line.numbers[at + 1 :]):
        return None
    entities = [each for each in story.facts if each.type == ENTITY and _is_in(each, line)]
    place, code = _where(fact, entities)
    if not place:
        return None
    said = line.text
    lead, told = _cut(said, wordings)
    if said.count(NUMBER) != len(line.numbers) or not _stands_in(at, lead, told):
        return None
    when = _when(story, line, lead, told)
    if not when or wordings.words["unsteady"].search(told) or _at_an_hour(story, line, wordings):
        return None
    own = {place.lower(), *(each.text.lower() for each in entities if each.name == place)}
    names = {each.name for each in entities if each.unit in NAMES and each.name != place}
    area = set(WORD.findall(" ".join(own)))
    subject = set(WORD.findall(fact.subject.lower()))
    words = subject.union(WORD.findall(told)) - area - wordings.fillers
    day, over = when
    what = (fact.type, *measure_of(fact, wordings), fact.per, *sorted(subject - area), code or place, day)
    return Measure(
        fact.fact_id,
        int.from_bytes(
            blake2b("\x1f".join(what).encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
        ),
        fact.value,
        ";".join(sorted(names)),
        " ".join(sorted(words)),
        " ".join(sorted(set(wordings.words["kinds"].findall(told)))),
        int(_is_moving(fact, told, over, wordings)),
    )


def _alike(one: Fact, other: Fact, wordings: Wordings) -> bool:
    return measure_of(one, wordings) == measure_of(other, wordings)


def _cut(said: str, wordings: Wordings) -> tuple[str, str]:
    """Cut a sentence into who tells it, before its story, and the story; what stands behind is dropped."""
    before = wordings.words["told_before"].search(said)
    lead = before.group() if before else ""
    return lead, wordings.words["told_behind"].sub("", said[len(lead) :])


def _where(fact: Fact, entities: list[Fact]) -> tuple[str, str]:
    """Name the area that a number is of, with its code: its own, or else the only one in its sentence."""
    areas = {(each.name, each.place_code) for each in entities if each.unit == "place"}
    if fact.place or len(areas) != 1:
        return fact.place, fact.place_code
    return areas.pop()


def _at_an_hour(story: Story, line: Line, wordings: Wordings) -> bool:
    """Tell a sentence of a part of a day: `Rabu pagi`."""
    dates = " ".join(date.text.lower() for date in story.dates if _is_in(date, line))
    return bool(wordings.words["unsteady"].search(dates))


def _stands_in(at: int, lead: str, told: str) -> bool:
    first = lead.count(NUMBER)
    return first <= at < first + told.count(NUMBER)


def _is_in(fact: Fact, line: Line) -> bool:
    return line.sentence.start <= fact.start < line.sentence.end


def _when(story: Story, line: Line, lead: str, told: str) -> tuple[str, bool] | None:
    """Say when a number was so, and whether that was over when it was told; None where the sentence has several dates."""
    published = story.published.isoformat()
    dates = [date for date in story.dates if _is_in(date, line)]
    if len(dates) != line.text.count(DATED) or not all(date.date for date in dates):
        return None
    first, count = lead.count(DATED), told.count(DATED)
    inside, outside = dates[first : first + count], dates[:first] + dates[first + count :]
    if len(inside) > 1 or len(outside) > 1:
        return None
    if not inside:
        day = outside[0].date if outside and len(outside[0].date) == DAY else published
        return day, False
    (date,) = inside
    over = is_over(date.date, published)
    day = date.date + date.modifier
    return (day, True) if over else (day if day == published else f"{day} {published}", False)


def is_over(date: str, published: str) -> bool:
    """Tell whether a time in EDTF had ended on the day before a day.

    >>> [is_over(date, "2025-06-11") for date in ("2024", "2025-05", "2025-06", "2025-33", "2025-34", "2025-06-10", "2020/2024")]
    [True, True, False, True, False, True, True]
    """
    last = date.rpartition("/")[2]
    if len(last) == len("2025-33") and int(last[5:]) in LAST_MONTHS:
        last = f"{last[:5]}{LAST_MONTHS[int(last[5:])]:02}"
    return "" < last < published[: len(last)]


def _is_moving(fact: Fact, told: str, over: bool, wordings: Wordings) -> bool:
    about = f"{fact.text} {fact.subject} {told}".lower()
    moving = wordings.words["toll"].search(about) or (not over and wordings.words["moving"].search(about))
    return bool(moving) or fact.per not in STEADY
