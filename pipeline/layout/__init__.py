"""An article's text split into title, body and furniture, and the metadata that the furniture carries."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from pipeline.layout.datelines import name_outlet
from pipeline.layout.forms import Forms, load_forms
from pipeline.layout.found import JUNK, Found, trim
from pipeline.layout.furniture import find_furniture
from pipeline.layout.head import read_head
from pipeline.model import Article, Layout, Section

FURNITURE = ("dateline", "publication", "tags", "caption", "related", "byline", "copyright", "debris", "repeated_title")

NOT_A_NAME = re.compile(r"©|\([cC]\)|\d{4}(?:-\d{4})?|[Aa]ll [Rr]ights? [Rr]eserved.{0,9}|by ")

__all__ = ["FURNITURE", "read_layout"]


def read_layout(article: Article) -> Layout:
    """Recognise title, body and furniture in an article's text; metadata that the article has already is kept.

    Sections are half-open, in order, and do not overlap; white space between them belongs to none.
    """
    text, forms = article.text, load_forms()
    head, outlet = read_head(text, article.title, forms)
    start = head[0].end if head and head[0].kind == "title" else 0
    found = _in_order(head + find_furniture(text, start, forms))
    return Layout(_with_metadata(article, found, outlet, forms), tuple(_sections(text, found)))


def _in_order(found: list[Found]) -> list[Found]:
    """Sort what was found; where two overlap, the later one begins where the earlier one ends."""
    ordered, reached = [], 0
    for piece in sorted(found, key=attrgetter("start")):
        if piece.start < reached < piece.end:
            piece = piece._replace(start=reached)
        if piece.start >= reached and piece.end > piece.start:
            ordered.append(piece)
            reached = piece.end
    return ordered


def _sections(text: str, found: list[Found]) -> list[Section]:
    """List a section for all that was found, and a body section for what stands between."""
    sections, reached = [], 0
    for kind, first, last, _ in [*found, Found("", len(text), len(text))]:
        if reached < first:
            start, end = trim(text, reached, first)
            if start < end:
                sections.append(Section("body", start, end))
        if kind:
            sections.append(Section(kind, first, last))
        reached = last
    return sections


def _with_metadata(article: Article, found: list[Found], outlet: str, forms: Forms) -> Article:
    """Fill what the article does not know yet; a field that it knows is left alone."""
    values: dict[str, list[str]] = {}
    for kind, _, _, value in found:
        if value:
            values.setdefault(kind, []).append(value)
    return Article(
        article_id=article.article_id,
        source=article.source,
        sha256=article.sha256,
        format=article.format,
        text=article.text,
        outlet=article.outlet or outlet or _signed(values, forms),
        title=article.title or _first(values, "title"),
        published=article.published or _first(values, "publication"),
        dateline_place=article.dateline_place or _first(values, "dateline"),
        byline=article.byline or "; ".join(values.get("byline", ())),
        tags=article.tags or tuple(_split_tags(values.get("tags", ()))),
        related=article.related or tuple(values.get("related", ())),
        url=article.url,
        duplicate_of=article.duplicate_of,
    )


def _first(values: dict[str, list[str]], kind: str) -> str:
    return values[kind][0] if kind in values else ""


def _split_tags(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for tag in line.split("#" if line.startswith("#") else ","):
            if tag.strip(JUNK + ","):
                yield tag.strip(JUNK + ",")


def _signed(values: dict[str, list[str]], forms: Forms) -> str:
    """Name the outlet that the copyright line or an embedded video says it is."""
    for line in values.get("copyright", ()):
        if name := NOT_A_NAME.sub("", line).strip(JUNK + ".,-"):
            return name_outlet(name, forms)
    for caption in values.get("caption", ()):
        for signature, name in forms.signatures.items():
            if signature in caption:
                return name
    return ""
