"""A run reads what is new or changed, and its output is that of one run over everything."""

import os
from pathlib import Path

import pytest
from daily_runs import make_articles, mine, review, sources, texts, write
from outputs import FORMATS, article, contents, rows, write_inputs

from pipeline.run import run
from pipeline.summary import format_report


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_articles(tmp_path)


def test_a_second_run_reads_nothing_and_changes_nothing(folder):
    mine(folder)
    before = contents(folder / "output")
    report = mine(folder)
    assert (report.articles, sources(report)) == (0, {"unchanged": 3})
    assert contents(folder / "output") == before
    first, *others = format_report(report).splitlines()
    assert first.startswith("Nothing new to read (looked for ")
    assert others == [
        "Sources: 3 unchanged, 0 new",
        f"The tables hold 3 articles with {report.stored['facts']} facts",
    ]


def test_nothing_is_opened_that_is_unchanged(folder, monkeypatch):
    mine(folder)
    monkeypatch.setattr("pipeline.corpus.open_input", None)
    assert sources(mine(folder)) == {"unchanged": 3}


def test_a_file_whose_name_is_no_utf_8_is_read_and_known_again(folder):
    (folder / "berita" / os.fsdecode(b"a\xe9\n.txt")).write_text(article(7), encoding="utf-8")
    assert sources(mine(folder)) == {"new": 4}
    assert sources(mine(folder)) == {"unchanged": 4}
    named = rows(folder / "output", r"SELECT source FROM articles WHERE source LIKE '%a\xe9\x0a.txt'")
    assert len(named) == 1


def test_a_run_with_other_formats_writes_them_without_reading(folder):
    mine(folder)
    report = run([str(folder / "berita")], folder / "output", ("jsonl",))
    assert report.articles == 0
    assert len((folder / "output" / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert not (folder / "output" / "articles.csv").exists()


def test_a_file_with_a_new_time_and_the_same_text_is_unchanged(folder):
    mine(folder)
    os.utime(folder / "berita" / "1.txt", (1, 1))
    report = mine(folder)
    assert (report.articles, sources(report)) == (0, {"unchanged": 3})


def test_new_and_changed_files_are_read_and_the_old_facts_go(folder):
    mine(folder)
    write(folder / "berita" / "1.txt", article(11))
    write(folder / "berita" / "3.txt", article(3))
    report = mine(folder)
    assert (report.articles, sources(report)) == (2, {"unchanged": 2, "changed": 1, "new": 1})
    assert texts(folder) == [article(0), article(11), article(2), article(3)]
    assert rows(folder / "output", "SELECT article_id FROM facts EXCEPT SELECT article_id FROM articles") == []
    assert rows(folder / "output", "SELECT article_id FROM sentences EXCEPT SELECT article_id FROM articles") == []


def test_an_output_brought_up_to_date_is_that_of_one_run(tmp_path):
    inputs = write_inputs(tmp_path / "berita", 8)
    moved = [inputs / "003.txt", inputs / "arsip.jsonl"]
    for path in moved:
        path.rename(tmp_path / path.name)
    mine(tmp_path)
    for path in moved:
        (tmp_path / path.name).rename(path)
    mine(tmp_path)
    run([str(inputs)], tmp_path / "sekali", FORMATS)
    then, once = contents(tmp_path / "output"), contents(tmp_path / "sekali")
    assert {name: then[name] for name in then if name.endswith((".csv", ".jsonl", ".parquet"))} == {
        name: once[name] for name in once if name.endswith((".csv", ".jsonl", ".parquet"))
    }


def test_what_is_not_among_the_inputs_stays(folder):
    mine(folder)
    (folder / "lain").mkdir()
    write(folder / "lain" / "a.txt", article(20))
    (folder / "berita" / "0.txt").unlink()
    report = mine(folder, "lain")
    assert (report.kept, report.stored["articles"]) == (3, 4)
    assert "Of earlier runs, 3 inputs were not among these" in format_report(report)


def test_fresh_starts_over_and_keeps_reviews(folder):
    mine(folder)
    review(folder)
    (folder / "berita" / "0.txt").unlink()
    report = mine(folder, fresh=True)
    assert (report.articles, report.kept, sources(report)) == (2, 0, {"new": 2})
    assert texts(folder) == [article(1), article(2)]
    assert rows(folder / "output", "SELECT fact_id, decision FROM reviews") == [("f1", "right")]


def test_what_was_refused_is_told_again_and_tried_again(folder):
    write(folder / "berita" / "kosong.txt", "")
    for _ in range(2):
        report = mine(folder)
        assert [reject.reason for reject in report.refused.first] == ["it is empty"]
    write(folder / "berita" / "kosong.txt", article(5))
    assert mine(folder).refused.total == 0
    assert rows(folder / "output", "SELECT * FROM rejects") == []
