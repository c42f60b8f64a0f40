"""The store -> the files beside it: written in a hidden folder, by a process a format, and renamed together."""

import gc
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
        with _writing(output, folder, chosen, workers if count_rows(database, "facts") > FEW else 0):
            make_indexes(database)
        write_datapackage(folder, formats)
        _put_in_place(output, folder, names)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    note_exported(database, description)


@contextmanager
def _writing(output: Path, folder: Path, chosen: Sequence[str], apart: int) -> Iterator[None]:
    """Write all tables, each format in a process of its own, so many at once; with 0 of them, do it here.

    What is done in the block is done by this process while others write. They also keep it small: pyarrow and a batch of
    rows take as much memory as a whole run.
    """
    jobs = [(str(output), str(folder), format, *(table.name for table in TABLES)) for format in chosen]
    if "csv" not in chosen:
        jobs.append((str(output), str(folder), "csv", "rejects"))
    if not apart:
        for job in jobs:
            write_tables(*job)
    running: list[subprocess.Popen] = []
    try:
        for job in jobs if apart else ():
            if len(running) == apart:
                _finish(running.pop(0))
            running.append(_start(job))
        yield
        while running:
            _finish(running.pop(0))
    finally:
        for process in running:
            process.kill()
            process.communicate()


def _start(job: Sequence[str]) -> subprocess.Popen:
    return subprocess.Popen([*COMMAND, *job], stderr=subprocess.PIPE, text=True)


def _finish(process: subprocess.Popen) -> None:
    """Wait for a process that writes tables. Raises OSError with its last words where it failed."""
    message = process.communicate()[1].strip()
    if process.returncode:
        ended = f"a process that wrote tables ended with {process.returncode}"
        raise OSError(0, message.splitlines()[-1] if message else ended)


def main() -> None:
    """Write tables of a store in one format, as the arguments say: output, folder, format, tables."""
    gc.disable()  # rows hold no circles, and the collector would look at all that are in memory again and again
    write_tables(*sys.argv[1:])


def write_tables(output: str, folder: str, format: str, *tables: str) -> None:
    """Write tables of a store in one format to a folder, as of one moment."""
    with open_for_reading(Path(output)) as database:
        for table in TABLES:
            if table.name in tables:
                WRITERS[format](Path(folder) / f"{table.name}.{format}", table, read_batches(database, table))


def _put_in_place(output: Path, folder: Path, names: Sequence[str]) -> None:
    """Rename the new files into place, and remove those of formats that were not chosen."""
    for name in names:
        os.replace(folder / name, output / name)
    for name in ALL_FILES:
        if name not in names:
            (output / name).unlink(missing_ok=True)
