"""An output remembers: a run reads what is new or changed, keeps what people decided, and tells who else is writing."""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from outputs import FORMATS, article, contents, rows, write_inputs

from pipeline import run as flow
from pipeline.model import Article
from pipeline.run import run
from pipeline.store import StoreError, opening
from pipeline.store.recall import read_given, write_given
from pipeline.summary import format_report


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three articles in `berita`."""
    (tmp_path / "berita").mkdir()
    for number in range(3):
        write(tmp_path / "berita" / f"{number}.txt", article(number))
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def mine(folder: Path, *inputs: str, **more):
    return run([str(folder / each) for each in inputs or ["berita"]], folder / "output", FORMATS, **more)


def sources(report) -> dict[str, int]:
    return {status: count for status, count in report.sources.items() if count}


def texts(folder: Path) -> list[str]:
    return [text for (text,) in rows(folder / "output", "SELECT text FROM articles ORDER BY source")]


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


def review(folder: Path) -> None:
    alter(folder / "output" / "facts.db", "INSERT INTO reviews (fact_id, decision) VALUES ('f1', 'right')")


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


def test_what_was_refused_is_told_again_and_tried_again(folder):
    write(folder / "berita" / "kosong.txt", "")
    for _ in range(2):
        report = mine(folder)
        assert [reject.reason for reject in report.refused.first] == ["it is empty"]
    write(folder / "berita" / "kosong.txt", article(5))
    assert mine(folder).refused.total == 0
    assert rows(folder / "output", "SELECT * FROM rejects") == []


def test_a_second_run_at_once_is_told_who_holds_the_lock(folder):
    mine(folder)
    code = (
        "import fcntl, sys; lock = open(sys.argv[1], 'r+'); fcntl.lockf(lock, fcntl.LOCK_EX); "
        "lock.truncate(0); lock.write('process 42 on desk, since noon'); lock.flush(); print(flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(folder / "output" / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        with pytest.raises(StoreError, match=r"another run is writing there \(process 42 on desk, since noon\)"):
            mine(folder)
        holder.kill()
    assert sources(mine(folder)) == {"unchanged": 3}


def test_the_lock_says_who_holds_it(folder):
    mine(folder)
    with open(folder / "output" / ".lock", encoding="utf-8") as file:
        assert file.read().startswith(f"process {os.getpid()} on ")
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b"bukan basis data" * 100), "is damaged or no database"),
        (lambda path: alter(path, "PRAGMA user_version = 99"), r"was made by another version of mine \(layout 99"),
    ],
)
def test_a_store_that_cannot_be_used_is_left_alone(folder, spoil, message):
    mine(folder)
    spoil(folder / "output" / "facts.db")
    before = (folder / "output" / "facts.db").read_bytes()
    with pytest.raises(StoreError, match=message):
        mine(folder)
    assert (folder / "output" / "facts.db").read_bytes() == before


def alter(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(sql)


def test_a_database_of_something_else_is_refused(folder):
    (folder / "output").mkdir()
    alter(folder / "output" / "facts.db", "CREATE TABLE belanja (barang)")
    with pytest.raises(StoreError, match="is a database of something else"):
        mine(folder, fresh=True)


def test_a_store_of_another_layout_starts_over_with_fresh_and_keeps_reviews(folder):
    mine(folder)
    review(folder)
    alter(folder / "output" / "facts.db", "PRAGMA user_version = 99")
    assert mine(folder, fresh=True).articles == 3
    assert rows(folder / "output", "SELECT decision FROM reviews") == [("right",)]


def test_a_database_from_before_there_was_memory_is_made_anew(folder):
    mine(folder)
    for table in ("_meta", "_inputs", "_places", "_articles", "_refusals"):
        alter(folder / "output" / "facts.db", f"DROP TABLE {table}")
    alter(folder / "output" / "facts.db", "PRAGMA user_version = 0")
    assert mine(folder).articles == 3


def test_a_user_who_tidies_the_database_breaks_nothing(folder):
    mine(folder)
    before = contents(folder / "output")
    alter(folder / "output" / "facts.db", "VACUUM")
    write(folder / "berita" / "1.txt", article(40))
    mine(folder)
    write(folder / "berita" / "1.txt", article(1))
    mine(folder)
    then = contents(folder / "output")
    assert (then["facts.csv"], then["sentences"]) == (before["facts.csv"], before["sentences"])


def test_somebody_may_read_while_a_run_writes(folder, monkeypatch):
    mine(folder)
    seen = []
    end_run = flow.end_run

    def look_and_end(*arguments):
        seen.append(rows(folder / "output", "SELECT count(*) FROM money"))
        end_run(*arguments)

    monkeypatch.setattr(flow, "end_run", look_and_end)
    mine(folder, fresh=True)
    assert seen == [[(3,)]]


def test_errors_of_the_database_are_told_in_words():
    assert opening.explain(sqlite3.OperationalError("database or disk is full")).startswith(
        "the disk is full; make room"
    )
    assert "close the program" in opening.explain(sqlite3.OperationalError("database is locked"))


def test_what_a_source_gives_beside_the_text_is_remembered():
    given = Article("a", "s", "0", "jsonl", "teks", title="Judul", tags=("satu", "dua"))
    assert read_given(write_given(given)) == {"title": "Judul", "tags": ("satu", "dua")}
    assert write_given(Article("a", "s", "0", "text", "teks")) == ""
