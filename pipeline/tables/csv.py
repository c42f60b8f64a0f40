"""Tables as CSV that Excel opens right: UTF-8 with a byte order mark, and no cell that becomes a formula."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from pipeline.tables.columns import Columns
from pipeline.tables.schema import TEXT, Table

FORMULA_STARTS = frozenset("=+-@\t\r")


class CsvSink:
    """Writes one `.csv` a table."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._files = ExitStack()
        self._writers = {table.name: csv.writer(self._open(folder / f"{table.name}.csv")) for table in tables}
        for table in tables:
            self._writers[table.name].writerow(table.names)

    def _open(self, path: Path) -> TextIO:
        return self._files.enter_context(open(path, "w", encoding="utf-8-sig", newline=""))

    def write(self, columns: dict[str, Columns]) -> None:
        """Append rows to the tables."""
        for table in self._tables:
            safe = [
                disarm(cells) if column.type == TEXT else cells
                for column, cells in zip(table.columns, columns[table.name], strict=True)
            ]
            self._writers[table.name].writerows(zip(*safe, strict=True))

    def close(self) -> None:
        """Finish the files."""
        self._files.close()


def disarm(cells: Sequence[str]) -> Sequence[str]:
    """Put an apostrophe before every text that a spreadsheet would take for a formula.

    >>> disarm(["=1+1", "-0,3 persen", "0,3 persen", ""])
    ["'=1+1", "'-0,3 persen", '0,3 persen', '']
    """
    if FORMULA_STARTS.isdisjoint({cell[:1] for cell in cells}):
        return cells
    return ["'" + cell if cell[:1] in FORMULA_STARTS and cell else cell for cell in cells]
