"""The store of an output folder, `facts.db`: what was read, what was found, and the memory that lets a run go on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.store.ending import end_run, make_indexes
from pipeline.store.lock import locked
from pipeline.store.opening import opened, transaction
from pipeline.store.problems import StoreError
from pipeline.store.reading import sums
from pipeline.store.recall import Recall
from pipeline.store.writing import Writer

__all__ = ["Recall", "StoreError", "Writer", "end_run", "make_indexes", "open_store", "sums", "transaction"]


@contextmanager
def open_store(output: Path, fresh: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the store of an output folder for one run alone; with `fresh` all but the reviews goes.

    Raises StoreError where another run is writing there, or the store cannot be used; OSError where the folder cannot.
    """
    output.mkdir(parents=True, exist_ok=True)
    with locked(output), opened(output, fresh) as database:
        yield database
