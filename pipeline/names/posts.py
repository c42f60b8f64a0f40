"""Posts and their holders: where a post ends and the name of the person begins, settled by what its words are."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.names.runs import Token
from pipeline.names.wording import Wording

# What may stand between two runs of capitals inside one post, and how much it speaks against that.
GAPS = {
    " dan ": -1.0, ", dan ": -1.0, ", ": -2.5, ",": -2.5, " & ": -0.5, " (": 0.0, ") ": 0.0, "), ": -2.5, "),": -2.5,
    "/": -0.5, " / ": -0.5, " pada ": -0.3, " di ": -0.8, " untuk ": -0.5, " bidang ": 0.0, " dari ": -0.8,
    " dan/atau ": -1.0, ") di ": -0.8, ") pada ": -0.3, ") dan ": -1.0, " ": 0.0, " se-": -0.5, "-": 0.0,
    " serta ": -1.5, ".": -2.5,
}  # fmt: skip
NO_NAME = frozenset(
    (" (", " dan ", ", dan ", " & ", "/", " / ", " pada ", " di ", " untuk ", " bidang ", " dari ", " se-", "-")
)
OPENS_NAME = frozenset((", ", ",", "), ", "),"))
NAME_KINDS = frozenset(
    ("name", "either", "word", "initial", "title", "rank", "common", "area", "particle", "noun", "abbr")
)
INSIDE_NAME = NAME_KINDS | {"derived", "number", "spot"}
BOUNDS = frozenset(("area", "abbr", "org", "form"))
OWN = frozenset(("word", "name", "either", "initial", "org", "head", "common"))
LENGTH = (0.0, -1.5, 0.5, 0.5, 0.2, -0.5, -1.5, -3.0)
ENOUGH = 0.4
LIKELY = 0.8
SURE = 2.5
LONGEST = 24


class Link(NamedTuple):
    """A token of a chain with its offsets in the article, and the gap before it ('' inside a run)."""

    token: Token
    start: int
    end: int
    gap: str


class Split(NamedTuple):
    """Where in a chain a name stands: its first token and the one past its last, and how sure that is."""

    first: int
    past: int
    score: float


def split_name(chain: Sequence[Link], after: int, spoken: set[str], bound: str, wording: Wording) -> Split | None:
    """Find the person's name that follows a post whose role ends before token `after`, or None.

    `spoken` are tokens that stand alone elsewhere beside a word of speech; `bound` is `name` where the role asks for
    a proper name before the holder's (`Camat X`), or ''.
    """
    best, gathered, count = None, 0.0, len(chain)
    needs = bool(bound)
    for at in range(after, count):
        link = chain[at]
        kind = link.token.kind
        if link.gap:
            if best and link.gap != " " and (kept := best_alone(chain, best, after, spoken)) >= ENOUGH:
                other, past = name_weight(chain, at, after, spoken) if link.gap in OPENS_NAME else (0.0, at)
                if kept >= SURE or other < kept + 1 or (past == at + 1 and kept >= LIKELY):
                    break
                best = None
            gathered += GAPS.get(link.gap, -3.0)
        if kind == "role" and link.gap in (" dan ", ", ", ", dan ", " serta ", "/", " / "):
            break
        if (
            (kind in NAME_KINDS or borrowed(chain, at, after))
            and not needs
            and not (kind == "area" and (not link.token.given or ends_name(chain, at)))
            and link.gap not in NO_NAME
        ):
            split = weigh_name(chain, at, after, gathered, spoken)
            if split and (best is None or split.score > best.score):
                best = split
        gathered += complement_weight(chain, at, after, bound)
        needs = (needs and kind in ("form",)) or (
            kind in ("head", "spot") and asks_name(link.token, wording) and not known_next(chain, at)
        )
    return best if best and best_alone(chain, best, after, spoken) >= ENOUGH else None


def known_next(chain: Sequence[Link], at: int) -> bool:
    """Tell whether nothing or a pause follows a token."""
    return at + 1 >= len(chain) or chain[at + 1].gap in OPENS_NAME


def ends_name(chain: Sequence[Link], at: int) -> bool:
    """Tell whether no further part of a name follows a token in its run."""
    return at + 1 >= len(chain) or bool(chain[at + 1].gap) or chain[at + 1].token.kind not in INSIDE_NAME


def asks_name(token: Token, wording: Wording | None = None) -> bool:
    """Tell whether a body's kind must be followed by its proper name."""
    if wording and token.text.lower() in wording.named:
        return True
    return token.entry.detail in ("company", "bank", "education", "health", "party") or token.kind == "spot"


