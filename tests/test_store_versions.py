"""Other rules, other readers and changed records make a run read again what they change, and nothing else."""

import json
from pathlib import Path

import pytest
from daily_runs import alter, make_articles, mine, review, sources, texts, write
from outputs import article, rows

from pipeline import run as flow
from pipeline.model import Article
from pipeline.store.recall import read_given, write_given
from pipeline.summary import format_report


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_articles(tmp_path)


def test_other_rules_read_every_article_again_also_without_its_file(folder, monkeypatch):
    mine(folder)
    review(folder)
    gone = "UPDATE facts SET fact_id = article_id || '-money-9-9', rule = 'gone' WHERE type = 'money'"
    alter(folder / "output" / "facts.db", gone)
    (folder / "berita" / "0.txt").unlink()
    monkeypatch.setattr(flow, "code_version", lambda: "another")
    report = mine(folder)
    assert (report.articles, report.again, sources(report)) == (3, 3, {"unchanged": 2})
    assert rows(folder / "output", "SELECT count(*) FROM facts WHERE rule = 'gone'") == [(0,)]
    assert rows(folder / "output", "SELECT count(*) FROM facts WHERE type = 'money'") == [(3,)]
    assert rows(folder / "output", "SELECT decision FROM reviews") == [("right",)]
    assert mine(folder).again == 0
    assert "3 read again, for the rules have changed" in format_report(report)


def test_rules_of_ones_own_are_another_version(folder):
    mine(folder)
    (folder / "aturan" / "lexicon").mkdir(parents=True)
    write(folder / "aturan" / "lexicon" / "address_word.txt", "krama\n")
    assert mine(folder, patterns=folder / "aturan").again == 3


def test_other_readers_read_files_again_but_not_the_same_articles(folder, monkeypatch):
    mine(folder)
    monkeypatch.setattr(flow, "readers_version", lambda: "another")
    report = mine(folder)
    assert (report.articles, sources(report)) == (0, {"unchanged": 3})


def test_copies_are_read_once_and_all_their_sources_kept(folder):
    write(folder / "berita" / "0_salinan.txt", article(0).replace("\n\n", "\n \n"))
    write(folder / "berita" / "9.txt", article(0))
    report = mine(folder)
    assert (report.articles, sources(report)) == (3, {"new": 3, "copies": 2})
    ((first, source),) = rows(folder / "output", "SELECT article_id, source FROM articles WHERE source LIKE '%/0%'")
    assert Path(source).name == "0.txt"
    found = rows(folder / "output", f"SELECT source FROM article_sources WHERE article_id = '{first}'")
    assert [Path(source).name for (source,) in found] == ["0.txt", "0_salinan.txt", "9.txt"]


def test_an_article_that_only_a_copy_still_holds_is_of_that_place(folder):
    write(folder / "berita" / "9.txt", article(0))
    mine(folder)
    write(folder / "berita" / "0.txt", article(30))
    mine(folder)
    assert texts(folder) == [article(30), article(1), article(2), article(0)]


def test_a_record_put_before_others_is_the_only_one_read(tmp_path):
    (tmp_path / "berita").mkdir()
    lines = [json.dumps({"isi": article(number)}) + "\n" for number in range(5)]
    write(tmp_path / "berita" / "a.jsonl", "".join(lines[1:]))
    mine(tmp_path)
    write(tmp_path / "berita" / "a.jsonl", "".join(lines))
    report = mine(tmp_path)
    assert report.articles == 1
    assert report.stored["articles"] == 5
    assert len(rows(tmp_path / "output", "SELECT DISTINCT source FROM articles")) == 5


def test_a_record_whose_date_changed_is_read_again(tmp_path):
    (tmp_path / "berita").mkdir()
    for day in (4, 5):
        record = {"isi": "Harga beras naik kemarin, kata pedagang di pasar itu.", "tanggal": f"2025-06-0{day}"}
        write(tmp_path / "berita" / "a.jsonl", json.dumps(record) + "\n")
        assert mine(tmp_path).articles == 1
    assert rows(tmp_path / "output", "SELECT date FROM facts WHERE type = 'date'") == [("2025-06-04",)]


def test_a_shorter_file_loses_what_stood_behind_its_end(tmp_path):
    (tmp_path / "berita").mkdir()
    for count in (4, 2):
        lines = (json.dumps({"isi": article(number)}) + "\n" for number in range(count))
        write(tmp_path / "berita" / "a.jsonl", "".join(lines))
        report = mine(tmp_path)
    assert report.stored["articles"] == 2


def test_what_a_source_gives_beside_the_text_is_remembered():
    given = Article("a", "s", "0", "jsonl", "teks", title="Judul", tags=("satu", "dua"))
    assert read_given(write_given(given)) == {"title": "Judul", "tags": ("satu", "dua")}
    assert write_given(Article("a", "s", "0", "text", "teks")) == ""
