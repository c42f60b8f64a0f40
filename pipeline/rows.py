"""One article -> the rows that it gives, as plain tuples: cheap to send from one process to another, and to write."""

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.copies import signature
from pipeline.model import FACT_COLUMNS, Article, Dropped, Extraction, Fact, Unread
from pipeline.reading import article_reader
from pipeline.rules import Rules
from pipeline.tables.columns import article_row, plain_number

VALUE = FACT_COLUMNS.index("value")
DIGIT = re.compile(r"\d")


class Rows(NamedTuple):
    """What an article gives: its row and those of its facts (in the order of the text), what they were held against, which
    of them other articles may tell too, what was not read, and its signature.

    `problems` are source, reason, advice; `dropped` label, label of the winner, text;
    `unread` text, what is around it, its form (that of `number_form`) and where it starts.
    """

    article: tuple
    facts: list[tuple]
    checks: list[tuple[str, str, str, str, str]]
    measures: list[tuple[str, int, int | float, str, str, str, int]]
    problems: list[tuple[str, str, str]]
    dropped: list[tuple[str, str, str]]
    unread: list[tuple[str, str, str, int]]
    signature: bytes


def row_reader(rules: Rules) -> Callable[[list[tuple]], list[tuple]]:
    """Compile the rules once into the function that reads articles, given as tuples of their fields, into Rows."""
    read_articles = article_reader(rules)

    def read_rows(tasks: list[tuple]) -> list[tuple]:
        return [tuple(make_rows(extraction)) for extraction in read_articles([Article(*task) for task in tasks])]

    return read_rows


def make_rows(extraction: Extraction) -> Rows:
    """Turn what was read from an article into rows."""
    article, text = extraction.article, extraction.article.text
    return Rows(
        article_row(article),
        sorted(map(_fact_row, extraction.facts), key=_in_text),
        [tuple(each) for each in extraction.checks],
        [(*each[:2], plain_number(each.value), *each[3:]) for each in extraction.measures],
        [(each.source, each.reason, each.advice) for each in extraction.problems],
        [_dropped_row(each, text) for each in extraction.dropped],
        [(each.text, around(text, each), number_form(each), each.start) for each in extraction.unread],
        signature(article, extraction.sections),
    )


def _fact_row(fact: Fact) -> tuple:
    """Make a plain tuple of a fact, with numbers that every format can hold."""
    if fact.value is None and fact.value_max is None:
        return tuple(fact)
    return (*fact[:VALUE], plain_number(fact.value), plain_number(fact.value_max), *fact[VALUE + 2 :])


def _in_text(row: tuple) -> tuple:
    return row[5], row[6], row[3]


def _dropped_row(dropped: Dropped, text: str) -> tuple[str, str, str]:
    mention = dropped.mention
    return mention.label, dropped.by.label if dropped.by else "", text[mention.start : mention.end]


def around(text: str, unread: Unread, width: int = 40) -> str:
    """Cut out what stands around an unread number, on one line."""
    start, end = max(unread.start - width, 0), unread.end + width
    before, after = "…" * (start > 0), "…" * (end < len(text))
    return before + " ".join(text[start:end].split()) + after


def number_form(unread: Unread) -> str:
    """Say what unread numbers have in common: the word after them, or their shape where none follows.

    >>> number_form(Unread("35 Kapal", 10, 12, "")), number_form(Unread("tiga puluh hari", 10, 20, ""))
    ('# kapal', '# hari')
    >>> number_form(Unread("08.30", 10, 15, "")), number_form(Unread("lima", 10, 14, ""))
    ('00.00', '#')
    """
    length = unread.end - unread.start
    number, following = unread.text[:length], unread.text[length:].strip().lower()
    if following:
        return f"# {following}"
    return DIGIT.sub("0", number) if DIGIT.search(number) else "#"
