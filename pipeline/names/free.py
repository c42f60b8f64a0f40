"""What a run holds besides posts and their holders: bodies, places, and persons whom something shows to be one."""

import re
from collections.abc import Sequence

from pipeline.names.body_spans import body_at, body_cued
from pipeline.names.model import Drafts, Span, keep_person
from pipeline.names.runs import PASSED, Token
from pipeline.names.scan import Run
from pipeline.names.spots import place_at
from pipeline.names.words import PERHAPS_PLACE

NAMES = frozenset(
    ("word", "name", "either", "initial", "particle", "common", "area", "noun", "rank", "title", "number", "abbr")
)
LEFT_OUT = frozenset(("common", "derived", "number", "noun", "abbr", "joint"))
BODIES = frozenset(("org", "head"))
PLACES = frozenset(("area", "spot"))
PERSONAL = frozenset(("word", "name", "either", "initial", "particle"))
LIST = frozenset((", ", " dan ", ", dan ", ", serta ", " serta "))
FAR = 200  # characters over which a body may go on
BEFORE_AREA = 4.0  # what an area right behind says against a person: `Sam Ratulangi Manado` is an airport
PERSON_AT = 1.5
NO_PERSON = 9.0  # what a word of a thing or a body says against a person: `Mixed Martial Arts`
OWNERS = frozenset(("org", "area"))
OWNED = 1.0  # what a noun with a body or an area between speaks for a person: `Bek Persib Wexo`
KNOWN = 1.5  # what speaks for a public person whom everybody calls by one name
WEIGHT_OF = {"word": 0.3, "abbr": -2.0, "initial": 0.3, "particle": 2.0, "either": 1.2}
NOT_FIRST = frozenset(("common", "derived", "number", "noun", "abbr", "area"))
NOT_LAST = frozenset(("number", "stop", "lower", "abbr", "noun"))
ORDINARY, SURELY = frozenset(("common", "derived")), frozenset(("name", "either"))
YEAR = re.compile(r"(?:19|20)\d\d")
LOCAL = frozenset(("police", "military", "prosecution", "court"))  # bodies that a place follows
LAST = 6  # names kept last among which the holders near a run are
CUES = {"said": 3.0, "title": 2.0, "age": 4.0, "place": -1.0, "thing": -3.0, "": 0.0}


def read_free(
    text: str, runs: list[Run], number: int, cue: str, spoken: set[str], drafts: Drafts, passed: int, headline: bool
) -> int:
    """Read the tokens of a run that belong to no post's role and no holder; gives the offset read up to."""
    run = runs[number]
    reading, tokens, base, limit = run.reading, run.tokens, run.start, run.end + FAR
    held = holders_near(drafts.spans, base, limit) if drafts.reach > base else ()
    if held and cue in ("said", "title"):
        cue = ""  # the holder of a post is the one who speaks
    at, count, free = 0, len(tokens), passed
    if cue == "body":
        at, cue = body_cued(text, run, 0, drafts), ""
    while at < count:
        token = tokens[at]
        kind, start = token.kind, base + token.start
        if held and start >= free and kind not in PASSED:
            free, limit = held_until(held, start, passed, run.end + FAR)
        if start < free or kind in PASSED:
            if not cue and (kind == "title" or kind == "noun"):
                cue = "title"
            sourced = kind == "stop" and at + 1 < count and token.text.lower() in drafts.wording.body_cues
            at = body_cued(text, run, at + 1, drafts) if sourced else at + 1  # `Dilansir Wexora, ...`
            continue
        if kind in BODIES or reading.tail > at:
            past = body_at(text, runs, number, at, clause_end(run, at, limit) if headline else limit, drafts)
            if past:
                passed = free = past
                continue
        past = place_at(text, run, at, limit, drafts) if kind in PLACES else 0
        after_body = kind in ORDINARY and begins_after_body(tokens, at)
        if not past and kind in LEFT_OUT and token.text not in spoken and not after_body:
            past = at + 1
            if past < count and kind == "common" and not cue and token.text.lower() in drafts.wording.things:
                cue = "thing"
            elif kind == "noun" and not cue and leads_to_name(tokens, past):
                cue = "title"
        if not past:
            past = name_end(tokens, at, base, limit)
            if reading.personal and not headline:
                before_area = past < count and tokens[past].kind == "area"
                owned = at > 0 and is_owned(tokens, at, past)
                shown = cue or (
                    "title" if owned else country_beside(text, runs, number, at, past) if past > at + 1 else ""
                )
                name = tokens[at:past] if after_body or owned else trimmed(tokens, at, past)
                against = (BEFORE_AREA if before_area else 0.0) - (OWNED if owned else 0.0)
                against += NO_PERSON if is_dated(tokens, at, past) else 0.0
                read_person(text, run, name, shown, spoken, drafts, against)
        at = past
    return passed


