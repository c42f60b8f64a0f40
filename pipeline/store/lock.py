"""One run at a time in an output folder: a lock that the system lets go when the process ends, however it ends."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.store.problems import StoreError

NAME = ".lock"


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the lock of an output folder. Raises StoreError where another run holds it, saying who and since when."""
    if os.name != "posix":  # Windows has no fcntl: there SQLite's own lock keeps two runs from writing at once
        yield
        return
    import fcntl

    with open(output / NAME, "a+", encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise StoreError(
                f"{output}: another run is writing there ({holder}); wait for it to end, or choose another folder with -o"
            ) from error
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}, since {time.strftime('%Y-%m-%d %H:%M:%S')}\n")
        file.flush()
        yield
