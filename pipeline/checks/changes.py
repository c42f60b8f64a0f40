"""From + change = to: `naik Rp200 ribu menjadi Rp2,5 juta dari Rp2,3 juta`."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.bounds import Bounds, bounds_of, divide, judge, subtract
from pipeline.checks.finding import Finding, measure_of
from pipeline.checks.story import DIGIT, Line, Story
from pipeline.checks.wordings import Wordings, explain, write_amount, write_fact
from pipeline.model import Fact

HUNDRED = Decimal(100)


def check_changes(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Hold every change against the level before and the level after it."""
    for line in story.crowded.values():
        said = line.said
        if not (any(cue in said for cue in wordings.from_cues) and any(cue in said for cue in wordings.move_cues)):
            continue
        taken = -1
        for at in range(len(line.numbers) - 1):
            if at <= taken:
                continue
            read = _read(line, at, wordings)
            if read:
                before, after, changes, taken = read
                yield from filter(None, (_judge_change(line, before, after, each) for each in changes))
            elif found := _either(line, at, wordings) or _direction(line, at, wordings):
                yield found


def _read(line: Line, at: int, wordings: Wordings) -> tuple[Fact, Fact, list[Fact], int] | None:
    """Find level before, level after and changes that begin with the number at a place, and where they end."""
    words, numbers, between = wordings.words, line.numbers, line.between
    moved = words["moved"].search(between[at])
    changes = [at]
    if moved and at + 2 < len(numbers) and words["or_also"].search(between[at + 1]):
        changes.append(at + 1)  # naik Rp125 ribu atau 6 persen
    end = changes[-1]
    if moved and end + 2 < len(numbers):
        if words["becomes"].search(between[end + 1]) and words["from"].search(between[end + 2]):
            return _chosen(line, end + 2, end + 1, changes, end + 2, wordings)  # naik 6 persen menjadi 12 dari 10
        if words["before_from"].search(between[end + 1]) and words["then"].search(between[end + 2]):
            return _chosen(line, end + 1, end + 2, changes, end + 2, wordings)  # naik 2 dari 10 menjadi 12
    if moved and at and words["becomes"].search(between[end + 1]) and words["before_from"].search(between[at - 1]):
        return _chosen(line, at - 1, end + 1, changes, end + 1, wordings) if end + 1 < len(numbers) else None
    told = at + 2 < len(numbers) and words["then"].search(between[at + 1]) and words["before_from"].search(between[at])
    if told and words["or_change"].search(between[at + 2]):  # dari 10 menjadi 12 atau naik 20 persen
        return _chosen(line, at, at + 1, [at + 2], at + 2, wordings)
    if at + 2 < len(numbers) and words["moved_on"].search(between[at + 1]):
        changes = [at + 1]
        if at + 3 < len(numbers) and words["or_also"].search(between[at + 2]):
            changes.append(at + 2)
        end = changes[-1]
        if words["from"].search(between[end + 1]):  # Rp12, naik 2 persen dari Rp10
            return _chosen(line, end + 1, at, changes, end + 1, wordings)
    return None


def _chosen(
    line: Line, before: int, after: int, changes: list[int], end: int, wordings: Wordings
) -> tuple[Fact, Fact, list[Fact], int] | None:
    """Take numbers for a change where they can be one."""
    levels, first = (line.numbers[before], line.numbers[after]), min(before, after, *changes)
    told = [line.numbers[at] for at in changes]
    if measure_of(levels[0], wordings) != measure_of(levels[1], wordings) or {levels[0].per, levels[1].per} - {
        "",
        levels[1].per or levels[0].per,
    }:
        return None
    if any(fact.value_max is not None or fact.flags or fact.value <= 0 for fact in (*levels, *told)):
        return None
    if any(DIGIT.search(gap) for gap in line.between[first + 1 : end + 1]):
        return None
    fitting = [
        fact
        for fact in told
        if fact.type == "percentage" or measure_of(fact, wordings) == measure_of(levels[0], wordings)
    ]
    return (*levels, fitting, end) if fitting else None