def holders_near(spans: list[Span], start: int, limit: int) -> list[Span]:
    """List the names kept last that lie between two offsets."""
    return [span for span in spans[-LAST:] if span.end > start and span.start < limit]


def held_until(held: list[Span], start: int, free: int, limit: int) -> tuple[int, int]:
    """Tell up to where the names kept cover a token at `start`, at least `free`, and where the next of them begins."""
    for span in held:
        if span.start > start:
            limit = min(limit, span.start)
        elif start < span.end:
            free = max(free, span.end)
    return free, limit


def name_end(tokens: Sequence[Token], at: int, base: int, limit: int) -> int:
    """Find the end of what may be a person's name: an area ends it, unless it is a given name too."""
    past, count = at + 1, len(tokens)
    while past < count and tokens[past].kind in NAMES and base + tokens[past].start < limit:
        if tokens[past].kind == "area" and not tokens[past].given and not is_inside(tokens, past):
            break
        past += 1
    return past


def leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun before a token leads to a person: to a given name, or to unknown words up to the run's end."""
    if at == len(tokens):
        return False
    unknown = len(tokens) > at + 1 and all(token.kind in PERSONAL for token in tokens[at:])
    return unknown or tokens[at].kind == "name"


def clause_end(run: Run, at: int, limit: int) -> int:
    """Find where a name that begins at a token of a headline ends at the latest: `Bank Sentral Jepang Janji …`."""
    area = False
    for token in run.tokens[at:]:
        if area and token.kind in ORDINARY:
            return min(limit, run.start + token.start - 1)
        area = token.kind == "area"
    return limit


def is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a town stands inside a person's name: `Hotman Paris Wexora`."""
    return tokens[at - 1].given and at + 1 < len(tokens) and tokens[at + 1].kind == "name"


