"""Writes gold/gold.jsonl in a folder of text files from gold/annotations/: run `python corpus/gold/build.py [FOLDER]`.

Without a folder it is the one of our own samples: run it after every change of their annotations.
"""

import sys
from pathlib import Path

from pipeline.corpus import read_articles
from pipeline.evaluate import EvaluationError, write_gold
from pipeline.model import Reject

SAMPLES = Path(__file__).parents[1]


def main(folder: Path) -> None:
    """Find the offsets of the annotated words in the text files of the folder."""
    articles = read_articles([str(folder / "*.txt")], on_reject=_refuse)
    texts = {Path(each.source).stem: each.text for each in articles}
    try:
        write_gold(folder / "gold" / "annotations", texts, folder / "gold" / "gold.jsonl")
    except EvaluationError as error:
        sys.exit(str(error))


def _refuse(problem: Reject) -> None:
    sys.exit(f"{problem.source}: {problem.reason}; {problem.advice}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
