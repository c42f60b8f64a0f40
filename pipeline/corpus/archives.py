"""Reads what is packed: compressed files, .zip and .tar; yields what they hold, one thing at a time, writing nothing."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.corpus.intake import WHOLE, Broken, Intake, Item, read_whole
from pipeline.corpus.kinds import SUFFIXES, name_inside, suffix_of
from pipeline.corpus.packed import BOMB, CUT_OFF, DAMAGED, FREE_BYTES, MAX_RATIO, library_errors, unpack
from pipeline.corpus.passed_over import PassedOver, is_hidden
from pipeline.corpus.problems import Problem

_TAKE_OUT = "take it out of the archive, or unpack it and look"
LEADS_OUT = Problem("its name leads out of the archive", "do not trust this archive: " + _TAKE_OUT)
_ENCRYPTED = Problem("it is encrypted", "unpack it with its password, and name the folder")
_UNKNOWN_PACKING = Problem("it is packed in a way that we cannot read", "unpack it, and name the folder")
_NO_ZIP = Problem("it is no complete zip archive: its list of entries is missing", "fetch or copy it again")
_NO_TAR = Problem("it is no tar archive, or damaged at its beginning", "fetch or copy it again")
_NOT_SEEKABLE = "unpack the outer archive first"
_OFFICE = {
    "xl/workbook.xml": "xlsx",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
}


def read_packed(kind: str, item: Item) -> Iterator[Item]:
    """Yield what one compressed file holds, under the same source."""
    stream = unpack(item.stream, kind, item.source)
    yield Item(item.source, name_inside(item.name), stream, depth=item.depth + 1, path="")


def read_gz(item: Item, _: Intake) -> Iterator[Item]:
    """Open a .gz file."""
    return read_packed("gz", item)


def read_bz2(item: Item, _: Intake) -> Iterator[Item]:
    """Open a .bz2 file."""
    return read_packed("bz2", item)


def read_xz(item: Item, _: Intake) -> Iterator[Item]:
    """Open a .xz file."""
    return read_packed("xz", item)


def read_zst(item: Item, _: Intake) -> Iterator[Item]:
    """Open a .zst file."""
    return read_packed("zst", item)


def read_zip(item: Item, intake: Intake) -> Iterator[Item]:
    """Yield the entries of a zip in their order; each is unpacked as it is read."""
    import zipfile

    stream = seekable(item, intake)
    if isinstance(stream, Problem):
        intake.refuse(item.source, stream)
        return
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        intake.refuse(item.source, _NO_ZIP)
        return
    infos = archive.infolist()
    office = next((_OFFICE[info.filename] for info in infos[:50] if info.filename in _OFFICE), "")
    if office == "xlsx":
        stream.seek(0)
        yield Item(item.source, "book.xlsx", stream, depth=item.depth + 1)
    elif office:
        intake.refuse(
            item.source, Problem(f"it looks like {office}, not like text", "save its text as a .txt file in UTF-8")
        )
    else:
        passed_over = PassedOver(item.source)
        for info in infos:
            if not info.is_dir() and _is_wanted(info.filename, item, intake, passed_over):
                yield from _open_zipped(archive, info, item, intake)
        passed_over.tell(intake.on_reject, intake.on_skip)


def _open_zipped(archive, info, item: Item, intake: Intake) -> Iterator[Item]:
    import zipfile

    source = item.entry(info.filename)
    if info.flag_bits & 1:
        intake.refuse(source, _ENCRYPTED)
    elif info.file_size > FREE_BYTES and info.file_size > MAX_RATIO * info.compress_size:
        intake.refuse(source, BOMB)
    else:
        try:
            packed = archive.open(info)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
            intake.refuse(source, _UNKNOWN_PACKING if isinstance(error, NotImplementedError) else DAMAGED)
            return
        stream = io.BufferedReader(_Entry(packed, source, zipfile.BadZipFile))
        yield Item(source, info.filename, stream, info.file_size, item.depth + 1)


def read_tar(item: Item, intake: Intake) -> Iterator[Item]:
    """Yield the files of a tar as they come; links, devices and sparse files are left out."""
    import tarfile

    watched = _Watched(item.stream)
    passed_over = PassedOver(item.source)
    try:
        archive = tarfile.open(fileobj=watched, mode="r|")
        for member in archive:
            if member.isdir():
                archive.members.clear()  # tarfile remembers every member, which a stream has no use for
                continue
            if not member.isreg() or member.issparse():
                passed_over.add("link", item.entry(member.name))
            elif _is_wanted(member.name, item, intake, passed_over):
                stream = io.BufferedReader(_Entry(archive.extractfile(member), item.source, tarfile.ReadError))
                yield Item(item.entry(member.name), member.name, stream, member.size, item.depth + 1)
            archive.members.clear()
    except tarfile.TarError as error:
        raise Broken(item.source, CUT_OFF if watched.count > 10_240 else _NO_TAR) from error
    finally:
        passed_over.tell(intake.on_reject, intake.on_skip)
    if watched.last.strip(b"\0"):
        raise Broken(item.source, CUT_OFF)


def _is_wanted(name: str, item: Item, intake: Intake, passed_over: PassedOver) -> bool:
    """Tell whether an entry is to be opened, and say why not."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or parts[0][1:2] == ":":
        intake.refuse(item.entry(name), LEADS_OUT)
        return False
    if any(map(is_hidden, filter(None, parts))) or parts[0] == "__MACOSX":
        passed_over.add("hidden", item.entry(name))
        return False
    suffix = suffix_of(name)
    if suffix not in SUFFIXES:
        passed_over.add(suffix, item.entry(name))
    return suffix in SUFFIXES


def seekable(item: Item, intake: Intake) -> BinaryIO | Problem:
    """Return a stream that can be read from its end: the item's own on disk, else a copy in memory."""
    if item.depth == 0 and item.stream.seekable():
        return item.stream
    data = read_whole(item, intake.max_bytes * WHOLE)
    if isinstance(data, Problem):
        return Problem(
            data.reason.replace(": no single article is that long", " inside another archive"), _NOT_SEEKABLE
        )
    return io.BytesIO(data)


class _Entry(io.RawIOBase):
    """The bytes of one entry; whatever is wrong with them is Broken."""

    def __init__(self, stream: BinaryIO, source: str, error: type[Exception]) -> None:
        self._stream, self._source = stream, source
        self._errors = (error, EOFError, *library_errors())

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        try:
            data = self._stream.read(len(buffer))
        except Broken:
            raise
        except self._errors as error:
            raise Broken(self._source, CUT_OFF if "end" in str(error) else DAMAGED) from error
        buffer[: len(data)] = data
        return len(data)


class _Watched:
    """A stream that remembers the last block that was read of it: a whole tar ends with zeros."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last, self.count = b"", 0

    def read(self, size: int) -> bytes:
        data = self._stream.read1(size)  # read would lose what it has when it fails
        if data:
            self.last = data[-512:]
            self.count += len(data)
        return data
