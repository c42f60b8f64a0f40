"""What can be wrong with an input, in words for the person who has to put it right."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model import Reject

Tell = Callable[[Reject], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input is not read, and what to do about it."""

    reason: str
    advice: str


_BY_ERRNO = {
    errno.EACCES: Problem("no permission to read it", "ask its owner for the right to read it, or run chmod u+r on it"),
    errno.EPERM: Problem("no permission to read it", "ask its owner for the right to read it"),
    errno.ELOOP: Problem("the link leads round in a circle", "remove the link, or let it lead to the file itself"),
    errno.ENOENT: Problem("there is no such file or folder any more", "run again once nothing moves or deletes files"),
    errno.ENAMETOOLONG: Problem("its path is too long to open", "move it to a folder nearer the top, or shorten names"),
    errno.EISDIR: Problem("it is a folder where a file was expected", "name the folder itself as an input"),
    errno.ENXIO: Problem("it is a socket, not a file", "save the text in a file"),
}
_BROKEN_LINK = Problem("the link leads to nothing", "remove the link, or put back the file that it leads to")

# What would break the line that a message is, or an encoder: controls, marks that turn the writing direction,
# and the lone surrogates that stand for the bytes of an undecodable name.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def explain_error(error: OSError, path: str) -> Problem:
    """Say what an error of the operating system means for the reader of `path`."""
    if error.errno == errno.ENOENT and os.path.islink(path):
        return _BROKEN_LINK
    fallback = Problem(f"the system could not read it: {error.strerror or error}", "copy it elsewhere and try again")
    return _BY_ERRNO.get(error.errno, fallback)


def reject(source: str, problem: Problem) -> Reject:
    """Give a problem its place: the source it was met at."""
    return Reject(source, problem.reason, problem.advice)


def show_path(path: str) -> str:
    r"""Write a path so that it is one line, and can be encoded in UTF-8; a usual path stays as given.

    >>> show_path("berita/Jum'at 1.txt")
    "berita/Jum'at 1.txt"
    >>> print(show_path("berita/a\udcff\n.txt"))
    berita/a\xff\x0a.txt
    """
    return _UNPRINTABLE.sub(_escape, path)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python smuggles the undecodable byte 0x80..0xff
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
