"""One measure told twice in an article with two values: a headline against its story, or a slip of a digit."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.checks.bounds import bounds_of, judge
from pipeline.checks.finding import Finding, is_plain, measure_of
from pipeline.checks.slips import is_scale_slip, is_slip
from pipeline.checks.story import DATED, Line, Story
from pipeline.checks.wordings import Wordings, explain, write_fact
from pipeline.model import Fact

Slip = Callable[[Fact, Fact], bool]
LEAST = 11  # smaller numbers are told of too many things
MANY = 2
LONG_ONES = 10_000
LONG = 4  # digits that a number must have for a slip to be told from another number


def check_twice(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Find a number whose like stands elsewhere in the article with a slip of the pen."""
    titles, bodies = [], []
    for line in story.lines.values():
        (bodies if line.sentence.section == "body" else titles).append(line)
    for line in titles:
        for fact in filter(_may_slip, line.numbers):
            others = [(body, other) for body in bodies for other in body.numbers if _may_slip(other)]
            yield from _slips(line, fact, others, bodies, _headline_slip, wordings)
    subjects: dict[tuple, list] = {}
    for line in bodies:
        if len(line.numbers) < MANY:  # a list of many such numbers has like ones by chance
            for fact in line.numbers:
                if " " in fact.subject and fact.type != "percentage" and fact.value >= LONG_ONES and _may_slip(fact):
                    alike = subjects.setdefault((fact.type, fact.unit, fact.per, fact.subject.lower()), [])
                    yield from _slips(line, fact, alike, bodies, _subject_slip, wordings)
                    alike.append((line, fact))


def _may_slip(fact: Fact) -> bool:
    return fact.type != "percentage" and fact.value >= LEAST and not fact.modifier and is_plain(fact)


def _slips(
    line: Line, fact: Fact, others: Sequence[tuple], bodies: Sequence[Line], slip: Slip, wordings: Wordings
) -> Iterator[Finding]:
    """Find the first slip of a number, unless the article tells it once more as it is."""
    for other_line, other in others:
        if other_line is line or not slip(fact, other) or measure_of(other, wordings) != measure_of(fact, wordings):
            continue
        if any(wordings.words["comparing"].search(each.text) for each in (line, other_line)):
            continue
        if all(DATED in each.text for each in (line, other_line)):  # of two days, perhaps
            continue
        if _is_told(fact, [body for body in bodies if body is not line], wordings):
            return
        told = explain(
            "twice",
            "inconsistent",
            one=write_fact(fact),
            first=fact.sentence,
            other=write_fact(other),
            second=other.sentence,
        )
        yield Finding("twice", tuple(sorted((fact, other), key=_start)), "inconsistent", told)
        return


def _is_told(fact: Fact, lines: Sequence[Line], wordings: Wordings) -> bool:
    """Tell a number that others of the article agree with."""
    others = [each for line in lines for each in line.numbers if each.type == fact.type and each.value_max is None]
    return any(
        measure_of(other, wordings) == measure_of(fact, wordings)
        and judge(bounds_of(fact), bounds_of(other)) == "consistent"
        for other in others
    )


def _start(fact: Fact) -> int:
    return fact.start


def _headline_slip(fact: Fact, other: Fact) -> bool:
    """Tell a headline's number from the story's by its scale, or by a digit."""
    return is_scale_slip(fact, other, MANY) or (fact.unit == other.unit and is_slip(fact, other, LONG))


def _subject_slip(fact: Fact, other: Fact) -> bool:
    """Tell two numbers of one subject that differ by a slip of one digit, or by `juta` for `miliar`."""
    same_place = not fact.place or not other.place or fact.place == other.place
    return same_place and (is_slip(fact, other, LONG + 1) or is_scale_slip(fact, other, MANY + 1))
