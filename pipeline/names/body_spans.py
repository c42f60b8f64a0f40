"""Bodies in a run: known ones, those that a word for their kind begins or leads to, and those that their last word shows."""

import re

from pipeline.names.bodies import KNOWN as AFTER_KNOWN
from pipeline.names.bodies import read_body
from pipeline.names.chains import chain_from
from pipeline.names.model import Drafts, Span
from pipeline.names.runs import Token
from pipeline.names.scan import Run
from pipeline.names.words import BODY, THING

BODIES = frozenset(("org", "head"))
KNOWN = frozenset(("org", "area"))
HOUSES = frozenset(("culture", "seat"))  # bodies that are also the houses that they are in: `di Istana Negara`
HOUSED = frozenset(("company", "religious", "government"))  # sorts of bodies that houses are called by
WHERE = frozenset((" di ", " ke "))
UNKNOWN = frozenset(("word", "abbr"))
CUED = frozenset(("word", "abbr", "number", "either", "joint", "derived", "common", "initial"))
# The short form behind a name, and the country that may follow.
GLOSS = re.compile(r" \(([A-Z][\w-]{1,20})\)(?: (?:Indonesia|RI)\b)?")


def body_at(text: str, runs: list[Run], number: int, at: int, limit: int, drafts: Drafts) -> int:
    """Keep the body that begins at a token, if one does; gives the offset of its end."""
    run = runs[number]
    token, last = run.tokens[at], run.reading.tail
    if last > at >= run.reading.body and (token.kind != "head" or run.tokens[last].kind == "form"):
        body = run.tokens[last].tail == BODY
        while body and last + 1 < len(run.tokens) and run.tokens[last + 1].kind == "area":
            last += 1
        start, end = run.start + token.start, run.start + run.tokens[last].end
        label, rule = ("organization", "organization.tail") if body else ("place", "place.tail")
        drafts.spans.append(Span(label, start, end, text[start:end], rule))
        return end
    start = run.start + token.start
    if token.kind not in BODIES or not token.text[0].isupper() or (token.kind == "head" and text[start - 1] == "-"):
        return 0
    for rest, name in drafts.wording.longer.get(text[start : run.end], ()):
        end = run.end + len(rest)
        if text[run.end : end].lower() == rest:
            gloss = GLOSS.match(text, end)
            written, short, end = text[start:end], gloss.group(1) if gloss else "", gloss.end() if gloss else end
            drafts.spans.append(Span("organization", start, end, written, "organization.org", (), short, name))
            return end
    if token.text == "Kantor" and at + 1 < len(run.tokens) and run.tokens[at + 1].kind in BODIES:
        return run.start + token.end
    if token.kind == "head" and at + 1 < len(run.tokens) and (released := release(text, run, at, drafts)):
        return released
    if token.kind == "org" and is_alone(text, run, at, drafts):
        start, end = run.start + token.start, run.start + token.end
        if token.entry.detail in HOUSES and text[start - 4 : start] in WHERE:
            drafts.spans.append(Span("place", start, end, token.text, "place.house"))
            return end
        drafts.spans.append(Span("organization", start, end, token.text, "organization.org", (), "", token.entry.name))
        return end
    body = read_body(text, chain_from(text, runs, number, at), limit, drafts.wording)
    named = (token.kind == "org" or body.past > 1) and body.name.lower() not in drafts.wording.generic
    if named and token.entry.name != "weak":
        if is_house(text, start, token, drafts) or (token.entry.detail in HOUSES and text[start - 4 : start] in WHERE):
            drafts.spans.append(Span("place", start, body.end, text[start : body.end], "place.house"))
            return body.end
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


def is_house(text: str, start: int, token: Token, drafts: Drafts) -> bool:
    """Tell whether a word for a sort of body names a house here: `Mal Wexora`, `di Masjid Agung`."""
    if token.entry.detail not in HOUSED or token.text.lower() not in drafts.wording.houses:
        return False
    return token.entry.detail == "company" or text[start - 4 : start] in WHERE


def is_alone(text: str, run: Run, at: int, drafts: Drafts) -> bool:
    """Tell at a glance whether nothing that goes on with its name follows a known body."""
    first = run.tokens[at].text.split(" ")[0].lower()
    if first in drafts.wording.public or first in drafts.wording.named:
        return False
    if at + 1 < len(run.tokens):
        return run.tokens[at + 1].kind not in AFTER_KNOWN
    return text[run.end : run.end + 2] != " (" and not text.startswith(" bidang ", run.end)


def release(text: str, run: Run, at: int, drafts: Drafts) -> int:
    """Pass a word for a kind of body that is no part of the name behind it (`Pabrik Sritex`, `Parlemen Jepang`).

    Gives the offset read up to, 0 where the word begins a name as others do.
    """
    token, following = run.tokens[at], run.tokens[at + 1].kind
    if following in KNOWN:
        word = token.text.lower()
        passed = token.entry.name == "weak" or word in drafts.wording.body_cues
        passed = passed or (following == "org" and word in drafts.wording.unit)  # `Tim Basarnas`
        return run.start + token.end if passed else 0
    if following not in UNKNOWN or token.text.lower() not in drafts.wording.body_cues:
        return 0
    after = body_cued(text, run, at + 1, drafts)
    return run.start + run.tokens[after - 1].end if after > at + 1 else 0


def body_cued(text: str, run: Run, at: int, drafts: Drafts) -> int:
    """Keep the body that a word for its kind leads to (`grup band Slank`), if it is no person; gives the token after it."""
    tokens = run.tokens
    while at < len(tokens) and tokens[at].tail == THING:
        at += 1  # `grup K-pop Bulan`
    past = at
    while past < len(tokens) and tokens[past].kind in CUED:
        past += 1
    named = tokens[at:past]
    if not any(token.kind in ("word", "abbr") for token in named) or any(token.given for token in named):
        return at
    start, end = run.start + named[0].start, run.start + named[-1].end
    drafts.spans.append(Span("organization", start, end, text[start:end], "organization.cue"))
    return past
