"""The examples of rules, held against what all rules together find in them."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.language import find_sentences
from pipeline.mentions import mention_finder
from pipeline.model import Article, Section
from pipeline.notation import brief
from pipeline.rules import Rule, RuleError, Rules

MARKED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
Reading = tuple[str, int, str]  # the words, where they start, and how they are read


@dataclass(frozen=True, slots=True)
class Tried:
    """What an example marks, and what is found in it of the kind of its rule: each with the id of the rule that did."""

    marked: tuple[Reading, ...]
    found: dict[Reading, str]


def example_trier(rules: Rules) -> Callable[[Rule, str], Tried]:
    """Compile the rules into a function that reads an example of one of them."""
    find_mentions = mention_finder(rules)

    def try_example(rule: Rule, example: str) -> Tried:
        text, marked = unmark(example)
        published = datetime.date.fromisoformat(rule.published) if rule.published else None
        sentences = find_sentences(text, (Section("body", 0, len(text)),))
        found = find_mentions([(Article("a", "example", "", "text", text), sentences, published)])[0].mentions
        return Tried(
            marked,
            {(text[m.start : m.end], m.start, brief(m.reading)): m.rule for m in found if m.label == rule.label},
        )

    return try_example


def unmark(example: str) -> tuple[str, tuple[Reading, ...]]:
    """Take the marks out of an example.

    >>> unmark("Hadir [12 krama](12).")
    ('Hadir 12 krama.', (('12 krama', 6, '12'),))
    """
    plain, marked, last = "", [], 0
    for match in MARKED.finditer(example):
        plain += example[last : match.start()]
        marked.append((match.group(1), len(plain), match.group(2)))
        plain += match.group(1)
        last = match.end()
    return plain + example[last:], tuple(marked)


def check_examples(rules: Rules) -> None:
    """Refuse a rule of a user that does not find its examples, or finds something in its rejects. Raises RuleError."""
    added = [rule for rule in rules.rules if not rule.ours]
    try_example = example_trier(rules) if added else None
    for rule in added:
        for example in rule.examples:
            _check_example(rule, example, try_example(rule, example))
        for text in rule.rejects:
            wrong = [words for (words, _, _), by in try_example(rule, text).found.items() if by == rule.full_id]
            if wrong:
                raise RuleError(
                    rule.file, rule.id, "rejects", f"has a sentence in which the rule finds {wrong[0]!r}: {text}"
                )


def _check_example(rule: Rule, example: str, tried: Tried) -> None:
    if not tried.marked:
        advice = "mark its words and how they are read: [350 krama](350)"
        raise RuleError(rule.file, rule.id, "examples", f"marks nothing in: {example}", advice)
    for words, start, reading in tried.marked:
        if (words, start, reading) not in tried.found:
            instead = ", ".join(f"[{each}]({read})" for each, _, read in tried.found) or "nothing"
            raise RuleError(
                rule.file, rule.id, "examples", f"wants [{words}]({reading}), and found is {instead}: {example}"
            )
