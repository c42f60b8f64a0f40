"""One measurement in a process of its own: how long it took, and how much memory it held at most."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bars import Bar

HERE = Path(__file__).parent
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds from start to end, the most memory that one of its processes held, in bytes, and what it printed.

    `busy` are the seconds that all its processes were at work, whatever else the machine did.
    """

    seconds: float
    busy: float
    memory: int
    printed: str


def measure(*command: str | Path) -> Measured:
    """Run a command to its end. The caller has to be small: a child begins with its parent's peak of memory."""
    started = time.perf_counter()
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT, printed)


def measure_script(name: str, *arguments: str | Path | int) -> tuple[dict, int]:
    """Run a script of this folder that prints JSON; gives what it printed and the most memory it held, in bytes."""
    done = measure(sys.executable, HERE / name, *map(str, arguments))
    return json.loads(done.printed or "{}"), done.memory


def measure_bars(name: str) -> list[Bar]:
    """Run a script of this folder that prints its bars as JSON, and what it says beside them as errors."""
    bars, _ = measure_script(name)
    return [Bar(**bar) for bar in bars]
