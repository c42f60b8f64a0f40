"""Tables as JSON lines: one object a row, numbers as numbers, an empty number as null and an empty text as ""."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import orjson

from pipeline.tables.columns import Columns
from pipeline.tables.schema import Table


class JsonlSink:
    """Writes one `.jsonl` a table."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._files = ExitStack()
        self._lines = {table.name: self._open(folder / f"{table.name}.jsonl") for table in tables}

    def _open(self, path: Path) -> BinaryIO:
        return self._files.enter_context(open(path, "wb"))

    def write(self, columns: dict[str, Columns]) -> None:
        """Append rows to the tables."""
        for table in self._tables:
            names = table.names
            self._lines[table.name].writelines(
                orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE)
                for row in zip(*columns[table.name], strict=True)
            )

    def close(self) -> None:
        """Finish the files."""
        self._files.close()
