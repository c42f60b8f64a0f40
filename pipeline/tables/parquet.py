"""Tables as typed Parquet files, compressed with zstd.

Numbers are float64: every reader computes with it as it is (decimal columns reach pandas as slow Python objects), and
its 15 exact digits hold any sum of money that a newspaper prints.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.tables.columns import Columns
from pipeline.tables.schema import INTEGER, NUMBER, TEXT, Table


class ParquetSink:
    """Writes one `.parquet` a table; every batch is a row group."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        types = {TEXT: pyarrow.string(), INTEGER: pyarrow.int64(), NUMBER: pyarrow.float64()}
        self._schemas = {
            table.name: pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
            for table in tables
        }
        self._writers = {
            name: ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }

    def write(self, columns: dict[str, Columns]) -> None:
        """Append rows to the tables."""
        for name, writer in self._writers.items():
            if columns[name][0]:
                writer.write_table(_arrow_table(columns[name], self._schemas[name]))

    def close(self) -> None:
        """Finish the files."""
        for writer in self._writers.values():
            writer.close()


def _arrow_table(columns: Columns, schema):
    import pyarrow

    arrays = [
        pyarrow.array(
            [None if cell is None else float(cell) for cell in cells] if pyarrow.types.is_floating(field.type) else cells,
            field.type,
        )
        for cells, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)
