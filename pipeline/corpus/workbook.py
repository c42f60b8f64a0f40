"""Reads records from the sheets of an Excel workbook, row by row; formulas are never worked out."""

from collections.abc import Iterator
from typing import Any

from pipeline.corpus.archives import seekable
from pipeline.corpus.columns import FACTS, find_columns
from pipeline.corpus.extras import load
from pipeline.corpus.intake import WHOLE, Broken, Intake, Item
from pipeline.corpus.packed import BOMB, MAX_RATIO
from pipeline.corpus.problems import Problem
from pipeline.corpus.records import record_maker
from pipeline.model import Article

_DAMAGED = Problem("it is no Excel workbook, or damaged", "save it again as .xlsx or .csv")
_SAVE_AS_CSV = "save it as .csv, which may be of any size"


def read_xlsx(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one record from each row under the first of each sheet; the source is `file!SHEET!row` as Excel counts."""
    openpyxl = load("openpyxl")
    stream = seekable(item, intake) if not isinstance(openpyxl, Problem) else openpyxl
    problem = stream if isinstance(stream, Problem) else _find_bomb(stream, intake)
    if problem:
        intake.refuse(item.source, problem)
        return
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a damaged part of a workbook makes it stumble over
        raise Broken(item.source, _DAMAGED) from error
    for sheet in book.worksheets:
        yield from _read_sheet(sheet, item, intake, len(book.worksheets) > 1)


def _find_bomb(stream: Any, intake: Intake) -> Problem | None:
    """Look at the sizes that a workbook says its parts have, which nothing unpacks beyond."""
    import zipfile

    try:
        parts = zipfile.ZipFile(stream).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _DAMAGED
    finally:
        stream.seek(0)
    sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
    if any(part.file_size > MAX_RATIO * max(part.compress_size, 4096) for part in parts):
        return BOMB
    limit = intake.max_bytes * WHOLE
    held = sum(part.file_size for part in parts) - sum(part.file_size for part in sheets)
    if held > limit:
        return Problem(f"its texts have {held / 1e6:.0f} MB; the limit is {limit / 1e6:g} MB", _SAVE_AS_CSV)
    return None


def _read_sheet(sheet: Any, item: Item, intake: Intake, is_one_of_many: bool) -> Iterator[Article]:
    rows = _read_rows(sheet, item)
    number, header = next(rows, (0, ()))
    names = [str(cell) if cell is not None else "" for cell in header]
    if not any(names):
        return  # an empty sheet
    source = item.entry(sheet.title) if is_one_of_many else item.source
    columns = find_columns(names, intake.columns)
    if isinstance(columns, Problem):
        (intake.skip if columns is FACTS else intake.refuse)(source, columns)
        return
    named = Item(source, item.name, item.stream)
    make = record_maker(named, intake, columns, "xlsx")
    for number, row in rows:
        if any(cell is not None for cell in row) and (article := make(dict(zip(names, row, strict=False)), number)):
            yield article


def _read_rows(sheet: Any, item: Item) -> Iterator[tuple[int, tuple]]:
    try:
        yield from ((number, row) for number, row in enumerate(sheet.iter_rows(values_only=True), 1))
    except Broken:
        raise
    except Exception as error:  # as above
        raise Broken(item.source, _DAMAGED) from error
