"""Reads a web archive (WARC): the articles among the pages that servers answered with, in Indonesian; one at a time.

What a crawl has by the thousand (pictures, other languages, lists of headlines) is counted and told in one line a kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.corpus.extras import load
from pipeline.corpus.foreign import is_indonesian
from pipeline.corpus.html import read_page
from pipeline.corpus.intake import Broken, Intake, Item, too_large
from pipeline.corpus.packed import CUT_OFF, DAMAGED
from pipeline.corpus.problems import Problem, show_path
from pipeline.model import Article, Reject

_HTML = ("text/html", "application/xhtml+xml")
_RESPONSE = 4  # WarcRecordType.response


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of response that is left out, as said of one and of many."""

    one: str
    many: str


_NOT_HTML = _Kind("is no web page", "are no web pages")
_NOT_FOUND = _Kind("is an error or a redirect", "are errors or redirects")
_FOREIGN = _Kind("is not in Indonesian", "are not in Indonesian")


def read_warc(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one article from each page; the source of a page is `file!address`."""
    fastwarc = load("fastwarc.warc")
    missing = fastwarc if isinstance(fastwarc, Problem) else load("resiliparse.parse.html")
    if isinstance(missing, Problem):
        intake.refuse(item.source, missing)
        return
    stream = _Fed(item)
    left_out: dict[_Kind, tuple[int, str]] = {}
    end = 0
    try:
        for record in fastwarc.ArchiveIterator(stream, auto_decode="all", fsspec_args=False):
            end = record.stream_pos + record.content_length
            outcome = _read_record(record, item, intake) if int(record.record_type) == _RESPONSE else None
            if stream.count < end:  # the page is not whole, and neither would its facts be
                break
            if isinstance(outcome, Article):
                yield outcome
            elif isinstance(outcome, _Kind):
                count, first = left_out.get(outcome, (0, record.headers.get("WARC-Target-URI") or ""))
                left_out[outcome] = count + 1, first
            elif outcome:
                intake.tell(outcome)
    except OSError as error:
        raise stream.broken or Broken(item.source, DAMAGED) from error
    finally:
        _tell_left_out(item, left_out, intake)
    if stream.broken or stream.count < end or not end:
        raise stream.broken or Broken(item.source, CUT_OFF if stream.count < end else DAMAGED)


def _read_record(record: Any, item: Item, intake: Intake) -> Article | Reject | _Kind:
    """Make the article of a server's answer, or say what kind of thing it is."""
    address = record.headers.get("WARC-Target-URI") or ""
    source = item.entry(address)
    if not record.http_headers or record.http_headers.status_code != 200:
        return _NOT_FOUND
    if (record.http_content_type or "") not in _HTML:
        return _NOT_HTML
    data = record.reader.read(intake.max_bytes + 1)
    if len(data) > intake.max_bytes:
        problem = too_large(None, intake.max_bytes)
        return Reject(source, problem.reason, problem.advice)
    outcome = read_page(data, source, record.http_charset or "", address)
    if isinstance(outcome, Reject):
        return _FOREIGN if "seems to be in" in outcome.reason else _left_out(outcome.reason)
    return replace(outcome, format="warc") if is_indonesian(outcome.text) else _FOREIGN


def _left_out(reason: str) -> _Kind:
    return _Kind(f"was left out because {reason}", f"were left out, each because {reason}")


def _tell_left_out(item: Item, left_out: dict[_Kind, tuple[int, str]], intake: Intake) -> None:
    for kind, (count, first) in sorted(left_out.items(), key=lambda item: item[0].many):
        told = f"{kind.one}: {show_path(first)}" if count == 1 else f"{kind.many}: {show_path(first)} and others"
        reason = f"{count:,} of its responses {told}"
        intake.skip(item.source, Problem(reason, "nothing to do: an archive of a web site holds many such"))


class _Fed:
    """The bytes that FastWARC reads. It takes an error for a bug of its own, so that one is kept here until it is done."""

    def __init__(self, item: Item) -> None:
        self._read = item.stream.read1  # read would lose what it has when it fails
        self._source = item.source
        self.count = 0
        self.broken: Broken | None = None

    def read(self, size: int = 65_536) -> bytes:
        try:
            data = b"" if self.broken else self._read(size)
        except OSError as error:
            self.broken = error if isinstance(error, Broken) else Broken(self._source, DAMAGED)
            data = b""
        self.count += len(data)
        return data

    def tell(self) -> int:
        return self.count
