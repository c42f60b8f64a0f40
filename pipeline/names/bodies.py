"""How far a body's name goes: over its words, the commas between them, and its short form in brackets."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.names.posts import Link
from pipeline.names.wording import Wording

FULL = frozenset(
    (
        "common",
        "derived",
        "either",
        "name",
        "word",
        "area",
        "abbr",
        "number",
        "org",
        "head",
        "form",
        "spot",
        "initial",
        "noun",
        "lower",
        "joint",
    )
)
PUBLIC = FULL - {"name"}
LETTERS = frozenset(("area", "number", "org", "head", "form", "abbr", "initial"))
SHORT = LETTERS | {"common", "derived", "spot"}
KNOWN = frozenset(("area", "form", "head", "number"))
ALONE = frozenset(("sports", "music", "movement", "party", "party_organ", "culture", "seat"))  # no branches by place
WITH_COUNTRY, HOME = frozenset(("ministry", "agency", "company", "bank", "media")), "Indonesia"
PLACED, LOCAL = KNOWN | {"word"}, 2  # what names the place of a police station, and which link may end it
STATE = frozenset(("government", "legislature", "police", "military", "court", "prosecution"))
WORDS_ON = frozenset(("common", "derived", "either", "noun", "spot"))
AND = frozenset((" dan ", ", dan ", " & ", " dan/atau "))
CALLED, TITLES = frozenset(("health", "education")), frozenset(("title", "rank"))
NAMED = frozenset(("word", "name", "either"))
LONGEST_SHORT = 5
CLOSED = frozenset((") ", ")"))


@dataclass(slots=True, eq=False)
class Body:
    """A body's name in a chain: the link past its last, the offset of its end, its name, its short form."""

    past: int
    end: int
    name: str
    short: str


def read_body(text: str, chain: Sequence[Link], limit: int, wording: Wording) -> Body:
    """Read the body that begins a chain, up to offset `limit`."""
    first = chain[0].token.text.split(" ")[0].lower()
    public = first in wording.public
    takes = PUBLIC if public else named_by(chain[0]) if first in wording.named else taken_by(chain[0])
    whole = chain[0].token.kind == "org" and chain[0].token.text.lower() not in wording.begun
    past, count, short, cut = 1, len(chain), "", None
    while past < count and chain[past].end <= limit:
        link = chain[past]
        if link.gap == " (" and not short and (inside := closes(text, chain, past)):
            last = chain[inside - 1].end
            short, cut = text[link.start : last], (chain[past - 1].end, last + 1)
            past = inside
            continue
        if short and not link.gap.startswith(")") and past and chain[past - 1].end == cut[1] - 1:
            break
        if short and whole and link.token.kind not in KNOWN:
            break  # `Badan Pusat Statistik (BPS) Inflasi`
        if past == LOCAL and takes is PLACED and ends_place(chain, past):
            past += 1
            continue
        if past == 1 and chain[0].token.entry.detail in CALLED and is_called(chain):
            past += 1
            continue
        if link.token.kind == "role" and names_body(chain, past, wording):
            past += 1
            continue
        if link.token.kind not in takes or not goes_on(chain, past, short, public) or stands_alone(chain, past, public):
            break
        past += 1
    start, end = chain[0].start, chain[past - 1].end
    if cut and end < cut[1]:
        end = cut[1]
    name = text[start : cut[0]] + text[cut[1] : end] if cut else text[start:end]
    return Body(past, end, " ".join(name.split()), short)


def named_by(first: Link) -> frozenset[str]:
    """Tell the kinds of token that go on with a body that a proper name must follow: behind a known one that of a place."""
    return PLACED if first.token.kind == "org" else FULL


def ends_place(chain: Sequence[Link], at: int) -> bool:
    """Tell whether a word ends the name of the place behind a body: `Polsek Medan Baru`, `Polres Metro Bekasi Kota`."""
    link, last = chain[at], at + 1 == len(chain) or chain[at + 1].gap
    plain = link.token.kind in ("common", "either") or link.token.text == "Kota"
    return bool(last) and not link.gap and plain and chain[at - 1].token.kind == "area"


def is_called(chain: Sequence[Link]) -> bool:
    """Tell whether a body is called after a person whose title follows its kind: `RSUD dr. Soetomo`."""
    if len(chain) < 3 or chain[1].token.kind not in TITLES or chain[2].token.kind not in NAMED:
        return False
    return not chain[1].gap and not chain[2].gap


def names_body(chain: Sequence[Link], at: int, wording: Wording) -> bool:
    """Tell whether a post's word belongs to a body's name: `Badan Pembina Olahraga`."""
    before, token = chain[at - 1].token, chain[at].token
    if " " in token.text or chain[at].gap or before.text.lower() not in wording.public or at + 1 == len(chain):
        return False
    return not chain[at + 1].gap and chain[at + 1].token.kind in WORDS_ON


def taken_by(first: Link) -> frozenset[str]:
    """Tell the kinds of token that go on with a body, by its first word."""
    token = first.token
    if token.kind == "org":
        return KNOWN
    if token.entry.detail not in STATE:
        return FULL
    return LETTERS if token.text.split(" ")[0].isupper() else SHORT


BOUNDS = frozenset(("org", "area", "form", "abbr"))


def closes(text: str, chain: Sequence[Link], at: int) -> int:
    """Find the end of the brackets that open before a link: the link past their last, 0 if they do not close."""
    past = at + 1
    while past < len(chain) and past < at + LONGEST_SHORT and not chain[past].gap:
        past += 1
    return past if text[chain[past - 1].end : chain[past - 1].end + 1] == ")" else 0


def stands_alone(chain: Sequence[Link], at: int, public: bool) -> bool:
    """Tell whether a link is a name of its own after a body: a ministry, or a number that counts something."""
    token = chain[at].token
    if token.kind == "org":
        return token.entry.detail == "ministry"
    if token.kind == "area" and chain[0].token.kind == "org":
        place, detail = token.entry.places[0], chain[0].token.entry.detail
        if chain[at].gap in CLOSED:
            return False  # `Kamar Dagang dan Industri (Kadin) Indonesia`
        return not place.code and (detail in ALONE or (detail not in WITH_COUNTRY and place.name == HOME))
    if token.kind in ("name", "either", "word") and chain[at - 1].token.kind in BOUNDS:
        return (token.given or public) and (at > 1 or chain[0].token.kind == "org")
    if chain[at].gap in CLOSED and token.kind in ("abbr", "word", "name"):
        return True
    return (
        token.kind == "number"
        and chain[0].token.kind == "org"
        and token.text[0].isdigit()
        and chain[0].token.entry.detail not in STATE
    )


def goes_on(chain: Sequence[Link], at: int, short: str, public: bool) -> bool:
    """Tell whether a body's name goes over the gap before a link."""
    gap, kind = chain[at].gap, chain[at].token.kind
    if not gap or gap in CLOSED:
        return not gap or bool(short)
    plain = public or (chain[0].token.kind == "head" and not chain[0].token.text.isupper())
    if gap in AND:
        return plain and kind in WORDS_ON and chain[at - 1].token.kind != "area"
    if gap == ", ":
        return plain and kind in WORDS_ON and joined_later(chain, at)
    return gap == " bidang "


def joined_later(chain: Sequence[Link], at: int) -> bool:
    """Tell whether a comma belongs to a list of ordinary words that a conjunction closes."""
    for link in chain[at + 1 : at + 9]:
        if link.gap in AND:
            return link.token.kind in WORDS_ON
        if link.token.kind not in WORDS_ON or link.gap not in ("", ", "):
            return False
    return False
