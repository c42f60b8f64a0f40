"""Sentences -> mentions: a rule is tried where a word that can begin it stands; then overlaps are settled."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from operator import itemgetter

from pipeline.docs import token_matcher, waking_words
from pipeline.families import TIMEOUT, Family, compile_families
from pipeline.model import Article, Dropped, Mention, Part, Reading, Reject, Sentence
from pipeline.rules import Rule, RuleError, Rules
from pipeline.triggers import fold, trigger_finder
from pipeline.values import value_parsers

Match = tuple[Rule, int, int]
Dated = tuple[Article, list[Sentence], datetime.date | None]  # an article, its sentences, and the day that it is of
WHOLE = frozenset(("money", "percentage", "date", "count", "law"))  # values whose mention is the whole match
LONG, ENDLESS = 60, re.compile(r"\d[\d.,]{60}")  # digits in such a row are no number of anything
MOST = 10**20  # nor is more than this, and sums over it would leave the precision that we reckon with
START = itemgetter(1)
TOKENS = object()  # stands among the families of a trigger that wakes the rules over tokens


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules find in one article; `numbers` are the spans of all digits and number words that they saw."""

    mentions: list[Mention]
    dropped: list[Dropped]
    numbers: list[tuple[int, int]]
    problems: list[Reject]


@dataclass(slots=True, eq=False)
class Search:
    """The search for the mentions of one article, on its way from step to step.

    `low` is its text in lower case; `awake` are the sentences in which a word wakes the rules over tokens.
    """

    article: Article
    sentences: list[Sentence]
    published: datetime.date | None
    low: str
    found: Found
    triggers: list = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    awake: set[int] = field(default_factory=set)


def mention_finder(rules: Rules, exhaustive: bool = False) -> Callable[[Iterable[Dated]], list[Found]]:
    """Compile the rules into a function that finds the mentions of articles, given with their sentences and days.

    `exhaustive` also forms the mentions that are bound to lose to one around them, to show them in an explanation.
    Raises RuleError where a rule names an unknown value or its regex does not compile.
    """
    read_matches = match_reader(rules)
    anchored, wandering = compile_families(rules)
    waking, match_tokens = token_rules(rules)
    find_triggers = trigger_finder(rules, anchored, {word: TOKENS for word in waking if word})
    rank = {label: i for i, label in enumerate(rules.labels)}

    def scan(search: Search) -> None:
        search.triggers = find_triggers(search.article.text, search.low, search.found.numbers)

    def match(search: Search) -> None:
        _try_families(search, exhaustive, rank)
        for family in wandering:
            for sentence in search.sentences:
                search.matches.extend(_search_in(family, search, sentence))

    def settle(search: Search) -> None:
        found = search.found
        read = read_matches(search.article.text, search.published, search.matches, found)
        found.mentions[:] = settle_overlaps(found.mentions + read, rank, found.dropped)

    def wake(search: Search) -> None:
        awake = range(len(search.sentences)) if "" in waking else sorted(search.awake)
        if awake:
            search.matches = _match_awake(search, awake, match_tokens())
            settle(search)

    def find_mentions(articles: Iterable[Dated]) -> list[Found]:
        searches = [Search(*each, fold(each[0].text), Found([], [], [], [])) for each in articles]
        for step in (scan, match, settle, wake):  # on all articles: what a step needs stays in the processor's cache
            for search in searches:
                step(search)
        return [search.found for search in searches]

    return find_mentions


def token_rules(rules: Rules) -> tuple[frozenset[str], Callable[[], Callable]]:
    """Give the words that wake the rules over tokens, and what makes the function that matches them, at its first use:
    importing spaCy takes half a second."""
    over_tokens = [rule for rule in rules.rules if rule.tokens]
    match_tokens = cache(partial(token_matcher, rules, over_tokens))
    if not all(rule.ours for rule in over_tokens):
        match_tokens()  # a user's rule is refused before the run starts
    return waking_words(rules, over_tokens), match_tokens


