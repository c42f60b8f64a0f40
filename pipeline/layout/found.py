"""A piece of the text that was recognised, with what it says; and where white space ends."""

import re
from typing import NamedTuple

JUNK = " \t\r\n\v\f\xa0\u200b\u200c\u200d\u2060\ufeff"
NOT_JUNK = re.compile(f"[^{JUNK}]")
BREAK = re.compile("[ \n\t\xa0\u200b](?:(?<![ \xa0])|[ \xa0])")


class Found(NamedTuple):
    """A recognised piece of one kind, half-open, and its value: a headline, a name, an outlet, a date."""

    kind: str
    start: int
    end: int
    value: str = ""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a span until neither end stands on white space; an empty span comes back where it started.

    >>> trim("  satu dua ", 0, 11)
    (2, 10)
    >>> trim("   ", 0, 3)
    (0, 0)
    """
    piece = text[start:end]
    left = piece.lstrip(JUNK)
    if not left:
        return start, start
    first = end - len(left)
    return first, first + len(left.rstrip(JUNK))
