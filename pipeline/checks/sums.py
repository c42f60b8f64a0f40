"""Parts and their whole: `255.318 pemilih, terdiri atas 128.406 laki-laki dan 126.912 perempuan`."""

from collections.abc import Iterator, Sequence

from pipeline.checks.bounds import add, bounds_of, judge
from pipeline.checks.finding import Finding, is_plain, measure_of
from pipeline.checks.story import DIGIT, Line, Story
from pipeline.checks.wordings import Wordings, explain, write_amount, write_fact
from pipeline.model import Fact

LINES_BACK = 3  # sentences before one that says `that number`
FURTHEST = 90  # characters between a whole and its first part


def check_sums(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Add up the parts of every whole that is told with its parts."""
    for at, line in story.crowded.items():
        said, found = line.said, None
        if not any(cue in said for cue in wordings.sum_cues):
            continue
        if len(line.numbers) > 2:
            found = _within(line, wordings) or _in_all(line, wordings)
        if not found:
            found = _of_lines_before([story.lines.get(at - back) for back in range(1, LINES_BACK + 1)], line, wordings)
        if found:
            yield found


def _within(line: Line, wordings: Wordings) -> Finding | None:
    """Find a whole whose parts follow in its sentence."""
    for at in range(len(line.numbers) - 2):
        gap = line.between[at + 1]
        cue = wordings.words["parts"].search(gap)
        if cue and len(gap) < FURTHEST and not DIGIT.search(gap) and is_plain(line.numbers[at]):
            parts, last = _list_parts(line, at + 1, line.numbers[at], wordings)
            sure = wordings.words["parts_surely"].search(gap) and _is_closed(line, at + 1, last, wordings)
            if at and wordings.words["of"].search(line.between[at]):  # 38 persen dari pagu Rp1 triliun, terdiri atas …
                sure = False  # the parts may be those of the number before
            return _judge(line.numbers[at], parts, bool(sure), after=True)
    return None


def _of_lines_before(lines: list[Line | None], line: Line, wordings: Wordings) -> Finding | None:
    """Find the parts of a number of a sentence before: `Dari jumlah itu, 12 orang … dan 30 orang …`."""
    cue = wordings.words["of_that"].search(line.between[0])
    if not cue or DIGIT.search(line.between[0]):
        return None
    parts, last = _list_parts(line, 0, line.numbers[0], wordings)
    wholes = [
        whole
        for before in filter(None, lines)
        for whole in reversed(before.numbers)
        if is_plain(whole) and _alike(whole, line.numbers[0], wordings)
    ]
    for whole in wholes:
        finding = _judge(whole, parts, False, after=True)
        if finding:
            return finding
    sure = (
        lines[0] is not None
        and len(lines[0].numbers) == 1 == len(wholes)
        and not DIGIT.search(lines[0].text)
        and wordings.words["parts_surely"].search(line.between[0])
        and _is_closed(line, 0, last, wordings)
    )
    return _judge(wholes[0], parts, True, after=True) if sure else None


def _in_all(line: Line, wordings: Wordings) -> Finding | None:
    """Find parts whose sum follows: `12 orang tewas dan 30 orang terluka sehingga totalnya 42 korban`."""
    at = len(line.numbers) - 1
    whole, gap = line.numbers[at], line.between[at]
    if not wordings.words["in_all"].search(gap) or wordings.words["added"].search(line.text) or not is_plain(whole):
        return None
    parts, last = _list_parts(line, 0, whole, wordings, at)
    sure = last == at - 1 and len(parts) == at and _is_closed(line, 0, last, wordings, tail=False)
    return _judge(whole, parts, sure, after=False)


def _list_parts(
    line: Line, first: int, whole: Fact, wordings: Wordings, until: int | None = None
) -> tuple[list[Fact], int]:
    """List the numbers from `first` on, as far as `until`, that can be parts of a whole, and where the last stands."""
    parts, last = [], first - 1
    for at in range(first, len(line.numbers) if until is None else until):
        number, gap = line.numbers[at], line.between[at]
        if at > first and DIGIT.search(gap):
            break
        if at > first and wordings.words["or_else"].search(gap):
            continue
        if at > first and wordings.words["beside"].search(gap):
            break
        if not is_plain(number) or not _alike(whole, number, wordings) or number.per != whole.per:
            break
        if at > first and not wordings.words["next_part"].search(gap):
            break
        parts.append(number)
        last = at
    return parts, last


def _alike(one: Fact, other: Fact, wordings: Wordings) -> bool:
    return measure_of(one, wordings) == measure_of(other, wordings) and one.type != "percentage"


def _is_closed(line: Line, first: int, last: int, wordings: Wordings, tail: bool = True) -> bool:
    """Tell a list of parts that is complete, as far as its words can show."""
    inner = line.between[first : last + 1]
    if (last != len(line.numbers) - 1 and tail) or _is_one_sex(line, first, last, wordings):
        return False
    if any(wordings.words["open_list"].search(gap) or DIGIT.search(gap) for gap in inner):
        return False
    if any(wordings.words["uncounted"].search(gap) for gap in inner[1:]):
        return False
    behind = line.between[last + 1] if tail else ""
    head = wordings.words["list_end"].split(behind, maxsplit=1)[0]
    return not DIGIT.search(head) and not wordings.words["goes_on"].search(head)


def _is_one_sex(line: Line, first: int, last: int, wordings: Wordings) -> bool:
    """Tell parts of which some are women and none men, or the other way round: those are counted twice."""
    parts = " ".join([fact.text.lower() for fact in line.numbers[first : last + 1]] + [*line.between[first + 1 : last + 2]])
    return bool(wordings.words["women"].search(parts)) != bool(wordings.words["men"].search(parts))


def _judge(whole: Fact, parts: Sequence[Fact], sure: bool, after: bool) -> Finding | None:
    """Hold a whole against its parts; where the list may go on with other things, against those it begins with."""
    if len(parts) < 2:
        return None
    verdict = judge(bounds_of(whole), add(*map(bounds_of, parts)))
    while verdict != "consistent" and len(parts) > 2 and not sure:
        parts = parts[:-1]
        verdict = judge(bounds_of(whole), add(*map(bounds_of, parts)))
    exact = not any(each.modifier for each in (whole, *parts))
    if verdict != "consistent" and not (sure and exact):
        return None
    told = explain(
        "sum",
        verdict,
        parts=" + ".join(map(write_fact, parts)),
        result=write_amount(sum(part.value for part in parts), whole),
        stated=write_fact(whole),
    )
    return Finding("sum", (whole, *parts) if after else (*parts, whole), verdict, told)
