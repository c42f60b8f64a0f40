"""How long `mine run` takes for one article, beside `import spacy` alone."""

import sys
from pathlib import Path

from bars import Bar
from measured import measure, measure_script

ROUNDS = 5
MINE = (sys.executable, "-c", "from pipeline.cli import main; main(prog_name='mine')")


def measure_start(workplace: Path) -> list[Bar]:
    """Compare `mine run` on one article, never read before, with `import spacy`, in turn; the best of each."""
    write_articles(workplace / "one", 1)
    mine, spacy = [], []
    for _ in range(ROUNDS):
        mine.append(
            measure(*MINE, "run", workplace / "one", "--output", workplace / "output", "--quiet", "--fresh").seconds
        )
        spacy.append(measure(sys.executable, "-c", "import spacy").seconds)
    print(f"mine run, 1 article: {min(mine):.2f} s; python -c 'import spacy': {min(spacy):.2f} s")
    return [Bar("start-up: mine run, 1 article / import spacy", min(mine) / min(spacy), 2.5)]


def write_articles(folder: Path, count: int) -> None:
    """Write varied articles to a folder, in a process of its own, so that this one stays small."""
    measure_script("articles.py", folder, count)