def _try_families(search: Search, exhaustive: bool, rank: dict[str, int]) -> None:
    """Try each family where a word of its opening stands in a sentence."""
    text, low, sentences, matches = search.article.text, search.low, search.sentences, search.matches
    at, start, limit, last = -1, 0, -1, len(sentences) - 1
    covered, covering = -1, len(rank)
    for position, families in search.triggers:
        while limit <= position and at < last:
            at += 1
            start, limit, _ = sentences[at]
        if not start <= position < limit:
            continue
        for family in families:
            if family is TOKENS:
                search.awake.add(at)
            elif position >= covered or covering > family.rank or exhaustive:  # else it would lose to what covers it
                try:
                    match = family.match(low if family.folded else text, position, limit)
                except TimeoutError:
                    _report_timeout(family, search)
                    continue
                if match is not None:
                    rule, end = family.rules[match.lastgroup], match.end()
                    matches.append((rule, position, end))
                    if rule.value in WHOLE and end > covered:
                        covered, covering = end, rank[rule.label]


def _match_awake(search: Search, awake: Iterable[int], match_tokens: Callable) -> list[Match]:
    """Run the rules over tokens on the sentences that hold a word of theirs; a number without its noun is no mention yet."""
    mentions = [each for each in search.found.mentions if each.label != "count" or each.reading.unit]
    matches, starts = [], [mention.start for mention in mentions]
    for at in awake:
        sentence = search.sentences[at]
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        matches += match_tokens(search.article.text, sentence, mentions[first:last])
    return matches


def _search_in(family: Family, search: Search, sentence: Sentence) -> list[Match]:
    text = search.low if family.folded else search.article.text
    try:
        return [(family.rules["r0"], *match.span()) for match in family.finditer(text, sentence.start, sentence.end)]
    except TimeoutError:
        _report_timeout(family, search)
        return []


def _report_timeout(family: Family, search: Search) -> None:
    names = ", ".join(rule.full_id for rule in list(family.rules.values())[:3])
    advice = "bound its repeats ({0,5} instead of *) or begin it with a {piece}"
    search.found.problems.append(
        Reject(search.article.source, f"rule {names} ran longer than {TIMEOUT} s on one place", advice)
    )


def match_reader(rules: Rules) -> Callable[[str, datetime.date | None, list[Match], Found], list[Mention]]:
    """Build the function that reads the values of matches; what has none is dropped. Raises RuleError on an unknown value."""
    parsers = value_parsers(rules)
    for rule in rules.rules:
        if rule.value not in parsers:
            advice = f"there are: {', '.join(parsers)}"
            raise RuleError(rule.file, rule.id, "value", f"names no value: '{rule.value}'", advice)

    def read_matches(text: str, published: datetime.date | None, matches: list[Match], found: Found) -> list[Mention]:
        candidates = []
        for rule, start, end in matches:
            endless = end - start > LONG and ENDLESS.search(text, start, end)
            reading = None if endless else parsers[rule.value](text[start:end], published)
            if reading.__class__ is Reading and _is_sensible(reading):
                candidates.append(Mention(rule.label, start, end, rule.full_id, reading))
            elif reading.__class__ is list and reading and all(_is_sensible(part.reading) for part in reading):
                candidates.extend(_split_match(rule, start, reading))
            else:
                found.dropped.append(Dropped(Mention(rule.label, start, end, rule.full_id, Reading()), None))
        return candidates

    return read_matches


def _is_sensible(reading: Reading) -> bool:
    return (reading.value_max or reading.value or 0) <= MOST


def _split_match(rule: Rule, start: int, parts: list[Part]) -> list[Mention]:
    return [Mention(rule.label, start + part.start, start + part.end, rule.full_id, part.reading) for part in parts]


def settle_overlaps(candidates: list[Mention], rank: dict[str, int], dropped: list[Dropped]) -> list[Mention]:
    """Keep of overlapping mentions the one whose label ranks first, then the one that starts first, then the longer,
    then the one that says what it counts.

    Gives those kept in reading order, and adds the others to `dropped` with the mention that each lost to.
    """
    candidates = sorted(candidates, key=START)
    if all(first.end <= second.start for first, second in pairwise(candidates)):
        return candidates
    starts: list[int] = []
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (rank[m.label], m.start, -m.end, not m.reading.unit)):
        at = bisect_left(starts, mention.start)
        if at < len(kept) and kept[at].start < mention.end:
            dropped.append(Dropped(mention, kept[at]))
        elif at and kept[at - 1].end > mention.start:
            dropped.append(Dropped(mention, kept[at - 1]))
        else:
            starts.insert(at, mention.start)
            kept.insert(at, mention)
    return kept
