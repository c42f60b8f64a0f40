"""Several processes read the same as one, and an article that kills one costs itself alone."""

import os
import signal
import time

import pytest
from outputs import FORMATS, article, contents, rows, write_inputs

from pipeline import engine, storing
from pipeline import run as flow
from pipeline.engine import work_through
from pipeline.run import run
from pipeline.workers import Chunk, Failed

DEADLY = "mematikan"
ADVICE = "report it to us with the article; to leave it out, take it out of the input"


@pytest.fixture
def many(monkeypatch):
    """Workers for a few articles."""
    monkeypatch.setattr(engine, "FEW", 0)
    monkeypatch.setattr(storing, "CHUNK", 4)


def double(tasks: list[tuple]) -> list[tuple]:
    return [double_one(task) for task in tasks]


def double_one(task: tuple) -> tuple:
    if task == ("die",):
        os.kill(os.getpid(), signal.SIGKILL)
    if task == ("exit",):
        os._exit(3)
    if task == ("raise",):
        raise ValueError("odd")
    time.sleep(task[0] % 3 / 1000)
    return task[0] * 2, "x"


def chunks(*tasks):
    return [Chunk(number, list(some)) for number, some in enumerate(tasks)]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_order(many, workers):
    given = chunks(*([(number + part,) for part in range(number % 4)] for number in range(40)))
    done = list(work_through(lambda: double, iter(given), workers))
    assert [chunk.cargo for chunk in done] == list(range(40))
    assert [chunk.results for chunk in done] == [[(task[0] * 2, "x") for task in chunk.tasks] for chunk in given]


@pytest.mark.parametrize("tasks", [[("die",)], [(1,), ("die",), (2,)], [("die",), ("die",), (1,), ("die",)]])
def test_what_kills_a_worker_fails_alone(many, tasks):
    (chunk, after) = work_through(lambda: double, chunks(tasks, [(7,)]), 2)
    died = Failed("it killed the process that read it (SIGKILL)")
    assert chunk.results == [died if task == ("die",) else (task[0] * 2, "x") for task in tasks]
    assert after.results == [(14, "x")]


def test_how_a_worker_ended_is_told(many):
    (chunk,) = work_through(lambda: double, chunks([("exit",), (1,)]), 2)
    assert chunk.results == [Failed("it killed the process that read it (exit code 3)"), (2, "x")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_ours_costs_one_article(many, workers):
    (chunk,) = work_through(lambda: double, chunks([(1,), ("raise",), (2,)]), workers)
    assert chunk.results == [(2, "x"), Failed("reading it failed: ValueError: odd"), (4, "x")]


def test_a_few_articles_start_no_process(monkeypatch):
    monkeypatch.setattr(engine, "_in_processes", None)
    (chunk,) = work_through(lambda: double, chunks([(1,)] * 16), 2)
    assert len(chunk.results) == 16


def test_without_anything_to_do_nothing_is_compiled():
    assert [chunk.results for chunk in work_through(None, chunks([], []), 1)] == [[], []]


def test_no_more_is_read_than_can_be_worked_on(many):
    taken = []

    def given():
        for chunk in chunks(*([(number,)] for number in range(100))):
            taken.append(chunk)
            yield chunk

    working = work_through(lambda: double, given(), 2)
    for done in range(1, 50):
        next(working)
        assert len(taken) - done <= engine.AHEAD + 2 * 2 + 1
    working.close()


def test_the_tables_are_the_same_whatever_the_workers(tmp_path, many):
    inputs = write_inputs(tmp_path / "berita", 30)
    outputs = []
    for workers in (1, 2, 3):
        run([str(inputs)], tmp_path / str(workers), FORMATS, workers=workers)
        outputs.append(contents(tmp_path / str(workers)))
    assert outputs[0] == outputs[1] == outputs[2]


def deadly(rules):
    """A reader that dies of certain articles."""
    read_rows = flow_row_reader(rules)

    def read_or_die(tasks: list[tuple]) -> list[tuple]:
        if any(DEADLY in task[4] for task in tasks):
            os.kill(os.getpid(), signal.SIGKILL)
        return read_rows(tasks)

    return read_or_die


flow_row_reader = flow.row_reader


def test_an_article_that_kills_its_worker_is_refused_and_tried_again_next_time(tmp_path, many, monkeypatch):
    (tmp_path / "berita").mkdir()
    for number in range(12):
        text = article(number) + (f"\nYang {DEADLY}.\n" if number == 5 else "")
        (tmp_path / "berita" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "berita" / "05_salinan.txt").write_text(article(5) + f"\n\nYang {DEADLY}.", encoding="utf-8")
    monkeypatch.setattr(flow, "row_reader", deadly)
    for _ in range(2):
        report = mine(tmp_path)
        assert [(os.path.basename(each.source), each.reason, each.advice) for each in report.refused.first] == [
            ("05.txt", "it killed the process that read it (SIGKILL)", ADVICE),
            ("05_salinan.txt", "it has the text of an article that could not be read", ADVICE),
        ]
        assert report.stored["articles"] == 11
    monkeypatch.undo()
    report = mine(tmp_path)
    assert (report.refused.total, report.articles, report.stored["articles"]) == (0, 1, 12)
    assert rows(tmp_path / "output", "SELECT * FROM rejects") == []


def test_an_article_that_kills_the_rules_of_today_loses_its_facts_of_yesterday(tmp_path, many, monkeypatch):
    (tmp_path / "berita").mkdir()
    for number in range(4):
        text = article(number) + (f"\nYang {DEADLY}.\n" if number == 2 else "")
        (tmp_path / "berita" / f"{number}.txt").write_text(text, encoding="utf-8")
    mine(tmp_path)
    monkeypatch.setattr(flow, "row_reader", deadly)
    monkeypatch.setattr(flow, "code_version", lambda: "another")
    report = mine(tmp_path)
    assert (report.again, report.refused.total, report.stored["articles"]) == (4, 1, 3)
    assert rows(tmp_path / "output", "SELECT article_id FROM facts EXCEPT SELECT article_id FROM articles") == []
    monkeypatch.undo()
    assert mine(tmp_path).stored["articles"] == 4


def mine(folder):
    return run([str(folder / "berita")], folder / "output", FORMATS, workers=2)
