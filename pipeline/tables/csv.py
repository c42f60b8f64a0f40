"""Tables as CSV that Excel opens right: UTF-8 with a byte order mark, and no cell that becomes a formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.tables.schema import TEXT, Table

FORMULA_STARTS = frozenset("=+-@\t\r")


def write_csv(path: Path, table: Table, batches: Iterable[Sequence[tuple]]) -> None:
    """Write a table from its rows, given in batches."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.names)
        for rows in batches:
            cells = [
                disarm(cells) if column.type == TEXT else cells
                for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)
            ]
            writer.writerows(zip(*cells, strict=True))


def disarm(cells: Sequence[str]) -> Sequence[str]:
    """Put an apostrophe before every text that a spreadsheet would take for a formula.

    >>> disarm(["=1+1", "-0,3 persen", "0,3 persen", ""])
    ["'=1+1", "'-0,3 persen", '0,3 persen', '']
    """
    if FORMULA_STARTS.isdisjoint({cell[:1] for cell in cells}):
        return cells
    return ["'" + cell if cell[:1] in FORMULA_STARTS and cell else cell for cell in cells]