def begins_after_body(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an ordinary word begins a person's name right after a known body: `Bulog Wana Prihatin`."""
    return at > 0 and tokens[at - 1].kind == "org" and at + 1 < len(tokens) and tokens[at + 1].kind in SURELY


def is_owned(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Tell whether a noun, with a body or an area between, leads to a name: `Bek Persib Wexo`, `Aktor Korea Selatan Yo`."""
    if not at or tokens[at - 1].kind not in OWNERS or not any(token.kind == "noun" for token in tokens[:at]):
        return False
    if tokens[at - 1].entry.detail in LOCAL and past == at + 1 and not tokens[at].given:
        return False  # `Personel Satlantas Wexora` are of that place
    return any(token.kind in PERSONAL for token in tokens[at:past])


def country_beside(text: str, runs: list[Run], number: int, at: int, past: int) -> str:
    """Give the cue of a name in several words with a country before it in the run, or in brackets behind it."""
    run = runs[number]
    tokens = run.tokens
    if past - at < 2 or any(token.kind not in PERSONAL for token in tokens[at:past]):
        return ""
    if at and is_country(tokens[at - 1]):
        return "title"
    following = runs[number + 1] if past == len(tokens) and number + 1 < len(runs) else run
    bracket = following.start == run.end + 2 and text[run.end : following.start] == " ("
    return "title" if bracket and len(following.tokens) == 1 and is_country(following.tokens[0]) else ""


def is_dated(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Tell whether a year ends unknown words, as it does the name of an event: `Wexora 2025`."""
    last = tokens[past - 1]
    dated = last.kind == "number" and past > at + 1 and YEAR.fullmatch(last.text) is not None
    return dated and not any(token.given for token in tokens[at:past])


def is_country(token: Token) -> bool:
    """Tell whether a token names a country."""
    return token.kind == "area" and token.entry.places[0].kind == "country"


def read_person(
    text: str, run: Run, tokens: Sequence[Token], cue: str, spoken: set[str], drafts: Drafts, against: float
) -> None:
    """Keep tokens as a person, as a doubtful name, or not at all."""
    if not tokens or (len(tokens) == 1 and not single_name(tokens[0].text)):
        return
    start, end = run.start + tokens[0].start, run.start + tokens[-1].end
    given, heard, weight = weigh(tokens, spoken)
    if len(tokens) == 1:
        weight -= 0.5 if tokens[0].kind == "name" and not run.opens else 1.5
        weight += KNOWN if tokens[0].entry.detail == "known" else 0.0
    weight += CUES[cue]
    if heard:
        weight += 3.0
    weight -= against
    if weight < PERSON_AT and (cue == "place" or follows_place(text, start, drafts)) and foreign(tokens):
        drafts.spans.append(Span("place", start, end, text[start:end], "place.cue"))
        return
    span = Span("person", start, end, text[start:end], "person.cue" if cue else "person.given", weight=weight)
    if weight >= PERSON_AT and (given or cue or heard):
        keep_person(drafts, span)
    else:
        drafts.doubtful.append(span)


def trimmed(tokens: Sequence[Token], first: int, past: int) -> Sequence[Token]:
    """Cut off what does not begin or end a name."""
    while (
        first < past and tokens[first].kind in NOT_FIRST and not (tokens[first].kind == "area" and tokens[first].given)
    ):
        first += 1
    while first < past and tokens[first].text[0].islower():
        first += 1
    while past > first and tokens[past - 1].kind in NOT_LAST:
        past -= 1
    return tokens[first:past]


def weigh(tokens: Sequence[Token], spoken: set[str]) -> tuple[bool, bool, float]:
    """Tell whether a name holds a given name, whether it speaks elsewhere, and how much its words speak for a person."""
    given, heard, weight, surely = False, False, 0.0, False
    for token in tokens:
        weight += 0.0 if surely and token.kind == "common" else WEIGHT_OF.get(token.kind, 2.0 if token.given else -0.7)
        surely = token.kind == "name"
        if token.tail and token.tail != PERHAPS_PLACE:
            weight -= NO_PERSON
        given = given or token.given
        heard = heard or token.text in spoken
    return given, heard, weight


def foreign(tokens: Sequence[Token]) -> bool:
    """Tell whether a name is made of unknown words only."""
    plain = all(token.kind == "word" and not token.given and token.text.replace("'", "").isalpha() for token in tokens)
    return plain and tokens[0].text != "The"


def follows_place(text: str, start: int, drafts: Drafts) -> bool:
    """Tell whether a name goes on a list of places."""
    last = drafts.spans[-1] if drafts.spans else None
    return bool(last) and last.label == "place" and text[last.end : start] in LIST and last.rule == "place.cue"


def single_name(text: str) -> bool:
    """Tell whether a word alone can be a person's name: no initial, no `-nya`, no two words glued.

    >>> [single_name(word) for word in ("Rahmat", "R.", "Dirinya", "TimnasMuda", "K-pop", "Bung Tomo")]
    [True, False, False, False, False, True]
    """
    if " " in text:
        return True  # one that the lists know
    return len(text) > 2 and text[1] != "-" and text[1:].islower() and not text.endswith("nya")
