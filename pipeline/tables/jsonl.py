"""Tables as JSON lines: one object a row, numbers as numbers, an empty number as null and an empty text as ""."""

from collections.abc import Sequence
from pathlib import Path

import orjson

from pipeline.tables.columns import Columns
from pipeline.tables.schema import Table


class JsonlSink:
    """Writes one `.jsonl` a table."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._files = {table.name: open(folder / f"{table.name}.jsonl", "wb") for table in tables}

    def write(self, columns: dict[str, Columns]) -> None:
        """Append rows to the tables."""
        for table in self._tables:
            names = table.names
            self._files[table.name].writelines(
                orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE)
                for row in zip(*columns[table.name], strict=True)
            )

    def close(self) -> None:
        """Finish the files."""
        for file in self._files.values():
            file.close()
