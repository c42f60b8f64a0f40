"""Sentences -> mentions: a rule is tried where a word that can begin it stands; then overlaps are settled."""

import contextlib
import datetime
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from operator import itemgetter

import regex

from pipeline.docs import token_matcher, waking_words
from pipeline.lookbehinds import fix_widths
from pipeline.model import Article, Dropped, Mention, Part, Reading, Reject, Sentence
from pipeline.rules import Rule, RuleError, Rules
from pipeline.triggers import fold, trigger_finder
from pipeline.values import PARSERS

TIMEOUT = 0.5  # seconds that one regex may spend on one place; patterns bound their repeats, this is the net below
WHOLE = frozenset(("money", "percentage", "date", "count", "law"))  # values whose mention is the whole match
LONG, ENDLESS = 60, re.compile(r"\d[\d.,]{60}")  # digits in such a row are no number of anything
MOST = 10**20  # nor is more than this, and sums over it would leave the precision that we reckon with
START = itemgetter(1)
TOKENS = object()  # stands among the families of a trigger that wakes the rules over tokens
CASE = "(?-i:"  # begins a part of a regex for which capitals count
ESCAPE = re.compile(r"(\\.|\(\?P[<=]\w+)|[^\\(]+|\(")
FLAGS = regex.IGNORECASE | regex.VERSION0


@dataclass(frozen=True, slots=True)
class Family:
    """The rules that begin with one piece, as one regex; `rules` are keyed by the name of their alternative.

    `match` and `finditer` take `(text, start, end)` and may raise TimeoutError. `rank` is that of the first label;
    a `folded` family is matched against the text in lower case.
    """

    match: Callable
    finditer: Callable
    rules: dict[str, Rule]
    rank: int
    folded: bool = False


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
    anchored, wandering = compile_families(rules)
    over_tokens = [rule for rule in rules.rules if rule.tokens]
    waking = waking_words(rules, over_tokens)
    match_tokens = cache(
        partial(token_matcher, rules, over_tokens)
    )  # at first use: importing spaCy takes half a second
    if not all(rule.ours for rule in over_tokens):
        match_tokens()  # a user's rule is refused before the run starts
    find_triggers = trigger_finder(rules, anchored, {word: TOKENS for word in waking if word})
    rank = {label: i for i, label in enumerate(rules.labels)}

    def find_mentions(article: Article, sentences: list[Sentence], published: datetime.date | None) -> Found:
        found = Found([], [], [], [])
        text, matches = article.text, []
        low = fold(text)
        awake = set(range(len(sentences))) if "" in waking else set()
        at, start, limit, last = -1, 0, -1, len(sentences) - 1
        covered, covering = -1, len(rank)
        for position, families in find_triggers(text, low, found.numbers):
            while limit <= position and at < last:
                at += 1
                start, limit, _ = sentences[at]
            if not start <= position < limit:
                continue
            for family in families:
                if family is TOKENS:
                    awake.add(at)
                elif (
                    position >= covered or covering > family.rank or exhaustive
                ):  # else it would lose to what covers it
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
        for family in wandering:
            for sentence in sentences:
                matches.extend(_search_in(family, article, low if family.folded else text, sentence, found))
        mentions = settle_overlaps(_read_matches(text, published, matches, found), rank, found.dropped)
        if awake:
            matches = _match_awake(text, sentences, awake, mentions, match_tokens())
            mentions = settle_overlaps(mentions + _read_matches(text, published, matches, found), rank, found.dropped)
        return Found(mentions, found.dropped, found.numbers, found.problems)

    return find_mentions


def _match_awake(text: str, sentences: list[Sentence], awake: set[int], mentions: list[Mention], match_tokens) -> list:
    """Run the rules over tokens on the sentences that hold a word of theirs; a number without its noun is no mention yet."""
    mentions = [mention for mention in mentions if mention.label != "count" or mention.reading.unit]
    matches, starts = [], [mention.start for mention in mentions]
    for at in sorted(awake):
        sentence = sentences[at]
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        matches += match_tokens(text, sentence, mentions[first:last])
    return matches