def borrowed(chain: Sequence[Link], at: int, after: int) -> bool:
    """Tell whether a known body's name begins a person's here, as some given names are those of schools too."""
    token = chain[at].token
    if token.kind not in ("org", "head") or at <= after or chain[at].gap or " " in token.text or token.text.isupper():
        return False
    if chain[at - 1].token.kind not in (("area",) if token.kind == "org" else ("area", "org")):
        return False
    return at + 1 < len(chain) and not chain[at + 1].gap and chain[at + 1].token.given


def complement_weight(chain: Sequence[Link], at: int, after: int, bound: str) -> float:
    """Weigh how well a token goes on with the post."""
    token = chain[at].token
    if token.kind == "area" and at == after:
        return 6.0
    if borrowed(chain, at, after):
        return -0.5
    if token.kind == "initial" and at and chain[at - 1].token.kind in ("head", "abbr", "org", "role"):
        return 2.0
    if token.kind == "initial":
        return -1.0
    if (
        token.kind in ("common", "either")
        and at > after + 1
        and chain[at - 1].token.kind in ("area", "form")
        and not chain[at].gap
    ):
        return -1.0
    return token.weight


def weigh_name(chain: Sequence[Link], at: int, after: int, gathered: float, spoken) -> Split | None:
    """Weigh the name that would begin at a token against what was gathered as the post before it."""
    alone, past = name_weight(chain, at, after, spoken)
    return Split(at, past, gathered + alone) if past > at else None


def best_alone(chain: Sequence[Link], split: Split, after: int, spoken) -> float:
    return name_weight(chain, split.first, after, spoken)[0]


def name_weight(chain: Sequence[Link], at: int, after: int, spoken) -> tuple[float, int]:
    """Weigh a name that begins at a token, and find its end: the next gap, or a token that no name holds."""
    first = chain[at]
    weight, past, size, count, heard = 0.0, at, 0, len(chain), False
    while past < count and (past == at or (not chain[past].gap and chain[past].token.kind in INSIDE_NAME)):
        token = chain[past].token
        if token.kind not in ("title", "rank"):
            size += 1
            weight -= name_cost(token, chain[past - 1].token if past == at and past > after else None)
            heard = heard or token.text in spoken
        past += 1
    if (
        size == 1
        and first.token.kind == "either"
        and at > after
        and not first.gap
        and chain[at - 1].token.kind not in BOUNDS
    ):
        weight -= 2.0
    if not heard and not any(link.token.kind in ("word", "name", "initial") for link in chain[at:past]):
        weight -= 1.5
    if (
        any(link.token.tail or link.token.text[0].isdigit() for link in chain[at:past])
        or not size
        or not any(link.token.kind in OWN or link.token.given for link in chain[at:past])
    ):
        return -9.0, at
    if past < count and not chain[past].gap and chain[past].token.kind not in ("stop", "lower"):
        weight -= 3.0
    weight += 5.0 * heard + LENGTH[min(size, 7)] + start_weight(chain, at, after, spoken)
    return weight, past


def name_cost(token: Token, before: Token | None) -> float:
    """Tell what a token costs in a name; an ordinary word right after an area costs less, as the post ends there."""
    if token.kind == "area":
        return -1.0 if token.given else 1.0
    if token.kind == "common" and before and before.kind in ("area", "form"):
        return 0.0
    if token.kind in ("org", "head"):
        return -0.5
    return max(token.weight, -2.5)


def start_weight(chain: Sequence[Link], at: int, after: int, spoken) -> float:
    """Weigh what stands at and before the first token of a name."""
    first, token = chain[at], chain[at].token
    weight = 0.0
    if first.gap in OPENS_NAME:
        weight += 2.5
    if token.kind in ("title", "rank"):
        weight += 4.0
    elif token.given:
        weight += 1.5
    elif token.kind == "abbr":
        weight -= 3.0
    elif (
        token.kind == "word"
        and at > after
        and chain[at - 1].token.kind not in BOUNDS
        and at + 1 < len(chain)
        and not chain[at + 1].gap
        and chain[at + 1].token.given
    ):
        weight -= 1.5
    if at > after + 1 and token.kind != "name" and not first.gap and asks_name(chain[at - 2].token):
        weight -= 2.5  # the second word of a company's own name, as most have two
    if at == after or chain[at - 1].token.kind in BOUNDS or first.gap in (") ",):
        weight += 1.0
    return weight
