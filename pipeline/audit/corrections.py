"""What a reviewer types into the fields of a fact -> what its columns hold; what cannot be is refused with a reason."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from pipeline.audit.currencies import CODES
from pipeline.audit.edtf import is_edtf
from pipeline.audit.reviews import ReviewError
from pipeline.audit.words import LANGUAGES, load_words
from pipeline.model import FACT_TYPES
from pipeline.values.numbers import read_amount

NUMERIC = ("value", "value_max", "unit", "modifier", "per", "subject", "assertion", "change", "speaker", "organization")
PLACE = ("place", "place_code")
FIELDS = {  # the columns that a reviewer may correct, by type; of each also its type and where it stands
    "money": (*NUMERIC, *PLACE),
    "count": (*NUMERIC, *PLACE),
    "percentage": (*NUMERIC, *PLACE),
    "date": ("date", "modifier"),
    "official": ("name", "position", "role", "status", "organization", *PLACE),
    "quote": ("speaker",),
    "law": ("name",),
    "entity": ("unit", "name", "place", "place_code"),
}
BOUNDS = ("approx", "less_than", "more_than", "equal_or_less", "equal_or_more")
EDGES = ("start", "mid", "end")
CHOICES = {  # the values that a column may have, of one type or of all; the first is what an empty field means
    ("modifier", "date"): ("", *EDGES, *BOUNDS),
    ("modifier", ""): ("", *BOUNDS),
    ("assertion", ""): ("", "target", "budgeted", "hypothetical", "negated"),
    ("change", ""): ("", "up", "down"),
    ("status", ""): ("", "acting", "former", "candidate", "elect"),
    ("unit", "percentage"): ("percent", "percentage_point"),
    ("unit", "entity"): ("person", "organization", "place", "program"),
    ("type", ""): FACT_TYPES,
}
NEEDED = {"money": ("value", "unit"), "count": ("value",), "percentage": ("value", "unit"), "official": ("name", "position"),
          "law": ("name",), "entity": ("name", "unit")}  # fmt: skip
LONGEST = 300
AREA = re.compile(
    r"(\d\d(?:\.\d\d)?)(?:\.\d\d(?:\.\d{4})?)?"
)  # what areas.csv may know, then the parts that it does not
PLAIN = re.compile(r"[-+]?\d+(?:,\d+)?")
GROUPED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
SWAPPED = str.maketrans(",.", ".,")
LARGEST = Decimal("1e18")


def choices_of(column: str, kind: str) -> tuple[str, ...]:
    """List the values that a column of a type of fact may have; none where it is free.

    >>> choices_of("change", "money"), choices_of("subject", "money")
    (('', 'up', 'down'), ())
    """
    return CHOICES.get((column, kind)) or CHOICES.get((column, "")) or ()


def fields_of(fact: Mapping, language: str) -> dict[str, str]:
    """Write the columns of a fact that may be corrected as a reviewer would type them."""
    names = ("type", "start", "end", *dict.fromkeys(name for names in FIELDS.values() for name in names))
    return {name: _write(name, fact.get(name), language) for name in names}


def _write(column: str, cell: object, language: str) -> str:
    if cell is None:
        return ""
    return (
        _mark(format(Decimal(str(cell)), "f"), language)
        if column in ("value", "value_max") and cell != ""
        else str(cell)
    )


def _mark(number: str, language: str) -> str:
    return number.replace(".", ",") if language == "id" else number


def read_corrections(
    told: Mapping[str, str], fact: Mapping, text: str, language: str, areas: Mapping[str, str]
) -> dict[str, str]:
    """Read what was typed into fields: the columns that are to hold something else than they do.

    `fact` is the fact as it reads, with what was corrected already; `text` that of its article; `areas` are the names of
    provinces, regencies and cities by their codes. A field that says what it was shown with is left alone. Raises
    ReviewError.
    """
    wished = {name: " ".join(value.split()) for name, value in told.items()}
    kind = wished.get("type") or str(fact.get("type") or "")
    if kind not in FACT_TYPES:
        raise ReviewError("not_a_choice", column="type", value=kind)
    allowed, shown, is_same = (
        ("type", "start", "end", *FIELDS[kind]),
        fields_of(fact, language),
        kind == fact.get("type"),
    )
    held = {name: fields_of(fact, "en").get(name, "") for name in allowed}
    read = {
        name: held[name] if is_same and value == shown[name] else _read(name, kind, value, language)
        for name, value in wished.items()
        if name in allowed
    }
    whole = {**held, **read}
    _check_whole(kind, whole, text)
    changes = {name: value for name, value in read.items() if value != held[name]}
    if {"place", "place_code"} & set(changes):
        _check_area(whole["place"], whole["place_code"], areas)
    if "start" in changes or "end" in changes:
        changes["text"] = text[int(whole["start"]) : int(whole["end"])]
    return changes


def _check_area(place: str, code: str, areas: Mapping[str, str]) -> None:
    """Check that a code is that of an area, and of the place beside it."""
    if not code:
        return
    known = AREA.fullmatch(code)
    if not known or known[1] not in areas:
        raise ReviewError("not_an_area", column="place_code", value=code)
    right = next((each for each, name in areas.items() if name.casefold() == place.casefold()), "")
    if right and right != code and not code.startswith(right + "."):
        raise ReviewError(
            "other_area", column="place_code", value=code, is_of=areas[known[1]], place=place, right=right
        )


def _check_whole(kind: str, whole: Mapping[str, str], text: str) -> None:
    """Check what columns say together."""
    for column in NEEDED.get(kind, ()):
        if not whole[column]:
            raise ReviewError("is_needed", column=column)
    if whole.get("value_max") and Decimal(whole["value_max"]) < Decimal(whole["value"]):
        raise ReviewError("range_backwards", column="value_max", value=whole["value_max"])
    start, end = (int(whole[name] or 0) for name in ("start", "end"))
    if not (0 <= start < end <= len(text)) or not text[start:end].strip():
        raise ReviewError("not_in_text", column="start", value=f"{start}-{end}")


def _read(column: str, kind: str, value: str, language: str) -> str:
    choices = choices_of(column, kind)
    if choices:
        if value not in choices:
            raise ReviewError("not_a_choice", column=column, value=value)
        return value
    if not value:
        return ""
    return READERS.get((column, kind), READERS.get((column, ""), _read_words))(column, value, language)


def _read_words(column: str, value: str, _language: str) -> str:
    if len(value) > LONGEST or not value.isprintable():
        raise ReviewError("not_words", column=column, value=value[:40])
    return value


def read_number(column: str, value: str, language: str) -> str:
    """Read a number as it is typed: with the marks of the language, or with words.

    >>> read_number("value", "1.170.000", "id"), read_number("value", "1,17 juta", "id"), read_number("value", "-0,30", "id")
    ('1170000', '1170000', '-0.3')
    >>> read_number("value", "1,170,000.5", "en")
    '1170000.5'
    >>> read_number("value", "1.5", "id")
    Traceback (most recent call last):
    pipeline.audit.reviews.ReviewError: not_a_number: {'column': 'value', 'value': '1.5'}
    """
    marked = value.translate(SWAPPED) if language == "en" else value
    if PLAIN.fullmatch(marked) or GROUPED.fullmatch(marked):
        number = Decimal(marked.replace(".", "").replace(",", "."))
    else:
        amount = read_amount(marked) if any(map(str.isalpha, marked)) else None
        if amount is None or amount.value_max is not None or amount.flags:
            raise ReviewError("not_a_number", column=column, value=value)
        number = amount.value
    if abs(number) > LARGEST:
        raise ReviewError("too_large", column=column, value=value)
    written = format(number, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def _read_offset(column: str, value: str, _language: str) -> str:
    if not (value.isascii() and value.isdecimal()) or len(value) > 9:
        raise ReviewError("not_an_offset", column=column, value=value)
    return str(int(value))


def _read_date(column: str, value: str, _language: str) -> str:
    if not is_edtf(value):
        raise ReviewError("not_a_date", column=column, value=value)
    return value


def _read_currency(column: str, value: str, _language: str) -> str:
    if value.upper() not in CODES:
        raise ReviewError("not_a_currency", column=column, value=value)
    return value.upper()


def _read_rate(column: str, value: str, _language: str) -> str:
    """Read what an amount is reckoned by, in either language.

    >>> _read_rate("per", "bulan", "id"), _read_rate("per", "month", "id"), _read_rate("per", "usd", "id")
    ('month', 'month', 'USD')
    """
    named = {said.casefold(): name for language in LANGUAGES for name, said in load_words(language)["rate"].items()}
    if value.upper() in CODES:
        return value.upper()
    if value not in load_words(LANGUAGES[0])["rate"] and value.casefold() not in named:
        raise ReviewError("not_a_per", column=column, value=value)
    return named.get(value.casefold(), value)


READERS: dict[tuple[str, str], Callable[[str, str, str], str]] = {
    ("value", ""): read_number,
    ("value_max", ""): read_number,
    ("start", ""): _read_offset,
    ("end", ""): _read_offset,
    ("date", ""): _read_date,
    ("unit", "money"): _read_currency,
    ("per", ""): _read_rate,
}