def compile_families(rules: Rules) -> tuple[dict[str, Family], list[Family]]:
    """Join the rules that open with the same piece into one regex; rules that open with free text stand alone."""
    rank = {label: i for i, label in enumerate(rules.labels)}
    by_opening: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules.rules, key=lambda rule: rank[rule.label]):
        if rule.value not in PARSERS:
            raise RuleError(
                rule.file, rule.id, "value", f"names no value: '{rule.value}'", f"there are: {', '.join(PARSERS)}"
            )
        if not rule.tokens:
            by_opening[rule.opening].append(rule)
    wandering = [_compile("", [rule], 0) for rule in by_opening.pop("", [])]
    first = {opening: rank[group[0].label] for opening, group in by_opening.items()}
    return {
        name: _compile(rules.pieces[name].regex, group, first[name]) for name, group in by_opening.items()
    }, wandering


def _compile(opening: str, group: list[Rule], rank: int) -> Family:
    """Compile a family: with `re` where it can, which is more than twice as fast; with `regex` and its timeout where a
    rule is not ours, and so was not proved on thousands of articles, or looks behind by more than a fixed width.

    Where no rule looks at capitals the text in lower case is matched: `re` tries an alternative only where its first
    letter fits, but not when it is to ignore the case.
    """
    rules = {f"r{i}": rule for i, rule in enumerate(group)}
    alternatives = "|".join(f"(?P<{name}>{rule.rest})" for name, rule in rules.items())
    pattern = f"(?>{opening})(?:{alternatives})"
    if all(rule.ours for rule in group):
        folded = CASE not in pattern
        with contextlib.suppress(re.error):
            fixed = fix_widths(pattern)
            fast = re.compile(lower_pattern(fixed)) if folded else re.compile(fixed, re.IGNORECASE)
            return Family(fast.match, fast.finditer, rules, rank, folded)
    try:
        safe = regex.compile(pattern, FLAGS)
    except regex.error:
        for rule in group:
            _compile_alone(opening, rule)
        raise
    return Family(partial(safe.match, timeout=TIMEOUT), partial(safe.finditer, timeout=TIMEOUT), rules, rank)


def lower_pattern(pattern: str) -> str:
    """Write a regex in lower case but for its escapes, where a capital means the opposite.

    >>> print(lower_pattern("Rp[A-Z](?P<Unit>Juta)" + chr(92) + "S"))
    rp[a-z](?P<Unit>juta)\\S
    """
    return ESCAPE.sub(lambda match: match.group(1) or match.group().lower(), pattern)


def _compile_alone(opening: str, rule: Rule) -> None:
    try:
        regex.compile(f"{opening}(?:{rule.rest})", FLAGS)
    except regex.error as error:
        raise RuleError(rule.file, rule.id, "regex", f"does not compile: {error}") from error


def _search_in(
    family: Family, article: Article, text: str, sentence: Sentence, found: Found
) -> list[tuple[Rule, int, int]]:
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


def _read_matches(
    text: str, published: datetime.date | None, matches: list[tuple[Rule, int, int]], found: Found
) -> list[Mention]:
    candidates = []
    for rule, start, end in matches:
        endless = end - start > LONG and ENDLESS.search(text, start, end)
        reading = None if endless else PARSERS[rule.value](text[start:end], published)
        if reading.__class__ is Reading and _is_sensible(reading):
            candidates.append(Mention(rule.label, start, end, rule.full_id, reading))
        elif reading.__class__ is list and reading and all(_is_sensible(part.reading) for part in reading):
            candidates.extend(_split_match(rule, start, reading))
        else:
            found.dropped.append(Dropped(Mention(rule.label, start, end, rule.full_id, Reading()), None))
    return candidates


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
