"""Large numbers written short: for sums of which nobody needs the last rupiah."""

from pipeline.audit.readings import write_number
from pipeline.audit.words import load_words

SCALES = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
}


def write_short(number: float, language: str, currency: str = "") -> str:
    """Write a number with three digits or more, and the word for its scale.

    >>> write_short(1_254_300_000_000, "id", "Rp"), write_short(987_654_321, "en"), write_short(12_345, "id")
    ('Rp1,25 triliun', '988 million', '12.345')
    """
    words = load_words(language)
    for scale, name in SCALES[language]:
        if abs(number) >= scale:
            scaled = number / scale
            digits = 2 if abs(scaled) < 10 else 1 if abs(scaled) < 100 else 0
            return f"{currency}{write_number(round(scaled, digits), words)} {name}"
    return currency + write_number(round(number), words)


def write_count(number: int, language: str) -> str:
    """Write a whole number with the marks of the language.

    >>> write_count(12345, "id"), write_count(12345, "en")
    ('12.345', '12,345')
    """
    return write_number(number, load_words(language))


def write_percent(share: float, language: str) -> str:
    """Write a share in percent.

    >>> write_percent(0.9433, "id"), write_percent(1, "en")
    ('94 %', '100%')
    """
    return f"{share * 100:.0f}" + ("%" if language == "en" else " %")
