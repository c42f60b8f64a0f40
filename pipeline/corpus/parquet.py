"""Reads records from Parquet, a batch of rows at a time, and only the columns that are needed."""

from collections.abc import Iterator

from pipeline.corpus.archives import seekable
from pipeline.corpus.columns import FACTS, Columns, find_columns
from pipeline.corpus.intake import Broken, Intake, Item
from pipeline.corpus.problems import Problem
from pipeline.corpus.records import record_maker
from pipeline.model import Article

BATCH = 256
_DAMAGED = Problem("it is no Parquet file, or damaged; what stands before was read", "fetch or write it again")


def read_parquet(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one record from each row; the source of a record is `file!number`, counted from 1."""
    import pyarrow
    import pyarrow.parquet

    stream = seekable(item, intake)
    if isinstance(stream, Problem):
        intake.refuse(item.source, stream)
        return
    try:
        table = pyarrow.parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
        columns = find_columns(table.schema_arrow.names, intake.columns)
        if isinstance(columns, Problem):
            (intake.skip if columns is FACTS else intake.refuse)(item.source, columns)
            return
        yield from _read_rows(table, columns, item, intake)
    except (pyarrow.ArrowException, OSError, OverflowError, UnicodeDecodeError) as error:
        raise error if isinstance(error, Broken) else Broken(item.source, _DAMAGED) from error


def _read_rows(table, columns: Columns, item: Item, intake: Intake) -> Iterator[Article]:
    make = record_maker(item, intake, columns, "parquet")
    number = 0
    for batch in table.iter_batches(BATCH, columns=columns.names(), use_threads=False):
        for record in batch.to_pylist():
            number += 1
            if article := make(record, number):
                yield article
