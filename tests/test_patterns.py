"""Every example in every rule file holds, with the whole rule set at work."""

import datetime
import re

import pytest

from pipeline.language import find_sentences
from pipeline.mentions import mention_finder
from pipeline.model import Article, Section
from pipeline.notation import brief
from pipeline.patterns import load_rules

RULES = load_rules()
FIND = mention_finder(RULES)
MARKED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")


def found_in(text, rule):
    published = datetime.date.fromisoformat(rule.published) if rule.published else None
    article = Article("a", "example", "", "text", text)
    sentences = find_sentences(text, (Section("body", 0, len(text)),))
    return [m for m in FIND(article, sentences, published).mentions if m.label == rule.label]


def unmark(example):
    """The sentence without its marks, and the `(text, start, reading)` that it marks."""
    plain, wanted, last = "", [], 0
    for match in MARKED.finditer(example):
        plain += example[last : match.start()]
        wanted.append((match.group(1), len(plain), match.group(2)))
        plain += match.group(1)
        last = match.end()
    return plain + example[last:], wanted


def cases(key):
    return [
        pytest.param(rule, text, id=f"{rule.label}.{rule.id}-{i}")
        for rule in RULES.rules
        for i, text in enumerate(getattr(rule, key))
    ]


def read_marked(rule, example):
    plain, wanted = unmark(example)
    return wanted, [(plain[m.start : m.end], m.start, brief(m.reading)) for m in found_in(plain, rule)]


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example_is_found_with_its_reading(rule, example):
    wanted, found = read_marked(rule, example)
    assert wanted and all(mark in found for mark in wanted), found


@pytest.mark.parametrize(("rule", "text"), cases("rejects"))
def test_reject_gives_no_mention(rule, text):
    assert not [m for m in found_in(text, rule) if m.rule == f"{rule.label}.{rule.id}"]


@pytest.mark.parametrize(
    ("rule", "example"), cases("misses") or [pytest.param(None, None, marks=pytest.mark.skip("no known gaps"))]
)
@pytest.mark.xfail(strict=True, reason="a known gap: move it up to the examples when it passes")
def test_known_gap(rule, example):
    wanted, found = read_marked(rule, example)
    assert all(mark in found for mark in wanted)


def test_every_rule_is_used_by_one_of_its_examples():
    silent = []
    for rule in RULES.rules:
        rules = {m.rule for example in rule.examples for m in found_in(unmark(example)[0], rule)}
        if f"{rule.label}.{rule.id}" not in rules:
            silent.append(f"{rule.label}.{rule.id}")
    assert silent == []
