"""Named schemes -> their names."""

import datetime
import re
from functools import lru_cache

from pipeline.model import Reading

GLOSS = re.compile(r"\s?\([^()]{2,16}\)$")
SMALL = frozenset(("dan", "untuk", "di"))
LETTERS = 5  # a single word of at most so many letters names a scheme only in capitals: `PIP`, but `Tapera`


@lru_cache(maxsize=4096)
def read_program(text: str, published: datetime.date | None = None) -> Reading | None:
    """Read the name of a scheme, without the short form in brackets behind it; None where it is not written as a name.

    >>> read_program("Jaminan Hari Tua  (JHT)").name, read_program("Dana desa"), read_program("Pip")
    ('Jaminan Hari Tua', None, None)
    """
    words = GLOSS.sub("", text).split()
    if len(words) == 1 and len(words[0]) <= LETTERS and not words[0].isupper():
        return None
    written = all(word[0].isupper() or word in SMALL for word in words)
    return Reading(name=" ".join(words)) if written else None
