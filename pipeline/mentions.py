"""Sentences -> mentions: a rule is tried where a word that can begin it stands; then overlaps are settled."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import regex

from pipeline.model import Article, Dropped, Mention, Part, Reading, Reject, Sentence
from pipeline.rules import Rule, RuleError, Rules
from pipeline.triggers import trigger_finder
from pipeline.values import PARSERS

TIMEOUT = 0.5  # seconds that one regex may spend on one place; patterns bound their repeats, this is the net below
FLAGS = regex.IGNORECASE | regex.VERSION0


@dataclass(frozen=True, slots=True)
class Family:
    """The rules that begin with one piece, as one regex; the alternative named `r3` is that of `rules[3]`."""

    regex: regex.Pattern
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules find in one article; `numbers` are the spans of all digits and number words that they saw."""

    mentions: list[Mention]
    dropped: list[Dropped]
    numbers: list[tuple[int, int]]
    problems: list[Reject]


def mention_finder(rules: Rules) -> Callable[[Article, list[Sentence], datetime.date | None], Found]:
    """Compile the rules into a function that finds the mentions of an article's sentences.

    Raises RuleError where a rule names an unknown value or its regex does not compile.
    """
    anchored, wandering = compile_families(rules)
    find_triggers = trigger_finder(rules, anchored)
    rank = {label: i for i, label in enumerate(rules.labels)}

    def find_mentions(article: Article, sentences: list[Sentence], published: datetime.date | None) -> Found:
        found = Found([], [], [], [])
        triggers = find_triggers(article.text, found.numbers)
        index, count = 0, len(triggers)
        for sentence in sentences:
            candidates: list[Mention] = []
            keep = partial(_keep_match, article, published, candidates, found)
            while index < count and triggers[index][0] < sentence.start:
                index += 1
            while index < count and triggers[index][0] < sentence.end:
                position, families = triggers[index]
                index += 1
                for family in families:
                    _match_at(family, article, position, sentence.end, keep, found)
            for family in wandering:
                _search_in(family, article, sentence, keep, found)
            found.mentions.extend(settle_overlaps(candidates, rank, found.dropped))
        return found

    return find_mentions


def compile_families(rules: Rules) -> tuple[dict[str, Family], list[Family]]:
    """Join the rules that open with the same piece into one regex; rules that open with free text stand alone."""
    rank = {label: i for i, label in enumerate(rules.labels)}
    by_opening: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules.rules, key=lambda rule: rank[rule.label]):
        if rule.value not in PARSERS:
            raise RuleError(rule.file, rule.id, "value", f"names no value: '{rule.value}'", f"there are: {', '.join(PARSERS)}")
        by_opening[rule.opening].append(rule)
    wandering = [_compile("", [rule]) for rule in by_opening.pop("", [])]
    return {opening: _compile(rules.pieces[opening].regex, group) for opening, group in by_opening.items()}, wandering


def _compile(opening: str, group: list[Rule]) -> Family:
    alternatives = "|".join(f"(?P<r{i}>{rule.rest})" for i, rule in enumerate(group))
    try:
        return Family(regex.compile(f"(?>{opening})(?:{alternatives})", FLAGS), tuple(group))
    except regex.error:
        for rule in group:
            _compile_alone(opening, rule)
        raise


def _compile_alone(opening: str, rule: Rule) -> None:
    try:
        regex.compile(f"{opening}(?:{rule.rest})", FLAGS)
    except regex.error as error:
        raise RuleError(rule.file, rule.id, "regex", f"does not compile: {error}") from error


def _match_at(family: Family, article: Article, position: int, limit: int, keep, found: Found) -> None:
    try:
        match = family.regex.match(article.text, position, limit, timeout=TIMEOUT)
    except TimeoutError:
        _report_timeout(family, article, found)
        return
    if match:
        keep(family.rules[int(match.lastgroup[1:])], match.start(), match.end())


def _search_in(family: Family, article: Article, sentence: Sentence, keep, found: Found) -> None:
    try:
        for match in family.regex.finditer(article.text, sentence.start, sentence.end, timeout=TIMEOUT):
            keep(family.rules[0], match.start(), match.end())
    except TimeoutError:
        _report_timeout(family, article, found)


def _report_timeout(family: Family, article: Article, found: Found) -> None:
    names = ", ".join(f"{rule.label}.{rule.id}" for rule in family.rules[:3])
    advice = "bound its repeats ({0,5} instead of *) or begin it with a {piece}"
    found.problems.append(Reject(article.source, f"rule {names} ran longer than {TIMEOUT} s on one place", advice))


def _keep_match(
    article: Article, published: datetime.date | None, candidates: list[Mention], found: Found, rule: Rule, start: int, end: int
) -> None:
    reading = PARSERS[rule.value](article.text[start:end], published)
    name = f"{rule.label}.{rule.id}"
    if reading is None:
        found.dropped.append(Dropped(Mention(rule.label, start, end, name, Reading()), None))
    elif isinstance(reading, Reading):
        candidates.append(Mention(rule.label, start, end, name, reading))
    else:
        candidates.extend(_split_match(rule.label, name, start, reading))


def _split_match(label: str, name: str, start: int, parts: list[Part]) -> list[Mention]:
    return [Mention(label, start + part.start, start + part.end, name, part.reading) for part in parts]


def settle_overlaps(candidates: list[Mention], rank: dict[str, int], dropped: list[Dropped]) -> list[Mention]:
    """Keep of overlapping mentions the one whose label ranks first, then the one that starts first, then the longer.

    Gives those kept in reading order, and adds the others to `dropped` with the mention that each lost to.
    """
    if len(candidates) < 2:
        return candidates
    starts: list[int] = []
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (rank[m.label], m.start, -m.end)):
        at = bisect_left(starts, mention.start)
        if at < len(kept) and kept[at].start < mention.end:
            dropped.append(Dropped(mention, kept[at]))
        elif at and kept[at - 1].end > mention.start:
            dropped.append(Dropped(mention, kept[at - 1]))
        else:
            starts.insert(at, mention.start)
            kept.insert(at, mention)
    return kept
