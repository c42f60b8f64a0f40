"""Posts and their holders: where a post ends and the name of the person begins, settled by what its words are."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.names.runs import Token
from pipeline.names.wording import Wording
from pipeline.names.words import PERHAPS_PLACE, THING, VERB

# What may stand between two runs of capitals inside one post, and how much it speaks against that.
GAPS = {
    " dan ": -1.0, ", dan ": -1.0, ", ": -2.5, ",": -2.5, " & ": -0.5, " (": 0.0, ") ": 0.0, "), ": -2.5, "),": -2.5,
    "/": -0.5, " / ": -0.5, " pada ": -0.3, " di ": -0.8, " untuk ": -0.5, " bidang ": 0.0, " dari ": -0.8,
    " dan/atau ": -1.0, ") di ": -0.8, ") pada ": -0.3, ") dan ": -1.0, " ": 0.0, " se-": -0.5, "-": 0.0,
    " serta ": -1.5, ".": -2.5, " tim ": -0.5, " timnas ": -0.5, " kontingen ": -0.5, ") kontingen ": -0.5,
    " , ": -2.5, " ) , ": -2.5,
}  # fmt: skip
NO_NAME = frozenset((
    " (", " dan ", ", dan ", " & ", "/", " / ", " pada ", " di ", " untuk ", " bidang ", " dari ", " se-", "-", " tim ",
    " timnas ", " kontingen ", ") kontingen ",
))  # fmt: skip
ENDS_POST = frozenset((" dan ", ", ", " , ", ", dan ", " serta ", "/", " / "))
OPENS_NAME = frozenset((", ", ",", " , ", " ) , ", "), ", "),"))
NAME_KINDS = frozenset(
    ("name", "either", "word", "initial", "title", "rank", "common", "area", "particle", "noun", "abbr")
)
INSIDE_NAME = NAME_KINDS | {"derived", "number", "spot"}
BOUNDS = frozenset(("area", "abbr", "org", "form"))
CLEAR = frozenset(("word", "name", "initial"))
ENDS_RUN = frozenset(("stop", "lower"))
NO_NAME_AT = -9.0
OWN = frozenset(("word", "name", "either", "initial", "org", "head", "common"))
LENGTH = (0.0, -1.5, 0.5, 0.5, 0.2, -0.5, -1.5, -3.0)
LONG_NAME = len(LENGTH) - 1
BODIES = frozenset(("org", "head"))
ORDINARY, SURELY = frozenset(("common", "derived")), frozenset(("name", "either"))
NAMED = frozenset(("area", "form"))
ASKING = frozenset(("company", "bank", "education", "health", "party"))
LETTERED = frozenset(("head", "abbr", "org", "role"))
AREA_FIRST = 6.0
ENOUGH = 0.4
LIKELY = 0.8
SURE = 2.5
LONGEST = 24
USUAL = 2  # words of a name
INITIALS = 2  # capitals of one


@dataclass(slots=True, eq=False)
class Link:
    """A token of a chain with its offsets in the article, and the gap before it ('' inside a run)."""

    token: Token
    start: int
    end: int
    gap: str


@dataclass(slots=True, eq=False)
class Split:
    """Where in a chain a name stands: its first token, the one past its last, how sure it is in all and alone."""

    first: int
    past: int
    score: float
    alone: float


def split_name(chain: Sequence[Link], after: int, spoken: set[str], bound: str, wording: Wording) -> Split | None:
    """Find the person's name that follows a post whose role ends before token `after`, or None.

    `spoken` are tokens that stand alone elsewhere beside a word of speech; `bound` is `name` where the role asks for
    a proper name before the holder's (`Camat X`), or ''.
    """
    best, gathered, needs = None, 0.0, bool(bound)
    for at in range(after, len(chain)):
        token, gap = chain[at].token, chain[at].gap
        kind, pause = token.kind, GAPS[gap] if gap else 0.0
        split = None
        if not needs and gap not in NO_NAME and may_begin(chain, at, after):
            alone, past = name_weight(chain, at, after, spoken)
            if past > at:
                split = Split(at, past, gathered + pause + alone, alone)
        if gap and best and gap != " " and best.alone >= ENOUGH:
            if not overtakes(split, best, gap):
                break
            best = None
        if kind == "role" and gap in ENDS_POST:
            break
        if kind == "stop" and not gap and at > after and VERB.match(token.text.lower()):
            if not best or (best.first > after and chain[best.first - 1].token.kind not in BOUNDS):
                return None  # a headline: `Menteri Pilihan Presiden Dicecar Senat`
            break
        gathered += pause
        if split and (best is None or split.score > best.score):
            best = split
        gathered += complement_weight(chain, at, after)
        proper = (kind == "head" or kind == "spot") and asks_name(token, wording) and not known_next(chain, at)
        needs = (needs and (kind == "form" or kind == "number")) or proper
    return best if best and best.alone >= ENOUGH else None


def may_begin(chain: Sequence[Link], at: int, after: int) -> bool:
    """Tell whether a person's name may begin at a token whose gap allows it."""
    token = chain[at].token
    if token.kind == "area":
        return token.given and not ends_name(chain, at)
    return token.kind in NAME_KINDS or borrowed(chain, at, after)


def overtakes(split: Split | None, best: Split, gap: str) -> bool:
    """Tell whether a name after a pause beats a weak one before it."""
    if split is None or best.alone >= SURE or gap not in OPENS_NAME or split.alone < best.alone + 1:
        return False
    return split.past > split.first + 1 or best.alone < LIKELY


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
    return token.entry.detail in ASKING or token.kind == "spot"


