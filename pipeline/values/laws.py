"""Citations of legal instruments -> `KIND NUMBER/YEAR` with the kind in full."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from pipeline.model import Part, Reading
from pipeline.rules import Rules

NUMBER_MARK = re.compile(r",?\s*(?:\b|(?-i:(?<=[a-z])(?=N)))(?:nomor|nomer|no)\b[\s.:]*(?:[PK]M\s)?", re.IGNORECASE)
BARE_NUMBER = re.compile(r"\s+(?:[PK]M\s)?(?=\d)")
NUMBER = re.compile(r"(?P<number>\S+?)(?:,?\s*\b(?:tahun|thn?)\b\.?\s*(?P<year>\d{4}))?", re.IGNORECASE)
NAMED_BY_YEAR = re.compile(r"(?P<kind>[^\d]+?)(?:\s+tahun)?\s+(?P<year>\d{4})", re.IGNORECASE | re.DOTALL)
ITEM = re.compile(
    r"(?:\b(?:nomor|no)\b\.?\s*)?\b(\d{1,4})\b(?:/(\d{4})|,?\s(?:tahun|thn?)\b\.?\s*(\d{4}))?", re.IGNORECASE
)
GLOSS = re.compile(r"\s*\([^()]*\)|\s*\"[^\"]*\"")
OF_THE_STATE = re.compile(r"\s+(?:Negara\s+)?(?:Republik\s+Indonesia|RI|NRI)\b", re.IGNORECASE)
NUMBERED_BY_ISSUER = re.compile(r"(\d+[A-Za-z]?)/[^/]*[A-Za-z][^/]*/(\d{4})")  # 34/PMK.10/2017
OF_THE_POLICE = ("Peraturan Kepolisian", "Keputusan Kepolisian")  # `Negara Republik Indonesia` is part of their name
NOT_CAPITAL = ("dan", "serta", "atau", "tentang")
MANY = "many"  # issuers have such an instrument each: its name says whose it is


def law_reader(rules: Rules) -> Callable[[str, date | None], Reading | None]:
    """Build the parser of one citation; it gives None where there is neither a number nor a year.

    >>> from pipeline.patterns import load_rules
    >>> read_law = law_reader(load_rules())
    >>> read_law("UU 23/2014").name, read_law("PMK No. 34/PMK.10/2017").name
    ('Undang-Undang 23/2014', 'Peraturan Menteri Keuangan 34/2017')
    >>> read_law("Undang-undang Republik Indonesia (UU) Nomor 6 Tahun 2014").name, read_law("UUD 1945").name
    ('Undang-Undang 6/2014', 'Undang-Undang Dasar 1945')
    >>> read_law("SK Bupati Nomor 180.34/126/2021").name, read_law("UU ITE") is None
    ('Keputusan Bupati 180.34/126/2021', True)
    """
    write_kind = kind_writer(rules)

    @lru_cache(maxsize=4096)
    def read_law(text: str, published: date | None = None) -> Reading | None:
        mark = NUMBER_MARK.search(text)
        if not mark and (found := NAMED_BY_YEAR.fullmatch(text)):
            return Reading(name=f"{write_kind(found['kind'], True)} {found['year']}")
        mark = mark or BARE_NUMBER.search(text)
        found = mark and NUMBER.fullmatch(text, mark.end())
        if not found:
            return None
        kind = write_kind(text[: mark.start()])
        return Reading(name=f"{kind} {_full_number(kind, found['number'], found['year'])}")

    return read_law


def laws_reader(rules: Rules) -> Callable[[str, date | None], list[Part]]:
    """Build the parser of a citation of several numbers of one kind; a number without a year has that of the next one.

    >>> from pipeline.patterns import load_rules
    >>> parts = laws_reader(load_rules())("PP Nomor 44, 45, dan 46 Tahun 2015")
    >>> [(part.start, part.reading.name) for part in parts]
    [(0, 'Peraturan Pemerintah 44/2015'), (13, 'Peraturan Pemerintah 45/2015'), (21, 'Peraturan Pemerintah 46/2015')]
    """
    write_kind = kind_writer(rules)

    def read_laws(text: str, published: date | None = None) -> list[Part]:
        opening = NUMBER_MARK.search(text)
        kind = write_kind(text[: opening.start()])
        items = list(ITEM.finditer(text, opening.end()))
        parts, year = [], ""
        for item in reversed(items):
            year = item[2] or item[3] or year
            start = 0 if item is items[0] else item.start()
            parts.append(Part(start, item.end(), Reading(name=f"{kind} {item[1]}/{year}")))
        return parts[::-1]

    return read_laws


def kind_writer(rules: Rules) -> Callable[..., str]:
    """Build the function that writes a kind in full, with the area or body that issued it where many do, or on demand.

    >>> from pipeline.patterns import load_rules
    >>> write_kind = kind_writer(load_rules())
    >>> write_kind("Perda Provinsi Bali"), write_kind("Permendag"), write_kind("UU Cipta Kerja")
    ('Peraturan Daerah Provinsi Bali', 'Peraturan Menteri Perdagangan', 'Undang-Undang')
    >>> write_kind("peraturan menteri keuangan RI"), write_kind("SK Wali Kota Bogor")
    ('Peraturan Menteri Keuangan', 'Keputusan Wali Kota Bogor')
    """
    kinds = law_kinds(rules)
    most = max(len(kind.split()) for kind in kinds)

    def write_kind(written: str, keep_issuer: bool = False) -> str:
        words = GLOSS.sub("", written).split()
        for count in range(min(most, len(words)), 0, -1):
            if found := kinds.get(" ".join(words[:count]).lower()):
                break
        else:
            issuer = _write_issuer(words)
            return issuer if issuer.startswith(OF_THE_POLICE) else OF_THE_STATE.sub("", issuer)
        (kind, _, many), issuer = found.partition("\t"), _write_issuer(words[count:])
        return OF_THE_STATE.sub("", f"{kind} {issuer}").strip() if issuer and (keep_issuer or many == MANY) else kind

    return write_kind


def law_kinds(rules: Rules) -> dict[str, str]:
    """Give the kinds of the word lists with their full form, and `many` behind a tab where many bodies issue them.

    >>> from pipeline.patterns import load_rules
    >>> kinds = law_kinds(load_rules())
    >>> kinds["perda"], kinds["peraturan menteri kominfo"]
    ('Peraturan Daerah\\tmany', 'Peraturan Menteri Komunikasi dan Informatika')
    """
    of_ministers = {
        f"{begins}{gap}{short}": f"{full} {ministry}"
        for begins, full in rules.lexicons["law_of_minister"]
        for short, ministry in rules.lexicons["law_ministry"]
        for gap in ("", " ")
    }
    listed = rules.meanings("constitution_word") | rules.meanings("law_kind")
    return of_ministers | {kind: full for kind, full in listed.items() if full}


def _write_issuer(words: list[str]) -> str:
    return " ".join(_capital(word) for word in words)


def _capital(word: str) -> str:
    return word if word in NOT_CAPITAL or not word.islower() else word.capitalize()


def _full_number(kind: str, number: str, year: str | None) -> str:
    """Join number and year; the issuer's code between them goes where the kind says it already.

    >>> _full_number("Peraturan Menteri Keuangan", "34/PMK.10/2017", None), _full_number("Undang-Undang", "6", "2014")
    ('34/2017', '6/2014')
    >>> _full_number("Keputusan Gubernur Bali", "188/6/KPTS/013/2023", None)
    '188/6/KPTS/013/2023'
    """
    coded = NUMBERED_BY_ISSUER.fullmatch(number)
    if coded and kind.startswith("Peraturan"):
        return f"{coded[1]}/{coded[2]}"
    return f"{number}/{year}" if year and not number.endswith(f"/{year}") else number
