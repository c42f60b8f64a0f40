"""The place, the body and the voice of a number: found among the names of its sentence, however many it has."""

import time

from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())


def counts(text: str) -> list[tuple[str, str]]:
    facts = READ(Article("a", "a", "", "text", text)).facts
    return [(fact.text, fact.place) for fact in facts if fact.type == "count"]


def test_each_count_of_a_list_has_the_place_behind_it():
    assert counts("Ada 12 guru di Kota Tual, 30 guru di Kota Bima.") == [("12 guru", "Kota Tual"), ("30 guru", "Kota Bima")]


def test_a_place_before_a_count_is_its_place():
    assert counts("Di Kota Tual tercatat 12 guru.") == [("12 guru", "Kota Tual")]


def test_two_places_that_are_joined_are_the_place_of_none():
    assert counts("Ada 12 guru di Kota Tual dan Kota Bima.") == [("12 guru", "")]


def test_a_sentence_of_thousands_of_counts_takes_time_in_proportion():
    def seconds(length: int) -> float:
        text = "Ada " + ", ".join(f"{number + 2} guru di Kota Tual" for number in range(length)) + "."
        start = time.process_time()
        counts(text)
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 10 * seconds(500) + 0.1  # in proportion four times; sixteen where each looks at all others
