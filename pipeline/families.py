"""Rules that begin with one piece, joined into one regex that is tried where a word of the piece stands."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import regex

from pipeline.lookbehinds import fix_widths
from pipeline.rules import Rule, RuleError, Rules

TIMEOUT = 0.5  # seconds that one regex may spend on one place; patterns bound their repeats, this is the net below
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


def compile_families(rules: Rules) -> tuple[dict[str, Family], list[Family]]:
    """Join the rules that open with the same piece into one regex; rules that open with free text stand alone."""
    rank = {label: i for i, label in enumerate(rules.labels)}
    by_opening: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules.rules, key=lambda rule: rank[rule.label]):
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
