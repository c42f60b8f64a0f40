"""A decision that is sent twice is written once, and who has seen what others decided may decide the same."""

from contextlib import closing
from pathlib import Path

import pytest
from reviewing import accept, make_output, money, verdict

from pipeline.audit.reviews import Event, ReviewError, open_for_review, read_log, record, undo


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path)


@pytest.fixture
def writing(output):
    with closing(open_for_review(output)) as database:
        yield database


def test_a_decision_asked_for_again_is_not_written_twice(output, writing):
    columns = [
        Event(money(output), "Sari", "correct", "value", "6000000"),
        Event(money(output), "Sari", "correct", "per", "month"),
    ]
    first = record(writing, columns)
    assert record(writing, columns) == first
    assert len(read_log(writing, [money(output)])) == 2


def test_a_decision_asked_for_again_is_not_written_twice_though_another_decided_since(output, writing):
    fact_id = money(output)
    first = record(writing, accept(fact_id), after=0)
    record(writing, accept(fact_id, "Tomi"), after=first[0])
    assert record(writing, accept(fact_id), after=0) == first
    undo(writing, fact_id, "Sari")
    assert record(writing, accept(fact_id), after=0) not in ([], first)


def test_who_has_seen_what_another_decided_may_say_the_same_again(output, writing):
    fact_id = money(output)
    (first,) = record(writing, accept(fact_id), after=0)
    (second,) = record(writing, [Event(fact_id, "Tomi", "reject")], after=first)
    (third,) = record(writing, accept(fact_id), after=second)
    assert verdict(output, fact_id) == ("accept", "Sari", 0, 2, 1)
    assert (first, second, third) == (1, 2, 3)


def test_undo_asked_for_again_takes_back_no_more_than_was_meant(output, writing):
    fact_id = money(output)
    record(writing, accept(fact_id))
    (latest,) = record(writing, [Event(fact_id, "Sari", "reject")])
    first = undo(writing, fact_id, "Sari", str(latest))
    assert undo(writing, fact_id, "Sari", str(latest)) == first
    assert verdict(output, fact_id)[0] == "accept"
    record(writing, [Event(fact_id, "Sari", "unsure")])
    with pytest.raises(ReviewError, match="fact_changed"):
        undo(writing, fact_id, "Sari", "1")
