"""What a run holds besides posts and their holders: bodies, places, and persons whom something shows to be one."""

import re

from pipeline.names.bodies import read_body
from pipeline.names.chains import chain_from
from pipeline.names.model import Drafts, Span
from pipeline.names.scan import Run

NAMES = frozenset(
    ("word", "name", "either", "initial", "particle", "common", "area", "noun", "rank", "title", "number", "abbr")
)
PASSED = frozenset(("role", "status", "stop", "lower", "title", "rank"))
PLACE = frozenset(("common", "word", "name", "either", "area", "number", "initial", "noun", "derived"))
LEFT_OUT = frozenset(("common", "derived", "number", "noun", "abbr", "joint"))
BODIES = frozenset(("org", "head"))
PLACES = frozenset(("area", "spot"))
PROPER = frozenset(("word", "name", "either", "number"))
HYPHENED = re.compile(r"-[A-Z][\w'’]+")
LIST = frozenset((", ", " dan ", ", dan ", ", serta ", " serta "))
FAR = 200  # characters over which a body may go on
BEFORE_AREA = 4.0  # what an area right behind says against a person: `Sam Ratulangi Manado` is an airport
PERSON_AT = 1.5
CUES = {"said": 3.0, "title": 2.0, "age": 4.0, "place": -1.0, "": 0.0}


def read_free(
    text: str, runs: list[Run], number: int, cue: str, spoken: set[str], drafts: Drafts, passed: int, headline: bool
) -> int:
    """Read the tokens of a run that belong to no post's role and no holder; gives the offset read up to."""
    run = runs[number]
    tokens, base, limit = run.tokens, run.start, run.end + FAR
    holders = (
        [span for span in drafts.spans[-6:] if span.end > base and span.start < limit] if drafts.reach > base else ()
    )
    if holders and cue in ("said", "title"):
        cue = ""  # the holder of a post is the one who speaks
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        kind, start = token.kind, base + token.start
        if start < passed or kind in PASSED or (holders and any(span.start <= start < span.end for span in holders)):
            if not cue and (kind == "title" or kind == "noun"):
                cue = "title"
            at += 1
            continue
        if holders:
            limit = min((span.start for span in holders if span.start > start), default=run.end + FAR)
        if kind in BODIES or run.reading.tail > at:
            past = body_at(text, runs, number, at, limit, drafts)
            if past:
                passed = past
                continue
        past = place_at(text, run, at, limit, drafts) if kind in PLACES else 0
        if not past and kind in LEFT_OUT and token.text not in spoken:
            past = at + 1
        if not past:
            past = name_end(tokens, at, base, limit)
            if not headline and run.reading.personal:
                before_area = past < count and tokens[past].kind == "area"
                read_person(text, run, tokens[at:past], cue, spoken, drafts, BEFORE_AREA if before_area else 0.0)
        at = past
    return passed


def name_end(tokens, at: int, base: int, limit: int) -> int:
    """Find the end of what may be a person's name: an area ends it, unless it is a given name too."""
    past, count = at + 1, len(tokens)
    while past < count and tokens[past].kind in NAMES and base + tokens[past].start < limit:
        if tokens[past].kind == "area" and not tokens[past].given:
            break
        past += 1
    return past


def body_at(text: str, runs: list[Run], number: int, at: int, limit: int, drafts: Drafts) -> int:
    """Keep the body that begins at a token, if one does; gives the offset of its end."""
    run = runs[number]
    token, last = run.tokens[at], run.reading.tail
    if last > at >= run.reading.body and (token.kind != "head" or run.tokens[last].kind == "form"):
        while last + 1 < len(run.tokens) and run.tokens[last + 1].kind == "area":
            last += 1
        start, end = run.start + token.start, run.start + run.tokens[last].end
        drafts.spans.append(Span("organization", start, end, text[start:end], "organization.tail"))
        return end
    if token.kind not in BODIES or not token.text[0].isupper():
        return 0
    if token.text == "Kantor" and at + 1 < len(run.tokens) and run.tokens[at + 1].kind in BODIES:
        return run.start + token.end
    body = read_body(text, chain_from(text, runs, number, at), limit, drafts.wording)
    if (token.kind == "org" or body.past > 1) and not bare_government(body.name) and token.entry.name != "weak":
        known = token.entry.name if body.name == token.text else ""
        drafts.spans.append(
            Span(
                "organization",
                run.start + token.start,
                body.end,
                body.name,
                f"organization.{token.kind}",
                (),
                body.short,
                known,
            )
        )
    return body.end