def borrowed(chain: Sequence[Link], at: int, after: int) -> bool:
    """Tell whether a known body's name begins a person's here, as some given names are those of schools too."""
    token = chain[at].token
    if token.kind not in BODIES or at <= after or chain[at].gap or " " in token.text or token.text.isupper():
        return False
    if chain[at - 1].token.kind not in (("area",) if token.kind == "org" else ("area", "org")):
        return False
    return given_next(chain, at)


def names_too(chain: Sequence[Link], at: int, after: int) -> bool:
    """Tell whether an ordinary word begins a name, as right after a known body only a given name follows it."""
    token = chain[at].token
    if token.kind not in ORDINARY or at <= after or chain[at].gap or chain[at - 1].token.kind != "org":
        return False
    return given_next(chain, at) and chain[at + 1].token.kind in SURELY


def complement_weight(chain: Sequence[Link], at: int, after: int) -> float:
    """Weigh how well a token goes on with the post."""
    token = chain[at].token
    kind = token.kind
    if kind == "area" and at == after:
        return AREA_FIRST
    if kind in BODIES and borrowed(chain, at, after):
        return -0.5
    if kind == "initial":
        return 2.0 if at and chain[at - 1].token.kind in LETTERED else -1.0
    if names_too(chain, at, after) or is_initials(chain, at, after):
        return -1.0
    if (kind == "common" or kind == "either") and at > after + 1 and not chain[at].gap:
        return -1.0 if chain[at - 1].token.kind in NAMED else token.weight
    return token.weight


def name_weight(chain: Sequence[Link], at: int, after: int, spoken: set[str]) -> tuple[float, int]:
    """Weigh a name that begins at a token, and find its end: the next gap, or a token that no name holds."""
    weight, past, size, count, heard, own, plain = 0.0, at, 0, len(chain), False, False, True
    before = chain[at - 1].token.kind if at > after else ""
    while past < count:
        token = chain[past].token
        kind, given = token.kind, token.given
        if past > at and (chain[past].gap or kind not in INSIDE_NAME):
            break
        if (token.tail and token.tail != PERHAPS_PLACE) or token.text[0].isdigit():
            return NO_NAME_AT, at
        if kind != "title" and kind != "rank":
            size += 1
            weight -= (
                0.0
                if past == at and (names_too(chain, at, after) or is_initials(chain, at, after))
                else name_cost(kind, given, token.weight, before)
            )
            before = ""
            own = own or given or kind in OWN
            plain = plain and kind not in CLEAR
            heard = heard or token.text in spoken
        past += 1
    if not own:
        return NO_NAME_AT, at
    if heard:
        weight += 5.0
    elif plain:
        weight -= 1.5  # ordinary words and those that are names too
    if past < count and not chain[past].gap and chain[past].token.kind not in ENDS_RUN:
        weight -= 3.0
    return weight + LENGTH[size if size < LONG_NAME else LONG_NAME] + start_weight(chain, at, after, size), past


def name_cost(kind: str, given: bool, weight: float, before: str) -> float:
    """Tell what a token costs in a name; an ordinary word right after an area costs less, as the post ends there."""
    if kind == "area":
        return -1.0 if given else 1.0
    if kind == "common" and before in NAMED:
        return 0.0
    if kind in BODIES:
        return -0.5
    return weight if weight > -2.5 else -2.5


def start_weight(chain: Sequence[Link], at: int, after: int, size: int) -> float:
    """Weigh what stands at and before the first token of a name of `size` words."""
    first, token = chain[at], chain[at].token
    pause, before = first.gap in OPENS_NAME, chain[at - 1].token.kind if at > after else ""
    bound = before in BOUNDS
    weight = 2.5 if pause else 0.0
    if token.kind in ("title", "rank"):
        weight += 4.0
    elif token.given:
        weight += 1.5
    elif token.kind == "abbr":
        weight -= 0.0 if is_initials(chain, at, after) else 3.0
    elif token.kind == "word" and before and not bound and given_next(chain, at):
        weight -= 1.5
    if before and not first.gap and not bound and size == 1 and token.kind == "either":
        weight -= 2.0
    if size > USUAL and token.kind == "word" and not first.gap and at and chain[at - 1].token.tail == THING:
        weight -= 4.5  # the event's own name: `Ketua Panitia Festival Wexo Merry Sinaga`
    if at > after + 1 and token.kind != "name" and not first.gap and asks_name(chain[at - 2].token):
        weight -= 2.5  # the second word of a company's own name, as most have two
    return weight + 1.0 if not before or bound or first.gap == ") " else weight


def is_initials(chain: Sequence[Link], at: int, after: int) -> bool:
    """Tell whether two capitals behind an area begin a person's name: `Wakil Presiden AS JD Vance`."""
    token = chain[at].token
    if token.kind != "abbr" or len(token.text) != INITIALS or at <= after or at + 1 == len(chain):
        return False
    inside = not chain[at].gap and not chain[at + 1].gap
    following = chain[at + 1].token
    return inside and chain[at - 1].token.kind == "area" and (following.given or following.kind in CLEAR)


def given_next(chain: Sequence[Link], at: int) -> bool:
    """Tell whether a given name follows a token in its run."""
    return at + 1 < len(chain) and not chain[at + 1].gap and chain[at + 1].token.given
