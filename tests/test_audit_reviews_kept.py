"""Decisions outlive runs, changed rules, and reviewers and runs that write at once."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from desks import ENVIRONMENT, OTHER_RULE
from outputs import article, rows, write_inputs
from reviewing import accept, make_output, mine, money, verdict

from pipeline.audit.reviews import Event, ReviewError, open_for_review, prepare, record, undo
from pipeline.store.verdicts import rebuild_states


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path)


@pytest.fixture
def writing(output):
    with closing(open_for_review(output)) as database:
        yield database


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
