"""Rows -> tables in a folder: one file of this package a format, one dict of them."""

from pipeline.tables.csv import write_csv
from pipeline.tables.jsonl import write_jsonl
from pipeline.tables.parquet import write_parquet
from pipeline.tables.schema import TABLES

WRITERS = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}
DATABASE = "sqlite"  # is written all along: it is the store of the output
FORMATS = (*WRITERS, DATABASE)
DEFAULT_FORMATS = ("csv", "parquet", DATABASE)
DESCRIPTION = "datapackage.json"


def table_files(format: str) -> tuple[str, ...]:
    """Name the files of a format that is written to files."""
    return tuple(f"{table.name}.{format}" for table in TABLES)


ALL_FILES = tuple(name for format in WRITERS for name in table_files(format))
