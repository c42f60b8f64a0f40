"""Reviewed facts -> a file: its ending says which kind."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from pipeline.audit.exported import REVIEWED, NothingReviewed, Outcome, has_reviews, list_reviewed
from pipeline.audit.gold_file import gold_lines
from pipeline.tables.csv import write_csv
from pipeline.tables.parquet import write_parquet
from pipeline.tables.schema import TEXT

BATCH = 5000
LONGEST = 32_767  # characters that a cell of a workbook holds


class ExportError(Exception):
    """An export that cannot be made: says why and what to do."""


def export_reviewed(output: Path, target: Path, include: Sequence[str] = ()) -> Outcome:
    """Write the reviewed facts of an output to a file, in the place of an earlier one.

    Raises ExportError where there is nothing to export, or the ending of the file names no kind that we write.
    """
    if target.suffix not in WRITERS:
        raise ExportError(f"{target}: no kind of file is written with this ending; choose from {', '.join(WRITERS)}")
    store = output / "facts.db"
    if not store.is_file():
        raise ExportError(f"{output}: holds no facts.db; make one with: mine run INPUTS -o {output}")
    try:
        with closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("BEGIN")  # a run may be writing: all is as of one moment
            return write_reviewed(database, target, include)
    except NothingReviewed as error:
        raise ExportError(
            f"{output}: nobody has reviewed a fact yet; open the audit desk with: mine audit {output}"
        ) from error
    except sqlite3.Error as error:
        raise ExportError(f"{store}: cannot be read ({error}); run mine again into it") from error


def write_reviewed(database: sqlite3.Connection, target: Path, include: Sequence[str] = ()) -> Outcome:
    """Write the reviewed facts of a store to a file. Raises NothingReviewed, and OSError where it cannot be written."""
    if not has_reviews(database):
        raise NothingReviewed
    hidden = target.with_name(f".{target.name}")
    outcome = Outcome()
    try:
        WRITERS[target.suffix](hidden, database, include, outcome)
        os.replace(hidden, target)
    finally:
        hidden.unlink(missing_ok=True)
    return outcome


def _write_csv(path: Path, database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> None:
    write_csv(path, REVIEWED, _batches(list_reviewed(database, include, outcome)))


def _write_parquet(path: Path, database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> None:
    write_parquet(path, REVIEWED, _batches(list_reviewed(database, include, outcome)))


def _write_workbook(path: Path, database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> None:
    """Write a workbook: its header stays in sight, and no text becomes a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet(REVIEWED.name)
    sheet.freeze_panes = "A2"
    sheet.append(list(REVIEWED.names))
    for row in list_reviewed(database, include, outcome):
        cells = []
        for cell, column in zip(row, REVIEWED.columns, strict=True):
            if column.type == TEXT:
                cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", cell)[:LONGEST])
                cell.data_type = "s"  # or `=1+1` would be one
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


def _write_gold(path: Path, database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(gold_lines(database, include, outcome))


def _batches(rows: Iterable[tuple]) -> Iterator[list[tuple]]:
    rows = iter(rows)
    while batch := [*islice(rows, BATCH)]:
        yield batch


WRITERS: dict[str, Callable[[Path, sqlite3.Connection, Sequence[str], Outcome], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".xlsx": _write_workbook,
    ".jsonl": _write_gold,
}
