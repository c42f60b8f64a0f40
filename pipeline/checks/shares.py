"""A part, its whole and its share: `dari 418.900 pekerja, baru 96.347 orang atau 23 persen`."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.bounds import Bounds, bounds_of, divide, judge
from pipeline.checks.finding import Finding, is_plain, measure_of
from pipeline.checks.story import DIGIT, Line, Story
from pipeline.checks.wordings import Wordings, explain, write_amount, write_fact
from pipeline.model import Fact

HUNDRED = Decimal(100)


def check_shares(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Divide the part by the whole wherever both stand beside a percentage."""
    for line in story.crowded.values():
        for at in range(len(line.numbers) - 2):
            kinds = [fact.type for fact in line.numbers[at : at + 3]]
            if kinds.count("percentage") == 1 and len(set(kinds)) == 2 and (found := _divided(line, at, wordings)):
                yield found


def _divided(line: Line, at: int, wordings: Wordings) -> Finding | None:
    three = line.numbers[at : at + 3]
    before, first, second = line.between[at : at + 3]
    roles = _roles(three, before, first, second, wordings)
    if not roles or DIGIT.search(first) or DIGIT.search(second):
        return None
    part, whole, share = roles
    if not all(map(is_plain, roles)) or measure_of(part, wordings) != measure_of(whole, wordings):
        return None
    if share.unit != "percent" or part.per != whole.per or not 0 < share.value <= HUNDRED or part.value > whole.value:
        return None
    return _finding(three, part, whole, share)


def _roles(
    three: tuple[Fact, ...], before: str, first: str, second: str, wordings: Wordings
) -> tuple[Fact, Fact, Fact] | None:
    """Tell which of three numbers is the part, which the whole and which the share."""
    words, at = wordings.words, [fact.type for fact in three].index("percentage")
    if at == 0:
        if words["namely"].search(first) and words["of_at_once"].search(second):  # 96 persen, yaitu Rp1 … dari pagu Rp2
            return three[1], three[2], three[0]
        if words["of_at_once"].search(first) and words["namely"].search(second):  # 59 persen dari pagu Rp2, yaitu Rp1
            return three[2], three[1], three[0]
    if (
        at == 1 and words["or_share"].search(first) and words["of_at_once"].search(second)
    ):  # 5 orang atau 10 persen dari 50
        return three[0], three[2], three[1]
    if at == 2 and words["or_share"].search(second):
        if words["of"].search(before):  # dari 50 orang, baru 5 orang atau 10 persen
            return three[1], three[0], three[2]
        if words["of_at_once"].search(first):  # 5 orang dari 50 orang, atau 10 persen
            return three[0], three[1], three[2]
    return None


def _finding(three: tuple[Fact, ...], part: Fact, whole: Fact, share: Fact) -> Finding | None:
    divided = divide(bounds_of(part), bounds_of(whole))
    if not divided:
        return None
    verdict = judge(Bounds(*(bound * HUNDRED for bound in divided)), bounds_of(share))
    if verdict == "inconsistent" and any(fact.modifier for fact in three):
        return None
    told = explain(
        "share",
        verdict,
        part=write_fact(part),
        whole=write_fact(whole),
        result=write_amount(part.value / whole.value * HUNDRED, share),
        stated=write_fact(share),
    )
    return Finding("share", three, verdict, told)
