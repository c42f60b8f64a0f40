"""The store -> the files beside it: written in a hidden folder, by a process a format, and renamed together."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.model import SCHEMA_VERSION
from pipeline.store import make_indexes
from pipeline.store.exported import is_exported, note_exported
from pipeline.store.reading import count_rows, open_for_reading, read_batches
from pipeline.tables import ALL_FILES, DESCRIPTION, WRITERS, table_files
from pipeline.tables.datapackage import write_datapackage
from pipeline.tables.schema import TABLES

HIDDEN = ".new"
FEW = 20_000  # rows of facts that are written before another process would have started
COMMAND = (sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; from pipeline.exports import main; main()")
REJECTS = "rejects.csv"  # is written whatever the formats


def export(database: sqlite3.Connection, output: Path, formats: Sequence[str], workers: int) -> None:
    """Bring the indexes, and the tables in `output`, up to date with the store. Raises OSError where these cannot be written.

    A run that is stopped between two files is made good by the next one: the store then does not know of the files.
    """
    chosen = [format for format in WRITERS if format in formats]
    names = [*dict.fromkeys([*(name for format in chosen for name in table_files(format)), REJECTS, DESCRIPTION])]
    description = [SCHEMA_VERSION, *sorted(formats)]
    if is_exported(database, output, description, names):
        return make_indexes(database)
    folder = output / HIDDEN
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir()
    try:
        with _writing(output, folder, chosen, workers if count_rows(database, "facts") > FEW else 1):
            make_indexes(database)
        write_datapackage(folder, formats)
        _put_in_place(output, folder, names)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    note_exported(database, description)


@contextmanager
def _writing(output: Path, folder: Path, chosen: Sequence[str], workers: int) -> Iterator[None]:
    """Write all tables, each format but the last in a process of its own where there may be several.

    What is done in the block is done by this process while others still write.
    """
    jobs = [(str(output), str(folder), format, *(table.name for table in TABLES)) for format in chosen]
    if "csv" not in chosen:
        jobs.insert(0, (str(output), str(folder), "csv", "rejects"))
    apart = jobs[:-1] if workers > 1 else []
    processes = [subprocess.Popen([*COMMAND, *job], stderr=subprocess.PIPE, text=True) for job in apart]
    try:
        for job in jobs[len(apart) :]:
            main(job)
        yield
    finally:
        said = [process.communicate()[1].strip() for process in processes]
    for process, message in zip(processes, said, strict=True):
        if process.returncode:
            ended = f"a process that wrote tables ended with {process.returncode}"
            raise OSError(0, message.splitlines()[-1] if message else ended)


def main(arguments: Sequence[str] = ()) -> None:
    """Write tables of a store in one format, as the arguments say: output, folder, format, tables."""
    output, folder, format, *tables = arguments or sys.argv[1:]
    write_tables(Path(output), Path(folder), format, tables)


def write_tables(output: Path, folder: Path, format: str, tables: Sequence[str]) -> None:
    """Write tables of a store in one format to a folder, as of one moment."""
    with open_for_reading(output) as database:
        for table in TABLES:
            if table.name in tables:
                WRITERS[format](folder / f"{table.name}.{format}", table, read_batches(database, table))


def _put_in_place(output: Path, folder: Path, names: Sequence[str]) -> None:
    """Rename the new files into place, and remove those of formats that were not chosen."""
    for name in names:
        os.replace(folder / name, output / name)
    for name in ALL_FILES:
        if name not in names:
            (output / name).unlink(missing_ok=True)
