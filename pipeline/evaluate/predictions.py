"""The results of a run, read back from its output folder whatever format they were written in."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline.evaluate.gold import EvaluationError, Row, make_row

_FORMULA_STARTS = tuple("=+-@\t\r")
_AGAIN = "run mine again"


def read_predictions(output: Path) -> dict[str, tuple[Row, ...]]:
    """Read the facts of a run by the stem of the file that they come from; an article without facts is there too.

    Raises EvaluationError where the folder holds no tables, or tables that do not belong together.
    """
    suffix = _choose_format(output)
    stems = {row["article_id"]: find_stem(row["source"]) for row in _read_table(output / f"articles{suffix}")}
    rows: dict[str, list[Row]] = {stem: [] for stem in stems.values()}
    for fact in _read_table(output / f"facts{suffix}"):
        if fact["article_id"] not in stems:
            fault = f"fact {fact['fact_id']} is of an article that articles{suffix} does not have"
            raise EvaluationError(f"{output}: {fault}; {_AGAIN}")
        rows[stems[fact["article_id"]]].append(make_row(fact))
    return {stem: tuple(facts) for stem, facts in rows.items()}


def find_stem(source: str) -> str:
    """Cut the name of the article out of its source: what stands before the first dot of the file's name.

    >>> find_stem("corpus/antara_palu.txt"), find_stem("oktober.zip!cnn/cnn_0012.page.html")
    ('antara_palu', 'cnn_0012')
    """
    return Path(source).name.split(".")[0]


def _choose_format(output: Path) -> str:
    if not output.is_dir():
        raise EvaluationError(f"{output}: there is no such folder; name the one that mine run wrote to with -o")
    for suffix in _TABLE_READERS:
        if all((output / f"{table}{suffix}").is_file() for table in ("facts", "articles")):
            return suffix
    known = ", ".join(_TABLE_READERS)
    raise EvaluationError(f"{output}: holds no facts and articles as {known}; {_AGAIN} with one of these --format")


def _read_table(path: Path) -> Iterable[Mapping]:
    try:
        yield from _TABLE_READERS[path.suffix](path)
    except (ValueError, csv.Error, KeyError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error}); {_AGAIN}") from error


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
            yield {column: _rearm(cell) for column, cell in row.items()}


def _rearm(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from reading a text as a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell


_TABLE_READERS: dict[str, Callable[[Path], Iterable[Mapping]]] = {
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
    ".csv": _read_csv,
}
