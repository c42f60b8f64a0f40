"""Reads a plain text file: one article."""

from collections.abc import Iterator

from pipeline.corpus.article import make_article
from pipeline.corpus.decoding import decode
from pipeline.corpus.files import InputFile
from pipeline.corpus.problems import Problem, reject
from pipeline.corpus.reading import read_bytes
from pipeline.corpus.screening import find_other_kind
from pipeline.model import Article, Reject


def read_text(file: InputFile) -> Iterator[Article | Reject]:
    """Read the one article of a text file, or say why it is none."""
    data = read_bytes(file)
    yield reject(file.source, data) if isinstance(data, Problem) else _read_article(data, file.source)


def _read_article(data: bytes, source: str) -> Article | Reject:
    text = find_other_kind(data) or decode(data)
    return reject(source, text) if isinstance(text, Problem) else make_article(text, data, source, "text")
