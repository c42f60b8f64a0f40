"""Sentences -> mentions: a rule is tried where a word that can begin it stands; then overlaps are settled."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


def mention_finder(
    rules: Rules, exhaustive: bool = False
) -> Callable[[Article, list[Sentence], datetime.date | None], Found]:
    """Compile the rules into a function that finds the mentions of an article's sentences.

    `exhaustive` also forms the mentions that are bound to lose to one around them, to show them in an explanation.
    Raises RuleError where a rule names an unknown value or its regex does not compile.
    """
    read_matches = match_reader(rules)
    anchored, wandering = compile_families(rules)
    waking, match_tokens = token_rules(rules)
    find_triggers = trigger_finder(rules, anchored, {word: TOKENS for word in waking if word})
    rank = {label: i for i, label in enumerate(rules.labels)}

    def find_mentions(article: Article, sentences: list[Sentence], published: datetime.date | None) -> Found:
        found, text = Found([], [], [], []), article.text
        low = fold(text)
        triggers = find_triggers(text, low, found.numbers)
        matches, awake = _try_families(article, low, sentences, triggers, exhaustive, rank, found)
        for family in wandering:
            for sentence in sentences:
                matches.extend(_search_in(family, article, low if family.folded else text, sentence, found))
        mentions = settle_overlaps(read_matches(text, published, matches, found), rank, found.dropped)
        if "" in waking:
            awake = set(range(len(sentences)))
        if awake:
            matches = _match_awake(text, sentences, awake, mentions, match_tokens())
            mentions = settle_overlaps(mentions + read_matches(text, published, matches, found), rank, found.dropped)
        return Found(mentions, found.dropped, found.numbers, found.problems)

    return find_mentions


def token_rules(rules: Rules) -> tuple[frozenset[str], Callable[[], Callable]]:
    """Give the words that wake the rules over tokens, and what makes the function that matches them, at its first use:
    importing spaCy takes half a second."""
    over_tokens = [rule for rule in rules.rules if rule.tokens]
    match_tokens = cache(partial(token_matcher, rules, over_tokens))
    if not all(rule.ours for rule in over_tokens):
        match_tokens()  # a user's rule is refused before the run starts
    return waking_words(rules, over_tokens), match_tokens


def _try_families(
    article: Article, low: str, sentences: list[Sentence], triggers: Iterable, exhaustive: bool, rank: dict[str, int],
    found: Found,
) -> tuple[list[Match], set[int]]:  # fmt: skip
    """Try each family where a word of its opening stands in a sentence; gives the matches, and the sentences in which
    a word wakes the rules over tokens."""
    text, matches, awake = article.text, [], set()
    at, start, limit, last = -1, 0, -1, len(sentences) - 1
    covered, covering = -1, len(rank)
    for position, families in triggers:
        while limit <= position and at < last:
            at += 1
            start, limit, _ = sentences[at]
        if not start <= position < limit:
            continue
        for family in families:
            if family is TOKENS:
                awake.add(at)
            elif position >= covered or covering > family.rank or exhaustive:  # else it would lose to what covers it
                try:
                    match = family.match(low if family.folded else text, position, limit)
                except TimeoutError:
                    _report_timeout(family, article, found)
                    continue
                if match is not None:
                    rule, end = family.rules[match.lastgroup], match.end()
                    matches.append((rule, position, end))
                    if rule.value in WHOLE and end > covered:
                        covered, covering = end, rank[rule.label]
    return matches, awake


def _match_awake(text: str, sentences: list[Sentence], awake: set[int], mentions: list[Mention], match_tokens) -> list:
    """Run the rules over tokens on the sentences that hold a word of theirs; a number without its noun is no mention yet."""
    mentions = [mention for mention in mentions if mention.label != "count" or mention.reading.unit]
    matches, starts = [], [mention.start for mention in mentions]
    for at in sorted(awake):
        sentence = sentences[at]
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        matches += match_tokens(text, sentence, mentions[first:last])
    return matches


def _search_in(family: Family, article: Article, text: str, sentence: Sentence, found: Found) -> list[Match]:
    try:
        matches = family.finditer(text, sentence.start, sentence.end)
        return [(family.rules["r0"], *match.span()) for match in matches]
    except TimeoutError:
        _report_timeout(family, article, found)
        return []


def _report_timeout(family: Family, article: Article, found: Found) -> None:
    names = ", ".join(rule.full_id for rule in list(family.rules.values())[:3])
    advice = "bound its repeats ({0,5} instead of *) or begin it with a {piece}"
    found.problems.append(Reject(article.source, f"rule {names} ran longer than {TIMEOUT} s on one place", advice))


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
