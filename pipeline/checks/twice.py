"""One measure told twice in an article with two values: a headline against its story, or a slip of a digit."""

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.checks.bounds import bounds_of, judge
from pipeline.checks.finding import Finding, is_plain, measure_of
from pipeline.checks.story import DATED, Line, Story
from pipeline.checks.wordings import Wordings, explain, write_fact
from pipeline.model import Fact

Slip = Callable[[Fact, Fact], bool]
LEAST = 11  # smaller numbers are told of too many things
MANY = 2
LONG_ONES = 10_000
LONG = 4  # digits that a number must have for a slip to be told from another number
THOUSANDS = (3, 6, 9)
DIGITS = re.compile(r"0+$")


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
    one, two = _digits(fact), _digits(other)
    ratio = max(fact.value, other.value) / min(fact.value, other.value)
    scaled = fact.type == "money" and one == two and len(one) > 1 and ratio in [10**power for power in THOUSANDS]
    return bool(scaled) or (fact.unit == other.unit and _is_slip(fact, other, LONG))


def _subject_slip(fact: Fact, other: Fact) -> bool:
    """Tell two numbers of one subject that differ by a slip of one digit."""
    same_place = not fact.place or not other.place or fact.place == other.place
    return same_place and _is_slip(fact, other, LONG + 1)


def _digits(fact: Fact) -> str:
    """Give the digits of a number without the noughts at its end: 1450 and 1.45 million have the same."""
    return DIGITS.sub("", str(int(fact.value)))


def _is_slip(fact: Fact, other: Fact, least: int) -> bool:
    """Tell numbers of at least so many digits (noughts at the end aside) that differ by a slip."""
    return max(len(_digits(fact)), len(_digits(other))) >= least and _are_close(
        str(int(fact.value)), str(int(other.value))
    )


def _are_close(one: str, other: str) -> bool:
    """Tell numbers that differ in one digit, or in two that change places.

    >>> _are_close("13506", "13560"), _are_close("1356", "1346"), _are_close("1356", "1446"), _are_close("356", "1356")
    (True, True, False, False)
    """
    if len(one) != len(other):
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) == 1:
        return True
    return len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
