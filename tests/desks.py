"""An audit desk as its users have it: an output of a run, and `mine audit` as a process that answers on a port."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outputs import write_inputs

from pipeline.run import run

ROOT = Path(__file__).parent.parent
MAIN = "from pipeline.cli import main; main()"
# Replaces the rule that finds amounts, so that a run with it finds none of those that were decided on.
OTHER_RULE = """label = "money"

[[rule]]
id = "currency_first"
value = "money"
regex = 'Rp9\\sjuta'
examples = ["Sewa [Rp9 juta](9000000) setahun."]
rejects = ["Nilai tukar Rp melemah."]
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def make_output(folder: Path, count: int = 3) -> Path:
    """Run mine on `count` articles and as many records, and give the output's folder."""
    write_inputs(folder / "in", count)
    run([str(folder / "in")], folder / "out", workers=1)
    return folder / "out"


@contextmanager
def open_desk(output: Path, *options: str, complaints: list[str] | None = None) -> Iterator[str]:
    """Start `mine audit` on a free port, give its address without the last slash, and stop it in the end.

    What it said as errors is put into `complaints`.
    """
    command = [sys.executable, "-c", MAIN, "audit", str(output), "--port", "0", "--no-browser", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT) as desk:
        try:
            line = desk.stdout.readline()
            found = re.search(r"http://\S+(?=/)", line)
            assert found, line + desk.stderr.read()
            yield found.group()
        finally:
            desk.terminate()
            desk.wait(20)
            if complaints is not None:
                complaints += desk.stderr.read().splitlines()
