"""Short forms and the long names that they stand for: their letters stand in the name in the same order."""

import re

SMALL = frozenset("dan of untuk di the and for".split())
WORD = re.compile(r"[\w'’]+")
REACH = 90  # characters of the words that a short form in brackets is made of
BEFORE = re.compile(r"(?<![\w-])([A-Z][\w-]{1,20}) \($")


def is_short(short: str, long: str) -> bool:
    """Tell whether a short form may stand for a long name: it begins alike, and its letters follow in order.

    >>> is_short("Disnakertrans", "Dinas Tenaga Kerja dan Transmigrasi"), is_short("BKG", "Badan Meteorologi")
    (True, False)
    >>> is_short("Kadisnaker", "Dinas Tenaga Kerja"), is_short("Persero", "PT Angin Timur")
    (False, False)
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    rest = iter(long.lower())
    return (
        bool(letters)
        and len(short) < len(long)
        and long[0].lower() == letters[0]
        and all(letter in rest for letter in letters)
    )


def short_before(text: str, start: int, long: str) -> str:
    """Give the short form that stands right before a long name in brackets, or ''.

    >>> short_before("Gapinda (Gabungan Petani Indah)", 9, "Gabungan Petani Indah")
    'Gapinda'
    """
    if text[start - 1 : start] not in ("(", "\n"):
        return ""
    found = BEFORE.search(text, max(0, start - 24), start)
    return found.group(1) if found and is_short(found.group(1), long) else ""


def stands_for_words(text: str, start: int) -> bool:
    """Tell whether the letters at `start`, in brackets, are those of the words before them.

    >>> stands_for_words("Indeks Manajer Pembelian (IMP) naik", 26), stands_for_words("kantor pos (IMP)", 12)
    (True, False)
    """
    end = text.find(")", start)
    short = text[start:end]
    if end < 0 or text[start - 2 : start] != " (" or not short.isupper():
        return False
    before = text[max(0, start - 2 - REACH) : start - 2]
    words = [word for word in WORD.findall(before.rpartition(". ")[2]) if len(word) > 1 and word not in SMALL]
    return "".join(word[0].upper() for word in words[-len(short) :]) == short
