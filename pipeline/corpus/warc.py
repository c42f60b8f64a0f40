"""Reads a web archive."""

from collections.abc import Iterator

from pipeline.corpus.intake import Intake, Item
from pipeline.model import Article


def read_warc(item: Item, intake: Intake) -> Iterator[Article]:
    yield from ()
