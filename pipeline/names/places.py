"""Every mention of a place under its full name; a name that several areas share is settled by the article."""

import re
from operator import attrgetter

from pipeline.model import Article
from pipeline.names.gazetteer import Place, bare_name
from pipeline.names.model import Drafts, Span

START = attrgetter("start")
LEVELS = frozenset(("regency", "city"))
GOES_ON = re.compile(r",? dan |, [A-Z][^,;.]{2,30}, dan ")  # a list of towns
AMBIGUOUS = ("ambiguous_place",)


def name_places(article: Article, drafts: Drafts) -> dict[int, tuple[Place | None, tuple[str, ...]]]:
    """Settle the places of an article: for the start of each mention its place (None: no single one) and flags."""
    mentioned = sorted([span for span in drafts.spans if span.places], key=START)
    certain = {span.places[0].code for span in mentioned if len(span.places) == 1 and span.places[0].code}
    chosen = {
        span.start: settle(article, span, certain) if len(span.places) > 1 else (span.places[0], ())
        for span in mentioned
    }
    for at, span in enumerate(mentioned[:-1]):
        if span.places[0].kind in LEVELS and is_local(article.text, mentioned, at):
            chosen[span.start] = None, ()
    return chosen


def is_local(text: str, mentioned: list[Span], at: int) -> bool:
    """Tell whether a regency's bare name is that of a place in the city behind it: `Kuningan, Jakarta Selatan`."""
    span, city = mentioned[at], mentioned[at + 1]
    if text[span.end : city.start] != ", " or city.places[0].kind != "city" or text[span.start : span.end] == span.name:
        return False
    if any(place.parent == other.parent for place in span.places for other in city.places):
        return False
    listed = at and text[mentioned[at - 1].end : span.start] == ", "
    return not listed and not GOES_ON.match(text, city.end)


def settle(article: Article, span: Span, certain: set[str]) -> tuple[Place | None, tuple[str, ...]]:
    """Choose among areas that share a name: one named in full elsewhere, in a province named, or the province."""
    places = span.places
    for place in places:
        if place.code in certain:
            return place, ()
    if places[0].kind == "province":
        return places[0], AMBIGUOUS
    inside = [place for place in places if place.parent in certain]
    if len(inside) == 1:
        return inside[0], ()
    if article.dateline_place and span.name.endswith(article.dateline_place):
        return next((place for place in places if place.kind == "city"), places[0]), ()
    return None, AMBIGUOUS


def shared_name(places: tuple[Place, ...]) -> str:
    """Give the name that several areas share, without their levels."""
    return bare_name(places[0].name)


def written_name(place: Place, written: str) -> str:
    """Give a place its canonical name; one without a code keeps the text's, but a country no short form."""
    if place.code or (place.kind == "country" and (written.isupper() or written.startswith(("Negeri", "Paman")))):
        return place.name
    return written
