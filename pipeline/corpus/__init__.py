"""Reads what a newsroom has lying about, and yields articles, one at a time.

A new format is one file in this folder and one entry in READERS.
"""

from collections.abc import Callable, Iterator, Sequence

from pipeline.corpus.files import InputFile, find_files
from pipeline.corpus.problems import Tell
from pipeline.corpus.text import read_text
from pipeline.model import Article, Reject

Reader = Callable[[InputFile], Iterator[Article | Reject]]

READERS: dict[str, Reader] = {
    "": read_text,  # standard input, and a file without extension that is named itself
    ".txt": read_text,
    ".text": read_text,
}


def _keep_quiet(_: Reject) -> None:
    pass


def read_articles(inputs: Sequence[str], on_reject: Tell, on_skip: Tell = _keep_quiet) -> Iterator[Article]:
    """Read every article of the inputs: folders (with all below them, in the order of their paths), files, globs, `-`.

    What could not be read goes to `on_reject`; what need not be read (hidden files, pictures, second copies) goes to
    `on_skip`. One file is in memory at a time, and nothing that a file holds raises.
    """
    articles = _read_files(find_files(inputs, READERS, on_reject, on_skip), on_reject)
    return _without_copies(articles, on_skip)


def count_inputs(inputs: Sequence[str]) -> int:
    """Count the files that `read_articles` will open: the total of a progress bar. Opens none of them."""
    return sum(1 for _ in find_files(inputs, READERS, _keep_quiet, _keep_quiet))


def _read_files(files: Iterator[InputFile], on_reject: Tell) -> Iterator[Article]:
    for file in files:
        for outcome in READERS[file.suffix](file):
            if isinstance(outcome, Reject):
                on_reject(outcome)
            else:
                yield outcome


def _without_copies(articles: Iterator[Article], on_skip: Tell) -> Iterator[Article]:
    first_source: dict[str, str] = {}
    for article in articles:
        first = first_source.get(article.article_id)
        if first is None:
            first_source[article.article_id] = article.source
            yield article
        else:
            on_skip(Reject(article.source, f"same text as {first}", "nothing to do: its facts are counted once"))
