"""Tables as typed Parquet files, compressed with zstd.

Numbers are float64: every reader computes with it as it is (decimal columns reach pandas as slow Python objects), and
its 15 exact digits hold any sum of money that a newspaper prints.
"""

from array import array
from collections.abc import Iterable, Sequence
from math import nan
from pathlib import Path

from pipeline.tables.schema import INTEGER, NUMBER, TEXT, Table


def write_parquet(path: Path, table: Table, batches: Iterable[Sequence[tuple]]) -> None:
    """Write a table from its rows, given in batches; every batch is a row group."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    types = {TEXT: pyarrow.large_string(), INTEGER: pyarrow.int64(), NUMBER: pyarrow.float64()}
    schema = pyarrow.schema([(column.name, types[column.type]) for column in table.columns])
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in batches:
            writer.write_table(_arrow_table([*zip(*rows, strict=True)], schema))


def _arrow_table(columns: Sequence[Sequence], schema):
    """Build the table from buffers: `pyarrow.array` would import pandas, a quarter of a second and 50 MB a run."""
    import pyarrow

    build = {pyarrow.large_string(): _texts, pyarrow.int64(): _integers, pyarrow.float64(): _numbers}
    arrays = [build[field.type](cells) for cells, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _texts(cells: Sequence[str]):
    import numpy
    import pyarrow

    joined = "".join(cells)
    if joined.isascii():  # as most columns are: as many bytes as characters
        encoded, lengths = joined.encode(), map(len, cells)
    else:
        parts = list(map(str.encode, cells))
        encoded, lengths = b"".join(parts), map(len, parts)
    ends = numpy.zeros(len(cells) + 1, "int64")
    numpy.cumsum(numpy.fromiter(lengths, "int64", len(cells)), out=ends[1:])
    buffers = [None, pyarrow.py_buffer(ends), pyarrow.py_buffer(encoded)]
    return pyarrow.Array.from_buffers(pyarrow.large_string(), len(cells), buffers)


def _integers(cells: Sequence[int]):
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.int64(), len(cells), [None, pyarrow.py_buffer(array("q", cells))])


def _numbers(cells: Sequence[float | None]):
    import numpy
    import pyarrow

    values = numpy.array([nan if cell is None else cell for cell in cells], dtype="float64")
    present = numpy.packbits(~numpy.isnan(values), bitorder="little")
    return pyarrow.Array.from_buffers(
        pyarrow.float64(), len(cells), [pyarrow.py_buffer(present), pyarrow.py_buffer(values)]
    )
