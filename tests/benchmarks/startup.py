"""How long `mine run` takes for one article, beside `import spacy` alone; and what it holds for many articles."""

import sys
from pathlib import Path

from measured import Measured, measure, measure_script

ROUNDS = 5
MINE = (sys.executable, "-c", "from pipeline.cli import main; main(prog_name='mine')")


def run_mine(articles: Path, output: Path) -> Measured:
    """Run `mine run` over a folder with the default tables."""
    return measure(*MINE, "run", articles, "--output", output, "--quiet")


def start_up(workplace: Path) -> tuple[float, float]:
    """Best seconds of `mine run` on one article and of `import spacy`, taken in turn."""
    write_articles(workplace / "one", 1)
    mine, spacy = [], []
    for _ in range(ROUNDS):
        mine.append(run_mine(workplace / "one", workplace / "output").seconds)
        spacy.append(measure(sys.executable, "-c", "import spacy").seconds)
    return min(mine), min(spacy)


def write_articles(folder: Path, count: int) -> None:
    """Write varied articles to a folder, in a process of its own, so that this one stays small."""
    measure_script("articles.py", folder, count)
