"""Places in a run: areas by their lists, and names that a word for their kind begins (`Sungai Serayu`)."""

import re
from collections.abc import Sequence

from pipeline.names.model import Drafts, Span
from pipeline.names.runs import Token
from pipeline.names.scan import Run
from pipeline.names.words import THING

PLACE = frozenset(("common", "word", "name", "either", "area", "number", "initial", "noun", "derived"))
NAMED = frozenset(("word", "name", "either"))
PROPER = frozenset(("word", "name", "either", "number"))
CALLED = frozenset(("road", "building", "transport", "site"))  # kinds of place that are called after people
TITLES = frozenset(("title", "rank"))
HONOURED = NAMED | TITLES | {"initial", "area", "common"}
INITIALS = 2  # letters of a name's first words in capitals: `Jalan MH Thamrin`
WITHIN = frozenset(("water", "nature", "settlement", "building"))  # what villages are called after: `Desa Sungai Raya`
PLAIN = 1.0  # an area whose name is an everyday word too weighs less
HYPHENED = re.compile(r"-[A-Z][\w'’]+")


def place_at(text: str, run: Run, at: int, limit: int, drafts: Drafts) -> int:
    """Keep the place that begins at a token, if one does; gives the token after it."""
    tokens, token = run.tokens, run.tokens[at]
    start, count = run.start + token.start, len(run.tokens)
    if token.kind == "area":
        if at == 0 and count == 1:
            if run.opens and token.weight < 1:
                return 1
        elif at + 1 < count:
            if past := event_end(tokens, at):
                return past
            if token.given and tokens[at + 1].kind in NAMED:
                return 0
        if not is_language(text, start):
            end = run.start + token.end
            drafts.spans.append(Span("place", start, end, token.entry.name, "place.area", token.entry.places))
        return at + 1
    if token.kind != "spot" or token.text[0].islower():
        return 0
    past = spot_end(run, at, limit, drafts.wording.place_ends)
    if names_spot(tokens[at + 1 : past], token.entry.name == "firm", drafts.wording.place_sorts):
        end = run.start + tokens[past - 1].end
        if past == count and (joined := HYPHENED.match(text, end)):
            end = joined.end()
        drafts.spans.append(Span("place", start, end, text[start:end], "place.kind"))
    return past


def event_end(tokens: tuple[Token, ...], at: int) -> int:
    """Find the token past the name of an event or a thing that an area begins (`Frankfurt Book Fair`); 0 if it begins none."""
    past, found, count = at + 1, False, len(tokens)
    while past < count and ((ends := tokens[past].tail == THING) or tokens[past].kind in ("word", "number")):
        past, found = past + 1, found or ends
    return past if found else 0


def is_language(text: str, start: int) -> bool:
    """Tell whether a country names a language here."""
    return text.startswith("ahasa ", start - 6)


def spot_end(run: Run, at: int, limit: int, ends: frozenset[str]) -> int:
    """Find the token past the name of a place that begins with its kind: areas at its end are not part of it.

    Behind a firm kind an area and another kind are (`Stasiun Solo`, `Pelabuhan Tanjung Emas`), but for administrative ones.
    """
    tokens, past, count = run.tokens, at + 1, len(run.tokens)
    detail = tokens[at].entry.detail
    firm = tokens[at].entry.name == "firm" and detail != "area"
    while past < count and run.start + tokens[past].start < limit:
        token = tokens[past]
        if token.kind not in PLACE and not takes(tokens, at, past, firm):
            break
        if token.text.lower() in ends or (token.tail == THING and detail == "area"):
            break
        past += 1
    least = at + 2 if firm else at + 1
    while past > least and tokens[past - 1].kind == "area" and tokens[past - 2].kind != "spot":
        if tokens[past - 1].weight < PLAIN and past > at + 2 and tokens[past - 2].kind == "common":
            break  # `Desa Sumber Batu`
        past -= 1
    return past


def takes(tokens: Sequence[Token], at: int, past: int, firm: bool) -> bool:
    """Tell whether the name of a place goes on over a token that is no common part of one: a person's title or first
    letters (`Jalan Letjen Suprapto`, `Bandara SM Badaruddin`), or another kind of place (`Desa Sungai Raya`)."""
    token, detail = tokens[past], tokens[at].entry.detail
    if token.kind == "spot":
        village = past == at + 1 and detail == "area" and token.entry.detail in WITHIN and past + 1 < len(tokens)
        return village or (firm and token.entry.detail != "area")
    if detail not in CALLED or past + 1 == len(tokens):
        return False
    following = tokens[past + 1].kind
    if token.kind == "abbr":
        return len(token.text) <= INITIALS and following in NAMED
    if token.kind == "org":
        return firm and not token.text.isupper() and " " not in token.text and following in NAMED
    return token.kind in TITLES and following in HONOURED


def names_spot(tokens: Sequence[Token], firm: bool, sorts: frozenset[str]) -> bool:
    """Tell whether the tokens behind a kind of place name one: a proper name, or behind a firm kind any but its sort."""
    own = [token for token in tokens if token.text.lower() not in sorts]
    plain = any(token.kind == "area" and token.weight < PLAIN for token in own)
    return (
        plain or any(token.kind in PROPER for token in own) or (firm and any(token.kind != "number" for token in own))
    )
