"""A folder beside the results that they are written in, so that they appear all together at the end or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(output: Path, owned: Sequence[str]) -> Iterator[Path]:
    """Give a folder to write in; at the end move its files into `output`, or remove it all when the block fails.

    Of the files named in `owned`, those that `output` has from an earlier run and that were not written anew are
    removed. Raises OSError where `output` cannot be made or written.
    """
    output.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".mine-", dir=output))
    try:
        yield folder
        for name in stale_files(output, folder, owned):  # first: an old facts.db-wal must not meet the new facts.db
            (output / name).unlink()
        for file in sorted(folder.iterdir()):
            os.replace(file, output / file.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stale_files(output: Path, folder: Path, owned: Sequence[str]) -> list[str]:
    """List which of the owned files stand in `output` and not in `folder`."""
    return [name for name in owned if (output / name).exists() and not (folder / name).exists()]
