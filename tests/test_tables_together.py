"""The files of a run appear together: all of them, also when empty, or none; and none of an earlier run survives."""

import json
import os

import pytest
from test_tables import make_article, make_fact, read_csv, write

from pipeline.model import Reject
from pipeline.tables import SINKS, open_tables

EVERY_FILE = [
    *("articles.csv", "articles.jsonl", "articles.parquet", "datapackage.json", "facts.csv", "facts.db"),
    *("facts.jsonl", "facts.parquet", "rejects.csv", "rejects.jsonl", "rejects.parquet"),
]


def names(folder) -> list[str]:
    return sorted(os.listdir(folder))


def test_an_empty_run_writes_every_table(tmp_path):
    write(tmp_path)
    assert names(tmp_path) == EVERY_FILE
    assert read_csv(tmp_path / "facts.csv") == []
    assert (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig") == "source,reason,advice\n"
    assert (tmp_path / "facts.jsonl").read_bytes() == b""


def test_a_run_that_finds_nothing_replaces_the_facts_of_an_earlier_one(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    write(tmp_path)
    assert read_csv(tmp_path / "facts.csv") == []


def test_tables_in_formats_that_were_not_chosen_do_not_survive(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    (tmp_path / "catatan.txt").write_text("milik orang lain")
    write(tmp_path, formats=("jsonl",))
    assert names(tmp_path) == [
        *("articles.jsonl", "catatan.txt", "datapackage.json", "facts.jsonl", "rejects.csv", "rejects.jsonl"),
    ]


def test_what_sqlite_left_beside_an_old_database_goes_with_it(tmp_path):
    (tmp_path / "facts.db-wal").write_bytes(b"old")
    write(tmp_path, formats=("sqlite",))
    assert names(tmp_path) == ["datapackage.json", "facts.db", "rejects.csv"]


def test_rejects_are_written_as_csv_whatever_the_formats(tmp_path):
    write(tmp_path, rejects=[Reject("a.txt", "kosong", "isi")], formats=("parquet",))
    assert read_csv(tmp_path / "rejects.csv") == [{"source": "a.txt", "reason": "kosong", "advice": "isi"}]


def test_nothing_appears_before_the_end(tmp_path):
    with open_tables(tmp_path, tuple(SINKS)) as tables:
        tables.write([make_article()], [make_fact()], [])
        assert [name for name in names(tmp_path) if not name.startswith(".")] == []
        tables.finish()
    assert names(tmp_path) == EVERY_FILE


def test_a_run_that_fails_leaves_the_earlier_tables_and_nothing_else(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    with pytest.raises(KeyboardInterrupt), open_tables(tmp_path, tuple(SINKS)) as tables:
        tables.write([make_article(1)], [make_fact(1, 1)], [])
        raise KeyboardInterrupt
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "output").write_text("")
    with pytest.raises(FileExistsError), open_tables(tmp_path / "output", ("csv",)):
        pass


def test_the_datapackage_describes_what_was_written_and_holds(tmp_path):
    frictionless = pytest.importorskip("frictionless")
    articles = [make_article(number, "=teks\nkedua") for number in range(2)]
    write(tmp_path, articles, [make_fact(0), make_fact(1, 1)], [Reject("a.txt", "kosong", "isi")], ("csv",))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert [task.name for task in report.tasks] == ["articles-csv", "facts-csv", "rejects-csv"]


def test_the_datapackage_names_every_file_with_keys_and_meanings(tmp_path):
    write(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert package["version"] == "1.0.0"
    assert sorted({resource["path"] for resource in resources.values()}) == [
        name for name in EVERY_FILE if name != "datapackage.json"
    ]
    schema = resources["facts-parquet"]["schema"]
    assert schema["primaryKey"] == ["fact_id"]
    assert schema["foreignKeys"] == [
        {"fields": ["article_id"], "reference": {"resource": "articles-parquet", "fields": ["article_id"]}}
    ]
    assert schema["missingValues"] == [""]
    assert {field["type"] for field in schema["fields"]} == {"string", "integer", "number"}
    assert all(field["description"] for field in schema["fields"])
