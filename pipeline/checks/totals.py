"""Total = count x amount (`1.200 penerima masing-masing Rp600 ribu, total Rp720 juta`), and one amount for two periods."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.bounds import Bounds, bounds_of, divide, judge, multiply
from pipeline.checks.finding import Finding, is_plain
from pipeline.checks.story import Line, Story
from pipeline.checks.wordings import Wordings, explain, write_amount, write_fact, write_number
from pipeline.model import Fact

FOR_ONE = frozenset(("person", "household", "group"))
PERIODS = {  # how often the shorter is in the longer: at least on working days alone, at most with all bonuses
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (240, 366),
    ("week", "month"): (4, 5),
    ("week", "year"): (48, 53),
    ("month", "year"): (12, 14),
}


def check_totals(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Multiply what is told together with its product."""
    for line in story.crowded.values():
        if any(fact.per for fact in line.numbers):
            yield from _periods(line, wordings)
            yield from _lasting(line, wordings)
        if len(line.numbers) > 2 and (found := _multiplied(line, wordings)):
            yield found


def _multiplied(line: Line, wordings: Wordings) -> Finding | None:
    """Find one count, what each gets, and the total."""
    counts = [fact for fact in line.numbers if fact.type == "count"]
    amounts = [at for at, fact in enumerate(line.numbers) if fact.type == "money"]
    if len(counts) != 1 or len(amounts) != 2 or not all(map(is_plain, line.numbers)):
        return None
    one, all_in_all = sorted(amounts, key=lambda at: line.numbers[at].value)
    amount, total = line.numbers[one], line.numbers[all_in_all]
    each = amount.per in FOR_ONE or wordings.words["each"].search(line.between[one])
    if amount.unit != total.unit or not each or total.per not in ("", amount.per):
        return None
    times = [_how_often(word, wordings) for word in wordings.words["so_often"].findall(line.text)]
    product = multiply(bounds_of(counts[0]), bounds_of(amount))
    for factor in (1, *times):
        if judge(_times(product, factor), bounds_of(total)) == "consistent":
            return _finding(line, counts[0], amount, total, factor, "consistent")
    sure = (
        wordings.words["total_surely"].search(line.between[all_in_all])
        and not wordings.words["so_many"].search(line.text)
        and not any(fact.modifier for fact in line.numbers)
    )
    if not sure or wordings.words["open_sum"].search(line.text) or judge(product, bounds_of(total)) != "inconsistent":
        return None
    return _finding(line, counts[0], amount, total, 1, "inconsistent")


def _how_often(word: str, wordings: Wordings) -> int:
    """Read a small number in words or digits."""
    return wordings.numbers.index(word) if word in wordings.numbers else int(word)


def _times(bounds: Bounds, factor: int) -> Bounds:
    return Bounds(*(bound * factor for bound in bounds))


def _finding(line: Line, count: Fact, amount: Fact, total: Fact, factor: int, verdict: str) -> Finding:
    factors = f"{write_fact(count)} × {write_fact(amount)}" + (f" × {factor}" if factor > 1 else "")
    told = _tell(verdict, factors, count.value * amount.value * factor, amount, total)
    return Finding("total", tuple(fact for fact in line.numbers if fact in (count, amount, total)), verdict, told)


def _tell(verdict: str, factors: str, product: Decimal, amount: Fact, total: Fact) -> str:
    return explain("total", verdict, factors=factors, result=write_amount(product, amount), stated=write_fact(total))


def _periods(line: Line, wordings: Wordings) -> Iterator[Finding]:
    """Find the same amount told for two periods: `Rp8 triliun per hari atau Rp2.920 triliun per tahun`."""
    for at in range(len(line.numbers) - 1):
        pair = line.numbers[at : at + 2]
        one, other = sorted(pair, key=lambda fact: fact.value or 0)
        reach = PERIODS.get((one.per, other.per))
        alike = one.type == other.type and one.unit == other.unit and all(map(is_plain, pair))
        if reach and alike and wordings.words["or_period"].search(line.between[at + 1]):
            times = divide(bounds_of(other), bounds_of(one))
            if times and (found := _compare(pair, one, other, times, reach)):
                yield found


def _lasting(line: Line, wordings: Wordings) -> Iterator[Finding]:
    """Multiply what is told for a day, month … by how many of them it lasts, where the total follows at once."""
    words = wordings.words
    for amount, total, gap in zip(line.numbers, line.numbers[1:], line.between[1:], strict=False):
        alike = amount.type == total.type == "money" and amount.unit == total.unit and not total.per
        found = words["lasting"].search(gap) if alike and amount.per else None
        if not found or wordings.spans[found[2]] != amount.per or not (is_plain(amount) and is_plain(total)):
            continue
        times = _how_often(found[1], wordings)
        verdict = judge(_times(bounds_of(amount), times), bounds_of(total))
        alone = len(line.numbers) == len((amount, total)) and not words["so_many"].search(line.text.replace(gap, ""))
        sure = alone and not (amount.modifier or total.modifier or words["open_sum"].search(line.text))
        if verdict == "consistent" or sure:
            told = _tell(verdict, f"{write_fact(amount)} × {times}", amount.value * times, amount, total)
            yield Finding("total", (amount, total), verdict, told)


def _compare(pair: tuple[Fact, ...], one: Fact, other: Fact, times: Bounds, reach: tuple[int, int]) -> Finding | None:
    least, most = map(Decimal, reach)
    verdict = judge(times, Bounds(least, most, least, most))
    if verdict != "consistent" and any(fact.modifier for fact in pair):
        return None
    told = explain(
        "period",
        verdict,
        larger=write_fact(other),
        smaller=write_fact(one),
        times=write_number(other.value / one.value),
        least=write_number(least),
        most=write_number(most),
    )
    return Finding("total", tuple(pair), verdict, told)
