"""Counts of people and households -> value and head noun."""

import datetime
import re
from functools import lru_cache

from pipeline.model import Part, Reading
from pipeline.values.numbers import FRACTIONS, SCALES, UNITS, VAGUE, WHOLES, Amount, read_amount, read_usual

WORDS = (*SCALES, *UNITS, *WHOLES, *VAGUE, "belas", *FRACTIONS, "koma")
NUMBER_WORDS = "|".join(WORDS)
# What most counts look like: digits and one noun; whatever else there is goes the long way.
USUAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+) ([A-Za-z]+)")
NO_NOUN = frozenset((*WORDS, "an", "lainnya"))
ONE = rf"(?:\d+(?:[.,]\d+)*(?:\s?-?an\b)?|(?<![a-z])(?:{NUMBER_WORDS})(?:-?an)?\b)"
NUMBER = re.compile(rf"{ONE}(?:\s?(?:[-–—]|hingga|sampai dengan|sampai|dan|s/d)?\s?{ONE})*")
LAST = re.compile(r"\S+(?:\s(?:ribu|juta|miliar)(?:-?an)?)?$")
COMPOUND = frozenset("tenaga kepala pelaku rumah wajib ahli pencari pengunjuk pemegang".split())
CALON = re.compile(r"^(?:para|calon|bakal calon|mantan|eks)\s+(?=\S)")
WHOLE_OF = re.compile(r"\s+dari\s+(?:(?:total|sekitar|sebanyak|seluruh)\s+)?", re.IGNORECASE)
NOUN_BEHIND = re.compile(rf"{NUMBER.pattern}\s(?:(?:{'|'.join(sorted(COMPOUND))})\s)?[^\W\d_]+", re.IGNORECASE)
SPELLED_OUT = re.compile(r"(?<=\d) \([^)]*\)")
JOINT = re.compile(r"(?:,|,?\s(?:dan|serta))\s")
MORE = re.compile(r"^(?:lebih|lainnya|lain|para)\s+")


@lru_cache(maxsize=4096)
def read_count(text: str, published: datetime.date | None = None) -> Reading | None:
    """Read a number of people or households: the number, then the noun that is counted.

    >>> (read := read_count("3.418.206 orang")).value, read.unit
    (Decimal('3418206'), 'orang')
    >>> read_count("2.500-an peserta").modifier, read_count("900 ribu lebih tenaga kerja").unit
    ('approx', 'tenaga kerja')
    >>> read_count("2 (dua) orang").value
    Decimal('2')
    """
    usual = USUAL.fullmatch(text)
    if usual and (noun := usual[2].lower()) not in NO_NOUN:
        value = read_usual(usual[1], None, None).value
        return Reading(value, unit=noun.removesuffix("nya")) if value else None
    folded = SPELLED_OUT.sub("", " ".join(text.lower().split()))
    match = NUMBER.match(folded)
    if not match:
        return None
    unit = CALON.sub("", MORE.sub("", folded[match.end() :].strip())).removesuffix("nya")
    unit = "orang" if unit == "lain" else unit  # `melukai delapan lainnya`
    return _count_of(read_amount(match.group().strip(), True), unit)


def _count_of(amount: Amount | None, unit: str) -> Reading | None:
    """Make the reading of a number that can count people: nobody is none of them, nor a part of one."""
    if amount is None or amount.value == 0 or amount.value != amount.value.to_integral_value():
        return None
    return _reading(amount, unit)


def _reading(amount: Amount, unit: str) -> Reading:
    return Reading(amount.value, amount.value_max, unit, "approx" if amount.about else "", flags=amount.flags)


