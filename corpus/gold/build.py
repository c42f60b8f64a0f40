"""Writes gold.jsonl beside this file: run `python corpus/gold/build.py` after every change of the annotations."""

from pathlib import Path

from pipeline.corpus import read_articles
from pipeline.evaluate import write_gold

GOLD = Path(__file__).parent


def main() -> None:
    """Find the offsets of the annotated words in the text files of the folder above."""
    articles = read_articles([str(GOLD.parent / "*.txt")], on_reject=print)
    write_gold(GOLD / "annotations", {Path(each.source).stem: each.text for each in articles}, GOLD / "gold.jsonl")


if __name__ == "__main__":
    main()
