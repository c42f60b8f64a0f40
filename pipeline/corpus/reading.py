"""The bytes of one input file, or the reason why there are none; never waits for a pipe, never reads past MAX_BYTES."""

import os
import stat
import sys
from typing import BinaryIO

from pipeline.corpus.files import STANDARD_INPUT, InputFile
from pipeline.corpus.problems import Problem, explain_error

MAX_BYTES = 20_000_000  # the longest article of a newspaper has some 100 kB: what is larger is no article

# Without O_NONBLOCK opening a pipe would wait for its writer; O_BINARY exists on Windows only.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SPECIAL = "it is a pipe, a socket or a device, not a file"
_CHANGED = Problem("it changed while it was read", "run again when nothing writes to it any more")


def read_bytes(file: InputFile) -> bytes | Problem:
    """Read the whole of a file, or of standard input."""
    return _read_standard_input() if file.path == STANDARD_INPUT else _read_path(file.path)


def _read_path(path: str) -> bytes | Problem:
    try:
        with open(path, "rb", buffering=0, opener=_open_at_once) as raw:
            return _read_regular(raw)
    except OSError as error:
        return explain_error(error, path)


def _open_at_once(path: str, _: int) -> int:
    return os.open(path, _FLAGS)


def _read_regular(raw: BinaryIO) -> bytes | Problem:
    before = os.fstat(raw.fileno())
    if not stat.S_ISREG(before.st_mode):
        return Problem(_SPECIAL, "save its text in a file, or pipe it in: ... | mine run -")
    if before.st_size > MAX_BYTES:
        return _too_large(before.st_size)
    data = raw.read(before.st_size + 1) or b""
    after = os.fstat(raw.fileno())
    unchanged = len(data) == before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns
    return data if unchanged else _CHANGED


def _read_standard_input() -> bytes | Problem:
    if sys.stdin is None or sys.stdin.closed:
        return Problem("standard input is closed", "pipe an article in: ... | mine run -")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        return explain_error(error, STANDARD_INPUT)
    return data if len(data) <= MAX_BYTES else _too_large(None)


def _too_large(size: int | None) -> Problem:
    limit = f"{MAX_BYTES // 1_000_000} MB"
    reason = f"it is larger than {limit}" if size is None else f"it has {size / 1e6:.0f} MB; the limit is {limit}"
    return Problem(f"{reason}: no single article is that long", "split it into one file for each article")
