"""The description of the written tables: a Frictionless Data Package with a Table Schema for each table."""

from collections.abc import Sequence
from pathlib import Path

import orjson

from pipeline.model import FACT_TYPES, SCHEMA_VERSION
from pipeline.tables.schema import STORED, TABLES, Table

MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
}
APOSTROPHE = " In the CSV, a text that begins with = + - @, a tab or a carriage return has an apostrophe before it."
CONSTRAINTS = {
    "type": {"enum": FACT_TYPES},
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "confidence": {"minimum": 0, "maximum": 1},
}


def write_datapackage(folder: Path, formats: Sequence[str]) -> None:
    """Write `datapackage.json`, which describes the tables of a run in these formats."""
    package = {
        "name": "mine",
        "title": "Facts read from Indonesian news articles",
        "version": SCHEMA_VERSION,
        "profile": "data-package",
        "resources": [
            describe(table, format)
            for format in MEDIA_TYPES
            for table in (STORED if format == "sqlite" else TABLES)
            if format in formats or (format, table.name) == ("csv", "rejects")
        ],
    }
    (folder / "datapackage.json").write_bytes(orjson.dumps(package, option=orjson.OPT_INDENT_2))


def describe(table: Table, format: str) -> dict:
    """Describe one table in one format as a resource; foreign keys point at the resource of the same format."""
    resource = {
        "name": f"{table.name}-{format}",
        "path": "facts.db" if format == "sqlite" else f"{table.name}.{format}",
        "description": table.meaning + (APOSTROPHE if format == "csv" else ""),
        "format": format,
        "mediatype": MEDIA_TYPES[format],
        "schema": describe_columns(table, format),
    }
    if format == "csv":
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    if format == "sqlite":
        resource |= {"dialect": {"sql": {"table": table.name}}}
    return resource


def describe_columns(table: Table, format: str) -> dict:
    """Describe a table's columns and keys as a Table Schema."""
    schema = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.meaning}
            | (
                {"constraints": CONSTRAINTS[column.name]}
                if table.name == "facts" and column.name in CONSTRAINTS
                else {}
            )
            for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = [table.primary_key]
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": f"{other}-{format}", "fields": [name]}}
            for name, other in table.foreign_keys
        ]
    return schema
