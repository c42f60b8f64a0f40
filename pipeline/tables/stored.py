"""The tables of a run read back from its output folder, whatever format they were written in."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

FORMULA_STARTS = tuple("=+-@\t\r")
AGAIN = "run mine again"


class StoredError(Exception):
    """An output folder that holds no tables, or one that cannot be read: says which and what to do."""


def choose_stored(output: Path) -> str:
    """Choose the format that holds both facts and articles, as the suffix of its files. Raises StoredError."""
    if not output.is_dir():
        raise StoredError(f"{output}: there is no such folder; name the one that mine run wrote to with -o")
    for suffix in READERS:
        if all((output / f"{table}{suffix}").is_file() for table in ("facts", "articles")):
            return suffix
    known = ", ".join(READERS)
    raise StoredError(f"{output}: holds no facts and articles as {known}; {AGAIN} with one of these --format")


def read_stored(path: Path) -> Iterator[Mapping]:
    """Yield the rows of a table's file as mappings of column to cell; in CSV all cells are text. Raises StoredError."""
    try:
        yield from READERS[path.suffix](path)
    except (ValueError, csv.Error, KeyError) as error:
        raise StoredError(f"{path}: cannot be read ({error}); {AGAIN}") from error


def _read_jsonl(path: Path) -> Iterable[Mapping]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def _read_parquet(path: Path) -> Iterable[Mapping]:
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches():
        yield from batch.to_pylist()


def _read_csv(path: Path) -> Iterable[Mapping]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {column: rearm(cell) for column, cell in row.items()}


def rearm(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from reading a text as a formula.

    >>> rearm("'=1+1"), rearm("'n kata")
    ('=1+1', "'n kata")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


READERS: dict[str, Callable[[Path], Iterable[Mapping]]] = {
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
    ".csv": _read_csv,
}
