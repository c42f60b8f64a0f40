"""What holds of the arithmetic checks for any numbers: what comes out never alarms, what is far off always does."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.checks.bounds import Bounds, add, bounds_of, divide, judge, multiply, subtract
from pipeline.corpus.article import identify
from pipeline.model import Article, Fact
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())
HEAD = "Warta Kota Nangka\n\nRabu, 11 Juni 2025 09:15 WIB\n\nNangka (ANTARA) - "
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WHO = ("perawat", "bidan", "dokter", "sopir")
SCALES = {"ribu": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000, "triliun": 1_000_000_000_000}
MODIFIERS = ("", "approx", "more_than", "less_than", "equal_or_more", "equal_or_less")
VERDICTS = ("consistent", "cannot tell", "inconsistent")  # from the mildest on
read = settings(max_examples=60, deadline=None)


def verdicts(kind: str, text: str) -> list[str]:
    article = Article(identify(text.encode()), "", "", "text", HEAD + text)
    return [check.verdict for check in READ(article).checks if check.kind == kind]


def grouped(number: int) -> str:
    """Write a whole number with a full stop between thousands."""
    return f"{number:,}".replace(",", ".")


def rounded(number: Decimal | int, unit: int, decimals: int) -> str:
    """Write a number of so many units with so many decimals."""
    share = (Decimal(number) / unit).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{share:f}".partition(".")
    return grouped(int(whole)) + (f",{rest}" if rest else "")


def told(value: Decimal, text: str, kind: str = "money", modifier: str = "") -> Fact:
    return Fact("", "", "", kind, text, 0, 0, "", "", value, unit="IDR", modifier=modifier)


@st.composite
def written(draw, smallest: int = 1, largest: int = 10**13) -> tuple[int, str]:
    """An amount of rupiah and a way to write it: in full, or rounded to some decimals of a scale that it reaches."""
    number = draw(st.integers(smallest, largest))
    word = draw(st.sampled_from(["", *(word for word, scale in SCALES.items() if scale <= number)]))
    if not word:
        return number, f"Rp{grouped(number)}"
    return number, f"Rp{rounded(number, SCALES[word], draw(st.integers(1, 3)))} {word}"


def uneven(smallest: int, largest: int) -> st.SearchStrategy[int]:
    """Whole numbers that nobody takes for round ones."""
    return st.integers(smallest, largest).filter(lambda number: number % 100)


@read
@given(st.lists(st.integers(2, 90_000), min_size=2, max_size=4))
def test_parts_that_add_up_are_consistent(parts):
    named = [f"{grouped(part)} {who}" for part, who in zip(parts, WHO, strict=False)]
    text = f"Sebanyak {grouped(sum(parts))} relawan dikerahkan, yakni {', '.join(named[:-1])} dan {named[-1]}."
    assert verdicts("sum", text) == ["consistent"]


@read
@given(st.lists(written(10**6, 10**12), min_size=2, max_size=4), st.sampled_from(["miliar", "juta"]), st.integers(0, 3))
def test_parts_that_add_up_never_alarm_however_they_are_rounded(parts, word, decimals):
    total = sum(number for number, _ in parts)
    assume(total >= SCALES[word])
    named = [f"{said} untuk {who}" for (_, said), who in zip(parts, WHO, strict=False)]
    whole = f"Rp{rounded(total, SCALES[word], decimals)} {word}"
    assert "inconsistent" not in verdicts("sum", f"Dana {whole} terdiri atas {', '.join(named[:-1])} dan {named[-1]}.")


@read
@given(st.lists(uneven(11, 90_000), min_size=2, max_size=4), uneven(1, 50_000))
def test_parts_that_do_not_add_up_alarm(parts, too_many):
    total = sum(parts) + too_many
    assume(total % 100)
    named = [f"{grouped(part)} {who}" for part, who in zip(parts, WHO, strict=False)]
    text = f"Sebanyak {grouped(total)} relawan dikerahkan, yakni {', '.join(named[:-1])} dan {named[-1]}."
    assert verdicts("sum", text) == ["inconsistent"]


@read
@given(st.integers(11, 50_000), st.integers(10, 9_000))
def test_so_much_for_each_makes_the_total(people, thousands):
    text = f"Bantuan untuk {grouped(people)} penerima masing-masing Rp{grouped(thousands)} ribu"
    assert verdicts("total", f"{text} dengan total Rp{grouped(people * thousands * 1000)}.") == ["consistent"]


@read
@given(uneven(111, 50_000), uneven(11, 9_000), st.decimals("1.5", "9", places=1))
def test_a_total_that_is_much_more_alarms(people, thousands, times):
    text = f"Bantuan untuk {grouped(people)} penerima masing-masing Rp{grouped(thousands)} ribu"
    assert verdicts("total", f"{text} dengan total Rp{grouped(int(people * thousands * 1000 * times))}.") == [
        "inconsistent"
    ]


@read
@given(st.integers(20, 90_000), st.data(), st.integers(0, 2))
def test_the_share_of_a_part_never_alarms_however_it_is_rounded(whole, data, decimals):
    part = data.draw(st.integers(11, whole))
    share = rounded(Decimal(part) / whole * 100, 1, decimals)
    assume(Decimal(share.replace(",", ".")) > 0)
    text = f"Dari {grouped(whole)} nelayan, {grouped(part)} orang atau {share} persen terdaftar."
    assert verdicts("share", text) == ["consistent"]


@read
@given(uneven(1001, 90_000), st.data(), st.integers(4, 50))
def test_a_share_that_is_points_off_alarms(whole, data, points):
    part = data.draw(uneven(11, whole // 2))
    share = rounded(Decimal(part) / whole * 100 + points, 1, 1)
    text = f"Dari {grouped(whole)} nelayan, {grouped(part)} orang atau {share} persen terdaftar."
    assert verdicts("share", text) == ["inconsistent"]


@read
@given(st.integers(1_000, 10**9), st.integers(1, 10**8), st.booleans())
def test_a_change_leads_from_the_level_before_to_the_level_after(before, change, falls):
    assume(change < before)
    after = before - change if falls else before + change
    text = (
        f"Tarif {'turun' if falls else 'naik'} Rp{grouped(change)} menjadi Rp{grouped(after)} dari Rp{grouped(before)}."
    )
    assert verdicts("change", text) == ["consistent"]
    percent = rounded(Decimal(change) / before * 100, 1, 1)
    assume(percent != "0,0")
    text = f"Tarif {'turun' if falls else 'naik'} {percent} persen menjadi Rp{grouped(after)} dari Rp{grouped(before)}."
    assert verdicts("change", text) == ["consistent"]


@read
@given(uneven(10_001, 10**9), uneven(1_001, 10**8), uneven(11, 10**7))
def test_a_change_that_leads_elsewhere_alarms(before, change, too_much):
    text = f"Tarif naik Rp{grouped(change)} menjadi Rp{grouped(before + change + too_much)} dari Rp{grouped(before)}."
    assert verdicts("change", text) == ["inconsistent"]


@read
@given(st.integers(1_000, 10**9), st.integers(1, 900))
def test_what_goes_up_ends_higher(level, more):
    low, high = f"Rp{grouped(level)}", f"Rp{grouped(level + more)}"
    assert verdicts("change", f"Tarif itu naik dari {low} menjadi {high}.") == ["consistent"]
    assert verdicts("change", f"Tarif itu naik dari {high} menjadi {low}.") == ["inconsistent"]
    assert verdicts("change", f"Tarif itu turun dari {low} menjadi {high}.") == ["inconsistent"]


@read
@given(st.integers(2, 900), st.integers(9_000, 17_000))
def test_rupiah_and_dollars_imply_a_rate_that_there_has_been(millions, rate):
    text = "Nilai kontraknya {} juta dolar AS atau sekitar Rp{} {}."
    value = millions * rate * 10**6
    assert verdicts("rate", text.format(millions, rounded(value, 10**9, 1), "miliar")) == ["consistent"]
    assert verdicts("rate", text.format(millions, rounded(value, 10**9, 1), "triliun")) == ["inconsistent"]


@read
@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2025, 6, 10)), st.integers(0, 6))
def test_weekdays_are_those_of_the_calendar(day, weekday):
    text = f"Rapat digelar di balai desa, {DAYS[weekday]} ({day.day}/{day.month}/{day.year})."
    assert verdicts("weekday", text) == ["consistent" if day.weekday() == weekday else "inconsistent"]


@read
@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)))
@example(datetime.date(2025, 6, 12))
@example(datetime.date(2025, 6, 13))
def test_what_was_said_lies_in_the_future_from_two_days_after_publication_on(day):
    text = f'"Kami siap," kata Wira Laksana di kantornya, {DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year}).'
    assert verdicts("age", text) == (["inconsistent"] if day > datetime.date(2025, 6, 12) else [])


VILLAGES = ("Sukamaju", "Sukasari", "Sukatani", "Sukarame", "Sukadana", "Sukajaya", "Sukamulia")


@read
@given(st.integers(3, 7), st.integers(2, 10))
def test_a_list_has_as_many_items_as_announced(count, announced):
    names = [f"Desa {name}" for name in VILLAGES[:count]]
    text = f"Sekolah itu dibangun di {announced} desa, yakni {', '.join(names[:-1])}, dan {names[-1]}."
    assert verdicts("list", text) == ["consistent" if count == announced else "inconsistent"]


def bounds() -> st.SearchStrategy[Bounds]:
    """Bounds of a number that is not negative, each in its place."""
    four = st.lists(st.integers(0, 10**9).map(Decimal), min_size=4, max_size=4).map(sorted)
    return four.map(lambda at: Bounds(at[1], at[2], at[0], at[3]))


@given(written())
def test_a_number_lies_within_the_rounding_of_the_words_that_tell_it(told_number):
    number, text = told_number
    shown = Decimal(text.removeprefix("Rp").split()[0].replace(".", "").replace(",", "."))
    value = shown * SCALES.get(text.split()[-1], 1)
    low, high, least, most = bounds_of(told(value, text))
    assert least <= low <= value <= high <= most
    assert least <= number <= most


@given(st.integers(1_000_000, 10**9), st.integers(0, 2), st.sampled_from(MODIFIERS))
def test_fewer_digits_never_leave_less_room(number, decimals, modifier):
    def room(places: int) -> Bounds:
        text = rounded(number, SCALES["juta"], places)
        return bounds_of(told(Decimal(text.replace(".", "").replace(",", ".")) * 10**6, f"Rp{text} juta"))

    few, more = room(decimals), room(decimals + 1)
    assert few.most - few.least >= more.most - more.least


@given(st.integers(1, 10**9), st.sampled_from(MODIFIERS), st.integers(80, 120))
def test_a_modifier_makes_no_number_wrong_that_was_right(number, modifier, percent):
    facts = [told(Decimal(each), f"Rp{grouped(each)}") for each in (number, number * percent // 100)]
    plain, bent = (
        judge(bounds_of(first), bounds_of(facts[1])) for first in (facts[0], facts[0]._replace(modifier=modifier))
    )
    assert VERDICTS.index(bent) <= VERDICTS.index(plain)


@given(st.integers(1_000, 10**9), st.integers(-50, 50))
def test_about_so_much_may_be_a_seventh_off_and_no_fifth(number, percent):
    about = told(Decimal(number), f"sekitar Rp{grouped(number)}", modifier="approx")
    exact = Decimal(number) * (100 + percent) / 100
    verdict = judge(bounds_of(about), Bounds(exact, exact, exact, exact))
    assert (verdict != "inconsistent") == (abs(percent) <= 15) or abs(percent) in range(15, 21)


@given(bounds(), bounds(), st.integers(0, 10**6).map(Decimal))
def test_more_room_never_makes_a_verdict_worse(one, other, room):
    wider = Bounds(one.low - room, one.high + room, one.least - room, one.most + room)
    assert VERDICTS.index(judge(wider, other)) <= VERDICTS.index(judge(one, other))
    assert judge(one, other) == judge(other, one)


@given(bounds(), bounds(), st.data())
def test_arithmetic_keeps_the_true_result_within_its_bounds(one, other, data):
    a, b = (data.draw(st.integers(int(each.least), int(each.most)).map(Decimal)) for each in (one, other))
    results = [(add(one, other), a + b), (subtract(one, other), a - b), (multiply(one, other), a * b)]
    if b and (quotient := divide(one, other)):
        results.append((quotient, a / b))
    for (low, high, least, most), result in results:
        assert least <= low <= high <= most
        assert least <= result <= most
