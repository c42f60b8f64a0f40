"""`make bench`: the speed, memory and start-up of mine as ratios taken in one run, against the bars they must keep.

Prints a table, writes it to output/bench.json, and exits with 1 where a bar is broken.
"""

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bars import Bar, print_bars
from measured import measure_script
from startup import run_mine, start_up, write_articles

ARTICLES, FEW, MANY = 2000, 2000, 20000
REPORT = Path(__file__).parents[2] / "output" / "bench.json"
MB = 1e6


def measure_speed() -> Bar:
    """Compare text -> facts with spaCy's tokenizer, and say what each reaches."""
    speed, _ = measure_script("speed.py", ARTICLES)
    print(f"{ARTICLES:,} articles of {speed['bytes'] / ARTICLES / 1000:.1f} kB, one core, best of three rounds in turn")
    print(f"{'':24}{'articles/s':>12}{'MB/s':>8}{'µs/article':>12}{'peak MB':>9}")
    for name, label in (("mine", "mine, text to facts"), ("spacy", 'spaCy blank("id")')):
        seconds = speed["seconds"][name]
        _, memory = measure_script("speed.py", ARTICLES, name)
        figures = f"{ARTICLES / seconds:12,.0f}{speed['bytes'] / MB / seconds:8.2f}{seconds / ARTICLES * 1e6:12,.0f}"
        print(f"{label:24}{figures}{memory / MB:9.0f}")
    return Bar("time: mine / spaCy's tokenizer", speed["seconds"]["mine"] / speed["seconds"]["spacy"], 0.7)


def measure_memory(workplace: Path) -> Bar:
    """Compare the memory of `mine run` for many articles with that for few."""
    peak = {}
    for count in (FEW, MANY):
        write_articles(workplace / str(count), count)
        run = run_mine(workplace / str(count), workplace / "output")
        peak[count] = run.memory
        print(f"mine run, {count:6,} articles: {run.seconds:6.1f} s, peak {run.memory / MB:.0f} MB")
    return Bar(f"memory: mine run, {MANY:,} articles / {FEW:,}", peak[MANY] / peak[FEW], 1.2)


def measure_start(workplace: Path) -> Bar:
    """Compare `mine run` on one article with `import spacy`."""
    mine, spacy = start_up(workplace)
    print(f"mine run, 1 article: {mine:.2f} s; python -c 'import spacy': {spacy:.2f} s")
    return Bar("start-up: mine run, 1 article / import spacy", mine / spacy, 2.5)


def main() -> int:
    """Measure everything; 1 where a bar is broken."""
    with tempfile.TemporaryDirectory() as folder:
        bars = [measure_speed(), measure_memory(Path(folder)), measure_start(Path(folder))]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps([asdict(bar) for bar in bars], indent=2) + "\n", encoding="utf-8")
    return print_bars(bars)


if __name__ == "__main__":
    sys.exit(main())
