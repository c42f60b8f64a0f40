"""One measure told by two articles with two values."""

from typing import NamedTuple

from pipeline.checks.bounds import bounds_of, judge
from pipeline.checks.finding import Finding
from pipeline.checks.slips import is_scale_slip, is_slip
from pipeline.checks.wordings import explain, load_wordings, write_fact
from pipeline.model import Fact, Measure

LONG = 4  # digits that a number must have for a slip to be told from another measure
LONGER = 5  # where the subject is one word
DIGITS = 3  # that a slip in scale must leave the same
SEVERAL = 2


class Told(NamedTuple):
    """A measure as an article tells it: with the paper, and the day on which it was published."""

    measure: Measure
    fact: Fact
    outlet: str
    day: str


def compare(first: Told, second: Told) -> Finding | None:
    """Hold two numbers of one key against each other; None where they agree, or may be two measures."""
    one, other = first.measure, second.measure
    if one.kinds != other.kinds or _differ(first, second):
        return None
    verdict = judge(bounds_of(first.fact), bounds_of(second.fact))
    if verdict == "consistent" or not (_is_one_statement(one, other) or _is_slip(first, second)):
        return None
    if one.moving or other.moving:
        verdict = "cannot tell"
    told = explain(
        "elsewhere",
        "moving" if one.moving or other.moving else verdict,
        one=write_fact(first.fact),
        first=first.fact.sentence,
        here=_source(first),
        other=write_fact(second.fact),
        second=second.fact.sentence,
        there=_source(second),
    )
    return Finding("elsewhere", (first.fact, second.fact), verdict, told)


def _differ(first: Told, second: Told) -> bool:
    """Tell measures of two bodies: each sentence names one that the other does not."""
    bodies = first.fact.organization, second.fact.organization
    names, others = ({*told.measure.names.split(";")} - {""} for told in (first, second))
    return (all(bodies) and bodies[0] != bodies[1]) or bool(names - others and others - names)


def _is_one_statement(one: Measure, other: Measure) -> bool:
    """Tell sentences that say the same of a thing, but for the number."""
    return one.words == other.words and _says_what({*one.words.split()})


def _is_slip(first: Told, second: Told) -> bool:
    """Tell long numbers, told of one thing, that differ by a slip: two measures hardly ever do."""
    one, other = first.measure, second.measure
    if first.fact.type == "percentage" or one.moving or other.moving:
        return False
    subject = {*first.fact.subject.lower().split()}
    if not _is_one_thing(*({*measure.words.split()} - subject for measure in (one, other))):
        return False
    pair, shared = (first.fact, second.fact), subject | ({*one.words.split()} & {*other.words.split()})
    return is_slip(*pair, LONG if _says_what(shared) else LONGER) or is_scale_slip(*pair, DIGITS)


def _says_what(words: set[str]) -> bool:
    """Tell words that name something in particular: `petani tembakau`, and neither `petani` nor `jumlah warga`."""
    return len(words) >= SEVERAL and bool(words - load_wordings().vague)


def _is_one_thing(one: set[str], other: set[str]) -> bool:
    """Tell what two sentences say beside their subject: they share words, or one says no more, and no verb gainsays."""
    vague, verb = load_wordings().vague, load_wordings().words["verb"]
    verbs, others = ({verb.sub(r"\1", word) for word in words - vague if verb.search(word)} for words in (one, other))
    if verbs and others and not verbs & others:
        return False
    words, rest = ({verb.sub(r"\1", word) for word in words - vague} for words in (one, other))
    return words <= rest or rest <= words or len(words & rest) >= SEVERAL


def _source(told: Told) -> str:
    said = ", ".join(filter(None, (told.outlet, told.day)))
    return f" ({said})" if said else ""
