"""Articles, facts and rejects as columns of plain text and numbers: what every format writes."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import attrgetter

from pipeline.model import ARTICLE_COLUMNS, FACT_COLUMNS, REJECT_COLUMNS, Article, Fact, Reject

Columns = list[Sequence]  # one sequence a column, in the order of the table's schema, all of one length

LARGEST = 2**63 - 1  # what SQLite and JSON readers hold as a whole number


def article_columns(articles: Sequence[Article]) -> Columns:
    """Turn articles into columns; tags are joined with `;`, related headlines with ` | `."""
    columns = _transpose(articles, ARTICLE_COLUMNS)
    _replace(columns, ARTICLE_COLUMNS, "tags", ";".join)
    _replace(columns, ARTICLE_COLUMNS, "related", " | ".join)
    return [list(map(printable, column)) for column in columns]


def fact_columns(facts: Sequence[Fact]) -> Columns:
    """Turn facts into columns; `value` and `value_max` become ints where they are whole, floats otherwise, or None."""
    columns = _transpose(facts, FACT_COLUMNS)
    _replace(columns, FACT_COLUMNS, "value", plain_number)
    _replace(columns, FACT_COLUMNS, "value_max", plain_number)
    return columns


def reject_columns(rejects: Sequence[Reject]) -> Columns:
    """Turn rejects into columns."""
    return [list(map(printable, column)) for column in _transpose(rejects, REJECT_COLUMNS)]


def plain_number(number: Decimal | None) -> int | float | None:
    """Turn an exact number into an int where it is whole and into a float otherwise.

    >>> plain_number(Decimal("2.5E+12")), plain_number(Decimal("-0.3")), plain_number(None)
    (2500000000000, -0.3, None)
    >>> plain_number(Decimal("1E+30"))  # too large for a whole number in SQLite or JSON
    1e+30
    """
    if number is None:
        return None
    whole = int(number)
    return whole if whole == number and abs(whole) <= LARGEST else float(number)


def printable(text: str) -> str:
    r"""Replace what UTF-8 cannot hold (half a surrogate pair, from a file name of odd bytes); no offset moves.

    >>> printable("berita\udcff.txt"), printable("Rp5 ribu 🙂")
    ('berita?.txt', 'Rp5 ribu 🙂')
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _transpose(records: Sequence, names: tuple[str, ...]) -> Columns:
    """Turn records into columns, one for each name, also when there is no record."""
    return list(zip(*map(attrgetter(*names), records), strict=True)) or [() for _ in names]


def _replace(columns: Columns, names: tuple[str, ...], name: str, convert: Callable) -> None:
    """Convert every cell of one column in place."""
    cells: Iterable = columns[names.index(name)]
    columns[names.index(name)] = list(map(convert, cells))
