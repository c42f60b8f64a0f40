"""A store that another run holds, somebody reads, or that is no store of ours."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from daily_runs import alter, make_articles, mine, review, sources, write
from outputs import article, contents, rows

from pipeline import run as flow
from pipeline.store import StoreError, opening


@pytest.fixture
def folder(tmp_path) -> Path:
    return make_articles(tmp_path)


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
