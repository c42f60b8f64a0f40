"""The files of a run appear together: all of them, also when empty, or none; and none of an earlier run survives."""

import errno
import json
import os

import pytest
from test_tables import make_article, make_fact, read_csv, write

from pipeline import exports
from pipeline.model import Reject
from pipeline.store import open_store

TABLES = ("article_sources", "articles", "checks", "facts", "rejects")
EVERY_FILE = sorted(
    [
        "datapackage.json",
        "facts.db",
        *(f"{table}.{format}" for table in TABLES for format in ("csv", "jsonl", "parquet")),
    ]
)


ALL = ("csv", "jsonl", "parquet", "sqlite")


def names(folder) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name != ".lock")


def test_an_empty_run_writes_every_table(tmp_path):
    write(tmp_path)
    assert names(tmp_path) == EVERY_FILE
    assert read_csv(tmp_path / "facts.csv") == []
    assert (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig") == "source,reason,advice\n"
    assert (tmp_path / "facts.jsonl").read_bytes() == b""


def test_what_is_gone_from_the_store_goes_from_the_files(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    write(tmp_path)
    assert read_csv(tmp_path / "facts.csv") == []


def test_tables_in_formats_that_were_not_chosen_do_not_survive(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    (tmp_path / "catatan.txt").write_text("milik orang lain")
    write(tmp_path, formats=("jsonl",))
    assert names(tmp_path) == sorted(
        ["catatan.txt", "datapackage.json", "facts.db", "rejects.csv", *(f"{table}.jsonl" for table in TABLES)]
    )


def test_the_store_is_one_file_when_a_run_has_ended(tmp_path):
    write(tmp_path, formats=("sqlite",))
    assert names(tmp_path) == ["datapackage.json", "facts.db", "rejects.csv"]


def test_rejects_are_written_as_csv_whatever_the_formats(tmp_path):
    write(tmp_path, rejects=[Reject("a.txt", "kosong", "isi")], formats=("parquet",))
    assert read_csv(tmp_path / "rejects.csv") == [{"source": "a.txt", "reason": "kosong", "advice": "isi"}]


def test_an_export_that_fails_leaves_the_earlier_tables_and_nothing_else(tmp_path, monkeypatch):
    write(tmp_path, [make_article()], [make_fact()])
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path) if name != "facts.db"}
    monkeypatch.setattr(exports, "write_datapackage", _full)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path, [make_article(1)], [make_fact(1, 1)])
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path) if name != "facts.db"} == before


def _full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_export_that_was_stopped_between_two_files_is_made_good(tmp_path, monkeypatch):
    write(tmp_path, [make_article()], [make_fact()])
    monkeypatch.setattr(exports.os, "replace", _stop_at("facts.csv", os.replace))
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, [make_article(1)], [make_fact(1, 1)])
    monkeypatch.undo()
    assert [row["fact_id"] for row in read_csv(tmp_path / "facts.csv")] == ["f0"]
    with open_store(tmp_path) as database:
        exports.export(database, tmp_path, ("csv",), workers=1)
    assert [row["fact_id"] for row in read_csv(tmp_path / "facts.csv")] == ["f1"]


def _stop_at(name, replace):
    def replace_or_stop(source, target):
        if target.name == name:
            raise KeyboardInterrupt
        replace(source, target)

    return replace_or_stop


def test_files_that_are_up_to_date_are_not_written_again(tmp_path):
    write(tmp_path, [make_article()], [make_fact()])
    before = (tmp_path / "facts.csv").stat().st_mtime_ns
    with open_store(tmp_path) as database:
        exports.export(database, tmp_path, ALL, workers=1)
    assert (tmp_path / "facts.csv").stat().st_mtime_ns == before
    (tmp_path / "facts.jsonl").unlink()
    with open_store(tmp_path) as database:
        exports.export(database, tmp_path, ALL, workers=1)
    assert names(tmp_path) == EVERY_FILE


def test_processes_write_the_same_tables(tmp_path, monkeypatch):
    write(tmp_path / "satu", [make_article()], [make_fact()])
    monkeypatch.setattr(exports, "FEW", -1)
    with open_store(tmp_path / "satu") as database:
        before = {name: (tmp_path / "satu" / name).read_bytes() for name in EVERY_FILE if name != "facts.db"}
        (tmp_path / "satu" / "facts.csv").unlink()
        exports.export(database, tmp_path / "satu", ALL, 3)
    assert {name: (tmp_path / "satu" / name).read_bytes() for name in before} == before


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "output").write_text("")
    with pytest.raises(FileExistsError), open_store(tmp_path / "output"):
        pass


def test_the_datapackage_describes_what_was_written_and_holds(tmp_path):
    frictionless = pytest.importorskip("frictionless")
    articles = [make_article(number, "=teks\nkedua") for number in range(2)]
    write(tmp_path, articles, [make_fact(0), make_fact(1, 1)], [Reject("a.txt", "kosong", "isi")], ("csv",))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert [task.name for task in report.tasks] == ["articles-csv", "facts-csv", "article_sources-csv", "checks-csv", "rejects-csv"]


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
