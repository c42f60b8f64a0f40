"""Opens one input: a file, standard input, a remote address; never waits for a pipe."""

import io
import os
import stat
import sys

from pipeline.corpus.inputs import STANDARD_INPUT, InputFile, is_address
from pipeline.corpus.intake import Item
from pipeline.corpus.problems import Problem, explain_error

# Without O_NONBLOCK opening a pipe would wait for its writer; O_BINARY exists on Windows only.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SPECIAL = "it is a pipe, a socket or a device, not a file"
_CLOSED = Problem("standard input is closed", "pipe an article in: ... | mine run -")
BUFFER = 65_536


def open_input(file: InputFile) -> Item | Problem:
    """Open what an input names; the caller closes the item's stream."""
    if file.path == STANDARD_INPUT:
        return _open_standard_input()
    if is_address(file.path):
        from pipeline.corpus.remote import open_remote  # fsspec is slow to import, and an extra

        return open_remote(file)
    return _open_path(file)


def _open_path(file: InputFile) -> Item | Problem:
    try:
        stream = open(file.path, "rb", buffering=BUFFER, opener=_open_at_once)
    except OSError as error:
        return explain_error(error, file.path)
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        stream.close()
        return Problem(_SPECIAL, "save its text in a file, or pipe it in: ... | mine run -")
    return Item(file.source, os.path.basename(file.path), stream, status.st_size, path=file.path)


def _open_at_once(path: str, _: int) -> int:
    return os.open(path, _FLAGS)


def _open_standard_input() -> Item | Problem:
    if sys.stdin is None or sys.stdin.closed:
        return _CLOSED
    return Item(STANDARD_INPUT, STANDARD_INPUT, io.BufferedReader(_Kept(sys.stdin.buffer), BUFFER))


class _Kept(io.RawIOBase):
    """A stream that stays open when what reads it is closed."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        data = self._stream.read(len(buffer))  # all that is asked for, unless it ends: a head is never cut short
        buffer[: len(data)] = data
        return len(data)
