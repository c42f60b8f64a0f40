"""Ranges that a word before them opens (`antara Rp4 juta dan Rp9 juta`): the span begins after it."""

import datetime
from collections.abc import Callable

from pipeline.model import Part, Reading


def read_after_word(
    read: Callable[[str, datetime.date | None], Reading | None], text: str, published: datetime.date | None = None
) -> list[Part] | None:
    """Read what follows the first word with `read`; None where that gives no range.

    >>> from pipeline.values.counts import read_count
    >>> [(part.start, part.reading.value_max) for part in read_after_word(read_count, "antara 4 ribu dan 9 ribu orang")]
    [(7, Decimal('9000'))]
    """
    first = text.split(maxsplit=1)
    reading = read(first[1], published)
    start = len(text) - len(first[1])
    return [Part(start, len(text), reading)] if reading and reading.value_max is not None else None
