"""`make bench`: the speed and memory of mine against the bars they must keep, each taken as a ratio inside one run.

`python tests/benchmarks NAME...` measures only what is named. Prints a table, writes it to output/bench.json, and exits
with 1 where a bar is broken.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from bars import Bar, print_bars
from measured import measure_bars, measure_script
from running import measure_runs, measure_stream, measure_workers
from startup import measure_start

ARTICLES = 2000
REPORT = Path(__file__).parents[2] / "output" / "bench.json"
MB = 1e6


def measure_speed(_: Path) -> list[Bar]:
    """Compare text -> facts, whole and for numbers alone, with spaCy's tokenizer, and say what each reaches."""
    numbers, _ = measure_script("speed.py", ARTICLES, "numbers")
    speed, _ = measure_script("speed.py", ARTICLES, "mine")
    seconds = speed["seconds"] | {"numbers": numbers["seconds"]["numbers"]}
    print(f"{ARTICLES:,} articles of {speed['bytes'] / ARTICLES / 1000:.1f} kB, one core, best of three rounds in turn")
    print(f"{'':28}{'articles/s':>12}{'MB/s':>8}{'µs/article':>12}{'peak MB':>9}")
    for name, label in (
        ("numbers", "mine, numbers, dates, laws"),
        ("mine", "mine, all facts"),
        ("spacy", 'spaCy blank("id")'),
    ):
        _, memory = measure_script("speed.py", ARTICLES, name, "alone")
        taken = seconds[name]
        figures = f"{ARTICLES / taken:12,.0f}{speed['bytes'] / MB / taken:8.2f}{taken / ARTICLES * 1e6:12,.0f}"
        print(f"{label:28}{figures}{memory / MB:9.0f}")
    return [
        Bar("time: mine, numbers, dates and laws / spaCy's tokenizer", _ratio(numbers["seconds"], "numbers"), 0.4),
        Bar("time: mine, all facts / spaCy's tokenizer", _ratio(speed["seconds"], "mine"), 0.7),
    ]


def _ratio(seconds: dict[str, float], name: str) -> float:
    return seconds[name] / seconds["spacy"]


MEASURES: dict[str, Callable[[Path], list[Bar]]] = {
    "speed": measure_speed,
    "start": measure_start,
    "readers": lambda _: measure_bars("readers.py"),
    "copies": lambda _: measure_bars("copies.py"),
    "desk": lambda _: measure_bars("desk.py"),
    "runs": measure_runs,
    "workers": measure_workers,
    "stream": measure_stream,
}


def main(names: list[str]) -> int:
    """Measure what is named, or everything; 1 where a bar is broken, 2 where a name is not known."""
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"{', '.join(unknown)}: no benchmark of that name; there are: {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    bars = []
    for name in names or MEASURES:
        with tempfile.TemporaryDirectory() as folder:
            bars += MEASURES[name](Path(folder))
    if not names:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(json.dumps([asdict(bar) for bar in bars], indent=2) + "\n", encoding="utf-8")
    return print_bars(bars)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
