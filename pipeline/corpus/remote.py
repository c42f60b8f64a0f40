"""Files at addresses such as s3://bucket/berita or https://host/a.warc.gz, through whatever fsspec has installed."""

import io
import os
import posixpath
import re
from collections.abc import Collection, Iterator
from typing import Any

from pipeline.corpus.extras import load
from pipeline.corpus.folders import Walk
from pipeline.corpus.inputs import InputFile
from pipeline.corpus.intake import Broken, Item
from pipeline.corpus.passed_over import is_hidden
from pipeline.corpus.problems import Problem, show_path

_CHECK = "check the address, the network and your right to read there"
_userinfo = re.compile(r"(?<=://)[^/@]*@")
_query = re.compile(r"\?.*$")


def show_address(address: str) -> str:
    """Write an address without the name, password or signed query that may stand in it.

    >>> show_address("https://budi:rahasia@contoh.id/a.warc.gz?X-Signature=ab")
    'https://contoh.id/a.warc.gz'
    """
    return show_path(_query.sub("", _userinfo.sub("", address)))


def find_remote(given: str, suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    """Find the files at an address: one file, those that a pattern matches, or all below a folder."""
    system = _connect(given)
    if isinstance(system, Problem):
        walk.refuse(show_address(given), system)
        return
    try:
        found = _list_paths(system, given)
    except Exception as error:  # each filesystem has its own errors
        walk.refuse(show_address(given), _explain(error))
        return
    for path in found:
        address = given if path is None else system.unstrip_protocol(path)
        suffix = os.path.splitext(_query.sub("", address))[1].lower()
        if path is None or (suffix in suffixes and not is_hidden(posixpath.basename(address))):
            yield InputFile(address, show_address(address), suffix)
        else:
            walk.passed_over.add("hidden" if is_hidden(posixpath.basename(address)) else suffix, show_address(address))
    if not found:
        walk.refuse(show_address(given), Problem("no file stands at this address", _CHECK))


def _list_paths(system: Any, given: str) -> list[str | None]:
    """List what is below an address, sorted; [None] stands for the address itself, a file."""
    if given.startswith(("http://", "https://")):
        return [None]  # a web server lists nothing; and ? in a web address is no pattern
    path = system._strip_protocol(given)
    if re.search(r"[*?\[]", path):
        return sorted(each for each in system.glob(path) if system.isfile(each))
    return [None] if system.isfile(path) else sorted(system.find(path))


def open_remote(file: InputFile) -> Item | Problem:
    """Open the file at an address."""
    system = _connect(file.path)
    if isinstance(system, Problem):
        return system
    try:
        stream = system.open(file.path, "rb")
    except Exception as error:  # each filesystem has its own errors
        return _explain(error)
    size = getattr(stream, "size", None)
    name = posixpath.basename(_query.sub("", file.path))
    reader = io.BufferedReader(_Remote(stream, file.source), 1 << 20)
    return Item(file.source, name, reader, size if isinstance(size, int) else None)


def _connect(address: str) -> Any:
    fsspec = load("fsspec.core")
    if isinstance(fsspec, Problem):
        return fsspec
    try:
        return fsspec.url_to_fs(address)[0]
    except ImportError as error:
        return Problem("the library for this kind of address is not installed", f"fsspec says: {show_path(str(error))}")
    except Exception as error:  # as above
        return _explain(error)


def _explain(error: Exception) -> Problem:
    """Say why something could not be opened; fsspec often says only which file, and its cause says why."""
    return Problem(f"it could not be opened: {_tell(error.__cause__ or error)}", _CHECK)


def _tell(error: BaseException) -> str:
    said = _userinfo.sub("", " ".join(str(error).split()))[:200]
    return f"{type(error).__name__} {show_path(_query.sub('', said))}".rstrip()


class _Remote(io.RawIOBase):
    """A remote file; whatever goes wrong while it is read raises Broken for `source`."""

    def __init__(self, stream: Any, source: str) -> None:
        self._stream, self._source = stream, source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:
        try:
            data = self._stream.read(len(buffer))
        except Exception as error:  # as above
            problem = Problem(f"the connection broke off: {_tell(error)}", "run mine again when the network is up")
            raise Broken(self._source, problem) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
