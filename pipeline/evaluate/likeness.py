"""When two readings count as the same: names, places, subjects and laws are compared as people would compare them."""

import re
import unicodedata
from collections.abc import Set
from difflib import SequenceMatcher

_HONORIFICS = (
    "dr", "drs", "dra", "prof", "ir", "h", "hj", "hm", "kh", "drg", "tgh", "tgkh", "ust", "ustaz", "ustadz", "st", "mt",
    "s.h", "s.e", "m.si", "m.m", "m.h", "s.sos", "s.pd", "m.pd", "s.ip", "m.ap", "ph.d",
)  # fmt: skip
_AREAS = (
    "provinsi", "prov", "kabupaten", "kab", "kota", "kotamadya", "daerah istimewa", "di", "dki", "kecamatan", "desa",
    "kelurahan",
)  # fmt: skip

_honorific = re.compile(r"\b(?:" + "|".join(word.replace(".", r"\.?") for word in _HONORIFICS) + r")\b\.?")
_area_prefix = re.compile("^(?:" + "|".join(_AREAS) + r")\b\s*")
_not_word = re.compile("[^a-z0-9%]+")
_law_number = re.compile(r"(\d+)[a-z]* (\d{4})$")
_from_digit = re.compile(r"\s*\d.*$")


def fold(text: str) -> str:
    """Lower the case, drop accents and punctuation, squeeze spaces.

    >>> fold("Kab. Lombok  Timur (Lotim)")
    'kab lombok timur lotim'
    """
    return _squeeze(_plain(text))


def fold_person(name: str) -> str:
    """Fold a name and drop honorifics and degrees.

    >>> fold_person("Dr. H. Ahmad Fauzi, M.Si")
    'ahmad fauzi'
    """
    return _squeeze(_honorific.sub(" ", _plain(name)))


def fold_place(name: str) -> str:
    """Fold the name of an area and drop the word for its kind.

    >>> fold_place("Daerah Istimewa Yogyakarta"), fold_place("Kota Mataram"), fold_place("Kotawaringin")
    ('yogyakarta', 'mataram', 'kotawaringin')
    """
    return _area_prefix.sub("", fold(name)).strip()


def similarity(one: str, other: str) -> float:
    """Measure from 0 to 1 how alike two phrases are: by words in common or by characters, whichever is kinder.

    >>> similarity("iuran jaminan sosial", "iuran")
    0.5
    >>> similarity("", "")
    1.0
    """
    words, others = fold(one).split(), fold(other).split()
    if not words or not others:
        return float(words == others)
    by_words = 2 * len(set(words) & set(others)) / (len(set(words)) + len(set(others)))
    return max(by_words, SequenceMatcher(None, " ".join(words), " ".join(others)).ratio())


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are one person's: three quarters of the words of the longer name are shared.

    >>> same_person("H. Lalu Gede Sumantri", "Lalu Gede Sumantri"), same_person("Sumantri", "Lalu Gede Sumantri")
    (True, False)
    """
    words, others = fold_person(one).split(), fold_person(other).split()
    return words == others or (bool(words and others) and _shared(set(words), set(others)) >= 0.75)


def same_place(one: str, other: str) -> bool:
    """Tell whether two names are one area's, with or without the word for its kind."""
    return fold_place(one) == fold_place(other)


def same_organization(one: str, other: str) -> bool:
    """Tell whether two names are one organisation's but for a slip of the pen."""
    return similarity(one, other) >= 0.9


def law_key(name: str) -> tuple[str, ...]:
    """Split the name of a law into its kind, number and year.

    >>> law_key("Peraturan Pemerintah 35/2021")
    ('peraturan pemerintah', '35', '2021')
    """
    folded = fold(name)
    found = _law_number.search(folded)
    return (_from_digit.sub("", folded), *found.groups()) if found else (folded,)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _squeeze(text: str) -> str:
    return _not_word.sub(" ", text).strip()


def _shared(words: Set[str], others: Set[str]) -> float:
    return len(words & others) / max(len(words), len(others))
