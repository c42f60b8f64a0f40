"""Facts, articles and rejects -> tables in a folder: one file of this package a format, one dict of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.model import Article, Fact, Reject
from pipeline.tables.columns import article_columns, fact_columns, reject_columns
from pipeline.tables.csv import CsvSink
from pipeline.tables.datapackage import write_datapackage
from pipeline.tables.jsonl import JsonlSink
from pipeline.tables.parquet import ParquetSink
from pipeline.tables.schema import TABLES
from pipeline.tables.sqlite import SqliteSink
from pipeline.tables.staging import staged

SINKS = {"csv": CsvSink, "jsonl": JsonlSink, "parquet": ParquetSink, "sqlite": SqliteSink}
DEFAULT_FORMATS = ("csv", "parquet", "sqlite")
REJECTS = tuple(table for table in TABLES if table.name == "rejects")
OWNED = (
    *(f"{table.name}.{format}" for table in TABLES for format in SINKS if format != "sqlite"),
    *("facts.db", "facts.db-wal", "facts.db-shm", "facts.db-journal"),
)


class Tables:
    """The tables of one run in all formats asked for; `rejects.csv` is written whatever they are.

    Every table is written, also when it is empty. `folder` is where other files of the run go, to appear with them.
    """

    def __init__(self, folder: Path, formats: Sequence[str]) -> None:
        self.folder = folder
        self._formats = formats
        self._sinks = [sink(folder, TABLES) for name, sink in SINKS.items() if name in formats]
        if "csv" not in formats:
            self._sinks.append(CsvSink(folder, REJECTS))

    def write(self, articles: Sequence[Article], facts: Sequence[Fact], rejects: Sequence[Reject]) -> None:
        """Append rows to the tables; all facts of an article come with it. Holds nothing after the call."""
        columns = {
            "articles": article_columns(articles),
            "facts": fact_columns(facts),
            "rejects": reject_columns(rejects),
        }
        for sink in self._sinks:
            sink.write(columns)

    def finish(self) -> None:
        """Close all files and describe them in `datapackage.json`."""
        for sink in self._sinks:
            sink.close()
        write_datapackage(self.folder, self._formats)


@contextmanager
def open_tables(output: Path, formats: Sequence[str] = DEFAULT_FORMATS) -> Iterator[Tables]:
    """Open the tables of a run; once finished they appear in `output`, all together when the block ends.

    If the block fails, `output` stays as it was. Tables that an earlier run left there in other formats are removed.
    Raises OSError where `output` cannot be made or written.
    """
    with staged(output, OWNED) as folder:
        yield Tables(folder, formats)