def bare_government(name: str) -> bool:
    """Tell whether a name is only a level of government: `Pemerintah Desa`."""
    words = name.split(" ")
    return (
        words[0] == "Pemerintah"
        and len(words) == 2
        and words[1] in ("Desa", "Daerah", "Pusat", "Kota", "Kabupaten", "Provinsi", "Kecamatan")
    )


def place_at(text: str, run: Run, at: int, limit: int, drafts: Drafts) -> int:
    """Keep the place that begins at a token, if one does; gives the token after it."""
    tokens, token = run.tokens, run.tokens[at]
    start, count = run.start + token.start, len(run.tokens)
    if token.kind == "area" and at == 0 and count == 1 and run.opens and token.weight < 1:
        return 1
    if token.kind == "area" and not (
        token.given and at + 1 < count and tokens[at + 1].kind in ("word", "name", "either")
    ):
        drafts.spans.append(
            Span("place", start, run.start + token.end, token.entry.name, "place.area", token.entry.places)
        )
        return at + 1
    if token.kind != "spot" or token.text[0].islower():
        return 0
    past = at + 1
    while past < count and tokens[past].kind in PLACE and run.start + tokens[past].start < limit:
        past += 1
    while past > at + 1 and tokens[past - 1].kind == "area":
        past -= 1
    if any(part.kind in PROPER for part in tokens[at + 1 : past]):
        end = run.start + tokens[past - 1].end
        if past == count and (joined := HYPHENED.match(text, end)):
            end = joined.end()
        drafts.spans.append(Span("place", start, end, text[start:end], "place.kind"))
    return past


def read_person(text: str, run: Run, tokens, cue: str, spoken: set[str], drafts: Drafts, against: float) -> None:
    """Keep the tokens as a person, as a doubtful name, or not at all."""
    while tokens and tokens[0].kind in ("common", "derived", "number", "noun", "abbr", "area"):
        if tokens[0].kind == "area" and tokens[0].given:
            break
        tokens = tokens[1:]
    while tokens and tokens[0].text[0].islower():
        tokens = tokens[1:]
    while tokens and tokens[-1].kind in ("number", "stop", "lower", "abbr", "noun"):
        tokens = tokens[:-1]
    if not tokens or (len(tokens) == 1 and not single_name(tokens[0].text)):
        return
    start, end = run.start + tokens[0].start, run.start + tokens[-1].end
    given = sum(token.given for token in tokens)
    weight = (
        CUES[cue]
        + sum(WEIGHT_OF.get(token.kind, 2.0 if token.given else -0.7) for token in tokens)
        - (1.5 if len(tokens) == 1 else 0)
    )
    if any(token.text in spoken for token in tokens):
        weight += 3.0
    weight -= against
    if (
        weight < PERSON_AT
        and (cue == "place" or follows_place(text, start, drafts))
        and all(token.kind == "word" and not token.given and token.text.replace("'", "").isalpha() for token in tokens)
        and tokens[0].text != "The"
    ):
        drafts.spans.append(Span("place", start, end, text[start:end], "place.cue"))
        return
    span = Span("person", start, end, text[start:end], "person.cue" if cue else "person.given", weight=weight)
    if weight >= PERSON_AT and (given or cue or tokens[0].text in spoken):
        drafts.spans.append(span)
    else:
        drafts.doubtful.append(span)


def follows_place(text: str, start: int, drafts: Drafts) -> bool:
    """Tell whether a name goes on a list of places."""
    last = drafts.spans[-1] if drafts.spans else None
    return bool(last) and last.label == "place" and text[last.end : start] in LIST and last.rule == "place.cue"


def single_name(text: str) -> bool:
    """Tell whether a word alone can be a person's name: no initial, no `-nya`, no two words glued.

    >>> [single_name(word) for word in ("Rahmat", "R.", "Dirinya", "TimnasMuda", "K-pop")]
    [True, False, False, False, False]
    """
    return len(text) > 2 and text[1] != "-" and text[1:].islower() and not text.endswith("nya")


WEIGHT_OF = {"word": 0.3, "abbr": -2.0, "initial": 0.3, "particle": 2.0, "either": 1.2}
