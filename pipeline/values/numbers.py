"""Indonesian numerals and number words -> Decimal values, ranges and vague numbers."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

SCALES = {
    "puluh": 10, "ratus": 100, "ribu": 10**3, "rb": 10**3, "k": 10**3, "juta": 10**6, "jt": 10**6,
    "miliar": 10**9, "milyar": 10**9, "m": 10**9, "triliun": 10**12, "trilyun": 10**12, "t": 10**12,
}  # fmt: skip
UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
WHOLES = {
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
    "seribu": 10**3,
    "sejuta": 10**6,
    "semiliar": 10**9,
    "setriliun": 10**12,
}
FRACTIONS = {"setengah": Decimal("0.5"), "seperempat": Decimal("0.25")}
VAGUE = {
    "belasan": (11, 19), "puluhan": (10, 99), "ratusan": (100, 999), "ribuan": (10**3, 10**4 - 1),
    "jutaan": (10**6, 10**7 - 1), "miliaran": (10**9, 10**10 - 1), "milyaran": (10**9, 10**10 - 1),
    "triliunan": (10**12, 10**13 - 1),
}  # fmt: skip
WORD = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL_COMMA = re.compile(r"\d+(?:,\d+)?")
DECIMAL_POINT = re.compile(r"\d+\.\d+")
ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
RANGE = re.compile(r"(?<!\A)\s*(?:[-–—](?!an\b)|\b(?:sampai\s+dengan|hingga|sampai|dan|ke)\b|\bs\.?/?d\.?\b)\s*")
# The forms that nearly all numbers take; whatever else there is goes the long way below.
USUAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?: (ribu|juta|miliar|triliun))?")
ROUND_ABOUT = re.compile(r"(?<=\d)\s?-?an\b|(?<=ribu|juta)-?an\b|(?<=iliar|ilyar|iliun|ilyun)-?an\b")


class Amount(NamedTuple):
    """A number or a range in full units; `about` where the words themselves say that it is rounded (`-an`, `puluhan`)."""

    value: Decimal
    value_max: Decimal | None = None
    about: bool = False
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def read_amount(text: str, whole: bool = False) -> Amount | None:
    """Read a number, a range or a vague number; None where it is none. `whole` things have no decimals.

    >>> read_amount("1,17 juta").value
    Decimal('1170000')
    >>> read_amount("satu setengah juta").value, read_amount("dua puluh lima ribu").value
    (Decimal('1500000'), Decimal('25000'))
    >>> (low := read_amount("900 ribu-1,2 juta")).value, low.value_max
    (Decimal('900000'), Decimal('1200000'))
    >>> read_amount("1-2 miliar").value, read_amount("puluhan ribu").value_max
    (Decimal('1000000000'), Decimal('99999'))
    >>> (some := read_amount("ribuan")).value, some.value_max
    (Decimal('1000'), Decimal('9999'))
    >>> read_amount("1,585", whole=True)
    Amount(value=Decimal('1585'), value_max=None, about=False, flags=('number_format',))
    >>> read_amount("1.2.3") is None
    True
    """
    text = " ".join(text.lower().split())
    usual = USUAL.fullmatch(text)
    if usual and not (whole and usual[2] and len(usual[2]) == 3 and not usual[3]):
        return read_usual(*usual.groups())
    sides = [side for side in RANGE.split(text) if side]
    if not 1 <= len(sides) <= 2:
        return None
    if len(sides) == 2:
        return _read_range(sides[0], sides[1], whole)
    return _read_one(sides[0], whole)


def read_usual(whole: str, decimals: str | None, scale: str | None) -> Amount:
    """Read a number of the usual form from its parts: grouped digits, digits behind the comma, and scale.

    >>> read_usual("1.200", None, None).value, read_usual("2", "5", "juta").value
    (Decimal('1200'), Decimal('2500000'))
    """
    if not decimals:
        number = int(whole.replace(".", ""))
        return Amount(Decimal(number * SCALES[scale] if scale else number))
    number = Decimal(f"{whole.replace('.', '')}.{decimals}")
    return Amount(_plain(number * SCALES[scale] if scale else number))


def _read_range(left: str, right: str, whole: bool) -> Amount | None:
    high = _read_one(right, whole)
    low = _read_one(left, whole)
    if high is None or low is None:
        return None
    if not any(word in SCALES for word in WORD.findall(left)):
        shared = _read_one(f"{left} {_scale_of(right)}", whole)
        if shared and shared.value < high.value:
            low = shared
    if low.value > high.value and _is_scaled(left) and high.value_max is None:
        low, high = high, low  # `Rp14.960-Rp14.910`: each is written in full, so that the higher one may stand first
    if low.value >= (high.value_max or high.value):
        return None
    flags = tuple(dict.fromkeys(low.flags + high.flags))
    return Amount(low.value, high.value_max or high.value, low.about or high.about, flags)


def _is_scaled(text: str) -> bool:
    """Tell a number with groups of thousands or a scale from one that may be a score or an item."""
    return bool(GROUPED.search(text)) or bool(_scale_of(text))


def _scale_of(text: str) -> str:
    return " ".join(word for word in WORD.findall(ROUND_ABOUT.sub("", text)) if word in SCALES)


def _read_one(text: str, whole: bool) -> Amount | None:
    vague = WORD.findall(text)
    if not vague:
        return None
    if vague[0] in VAGUE:
        return _read_vague(vague)
    bare = ROUND_ABOUT.sub("", text)
    words = WORD.findall(bare)
    if words[0][0].isdigit():
        return _read_digits(words, whole, about=bare != text)
    value = read_words(words)
    return None if value is None else Amount(value, None, bare != text)


def _read_vague(words: list[str]) -> Amount | None:
    low, high = VAGUE[words[0]]
    scale = 1
    for word in words[1:]:
        if word not in SCALES:
            return None
        scale *= SCALES[word]
    top = high * scale if words[0] == "belasan" else (high + 1) * scale - 1
    return Amount(Decimal(low * scale), Decimal(top), True)


def _read_digits(words: list[str], whole: bool, about: bool) -> Amount | None:
    total, flags, at = Decimal(0), (), 0
    while at < len(words):
        scale, following = Decimal(1), at + 1
        while following < len(words) and words[following] in SCALES:
            scale *= SCALES[words[following]]
            following += 1
        half = following < len(words) and words[following] == "setengah"
        read = _read_numeral(words[at], whole and scale == 1)
        if read is None:
            return None
        total += read[0] * scale
        flags += read[1]
        at = following + half
    return Amount(_plain(total), None, about, flags)


def _read_numeral(text: str, whole: bool) -> tuple[Decimal, tuple[str, ...]] | None:
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ".")), ()
    if DECIMAL_COMMA.fullmatch(text) and not (whole and re.fullmatch(r"\d{1,3},\d{3}", text)):
        return Decimal(text.replace(",", ".")), ()
    if DECIMAL_POINT.fullmatch(text):
        return Decimal(text), ("number_format",)
    if ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", "")), ("number_format",)
    return None


def read_words(words: list[str]) -> Decimal | None:
    """Read number words; None where one of them is no number word.

    >>> read_words("tiga ribu dua ratus".split()), read_words(["setengah"]), read_words("dua koma lima".split())
    (Decimal('3200'), Decimal('0.5'), Decimal('2.5'))
    """
    if "koma" in words:
        return _read_spoken_decimal(words)
    total, group, last = Decimal(0), Decimal(0), None
    for word in words:
        if word in UNITS:
            if last in UNITS:
                return None
            group += UNITS[word]
        elif word in WHOLES:
            group += WHOLES[word]
        elif word == "belas":
            group += 10
        elif word in FRACTIONS:
            group += FRACTIONS[word]
        elif word in ("puluh", "ratus"):
            unit = UNITS.get(last)
            if unit is None:
                return None
            group += unit * (SCALES[word] - 1)
        elif word in SCALES:
            total += (group or 1) * SCALES[word]
            group = Decimal(0)
        else:
            return None
        last = word
    return _plain(total + group)


def _read_spoken_decimal(words: list[str]) -> Decimal | None:
    comma = words.index("koma")
    tail = [word for word in words[comma + 1 :] if word in UNITS]
    scales = words[comma + 1 + len(tail) :]
    whole = read_words(words[:comma])
    if whole is None or not tail or any(word not in SCALES for word in scales):
        return None
    value = Decimal(f"{whole}." + "".join(str(UNITS[word]) for word in tail))
    for word in scales:
        value *= SCALES[word]
    return _plain(value)


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into exponents."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
