"""Decisions are events that are only ever added; what they come to outlives runs, rules and a fresh start."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from desks import ENVIRONMENT, OTHER_RULE
from outputs import article, rows, write_inputs

from pipeline.audit.reviews import Event, ReviewError, open_for_review, prepare, read_log, record, states, undo
from pipeline.run import run
from pipeline.store.verdicts import mark_reading, read_fact, rebuild_states

TEXT = "Gaji 12 guru naik\n\nMataram (ANTARA) - Pemerintah menggaji 12 guru. Dana Rp5 juta tersedia.\n"


@pytest.fixture
def output(tmp_path) -> Path:
    """One article with an amount of five million rupiah and twelve teachers."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    mine(tmp_path)
    prepare(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def writing(output):
    with closing(open_for_review(output)) as database:
        yield database


def mine(folder: Path, **more) -> None:
    run([str(folder / "in")], folder / "out", workers=1, **more)


def money(output: Path) -> str:
    ((fact_id,),) = rows(output, "SELECT fact_id FROM facts WHERE type = 'money'")
    return fact_id


def verdict(output: Path, fact_id: str) -> tuple:
    (row,) = rows(
        output, f"SELECT verdict, reviewer, changed, reviewers, disagreement FROM verdicts WHERE fact_id = '{fact_id}'"
    )
    return row


def accept(fact_id: str, reviewer: str = "Sari") -> list[Event]:
    return [Event(fact_id, reviewer, "accept")]


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


@pytest.mark.parametrize("more", [{}, {"fresh": True}], ids=["again", "fresh"])
def test_decisions_outlive_a_run(output, writing, more):
    record(writing, accept(money(output)))
    (output.parent / "in" / "b.txt").write_text(article(1), encoding="utf-8")
    mine(output.parent, **more)
    ((fact_id,),) = rows(output, "SELECT fact_id FROM facts WHERE text = 'Rp5 juta'")
    assert verdict(output, fact_id) == ("accept", "Sari", 0, 1, 0)


def test_a_fact_that_a_changed_rule_no_longer_finds_keeps_its_decision(output, writing, tmp_path):
    fact_id = money(output)
    record(writing, accept(fact_id))
    (tmp_path / "rules" / "mentions").mkdir(parents=True)
    (tmp_path / "rules" / "mentions" / "money.toml").write_text(OTHER_RULE, encoding="utf-8")
    mine(tmp_path, patterns=tmp_path / "rules")
    assert rows(output, "SELECT * FROM facts WHERE type = 'money'") == []
    assert verdict(output, fact_id) == ("accept", "Sari", 1, 1, 0)
    with pytest.raises(ReviewError, match="fact_gone"):
        record(writing, accept(fact_id, "Tomi"))
    record(writing, [Event(fact_id, "Sari", "reject")])
    assert verdict(output, fact_id) == ("reject", "Sari", 0, 1, 0)
    mine(tmp_path)
    assert verdict(output, fact_id) == ("reject", "Sari", 0, 1, 0)
    assert money(output) == fact_id


def publish(folder: Path, day: str) -> None:
    """Run on one record that says `kemarin`, published on a day."""
    (folder / "in").mkdir(exist_ok=True)
    told = {"isi": "Rapat digelar kemarin di Mataram. Sebanyak 12 guru datang ke rapat itu.", "published": day}
    (folder / "in" / "a.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    mine(folder)
    prepare(folder / "out")


@pytest.mark.parametrize(
    ("decided", "changed"),
    [
        (("accept",), 1),
        (("reject",), 1),
        (("correct", "date", "2025-06-12"), 0),  # it reads now as was wished for
        (("correct", "date", "2025-06-20"), 1),
    ],
)
def test_a_fact_that_reads_otherwise_now_has_changed_since_review(tmp_path, decided, changed):
    publish(tmp_path, "2025-06-11")
    output = tmp_path / "out"
    ((fact_id, date),) = rows(output, "SELECT fact_id, date FROM facts WHERE text = 'kemarin'")
    assert date == "2025-06-10"
    with closing(open_for_review(output)) as database:
        record(database, [Event(fact_id, "Sari", *decided)])
        assert verdict(output, fact_id)[2] == 0
        publish(tmp_path, "2025-06-13")
        assert verdict(output, fact_id)[2] == changed
        record(database, accept(fact_id))
        assert verdict(output, fact_id)[:3] == ("accept", "Sari", 0)


def test_the_states_made_anew_from_the_events_are_those_that_were_kept(output, writing):
    facts = [fact_id for (fact_id,) in rows(output, "SELECT fact_id FROM facts ORDER BY fact_id")]
    for at, fact_id in enumerate(facts):
        for reviewer in ("Sari", "Tomi")[: 1 + at % 2]:
            decision = ("accept", "reject", "unsure")[at % 3]
            record(writing, [Event(fact_id, reviewer, decision)])
            record(writing, [Event(fact_id, reviewer, "correct", "subject", f"hal {at}")])
            if at % 4 == 0:
                undo(writing, fact_id, reviewer)
    kept = rows(output, "SELECT * FROM review_states ORDER BY fact_id, reviewer")
    assert (len(facts), len(kept)) == (3, 4)
    writing.execute("DELETE FROM review_states")
    rebuild_states(writing)
    assert rows(output, "SELECT * FROM review_states ORDER BY fact_id, reviewer") == kept


def test_a_store_without_states_gets_them_when_the_desk_opens(output, writing):
    record(writing, accept(money(output)))
    for statement in ("DROP VIEW verdicts", "DROP TABLE review_states", "DROP INDEX reviews_fact_id"):
        writing.execute(statement)
    prepare(output)
    assert verdict(output, money(output)) == ("accept", "Sari", 0, 1, 0)


def test_a_decision_that_cannot_be_written_leaves_nothing(output, writing):
    writing.execute("DROP TABLE review_states")
    with pytest.raises(sqlite3.OperationalError):
        record(writing, accept(money(output)))
    assert rows(output, "SELECT * FROM reviews") == []


REVIEWER = """import sys
from contextlib import closing
from pathlib import Path
from pipeline.audit.reviews import Event, open_for_review, record
output, name, decision = sys.argv[1:]
with closing(open_for_review(Path(output))) as database:
    facts = [row[0] for row in database.execute("SELECT fact_id FROM facts ORDER BY rowid LIMIT 500")]
    assert len(facts) == 500, len(facts)
    count = "SELECT count(*) FROM articles"
    (before,) = database.execute(count).fetchone()
    while database.execute(count).fetchone() == (before,):  # until the run writes
        pass
    for fact_id in facts:
        record(database, [Event(fact_id, name, decision)])
"""


@pytest.mark.slow
def test_two_reviewers_decide_at_once_while_a_run_adds_articles(tmp_path):
    write_inputs(tmp_path / "in", 45)
    mine(tmp_path)
    output = tmp_path / "out"
    prepare(output)
    (tmp_path / "more").mkdir()
    for number in range(100, 300):
        (tmp_path / "more" / f"{number}.txt").write_text(article(number), encoding="utf-8")
    adding = (
        "from pipeline.cli import main; main()",
        "run",
        str(tmp_path / "in"),
        str(tmp_path / "more"),
        "-o",
        str(output),
    )
    commands = [adding, (REVIEWER, str(output), "Sari", "accept"), (REVIEWER, str(output), "Tomi", "reject")]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", *each], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for each in commands
    ]
    said = [each.communicate(timeout=120)[1] for each in started]
    assert [each for each in said if "Error" in each or "Traceback" in each] == []
    assert [each.returncode for each in started][1:] == [0, 0]
    decided = rows(
        output, "SELECT reviewer, decision, count(*), count(DISTINCT fact_id) FROM reviews GROUP BY reviewer, decision"
    )
    assert sorted(decided) == [("Sari", "accept", 500, 500), ("Tomi", "reject", 500, 500)]
    assert rows(output, "SELECT count(*), sum(disagreement) FROM verdicts") == [(500, 500)]
    assert rows(output, "SELECT count(*) FROM articles") > [(200,)]