def _judge_change(line: Line, before: Fact, after: Fact, change: Fact) -> Finding | None:
    larger, smaller = (after, before) if after.value >= before.value else (before, after)
    gap = subtract(bounds_of(larger), bounds_of(smaller))
    stated, verdicts, shown = bounds_of(change), [], larger.value - smaller.value
    levels = after.type == "percentage"
    if change.type != "percentage" or levels:  # of shares, both points and percent are told as persen
        verdicts.append(judge(gap, stated))
    if change.type == "percentage" and change.unit == "percent":
        verdicts += _relative(gap, before, after, stated)
        shown = shown if levels else shown / before.value * HUNDRED
    verdict = next((each for each in ("consistent", "cannot tell") if each in verdicts), "inconsistent")
    if verdict == "inconsistent" and any(fact.modifier for fact in (before, after, change)):
        return None
    told = explain(
        "change",
        verdict,
        before=write_fact(before),
        after=write_fact(after),
        result=write_amount(shown, change),
        stated=write_fact(change),
    )
    return Finding("change", tuple(fact for fact in line.numbers if fact in (before, after, change)), verdict, told)


def _relative(gap: Bounds, before: Fact, after: Fact, stated: Bounds) -> list[str]:
    """Judge a change in percent of the level before; one in percent of the level after leaves a doubt."""
    gap = Bounds(*(max(bound, Decimal(0)) for bound in gap))
    usual, unusual = (divide(gap, bounds_of(level)) for level in (before, after))
    verdicts = [judge(_percent(usual), stated)] if usual else ["cannot tell"]
    if unusual and judge(_percent(unusual), stated) == "consistent":
        verdicts.append("cannot tell")
    return verdicts


def _direction(line: Line, at: int, wordings: Wordings) -> Finding | None:
    """Hold `naik dari 48 persen menjadi 67 persen` against what its verb says."""
    pair, said = line.numbers[at : at + 2], _said_from(line, at, wordings)
    if not said:
        said, pair = _said_to(line, at, wordings), pair[::-1]
    if not said or DIGIT.search(line.between[at + 1]):
        return None
    if measure_of(pair[0], wordings) != measure_of(pair[1], wordings) or any(
        fact.value_max is not None or fact.flags or fact.modifier for fact in pair
    ):
        return None
    if pair[0].per and pair[1].per and pair[0].per != pair[1].per:
        return None
    way = "up" if pair[1].value > pair[0].value else "down" if pair[1].value < pair[0].value else "same"
    verdict = "consistent" if way == said else "inconsistent"
    told = explain(
        "direction",
        verdict,
        before=write_fact(pair[0]),
        after=write_fact(pair[1]),
        way=wordings.directions[way],
        stated=wordings.directions[said],
    )
    return Finding("change", line.numbers[at : at + 2], verdict, told)


def _said_from(line: Line, at: int, wordings: Wordings) -> str:
    """Read `naik dari … menjadi …` as up, and nothing where the words say both or neither."""
    words, gap = wordings.words, line.between[at]
    if not words["before_from"].search(gap) or not words["then"].search(line.between[at + 1]):
        return ""
    lead = words["before_from"].sub("", gap).rstrip()
    ways = [way for way in ("up", "down") if words[way].search(lead)]
    return ways[0] if len(ways) == 1 and not words["not_moved"].search(lead) else ""


def _said_to(line: Line, at: int, wordings: Wordings) -> str:
    """Read `naik menjadi … dari …`."""
    if not wordings.words["from"].search(line.between[at + 1]):
        return ""
    return next((way for way in ("up", "down") if wordings.words[f"{way}_to"].search(line.between[at])), "")


def _either(line: Line, at: int, wordings: Wordings) -> Finding | None:
    """Read `naik 12 persen atau sebesar Rp600 ribu dari Rp5 juta`: the amount is the change, or what it led to."""
    words, three = wordings.words, line.numbers[at : at + 3]
    if len(three) < 3 or three[0].unit != "percent" or not words["moved"].search(line.between[at]):
        return None
    if not words["or_either"].search(line.between[at + 1]) or not words["from"].search(line.between[at + 2]):
        return None
    share, amount, before = three
    chosen = _chosen(line, at + 2, at + 1, [at], at + 2, wordings)
    if not chosen or amount.type == "percentage":
        return None
    if amount.value >= before.value / 2:
        return _judge_change(line, before, amount, share)
    verdict = judge(_percent(divide(bounds_of(amount), bounds_of(before))), bounds_of(share))
    if verdict == "inconsistent" and any(fact.modifier for fact in three):
        return None
    told = explain(
        "share",
        verdict,
        part=write_fact(amount),
        whole=write_fact(before),
        result=write_amount(amount.value / before.value * HUNDRED, share),
        stated=write_fact(share),
    )
    return Finding("change", three, verdict, told)


def _percent(bounds: Bounds) -> Bounds:
    return Bounds(*(bound * HUNDRED for bound in bounds))
