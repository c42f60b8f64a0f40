"""What a post says: its role, the body it belongs to, and its area."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.names.gazetteer import Place
from pipeline.names.posts import Link
from pipeline.names.wording import Wording
from pipeline.patterns.cues import cue_regex, cue_words

MINISTRIES = {
    "menteri ": "Kementerian ", "menko ": "Kementerian Koordinator ", "wamenko ": "Kementerian Koordinator ",
}  # fmt: skip
OF_MINISTERS = re.compile(cue_regex("names", "of_ministers"), re.IGNORECASE)
SERVICES = cue_words("names", "words", "services")
ROLES = 1 << 10  # roles as written that are remembered
GLOSS = re.compile(r" \([^)]*\)| (?:RI|Republik Indonesia)$")


@dataclass(frozen=True, slots=True)
class Office:
    """A post taken apart."""

    position: str
    role: str
    organization: str
    place: str
    place_code: str


def read_office(text: str, role: Link | None, rest: Sequence[Link], start: int, end: int, wording: Wording) -> Office:
    """Take apart the post at `start` to `end`: its role and the links that complete it."""
    position = " ".join(text[start:end].split())
    named = role_name(role, text, end)
    organization = body_of(text, role, named, rest, end, wording)
    place = area_of(role, rest, wording)
    if place:
        return Office(position, named, organization, place.name, place.code)
    village = smaller_area(role, rest, text, end, wording)
    return Office(position, named, organization, village, "")


def role_name(role: Link | None, text: str, end: int) -> str:
    """Write the head of a post: as in the text, or for a minister the whole post."""
    if not role:
        return ""
    held = text[role.start : end]
    if end > role.end and held.lower().removeprefix("wakil ").startswith(tuple(MINISTRIES)):
        return GLOSS.sub("", " ".join(held.split()))
    return text[role.start : role.end]


def body_of(text: str, role: Link | None, named: str, rest: Sequence[Link], end: int, wording: Wording) -> str:
    """Find the body in a post: from the first word that begins one to the end of the post."""
    entry = role.token.entry if role else None
    if role and len(named) > len(role.token.text):
        for post, ministry in MINISTRIES.items():
            if named.lower().removeprefix("wakil ").startswith(post):
                return ministry + named[named.lower().index(post) + len(post) :]
    if role and OF_MINISTERS.search(role.token.text) and rest and rest[0].token.kind != "org":
        return "Kementerian " + " ".join(text[rest[0].start : end].partition(" Bidang ")[0].split())
    if entry and entry.detail.startswith("Kementerian"):
        return entry.detail
    heads = [link for link in rest if link.token.kind in ("head", "org") and link.gap != " ("]
    inside = service_in_role(text[role.start : role.end], wording.service) if role else ""
    if inside and stays_whole(inside.lower(), bool(heads), wording):
        return clean(f"{inside[0].upper()}{inside[1:]}{text[role.end : end]}")
    if entry and entry.detail and not heads:
        return clean(entry.detail + text[role.end : end])
    first = heads[0] if heads else next((link for link in rest if link.token.kind == "abbr"), None)
    own = role and role.token.text.lower() not in wording.smaller
    if first is None and own and len(rest) == 1 and rest[0].token.kind == "word":
        first = rest[0]
    if first and first.token.entry.detail == "" and first.token.text.lower() in wording.unit and len(heads) > 1:
        first = heads[1]
    return " ".join(text[first.start : end].split()) if first else ""


@lru_cache(maxsize=ROLES)
def service_in_role(role: str, services: frozenset[str]) -> str:
    """Give the body that a role's own last words name: `Dinas` of `Kepala Dinas`, '' where there is none."""
    words = role.split(" ")
    first = next((at for at, word in enumerate(words) if at and word.lower() in services), 0)
    return " ".join(words[first:]) if first else ""


def stays_whole(inside: str, before_body: bool, wording: Wording) -> bool:
    """Tell whether the body in a role's own words begins the name of the post's body."""
    if not before_body and inside not in wording.unit:
        return True
    whole = inside not in wording.public or inside in SERVICES
    return inside.split(" ")[0] not in wording.unit and (whole or not before_body)


def clean(body: str) -> str:
    """Take the short form of a post in brackets out of a body's name.

    >>> clean("Dinas Sosial (Kadinsos) Jawa Barat")
    'Dinas Sosial Jawa Barat'
    """
    start = body.find(" (Ka")
    end = body.find(")", start)
    if start >= 0 and end > start:
        body = body[:start] + body[end + 1 :]
    return " ".join(body.split())


def area_of(role: Link | None, rest: Sequence[Link], wording: Wording) -> Place | None:
    """Choose the area of a post: of several names the last that is Indonesian, of several areas the role's level."""
    areas = [link for link in rest if link.token.kind == "area" and link.token.entry.places[0].code]
    if len(areas) == 2 and areas[0].token.entry.places[0].parent == areas[1].token.entry.places[0].code:
        areas = areas[:1]
    if not areas or (len(areas) > 1 and any(link.gap.strip() in (",", "dan", ", dan") for link in areas[1:])):
        return None
    places = areas[-1].token.entry.places
    if len(places) == 1:
        return places[0]
    at = rest.index(areas[-1])
    before = rest[at - 1].token.text.rsplit(" ", 1)[-1] + " " if at else ""
    for place in places:
        if before and place.name.startswith(before):
            return place  # `DPRD Kota Bogor`
    level = wording.level.get(role.token.text.lower().removeprefix("wakil "), "") if role else ""
    return next((place for place in places if place.kind == level), places[0])


def smaller_area(role: Link | None, rest: Sequence[Link], text: str, end: int, wording: Wording) -> str:
    """Name the district or village that a post is of."""
    level = wording.smaller.get(role.token.text.lower(), "") if role else ""
    rest = rest[1:] if rest and rest[0].token.kind == "number" else rest  # `Danramil 0915/07 X`
    return f"{level} {text[rest[0].start : end]}" if level and rest else ""
