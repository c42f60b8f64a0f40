"""An article's text cut into pieces, each with the facts that cover it: what the pages render, with no HTML in sight."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout import FURNITURE, read_layout
from pipeline.model import ARTICLE_COLUMNS, Article, Section

LISTS = ("tags", "related")  # columns that an Article holds as tuples, and from which no section is read


class Cover(NamedTuple):
    """A fact over a piece: which one, of what type, and whether it begins or ends with that piece."""

    fact_id: str
    type: str
    begins: bool
    ends: bool


class Piece(NamedTuple):
    """A run of text over which nothing changes: the same section, and the same facts, the outermost first."""

    text: str
    start: int
    end: int
    section: str
    furniture: bool
    covers: tuple[Cover, ...]


def find_sections(row: Mapping) -> tuple[Section, ...]:
    """Find title, body and furniture in the text of an article, given as its row of the table `articles`."""
    fields = {column: row[column] or "" for column in ARTICLE_COLUMNS if column not in LISTS}
    return read_layout(Article(**fields)).sections


def cut(text: str, sections: Iterable[Section], facts: Iterable[Mapping]) -> Iterator[Piece]:
    """Cut a text wherever a section or a fact begins or ends; the pieces joined are the text.

    Facts may nest and overlap: one that another begins inside and outlives is cut there, and so covers two pieces.

    >>> whole = {"fact_id": "q", "type": "quote", "start": 4, "end": 22}
    >>> amount = {"fact_id": "m", "type": "money", "start": 10, "end": 17}
    >>> for piece in cut("Ia: Bayar Rp1.000 saja", [Section("body", 0, 22)], [amount, whole]):
    ...     print(repr(piece.text), [(cover.fact_id, cover.begins, cover.ends) for cover in piece.covers])
    'Ia: ' []
    'Bayar ' [('q', True, False)]
    'Rp1.000' [('q', False, False), ('m', True, True)]
    ' saja' [('q', False, True)]
    """
    facts = sorted((fact for fact in facts if _stands_in(text, fact)), key=_outermost_first)
    sections = list(sections)
    edges = {0, len(text)}
    for each in sections:
        edges.update((each.start, each.end))
    for fact in facts:
        edges.update((fact["start"], fact["end"]))
    return _pieces(text, sorted(edges), sections, facts)


def _pieces(text: str, edges: Sequence[int], sections: Sequence[Section], facts: Sequence[Mapping]) -> Iterator[Piece]:
    open_facts: list[Mapping] = []
    next_fact = next_section = 0
    for start, end in pairwise(edges):
        open_facts = [fact for fact in open_facts if fact["end"] > start]
        while next_fact < len(facts) and facts[next_fact]["start"] == start:
            open_facts.append(facts[next_fact])
            next_fact += 1
        while next_section < len(sections) and sections[next_section].end <= start:
            next_section += 1
        inside = next_section < len(sections) and sections[next_section].start <= start
        kind = sections[next_section].kind if inside else ""
        covers = tuple(
            Cover(fact["fact_id"], fact["type"], fact["start"] == start, fact["end"] == end) for fact in open_facts
        )
        yield Piece(text[start:end], start, end, kind, kind in FURNITURE, covers)


def _stands_in(text: str, fact: Mapping) -> bool:
    """Tell whether a fact covers characters of the text: a row that somebody edited by hand may not."""
    return 0 <= fact["start"] < fact["end"] <= len(text)


def _outermost_first(fact: Mapping) -> tuple:
    return fact["start"], -fact["end"], fact["type"] == "entity", fact["fact_id"]
