"""Reads records from CSV and TSV: the delimiter and the encoding are told from the beginning."""

import codecs
import csv
import io
from collections.abc import Iterator

from pipeline.corpus.columns import FACTS, find_columns
from pipeline.corpus.intake import Broken, Intake, Item
from pipeline.corpus.kinds import suffix_of
from pipeline.corpus.problems import Problem
from pipeline.corpus.records import record_maker
from pipeline.model import Article

_DELIMITERS = "\t;|,"
_SAVE_AGAIN = "save it again with every text in quotation marks, and those within a text doubled"
_HOPELESS = Problem("its quotation marks are broken in too many places; the rest was not read", _SAVE_AGAIN)
_SCANS = 20  # as many times the limit may be read again to find the next good record
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_csv(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one record from each row under the first; the source of a record is `file!number`, counted from 1."""
    lines = _Lines(item, intake)
    delimiter = "\t" if suffix_of(item.name) == ".tsv" else _find_delimiter(lines.first())
    rows = _read_rows(item, intake, lines, delimiter)
    header = next(rows, None)
    if header is None:
        intake.refuse(item.source, Problem("it is empty", "take it out, or export it again"))
        return
    columns = find_columns(header[1], intake.columns)
    if isinstance(columns, Problem):
        (intake.skip if columns is FACTS else intake.refuse)(item.source, columns)
        return
    names, make = header[1], record_maker(item, intake, columns, "csv")
    for number, row in rows:
        if len(row) != len(names) and any(row):
            intake.refuse(f"{item.source}!{number}", _misshapen(len(row), len(names)))
        elif any(row) and (article := make(dict(zip(names, row, strict=True)), number)):
            yield article


def _misshapen(has: int, wanted: int) -> Problem:
    reason = f"this record has {has} {'field' if has == 1 else 'fields'}, the header names {wanted}"
    return Problem(reason, "look for a text that holds the delimiter or a line end without quotation marks around it")


def _find_delimiter(line: str) -> str:
    return max(_DELIMITERS, key=lambda sign: (line.count(sign), sign == ","))


def _read_rows(item: Item, intake: Intake, lines: "_Lines", delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, the header as number 0; a broken one is told, and reading goes on in the line after its first."""
    csv.field_size_limit(intake.max_bytes)
    number = 0
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            intake.refuse(f"{item.source}!{number}", _broken_row(error, lines.number))
            if not lines.go_back():
                raise Broken(item.source, _HOPELESS) from error
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            number += 1
            continue
        if row:
            yield number, row
            number += 1


def _broken_row(error: csv.Error, line: int) -> Problem:
    what = str(error)
    if "limit" in what:
        return Problem(
            f"from line {line} on a field goes past --max-bytes: its quotation mark is never closed?", _SAVE_AGAIN
        )
    if "unexpected end" in what:
        return Problem(f"the quotation mark that opens in line {line} is never closed", _SAVE_AGAIN)
    return Problem(f"the quotation marks in line {line} are broken: {what}", _SAVE_AGAIN)


class _Lines:
    """The lines of a text, of which those of the record at hand can be read again."""

    def __init__(self, item: Item, intake: Intake) -> None:
        head = item.stream.peek(65_536)
        text = io.TextIOWrapper(item.stream, _find_encoding(head), errors="surrogateescape", newline="")
        self._text = text  # must not be collected before its end: it would close the stream
        self._readline, self._limit = text.readline, intake.max_bytes
        self._again: list[str] = []
        self._record: list[str] = []
        self._size = 0
        self._budget = _SCANS * intake.max_bytes
        self.number = 1  # of the first line of the record at hand

    def first(self) -> str:
        """Look at the first line."""
        try:
            line = self._read()
        except csv.Error:
            return ""
        self._again = [line] if line else []
        return line

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._read()
        if not line:
            raise StopIteration
        self._record.append(line)
        self._size += len(line)
        if self._size > self._limit and len(self._record) > 1:
            raise csv.Error("field larger than limit")
        return line

    def begin(self) -> None:
        """Begin a record at the next line."""
        self.number += len(self._record)
        self._record, self._size = [], 0

    def go_back(self) -> bool:
        """Let the lines after the first of this record be read again; False where that happened too often."""
        self._budget -= self._size
        self._again.extend(reversed(self._record[1:]))
        del self._record[1:]
        return self._budget > 0

    def _read(self) -> str:
        line = self._readline(self._limit + 1)
        if len(line) <= self._limit:
            return line
        while line and not line.endswith("\n"):
            line = self._readline(262_144)
        self._record.append("\n")  # stands for the line, which nobody can hold, when lines are counted
        raise csv.Error("field larger than limit")


def _find_encoding(head: bytes) -> str:
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252" if b"\xe2\x80" not in head else "utf-8"
    return "utf-8"
