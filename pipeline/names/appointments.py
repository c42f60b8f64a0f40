"""Who holds a post: the person named after it, before it, or in a list that follows."""

import re
from dataclasses import dataclass

from pipeline.model import Official
from pipeline.names.bodies import joined_later
from pipeline.names.chains import chain_from
from pipeline.names.holders import holders_listed, person_span
from pipeline.names.model import Drafts, Span, keep_person
from pipeline.names.offices import Office, read_office
from pipeline.names.posts import Link, Split, split_name
from pipeline.names.scan import Run
from pipeline.names.wording import Wording
from pipeline.patterns.cues import cue_words

GLOSS = re.compile(r" \(([^()]{2,30})\)")
# Degrees after a name, all but the first comma of `, S.H., M.Si., ` read away.
DEGREES = re.compile(r"(?:, ?(?:[SMABD]|Ph|Sp|Dipl)\.? ?[A-Z][A-Za-z]{0,4}(?:\.[A-Za-z]{1,4}){0,2}\.?(?=,| |$))+")
AS = cue_words("names", "words", "as")
PASSIVE = re.compile(r"\b(?:di[a-z]{3,}|oleh) $")
VERB = 24  # characters of a verb before a person
FARTHEST = 160  # characters between a person, with degrees, and a post
AND = frozenset((" dan ", ", ", ", dan ", " serta "))
SMALL_AREA = frozenset(("word", "common", "derived", "name", "either", "spot"))
OVER = frozenset(
    ("", " ", " (", ") ", " dan ", " pada ", " di ", " bidang ", " untuk ", " & ", "/", ") pada ", ") di ", " se-", "-")
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post whose holder is not yet found, with its offsets and status."""

    start: int
    end: int
    office: Office
    status: str


def read_post(text: str, runs: list[Run], number: int, first: int, spoken: set[str], drafts: Drafts) -> int:
    """Read the post at a token of a run into the drafts; gives the offset up to which it has read (0: nothing)."""
    chain = chain_from(text, runs, number, first)
    status, role, after = read_head(chain)
    if role is None and not (status and after < len(chain) and chain[after].token.kind in ("head", "org")):
        return 0
    bound = "name" if role and role.token.text.lower() in drafts.wording.smaller else ""
    split = split_name(chain, after + 1 if role is None else after, spoken, bound, drafts.wording)
    holder = holder_before(text, chain[0].start, drafts)
    if split and not (holder and chain[split.first].gap.startswith((",", ")"))):
        return keep_after(text, chain, role, after, split, status, drafts)
    if role is None:
        return 0  # a status and a body without a name are no post
    waiting = post_alone(text, chain, role, after, status, drafts.wording)
    keep_service(text, waiting, drafts)
    if holder:
        drafts.officials.append(as_official(holder.start, waiting.end, holder.name, waiting, "official.name_post"))
        return waiting.end
    return keep_waiting(text, runs, waiting, spoken, drafts)


def read_head(chain: list[Link]) -> tuple[str, Link | None, int]:
    """Read what a chain begins with: its status words, its role (or None), and where the rest begins."""
    status, role, at, count = "", None, 0, len(chain)
    while at < count and chain[at].token.kind == "status":
        status = status or chain[at].token.entry.status
        at += 1
        if at + 1 < count and chain[at].gap.strip() == "(" and chain[at + 1].gap.strip() == ")":
            at += 1
    if at < count and chain[at].token.kind == "role" and chain[at].gap in ("", " ", ") "):
        role, at = chain[at], at + 1
        status = status or role.token.entry.status
        while at < count and chain[at].token.kind == "role" and not chain[at].gap:
            at += 1
    return status if status != "elect" else "", role, at


def keep_after(
    text: str, chain: list[Link], role: Link | None, after: int, split: Split, status: str, drafts: Drafts
) -> int:
    """Keep the person named after a post, the post, and the posts that wait for the same person."""
    start, end, name = person_span(text, chain[split.first : split.past])
    post = office_of(text, chain, role, after, split.first, status, drafts.wording)
    keep_service(text, post, drafts)
    if role and role.token.text.lower() in drafts.wording.smaller:
        keep_small_area(text, chain[after : split.first], drafts)
    keep_person(drafts, Span("person", start, end, name, "person.post"))
    for waiting in drafts.waiting:
        between = text[waiting.end : chain[0].start] if chain[0].start - waiting.end <= FARTHEST else ""
        if between.rstrip(" ") in drafts.wording.also:
            drafts.officials.append(as_official(waiting.start, end, name, waiting, "official.also_post"))
    drafts.waiting.clear()
    drafts.officials.append(as_official(chain[0].start, end, name, post, "official.post_name"))
    drafts.reach = end
    return end


def holder_before(text: str, start: int, drafts: Drafts) -> Span | None:
    """Find the person named right before a post."""
    doubt = drafts.doubtful[-1] if drafts.doubtful else None
    for span in (drafts.person, doubt):
        if not span or not 0 < start - span.end <= FARTHEST:
            continue
        degrees = DEGREES.match(text, span.end, start)
        between = text[degrees.end() if degrees else span.end : start]
        if between.strip() == "," and span.rule == "person.post":
            continue  # whoever has a post already is followed by the next post and its holder
        if between.strip() in AS and PASSIVE.search(text, max(0, span.start - VERB), span.start):
            continue  # `dilantik Rudi sebagai Ketua`: Rudi is not the one
        if between and between.rstrip(" ") in drafts.wording.holder:
            if span is doubt:
                keep_person(drafts, span)
            return span
    return None


def post_alone(text: str, chain: list[Link], role: Link | None, after: int, status: str, wording: Wording) -> Waiting:
    """Read a post that no name ends: it goes on to the first pause."""
    past, listed = after, False
    while past < len(chain) and chain[past].token.kind not in ("role", "title", "rank"):
        gap = chain[past].gap
        listed = listed or (gap == ", " and joined_later(chain, past))
        if gap not in OVER and not (listed and gap in AND):
            break
        past += 1
    return office_of(text, chain, role, after, past, status, wording)


def office_of(
    text: str, chain: list[Link], role: Link | None, after: int, past: int, status: str, wording: Wording
) -> Waiting:
    """Read the post made of a role and the links that complete it."""
    rest = chain[after:past]
    while rest and rest[-1].token.kind == "status":
        status = status or rest[-1].token.entry.status.replace("elect", "")
        rest = rest[:-1]
    start = (role or rest[0]).start
    end = rest[-1].end if rest else role.end
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    office = read_office(text, role, rest, start, end, wording)
    return Waiting(start, end, office, status)


def keep_service(text: str, post: Waiting, drafts: Drafts) -> None:
    """Keep the body that a post's role names itself: `Dinas Kesehatan` of `Kepala Dinas Kesehatan`."""
    body = post.office.organization
    first, _, more = body.partition(" ")
    if more and first.lower() in drafts.wording.service:
        start = text.find(first, post.start, post.end)
        if start > post.start:
            gloss = GLOSS.search(body)
            name = GLOSS.sub("", body, 1) if gloss else body
            drafts.spans.append(
                Span("organization", start, post.end, name, "organization.service", (), gloss.group(1) if gloss else "")
            )
            drafts.reach = max(drafts.reach, post.end)


def keep_small_area(text: str, links: list[Link], drafts: Drafts) -> None:
    """Keep the district or village that a post is of: `Narmada` of `Camat Narmada`."""
    while links and links[0].token.kind == "number":
        links = links[1:]
    named = [link for link in links if link.token.kind in SMALL_AREA and not link.gap.strip()]
    if named and len(named) == len(links) and named[0].token.kind != "spot":
        start, end = named[0].start, named[-1].end
        drafts.spans.append(Span("place", start, end, text[start:end], "place.post"))


def keep_waiting(text: str, runs: list[Run], waiting: Waiting, spoken: set[str], drafts: Drafts) -> int:
    """Keep a post without a name until one comes: of a list that follows, or of the post that it is joined to."""
    last = drafts.waiting[-1].end if drafts.waiting else waiting.start
    between = text[last : waiting.start] if waiting.start - last <= FARTHEST else ""
    if between not in AND and between.rstrip(" ") not in drafts.wording.also:
        drafts.waiting.clear()
    drafts.waiting.append(waiting)
    people, each = holders_listed(text, runs, waiting.end, drafts.wording)
    if not people:
        return waiting.end
    posts = drafts.waiting if each and len(drafts.waiting) == len(people) else [waiting] * len(people)
    for (start, end, name), post in zip(people, posts, strict=False):
        keep_person(drafts, Span("person", start, end, name, "person.list"))
        drafts.reach = end
        drafts.officials.append(as_official(start, end, name, post, "official.list"))
    drafts.waiting.clear()
    return people[-1][1]


def as_official(start: int, end: int, name: str, post: Waiting, rule: str) -> Official:
    """Make the row of a person and a post."""
    held = post.office
    slots = (held.position, held.role, held.organization, held.place, held.place_code, post.status)
    return Official(start, end, name, *slots, rule)
