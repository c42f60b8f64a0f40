"""Citations of legal instruments -> `KIND NUMBER/YEAR` with the kind in full."""

import re
from datetime import date
from functools import lru_cache

from pipeline.model import Part, Reading
from pipeline.values.law_kinds import KINDS

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
ISSUED_BY_MANY = re.compile(
    r"(?:Peraturan|Keputusan|Instruksi) (?:Daerah(?: Khusus| Provinsi| Istimewa)?|Gubernur|Bupati|Wali Kota|Desa"
    r"|Kepala Desa|Nagari|Menteri|Kepala|Badan|Komisi|Direktur Jenderal|Direksi|Rektor)"
    r"|Keputusan|Surat (?:Keputusan|Edaran) Bersama|Surat Edaran"
)
OF_THE_POLICE = ("Peraturan Kepolisian", "Keputusan Kepolisian")  # `Negara Republik Indonesia` is part of their name
NOT_CAPITAL = ("dan", "serta", "atau", "tentang")


@lru_cache(maxsize=4096)
def read_law(text: str, published: date | None = None) -> Reading | None:
    """Read one citation; None where it has neither a number nor a year.

    >>> read_law("UU 23/2014").name, read_law("PMK No. 34/PMK.10/2017").name
    ('Undang-Undang 23/2014', 'Peraturan Menteri Keuangan 34/2017')
    >>> read_law("Undang-undang Republik Indonesia (UU) Nomor 6 Tahun 2014").name, read_law("UUD 1945").name
    ('Undang-Undang 6/2014', 'Undang-Undang Dasar 1945')
    >>> read_law("SK Bupati Nomor 180.34/126/2021").name, read_law("UU ITE") is None
    ('Keputusan Bupati 180.34/126/2021', True)
    """
    mark = NUMBER_MARK.search(text)
    if not mark and (found := NAMED_BY_YEAR.fullmatch(text)):
        return Reading(name=f"{full_kind(found['kind'], keep_name=True)} {found['year']}")
    mark = mark or BARE_NUMBER.search(text)
    found = mark and NUMBER.fullmatch(text, mark.end())
    if not found:
        return None
    kind = full_kind(text[: mark.start()])
    return Reading(name=f"{kind} {_full_number(kind, found['number'], found['year'])}")


def read_laws(text: str, published: date | None = None) -> list[Part]:
    """Read a citation of several numbers of one kind; a number without a year has that of the next one.

    >>> [(part.start, part.reading.name) for part in read_laws("PP Nomor 44, 45, dan 46 Tahun 2015")]
    [(0, 'Peraturan Pemerintah 44/2015'), (13, 'Peraturan Pemerintah 45/2015'), (21, 'Peraturan Pemerintah 46/2015')]
    """
    opening = NUMBER_MARK.search(text)
    kind = full_kind(text[: opening.start()])
    items = list(ITEM.finditer(text, opening.end()))
    parts, year = [], ""
    for item in reversed(items):
        year = item[2] or item[3] or year
        start = 0 if item is items[0] else item.start()
        parts.append(Part(start, item.end(), Reading(name=f"{kind} {item[1]}/{year}")))
    return parts[::-1]


def full_kind(written: str, keep_name: bool = False) -> str:
    """Write the kind of an instrument in full, with the area or body that issued it where it has many issuers.

    >>> full_kind("Perda Provinsi Bali"), full_kind("Permendag"), full_kind("UU Cipta Kerja")
    ('Peraturan Daerah Provinsi Bali', 'Peraturan Menteri Perdagangan', 'Undang-Undang')
    >>> full_kind("peraturan menteri keuangan RI"), full_kind("SK Wali Kota Bogor")
    ('Peraturan Menteri Keuangan', 'Keputusan Wali Kota Bogor')
    """
    words = GLOSS.sub("", written).split()
    for count in range(min(4, len(words)), 0, -1):
        kind = KINDS.get(" ".join(words[:count]).lower())
        if kind:
            rest = words[count:]
            break
    else:
        kind, rest = "", words
    issuer = " ".join(_capital(word) for word in rest)
    if not kind:
        return issuer if issuer.startswith(OF_THE_POLICE) else OF_THE_STATE.sub("", issuer)
    many = keep_name or ISSUED_BY_MANY.fullmatch(kind)
    return OF_THE_STATE.sub("", f"{kind} {issuer}").strip() if issuer and many else kind


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
