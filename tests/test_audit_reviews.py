"""Decisions are events that are only ever added; what they come to outlives runs, rules and a fresh start."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from outputs import rows
from reviewing import accept, make_output, money, verdict

from pipeline.audit.reviews import Event, ReviewError, open_for_review, read_log, record, states, undo
from pipeline.store.verdicts import mark_reading, read_fact


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path)


@pytest.fixture
def writing(output):
    with closing(open_for_review(output)) as database:
        yield database


def test_a_decision_keeps_who_when_and_what_was_seen(output, writing):
    record(writing, accept(money(output)))
    (logged,) = read_log(writing, [money(output)])
    assert (logged.reviewer, logged.decision, logged.decided_at[:2], logged.decided_at[-6:]) == (
        "Sari",
        "accept",
        "20",
        "+00:00",
    )
    then = json.loads(logged.reading_then)
    assert (then["text"], then["value"], then["unit"], then["rule"]) == (
        "Rp5 juta",
        5000000,
        "IDR",
        "money.currency_first",
    )


def test_the_latest_verdict_counts(output, writing):
    record(writing, accept(money(output)))
    record(writing, [Event(money(output), "Sari", "reject")])
    assert verdict(output, money(output)) == ("reject", "Sari", 0, 1, 0)


def test_two_reviewers_disagree_until_one_follows_the_other(output, writing):
    record(writing, accept(money(output), "Sari"))
    record(writing, [Event(money(output), "Tomi", "reject")])
    assert verdict(output, money(output)) == ("reject", "Tomi", 0, 2, 1)
    record(writing, accept(money(output), "Tomi"))
    assert verdict(output, money(output)) == ("accept", "Tomi", 0, 2, 0)


def test_two_corrections_that_differ_are_a_disagreement(output, writing):
    record(writing, [Event(money(output), "Sari", "correct", "value", "6000000")])
    record(writing, [Event(money(output), "Tomi", "correct", "value", "7000000")])
    assert verdict(output, money(output)) == ("correct", "Tomi", 0, 2, 1)


def test_the_columns_of_a_correction_add_up_and_an_accept_forgets_them(output, writing):
    fact_id = money(output)
    record(
        writing,
        [Event(fact_id, "Sari", "correct", "value", "6000000"), Event(fact_id, "Sari", "correct", "subject", "honor")],
    )
    record(writing, [Event(fact_id, "Sari", "correct", "value", "6500000")])
    assert states(writing, [fact_id])[fact_id][0]["corrections"] == {"subject": "honor", "value": "6500000"}
    record(writing, accept(fact_id))
    assert states(writing, [fact_id])[fact_id][0]["corrections"] == {}


def test_undo_takes_back_all_columns_of_a_correction_and_then_what_was_before(output, writing):
    fact_id = money(output)
    record(writing, accept(fact_id))
    record(
        writing,
        [Event(fact_id, "Sari", "correct", "value", "6000000"), Event(fact_id, "Sari", "correct", "subject", "honor")],
    )
    undo(writing, fact_id, "Sari")
    assert verdict(output, fact_id)[0] == "accept"
    undo(writing, fact_id, "Sari")
    assert rows(output, "SELECT * FROM review_states") == []
    assert [each.decision for each in read_log(writing, [fact_id])] == [
        "accept",
        "correct",
        "correct",
        "undo",
        "undo",
        "undo",
    ]
    with pytest.raises(ReviewError, match="nothing_to_undo"):
        undo(writing, fact_id, "Sari")


def test_nobody_takes_back_what_another_decided(output, writing):
    record(writing, accept(money(output), "Sari"))
    with pytest.raises(ReviewError, match="nothing_to_undo"):
        undo(writing, money(output), "Tomi")


def test_a_comment_is_no_verdict(output, writing):
    record(writing, [Event(money(output), "Sari", "comment", comment="tanya humas")])
    assert rows(output, "SELECT * FROM review_states") == []


def test_a_decision_on_what_was_not_seen_is_refused(output, writing):
    seen = mark_reading(read_fact(writing, money(output)))
    record(writing, accept(money(output)), seen)
    with pytest.raises(ReviewError, match="fact_changed"):
        record(writing, [Event(money(output), "Sari", "reject")], "000000000000")


def test_a_decision_on_no_fact_is_refused_and_nothing_is_written(output, writing):
    with pytest.raises(ReviewError, match="fact_gone"):
        record(writing, accept("a0-money-1-2"))
    assert rows(output, "SELECT count(*) FROM reviews") == [(0,)]


def added(output: Path) -> Event:
    fact = {"type": "count", "text": "12", "start": 5, "end": 7, "value": 12}
    return Event(
        money(output).replace("money", "count").rpartition("-")[0] + "-x", "Sari", "add", value=json.dumps(fact)
    )


def test_an_added_fact_is_judged_by_others_and_added_once(output, writing):
    event = added(output)
    record(writing, [event])
    record(writing, accept(event.fact_id, "Tomi"))
    assert verdict(output, event.fact_id) == ("accept", "Tomi", 0, 2, 0)
    with pytest.raises(ReviewError, match="fact_there"):
        record(writing, [event._replace(reviewer="Tomi", value="{}")])


def test_an_added_fact_that_is_taken_back_is_gone(output, writing):
    event = added(output)
    record(writing, [event])
    undo(writing, event.fact_id, "Sari")
    with pytest.raises(ReviewError, match="fact_gone"):
        record(writing, accept(event.fact_id, "Tomi"))


def test_a_decision_that_cannot_be_written_leaves_nothing(output, writing):
    writing.execute("DROP TABLE review_states")
    with pytest.raises(sqlite3.OperationalError):
        record(writing, accept(money(output)))
    assert rows(output, "SELECT * FROM reviews") == []
