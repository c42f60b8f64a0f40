"""What the inbox sorts and filters facts by, packed into a few bytes a fact: millions of them are read in a second.

A row of `_packed` is an article; its bytes are one `FACT` a fact, in the order of the text. Words (of places, bodies,
speakers, rules, flags) are numbers in it, which `_words` names; 0 is the empty word.
"""

import sqlite3
import struct
from collections.abc import Sequence

from pipeline.model import FACT_COLUMNS, FACT_TYPES

# type, confidence in hundredths, province (the first two digits of the area's code), start, end, the words, and how much
# money (rupiah) or how many people
FACT = struct.Struct("<BBBii5if")
WORDS = ("place", "organization", "speaker", "rule", "flags")
CREATION = (
    "CREATE TABLE _packed (number INTEGER PRIMARY KEY, facts BLOB)",
    "CREATE TABLE _words (code INTEGER PRIMARY KEY, word TEXT UNIQUE)",
)
MOST_KNOWN = 200_000  # words in memory at once
MOST = 1e30  # a float of four bytes holds 3e38
_AT = {name: at for at, name in enumerate(FACT_COLUMNS)}
_WORDS = tuple(_AT[name] for name in WORDS)
_TYPE, _START, _END, _CONFIDENCE = (_AT[name] for name in ("type", "start", "end", "confidence"))
_VALUE, _UNIT, _CODE = _AT["value"], _AT["unit"], _AT["place_code"]
_TYPES = {name: at for at, name in enumerate(FACT_TYPES)}


class Packer:
    """Packs the facts of articles that are written."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._do = database.execute
        self._known: dict[str, int] = {}

    def pack(self, number: int, facts: Sequence[Sequence]) -> None:
        """Write the facts of an article, given as rows, in the place of those that it had."""
        packed = b"".join([self._pack(fact) for fact in facts])
        self._do("INSERT OR REPLACE INTO _packed VALUES (?, ?)", [number, packed])

    def _pack(self, fact: Sequence) -> bytes:
        known = self._known
        codes = [known.get(word) or self._code(word) if (word := fact[at]) else 0 for at in _WORDS]
        hundredths, province = round(fact[_CONFIDENCE] * 100), province_of(fact[_CODE])
        return FACT.pack(_TYPES[fact[_TYPE]], hundredths, province, fact[_START], fact[_END], *codes, how_much(fact))

    def _code(self, word: str) -> int:
        """Find the number of a word, or give it one."""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._do("INSERT OR IGNORE INTO _words (word) VALUES (?)", [word])
        ((code,),) = self._do("SELECT code FROM _words WHERE word = ?", [word]).fetchall()
        self._known[word] = code
        return code


def province_of(place_code: str) -> int:
    """Give the number of an area's province; 0 where there is none.

    >>> province_of("52.72"), province_of("")
    (52, 0)
    """
    return int(place_code[:2]) if place_code[:2].isdecimal() else 0


def how_much(fact: Sequence) -> float:
    """Give the rupiah of an amount, and the people of a count; 0 for all else.

    >>> known = dict.fromkeys(FACT_COLUMNS, "") | {"type": "money", "value": 5000, "unit": "IDR"}
    >>> how_much([*known.values()]), how_much([*(known | {"unit": "USD"}).values()])
    (5000.0, 0.0)
    """
    value, kind = fact[_VALUE], fact[_TYPE]
    if value and (kind == "count" or (kind == "money" and fact[_UNIT] == "IDR")):
        return float(min(value, MOST))
    return 0.0
