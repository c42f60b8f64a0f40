"""What can be named as an input: a path, an address, or standard input."""

import os
import re
from dataclasses import dataclass

_begins_with_scheme = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE).match

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path for the system, or its address; the source to show for it; its extension."""

    path: str
    source: str
    suffix: str


def is_address(given: str) -> bool:
    """Tell an address, which fsspec opens, from a path; what stands on disk by that name is a path.

    >>> is_address("s3://ember/berita.jsonl"), is_address("berita/a:b.txt"), is_address("-")
    (True, False, False)
    """
    return bool(_begins_with_scheme(given)) and not os.path.lexists(given)
