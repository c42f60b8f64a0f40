"""How a whole run does: over few articles and many, a second time, with two workers beside one, and over a long stream."""

import os
import shutil
from pathlib import Path

from bars import Bar
from measured import Measured, measure, measure_script
from startup import MINE, write_articles

FEW, MANY = 2_000, 20_000
SHARED = 5_000  # articles that two workers share
SHORT, LONG = 20_000, 200_000  # records of a stream
ROUNDS = 2
MB = 1e6


def measure_runs(workplace: Path) -> list[Bar]:
    """Compare a run over many articles with one over few, and with a second one that finds all of them unchanged."""
    runs = {}
    for count in (FEW, MANY):
        write_articles(workplace / str(count), count)
        runs[count] = _run(workplace / str(count), workplace / f"output-{count}")
        print(f"mine run, {count:6,} articles: {runs[count].seconds:6.1f} s, peak {runs[count].memory / MB:.0f} MB")
    again = min(_run(workplace / str(MANY), workplace / f"output-{MANY}").seconds for _ in range(ROUNDS))
    print(f"mine run, {MANY:6,} articles, all unchanged: {again:.2f} s")
    return [
        Bar(f"memory: mine run, {MANY:,} articles / {FEW:,}", runs[MANY].memory / runs[FEW].memory, 1.2),
        Bar(f"time: second run over {MANY:,} unchanged articles / first", again / runs[MANY].seconds, 0.05),
    ]


def measure_workers(workplace: Path) -> list[Bar]:
    """Compare a run with two workers with a run with one, in turn, the best of each, on two cores."""
    write_articles(workplace / "articles", SHARED)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    runs: dict[int, list[Measured]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for workers, taken in runs.items():
            taken.append(_run(workplace / "articles", workplace / "output", f"--workers={workers}"))
            shutil.rmtree(workplace / "output")
    best = {workers: min(taken, key=lambda run: run.seconds) for workers, taken in runs.items()}
    for workers, run in best.items():
        print(
            f"mine run, {SHARED:,} articles, --workers {workers}: {run.seconds:.1f} s, of all processes {run.busy:.1f} s"
        )
    return [Bar(f"time: mine run, {SHARED:,} articles, 2 workers / 1", best[2].seconds / best[1].seconds, 1 / 1.7)]


def measure_stream(workplace: Path) -> list[Bar]:
    """Compare the memory for a long stream of short articles with that for a shorter one."""
    peak = {}
    for count in (SHORT, LONG):
        records = workplace / f"{count}.jsonl"
        measure_script("stream.py", records, count)
        run = _run(records, workplace / f"stream-{count}")
        peak[count] = run.memory
        print(f"mine run, a stream of {count:7,} short articles: {run.seconds:6.1f} s, peak {run.memory / MB:.0f} MB")
    return [Bar(f"memory: mine run, a stream of {LONG:,} / {SHORT:,}", peak[LONG] / peak[SHORT], 1.3)]


def _run(articles: Path, output: Path, *options: str) -> Measured:
    return measure(*MINE, "run", articles, "--output", output, "--quiet", *options)
