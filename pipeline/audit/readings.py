"""The reading of a fact written out for people: `Rp1,17 juta` is `Rp1.170.000`, `2024-34` is `triwulan II 2024`.

A fact is given as its row of the table `facts`: a mapping or a `sqlite3.Row`, numbers as SQLite, JSON or CSV hold them.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from pipeline.audit.dates import write_date
from pipeline.audit.words import Words, load_words

CENTS = 2
DETAILS = ("subject", "speaker", "organization", "place")


def write_reading(fact: Mapping, language: str = "id") -> str:
    """Write what a fact was read as, in one line.

    >>> amount = {"type": "money", "value": 1170000, "unit": "IDR"}
    >>> write_reading(amount)
    'Rp1.170.000'
    >>> write_reading(amount | {"modifier": "more_than", "per": "month", "assertion": "target"})
    'lebih dari Rp1.170.000 per bulan (target)'
    >>> write_reading({"type": "money", "value": 2500000, "value_max": 3e6, "unit": "CHF", "change": "up"}, "en")
    'up by CHF 2,500,000 – CHF 3,000,000'
    >>> write_reading({"type": "percentage", "value": 0.1, "unit": "percentage_point"})
    '0,1 poin persentase'
    >>> write_reading({"type": "count", "value": 1000, "value_max": 9999, "unit": "orang", "modifier": "approx"})
    'sekitar 1.000 – 9.999 orang'
    >>> write_reading({"type": "date", "date": "2024-03", "modifier": "start"}), write_reading({"type": "date", "date": ""})
    ('awal Maret 2024', 'tanggal tidak dapat ditentukan')
    """
    fact, words = dict(fact), load_words(language)
    return WRITERS[fact["type"]](fact, words) if fact["type"] in WRITERS else _get(fact, "name")


def write_number(number: object, words: Words, decimals: int = 0) -> str:
    """Write a number with the marks of the language, exactly; where it is not whole, with so many decimals at least.

    It may come as a number or as text.

    >>> id = load_words("id")
    >>> write_number(1234567.25, id), write_number("-0.30", id), write_number(1e30, id)
    ('1.234.567,25', '-0,3', '1.000.000.000.000.000.000.000.000.000.000')
    >>> write_number(3418209.5, id, 2), write_number(3418209.0, id, 2)
    ('3.418.209,50', '3.418.209')
    """
    whole, _, fraction = format(Decimal(str(number)), ",f").partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", words["thousands"]) + (
        words["decimal"] + fraction.ljust(decimals, "0") if fraction else ""
    )


def write_details(fact: Mapping, language: str = "id") -> Iterator[tuple[str, str]]:
    """Yield what else is known of a fact, for its card: a label and what it says.

    >>> [*write_details({"type": "money", "subject": "iuran", "speaker": "", "place": "Kota Bima", "place_code": "52.72"})]
    [('Tentang', 'iuran'), ('Tempat', 'Kota Bima (52.72)')]
    >>> [*write_details({"type": "entity", "unit": "place", "name": "Kota Bima", "place_code": "52.72"})]
    [('Kode wilayah', '52.72')]
    """
    fact, words = dict(fact), load_words(language)
    for column in DETAILS:
        said = _get(fact, column)
        if not said or (column == "speaker" and fact["type"] == "quote"):  # its reading says it already
            continue
        code = _get(fact, "place_code") if column == "place" else ""
        yield words["column"][column], f"{said} ({code})" if code else said
    if fact["type"] == "entity" and _get(fact, "place_code"):
        yield words["column"]["place_code"], fact["place_code"]


def write_flags(flags: str, language: str = "id") -> list[str]:
    """Say what the flags of a fact ask an auditor to look at; a flag without a wording is shown as it is.

    >>> write_flags("weekday_mismatch;new_flag")
    ['Hari dan tanggal tidak cocok menurut kalender.', 'new flag']
    """
    known = load_words(language)["flag"]
    return [known.get(flag, flag.replace("_", " ")) for flag in flags.split(";") if flag]


def _write_amount(fact: Mapping, words: Words) -> str:
    """Write the number of a fact, or both ends of its range, with its unit and all that bounds it."""
    ends = [_with_unit(fact[end], fact, words) for end in ("value", "value_max") if fact.get(end) not in (None, "")]
    written = f" {words['to']} ".join(ends)
    if fact["type"] != "money" and (unit := words["unit"].get(_get(fact, "unit"), _get(fact, "unit"))):
        written += f" {unit}"
    per, assertion = _get(fact, "per"), _get(fact, "assertion")
    return " ".join(
        filter(
            None,
            (
                _word(words, "change", _get(fact, "change")),
                _word(words, "modifier", _get(fact, "modifier")),
                written,
                f"{words['per']} {_word(words, 'rate', per)}" if per else "",
                f"({_word(words, 'assertion', assertion)})" if assertion else "",
            ),
        )
    )


def _with_unit(number: object, fact: Mapping, words: Words) -> str:
    unit = _get(fact, "unit")
    if fact["type"] != "money" or not unit:
        return write_number(number, words)
    written = write_number(number, words, CENTS)
    sign = words["currency"].get(unit, f"{unit} ")
    return f"-{sign}{written[1:]}" if written.startswith("-") else sign + written


def _write_date(fact: Mapping, words: Words) -> str:
    if not _get(fact, "date"):
        return words["undated"]
    edge = _word(words, "modifier", _get(fact, "modifier"))
    return f"{edge} {write_date(fact['date'], words)}".strip()


def _write_official(fact: Mapping, words: Words) -> str:
    """Write a person with the post.

    >>> row = {"name": "Markus Wato", "position": "Kepala Dinas Perikanan", "status": "acting"}
    >>> _write_official(row, load_words("id"))
    'Markus Wato, Kepala Dinas Perikanan (pelaksana tugas)'
    """
    status = _word(words, "status", _get(fact, "status"))
    posts = f"{_get(fact, 'position')} ({status})" if status else _get(fact, "position")
    return ", ".join(filter(None, (_get(fact, "name"), posts)))


def _write_quote(fact: Mapping, words: Words) -> str:
    return _get(fact, "speaker") or words["no_speaker"]


def _write_entity(fact: Mapping, words: Words) -> str:
    kind = _word(words, "unit", _get(fact, "unit"))
    return f"{_get(fact, 'name')} ({kind})" if kind else _get(fact, "name")


def _word(words: Words, table: str, value: str) -> str:
    """Give the word of a value; one without a wording is shown as it is."""
    return words[table].get(value, value.replace("_", " "))


def _get(fact: Mapping, column: str) -> str:
    return fact.get(column) or ""


WRITERS: dict[str, Callable[[Mapping, Words], str]] = {
    "money": _write_amount,
    "count": _write_amount,
    "percentage": _write_amount,
    "date": _write_date,
    "official": _write_official,
    "quote": _write_quote,
    "entity": _write_entity,
}
