"""Articles and numbers as plain text and numbers: what every format can hold."""

from decimal import Decimal
from operator import attrgetter

from pipeline.model import ARTICLE_COLUMNS, Article

LARGEST = 2**63 - 1  # what SQLite and JSON readers hold as a whole number
TAGS, RELATED = ARTICLE_COLUMNS.index("tags"), ARTICLE_COLUMNS.index("related")
_cells = attrgetter(*ARTICLE_COLUMNS)


def article_row(article: Article) -> tuple[str, ...]:
    """Make the row of an article; tags are joined with `;`, related headlines with ` | `."""
    cells = [*_cells(article)]
    cells[TAGS], cells[RELATED] = ";".join(cells[TAGS]), " | ".join(cells[RELATED])
    return tuple(map(printable, cells))


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
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
