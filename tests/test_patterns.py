"""Every example in every rule file holds, with the whole rule set at work."""

import pytest

from pipeline.examples import example_trier
from pipeline.patterns import load_rules

RULES = load_rules()
TRY = example_trier(RULES)


def cases(key):
    return [
        pytest.param(rule, text, id=f"{rule.full_id}-{i}")
        for rule in RULES.rules
        for i, text in enumerate(getattr(rule, key))
    ]


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example_is_found_with_its_reading(rule, example):
    tried = TRY(rule, example)
    assert tried.marked and set(tried.marked) <= tried.found.keys(), tried


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example_with_no_break_spaces_is_read_the_same(rule, example):
    spaced = {
        (words.replace(" ", "\u00a0"), start, reading.replace(" ", "\u00a0"))
        for words, start, reading in TRY(rule, example).marked
    }
    found = TRY(rule, example.replace(" ", "\u00a0")).found
    assert spaced <= {(words, start, reading.replace(" ", "\u00a0")) for words, start, reading in found}


@pytest.mark.parametrize(("rule", "text"), cases("rejects"))
def test_reject_gives_no_mention(rule, text):
    assert rule.full_id not in TRY(rule, text).found.values()


@pytest.mark.parametrize(
    ("rule", "example"), cases("misses") or [pytest.param(None, None, marks=pytest.mark.skip("no known gaps"))]
)
@pytest.mark.xfail(strict=True, reason="a known gap: move it up to the examples when it passes")
def test_known_gap(rule, example):
    tried = TRY(rule, example)
    assert set(tried.marked) <= tried.found.keys()


def test_every_rule_is_used_by_one_of_its_examples():
    silent = []
    for rule in RULES.rules:
        if not any(rule.full_id in TRY(rule, example).found.values() for example in rule.examples):
            silent.append(rule.full_id)
    assert silent == []
