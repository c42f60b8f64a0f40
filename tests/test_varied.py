"""The texts of the benchmarks are made anew from a seed, and have about as many facts as news has."""

from collections import Counter
from itertools import islice

import pytest
from benchmarks.varied import QUIET, varied_articles

from pipeline import mine

NAMES = (QUIET / "persons.csv").read_text(encoding="utf-8").splitlines()[1:]
A_ROUND = 90  # every sample once, every quiet text twice or three times


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [*varied_articles(A_ROUND, seed=1)]


def test_the_same_seed_gives_the_same_texts(texts):
    assert [*varied_articles(6, seed=1)] == texts[:6]
    assert not set(varied_articles(6, seed=2)) & set(texts)


def test_two_quiet_texts_follow_every_sample(texts):
    quiet = [path.read_text(encoding="utf-8") for path in sorted(QUIET.glob("*.txt"))]
    assert len(quiet) == 24
    assert [len(text) for text in islice(texts, 49)][1:3] == [len(text) for text in quiet[:2]]
    assert [len(text) for text in texts if texts.index(text) % 3][:24] == [len(text) for text in quiet]


@pytest.mark.parametrize("name", NAMES)
def test_a_listed_name_is_in_a_quiet_text_and_is_varied(texts, name):
    assert any(name in path.read_text(encoding="utf-8") for path in QUIET.glob("*.txt"))
    assert not any(name in text for text in texts)


def test_there_are_about_as_many_facts_as_in_news(texts):
    found = Counter(fact.unit if fact.type == "entity" else fact.type for text in texts for fact in mine(text))
    thousands = sum(map(len, texts)) / 1000
    news = {
        "place": 3.76,
        "organization": 2.86,
        "person": 2.71,
        "date": 1.97,
        "quote": 1.20,
        "money": 0.84,
        "count": 0.51,
    }
    assert {kind: found[kind] / thousands for kind in news} == pytest.approx(news, rel=0.2)