def read_last_number(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read `jumlah <people> … <number>`: the span is the number's, the unit the noun's.

    >>> [(part.start, part.reading.value, part.reading.unit) for part in read_last_number("Jumlah siswa lulus sebanyak 1.204")]
    [(28, Decimal('1204'), 'siswa')]
    """
    number = LAST.search(text)
    amount = read_amount(number.group(), True)
    nouns = text.lower().split()[1:3]
    unit = " ".join(nouns) if nouns[0] in COMPOUND else nouns[0]
    if amount is None or amount.value != amount.value.to_integral_value():
        return None
    return [Part(number.start(), len(text), _reading(amount, unit))]


def read_bare_number(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read the number behind `sebanyak`, `berjumlah`: what it counts was named before, so that it has no unit.

    >>> [(part.start, part.end, part.reading.value) for part in read_bare_number("sebanyak sekitar 1.650")]
    [(17, 22, Decimal('1650'))]
    >>> read_bare_number("sebanyak\xa041")[0].reading.value  # scrapes have such spaces
    Decimal('41')
    """
    number = NUMBER.search(text.lower(), len(text.split(maxsplit=1)[0]))
    reading = number and _count_of(read_amount(number.group(), True), "")
    return [Part(*number.span(), reading)] if reading else None


def read_predicate(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read `sisanya <number> adalah <people>`: the span is the number's, the unit the noun's.

    >>> [(part.start, part.end, part.reading.unit) for part in read_predicate("sisanya 1.204 adalah para pekerja")]
    [(8, 13, 'pekerja')]
    """
    parts = read_bare_number(text)
    if not parts:
        return None
    (part,) = parts
    unit = MORE.sub("", " ".join(text[part.end :].lower().split()[1:]))
    return [Part(part.start, part.end, part.reading._replace(unit=unit))]


def read_rest_of(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read `<number> <people> …, <number>`: two counts, both of the people; the second one's noun is left out.

    >>> [(part.start, part.end, part.reading.value, part.reading.unit) for part in read_rest_of("48 korban selamat, baru 31")]
    [(0, 9, Decimal('48'), 'korban'), (24, 26, Decimal('31'), 'korban')]
    """
    whole = NOUN_BEHIND.match(text)
    people = read_count(whole.group()) if whole else None
    if people is None:
        return None
    *_, part = NUMBER.finditer(text.lower())
    amount = read_amount(part.group().strip(), True)
    if amount is None or amount.value > people.value or part.start() < whole.end():
        return [Part(0, whole.end(), people)]
    return [Part(0, whole.end(), people), Part(*part.span(), _reading(amount, people.unit))]


def read_each(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read `<number> <people> dan <number> <people>`.

    >>> [(part.start, part.end, part.reading.unit) for part in read_each("12 putra dan 9 putri")]
    [(0, 8, 'putra'), (13, 20, 'putri')]
    """
    joint = JOINT.search(text)
    sides = (0, joint.start()), (joint.end(), len(text))
    readings = [read_count(text[start:end]) for start, end in sides]
    return [Part(*side, reading) for side, reading in zip(sides, readings, strict=True)] if all(readings) else None


def read_others(text: str, published: datetime.date | None = None) -> Reading | None:
    """Read `<number> lainnya`: whom it counts was named before, so that it has no unit.

    >>> read_others("lima lainnya").value, read_others("12 orang lagi").unit
    (Decimal('5'), '')
    """
    number = NUMBER.match(text.lower())
    return _count_of(read_amount(number.group().strip(), True), "") if number else None


def read_part_of(text: str, published: datetime.date | None = None) -> list[Part] | None:
    """Read `<number> dari <number> <people>`: two counts, both of the people.

    >>> [(part.start, part.end, part.reading.value, part.reading.unit) for part in read_part_of("37 dari 40 siswa")]
    [(0, 2, Decimal('37'), 'siswa'), (8, 16, Decimal('40'), 'siswa')]
    """
    first, rest = WHOLE_OF.split(text, maxsplit=1)
    start = len(text) - len(rest)
    whole, part = read_count(rest), read_amount(first, True)
    if whole is None or part is None or part.value > whole.value:
        return None
    return [Part(0, len(first), _reading(part, whole.unit)), Part(start, len(text), whole)]
