"""Compressed streams: .gz, .bz2, .xz and .zst, read as they come, with an eye on what is cut off and on bombs."""

import io
from collections.abc import Callable
from typing import BinaryIO

from pipeline.corpus.intake import Broken
from pipeline.corpus.problems import Problem

MAX_RATIO = 250  # text shrinks to a fifth, web pages to a tenth; a bomb to a thousandth and less
FREE_BYTES = 50_000_000  # so many may come out, whatever went in
CHUNK = 65_536

CUT_OFF = Problem("it is cut off before its end; what stands before was read", "fetch or copy it again")
DAMAGED = Problem("it is damaged; what stands before the damage was read", "fetch or copy it again")
BOMB = Problem(
    f"it unpacks to more than {MAX_RATIO} times its size, as only a zip bomb does", "take it out, or unpack it yourself"
)


class Counted(io.RawIOBase):
    """The compressed bytes, counted as they are asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """The bytes that come out of a decompressor; what is wrong with them raises Broken for `source`."""

    def __init__(self, packed: BinaryIO, unpack: Callable[[BinaryIO], BinaryIO], source: str) -> None:
        self._packed = Counted(packed)
        stream = unpack(io.BufferedReader(self._packed, CHUNK))
        self._read = getattr(stream, "read1", stream.read)  # read would lose what it has when it fails
        self._source = source
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        try:
            data = self._read(len(buffer))
        except EOFError as error:
            raise Broken(self._source, CUT_OFF) from error
        except Broken:
            raise
        except library_errors() as error:
            cut_off = "runcated" in str(error)
            raise Broken(self._source, CUT_OFF if cut_off else DAMAGED) from error
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > FREE_BYTES and self._count > MAX_RATIO * self._packed.count:
            raise Broken(self._source, BOMB)
        return len(data)


def library_errors() -> tuple[type[Exception], ...]:
    """List what the libraries raise for damaged bytes."""
    import lzma
    import zlib

    return zlib.error, lzma.LZMAError, OSError, ValueError


def _gzip(stream: BinaryIO) -> BinaryIO:
    import gzip

    return gzip.GzipFile(fileobj=stream)


def _bzip2(stream: BinaryIO) -> BinaryIO:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> BinaryIO:
    import lzma

    return lzma.LZMAFile(stream)


def _zstd(stream: BinaryIO) -> BinaryIO:
    import pyarrow

    return pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), "zstd")


UNPACKERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {"gz": _gzip, "bz2": _bzip2, "xz": _xz, "zst": _zstd}


def unpack(packed: BinaryIO, kind: str, source: str) -> io.BufferedReader:
    """Open a compressed stream; reading it raises Broken where it is cut off, damaged, or a bomb."""
    return io.BufferedReader(Unpacked(packed, UNPACKERS[kind], source), CHUNK)
