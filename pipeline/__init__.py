"""Facts from Indonesian news articles: `mine` for one text, `read_corpus` for many, `load_rules` for rules of your own.

The command `mine run` does all of it, and writes the tables.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Article, Fact, Mention, Reject
    from pipeline.patterns import load_rules
    from pipeline.tables.frames import fact_frame

__all__ = ["Article", "Fact", "Mention", "fact_frame", "load_rules", "mine", "read_corpus"]

# Where public names live; they are imported when first asked for, so that `import pipeline` costs nothing.
HOMES = {
    "Article": "pipeline.model",
    "Fact": "pipeline.model",
    "Mention": "pipeline.model",
    "fact_frame": "pipeline.tables.frames",
    "load_rules": "pipeline.patterns",
}


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def mine(text: str, published: str = "") -> tuple["Fact", ...]:
    """Read the facts of one article from its text, by our own rules, in reading order.

    `published` is an ISO 8601 day or time that words like `kemarin` count from; without it the text's own publication
    line does. Offsets of the facts are half-open and count code points of `text`.

    >>> [(fact.text, fact.value, fact.per) for fact in mine("Iurannya Rp17.500 per bulan.")]
    [('Rp17.500', Decimal('17500'), 'month')]
    >>> [fact.date for fact in mine("Sidang digelar kemarin.", published="2025-03-01")]
    ['2025-02-28']
    >>> mine("")
    ()
    """
    from pipeline.corpus.article import identify
    from pipeline.model import Article

    utf8 = text.encode("utf-8", "surrogatepass")
    return _our_reader()(Article(identify(utf8), "", "", "text", text, published=published)).facts


@cache
def _our_reader() -> Callable:
    from pipeline.patterns import load_rules
    from pipeline.reading import fact_reader

    return fact_reader(load_rules())


def read_corpus(*inputs: str, on_reject: "Callable[[Reject], object] | None" = None) -> "Iterator[Article]":
    """Yield the articles of folders (with all below them), files and globs, one at a time.

    What cannot be read goes to `on_reject`; without it, the first such input raises ValueError.
    """
    from pipeline.corpus import read_articles

    return read_articles([*map(str, inputs)], on_reject or _refuse)


def _refuse(reject: "Reject") -> None:
    raise ValueError(f"{reject.source}: {reject.reason}; {reject.advice}")
