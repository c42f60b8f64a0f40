"""Tables as JSON lines: one object a row, numbers as numbers, an empty number as null and an empty text as ""."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson

from pipeline.tables.schema import Table


def write_jsonl(path: Path, table: Table, batches: Iterable[Sequence[tuple]]) -> None:
    """Write a table from its rows, given in batches."""
    names = table.names
    with open(path, "wb") as lines:
        for rows in batches:
            lines.writelines(
                orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE) for row in rows
            )
