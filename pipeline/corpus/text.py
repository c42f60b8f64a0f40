"""Reads a plain text file: one article."""

from collections.abc import Iterator

from pipeline.corpus.article import make_article
from pipeline.corpus.decoding import decode
from pipeline.corpus.intake import Intake, Item, read_whole
from pipeline.corpus.problems import Problem, reject
from pipeline.corpus.screening import find_other_kind
from pipeline.model import Article, Reject


def read_text(item: Item, intake: Intake) -> Iterator[Article]:
    """Read the one article of a text file, or say why it is none."""
    data = read_whole(item, intake.max_bytes)
    outcome = reject(item.source, data) if isinstance(data, Problem) else text_article(data, item.source)
    if isinstance(outcome, Reject):
        intake.tell(outcome)
    else:
        yield outcome


def text_article(data: bytes, source: str) -> Article | Reject:
    """Make an article of the bytes of a text file, or say why it is none."""
    text = find_other_kind(data) or decode(data)
    return reject(source, text) if isinstance(text, Problem) else make_article(text, data, source, "text")
