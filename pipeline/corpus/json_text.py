"""Reads records from JSON: one object a line, or one document with a list of them; as they come, in flat memory."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.corpus.columns import FACTS, find_columns, is_fact, is_fact_table
from pipeline.corpus.intake import Broken, Intake, Item
from pipeline.corpus.problems import Problem
from pipeline.corpus.records import record_maker
from pipeline.model import Article

_NOT_OBJECT = 'a record is an object such as {"title": ..., "text": ...}'
_CHUNK = 262_144
_BLANKS = " \t\r\n,"


def read_jsonl(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one record from each line; the source of a record is `file!line`."""
    return _read_records(item, intake, _read_lines(item, intake), "jsonl")


def read_json(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one object, or the objects of a list; the source of a record is `file!number`."""
    return _read_records(item, intake, enumerate(_read_values(item, intake), 1), "json")


def _read_records(item: Item, intake: Intake, records: Iterator[tuple[int, Any]], kind: str) -> Iterator[Article]:
    known: dict[frozenset[str], Any] = {}  # tables of JSON may leave columns out, or add some, in any record
    told: set[str] = set()
    for number, record in records:
        if not isinstance(record, dict):
            intake.refuse(f"{item.source}!{number}", Problem(f"it is {_kind_of(record)}, not an object", _NOT_OBJECT))
            continue
        if is_fact(record) or is_fact_table([*record]):
            if not told:
                intake.skip(item.source, FACTS)
            told.add(FACTS.reason)
            continue
        names = frozenset(record)
        make = known.get(names)
        if make is None:
            columns = find_columns([*record], {field: name for field, name in intake.columns.items() if name in names})
            make = columns if isinstance(columns, Problem) else record_maker(item, intake, columns, kind)
            if len(known) < 1000:
                known[names] = make
        if isinstance(make, Problem):
            intake.refuse(f"{item.source}!{number}", make)
        elif article := make(record, number):
            yield article


def _kind_of(value: Any) -> str:
    kinds = {
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        type(None): "null",
    }
    return kinds.get(type(value), "something else")


def _read_lines(item: Item, intake: Intake) -> Iterator[tuple[int, Any]]:
    from orjson import JSONDecodeError, loads

    for number, line in bounded_lines(item, intake):
        if not line.strip():
            continue
        try:
            yield number, loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        except JSONDecodeError as error:
            advice = "correct that line: in a .jsonl file each line is an object of its own"
            intake.refuse(f"{item.source}!{number}", Problem(f"this line is not JSON: {error}", advice))


def bounded_lines(item: Item, intake: Intake) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers; one longer than an article may be is told, and passed over in pieces."""
    limit, readline = intake.max_bytes, item.stream.readline
    number = 0
    while line := readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        intake.refuse(f"{item.source}!{number}", _too_long(limit))
        while line and not line.endswith(b"\n"):
            line = readline(_CHUNK)


def _too_long(limit: int) -> Problem:
    advice = "correct the file, or allow more with --max-bytes"
    return Problem(f"this line is longer than {limit / 1e6:g} MB: no article is that long", advice)


def _read_values(item: Item, intake: Intake) -> Iterator[Any]:
    """Yield the values of a document one after another; the elements of a list, or of the list in an object."""
    for value in _decode_values(item, intake):
        yield from _inner_records(value)


def _inner_records(value: Any) -> list[Any]:
    """Find the records in {"status": "ok", "articles": [...]}; anything else is a record itself."""
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        if (
            len(lists) == 1
            and not is_fact_table([*value])
            and not any(isinstance(each, str) and len(each) > 200 for each in value.values())
        ):
            return lists[0]
    return [value]


def _decode_values(item: Item, intake: Intake) -> Iterator[Any]:
    """Decode value after value from a buffer that holds little more than one of them."""
    decode = json.JSONDecoder().raw_decode
    text = _Buffer(item.stream, item.source, intake.max_bytes)
    text.skip(_BLANKS)
    is_list = text.rest(1) == "["
    if is_list:
        text.at += 1
    while True:
        text.skip(_BLANKS)
        start = text.rest(1)
        if not start or (is_list and start == "]"):
            if is_list and not start:
                raise Broken(item.source, Problem("its list has no end; what stands before was read", "fetch it again"))
            return
        try:
            value, end = decode(text.text, text.at)
        except (json.JSONDecodeError, RecursionError) as error:
            at = text.before + getattr(error, "pos", 0)
            if isinstance(error, RecursionError) or not text.grow():
                raise Broken(item.source, _not_json(error, at)) from error
            continue
        if end == len(text.text) and text.grow() and isinstance(value, (int, float)):
            continue  # a number may go on in what was not read yet
        text.at = end
        yield value


def _not_json(error: Exception, at: int) -> Problem:
    if isinstance(error, RecursionError):
        return Problem("it is nested too deep", "take it out: no article looks like that")
    what = getattr(error, "msg", error)
    return Problem(f"it is not JSON at character {at}: {what}", "correct it there; what stands before was read")


class _Buffer:
    """Text that is decoded from a stream as it is needed; `at` is where reading has come to."""

    def __init__(self, stream: BinaryIO, source: str, limit: int) -> None:
        import codecs

        head = stream.peek(4)[:4]
        codec = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
        self._decode = codecs.getincrementaldecoder(codec)("surrogateescape" if codec != "utf-16" else "replace").decode
        self._stream, self._source, self._limit = stream, source, limit
        self._broken: Broken | None = None
        self.text, self.at, self.before = "", 0, 0

    def grow(self) -> bool:
        """Read on; False at the end. Each time as much again as there is, so that a long value is not tried often."""
        left = len(self.text) - self.at
        if left > self._limit:
            raise Broken(self._source, _too_long_value(self._limit))
        data = self._read(max(_CHUNK, left))
        more = self._decode(data, not data)
        self.before += self.at
        self.text, self.at = self.text[self.at :] + more, 0
        return bool(data)

    def _read(self, size: int) -> bytes:
        """Read so many bytes; where the stream breaks, give what came before and raise the next time."""
        if self._broken:
            raise self._broken
        data = b""
        try:
            while len(data) < size and (more := self._stream.read1(size - len(data))):
                data += more
        except Broken as broken:
            self._broken = broken
            if not data:
                raise
        return data

    def rest(self, size: int) -> str:
        """Look at what comes next."""
        while len(self.text) - self.at < size and self.grow():
            pass
        return self.text[self.at : self.at + size]

    def skip(self, blanks: str) -> None:
        """Go past blanks."""
        while self.rest(1) and self.rest(1) in blanks:
            self.at += 1


def _too_long_value(limit: int) -> Problem:
    return Problem(
        f"a value in it is longer than {limit / 1e6:g} MB; what stands before was read",
        "write one object a line (.jsonl), or allow more with --max-bytes",
    )
