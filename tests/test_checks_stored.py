"""Checks in the store follow their articles: they are replaced when one changes, go when it goes, and heed new rules."""

import json
from pathlib import Path

import pytest
from outputs import rows

from pipeline import checks as held
from pipeline import run as flow
from pipeline.run import run

HEAD = "Warta Kota Nangka\n\nRabu, 11 Juni 2025 09:15 WIB\n\nNangka (ANTARA) - "
OFF = "Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.290 perempuan."
RIGHT = "Desa itu dihuni 2.440 jiwa, terdiri atas 1.150 laki-laki dan 1.290 perempuan."
PARKING = "Tarif parkir naik Rp2.000 menjadi Rp6.000 dari Rp3.000."
KRAMA = "Sebanyak 350 krama hadir, yakni 200 krama laki-laki dan 120 krama perempuan."
RULE = """label = "count"

[[rule]]
id = "krama"
value = "count"
regex = '{number}\\skrama\\b'
examples = ["Sebanyak [350 krama](350) menghadiri paruman itu."]
rejects = ["Krama desa itu berkumpul pada 12 Juli."]
"""
CHECKS = "SELECT kind, verdict FROM checks ORDER BY rowid"
FLAGS = "SELECT text, flags FROM facts WHERE flags <> '' ORDER BY rowid"


@pytest.fixture
def berita(tmp_path) -> Path:
    (tmp_path / "berita").mkdir()
    return tmp_path / "berita"


def write(path: Path, text: str) -> None:
    path.write_text(HEAD + text, encoding="utf-8")


def mine(berita: Path, patterns: Path | None = None) -> Path:
    output = berita.parent / "output"
    run([str(berita)], output, ("csv", "sqlite"), patterns, workers=1)
    return output


def test_an_article_that_changes_has_the_checks_of_its_new_text(berita):
    write(berita / "desa.txt", OFF)
    output = mine(berita)
    assert rows(output, CHECKS) == [("sum", "inconsistent")]
    write(berita / "desa.txt", RIGHT)
    mine(berita)
    assert rows(output, CHECKS) == [("sum", "consistent")]
    assert rows(output, FLAGS) == []
    write(berita / "desa.txt", PARKING)
    mine(berita)
    assert rows(output, CHECKS) == [("change", "inconsistent")]


def test_an_article_that_goes_takes_its_checks_with_it(berita):
    records = [{"judul": "Warta", "isi": text, "tanggal": "2025-06-11"} for text in (OFF, PARKING)]
    archive = berita / "arsip.json"
    archive.write_text(json.dumps(records), encoding="utf-8")
    output = mine(berita)
    assert rows(output, CHECKS) == [("sum", "inconsistent"), ("change", "inconsistent")]
    archive.write_text(json.dumps(records[:1]), encoding="utf-8")
    mine(berita)
    assert rows(output, CHECKS) == [("sum", "inconsistent")]
    assert rows(output, "SELECT count(*) FROM articles") == [(1,)]


def test_a_rule_that_finds_more_numbers_brings_their_checks_and_takes_them_away(berita, tmp_path):
    (tmp_path / "desk" / "mentions").mkdir(parents=True)
    (tmp_path / "desk" / "mentions" / "count.toml").write_text(RULE, encoding="utf-8")
    write(berita / "paruman.txt", KRAMA)
    output = mine(berita)
    assert rows(output, CHECKS) == []
    mine(berita, tmp_path / "desk")
    assert rows(output, CHECKS) == [("sum", "inconsistent")]
    assert next(iter(rows(output, FLAGS)))[0] == "350 krama"
    mine(berita)
    assert (rows(output, CHECKS), rows(output, FLAGS)) == ([], [])


def test_a_change_of_the_checks_themselves_is_heeded(berita, monkeypatch):
    write(berita / "desa.txt", OFF)
    with monkeypatch.context() as patch:
        patch.setattr(held, "CHECKS", {})
        patch.setattr(flow, "code_version", lambda: "yesterday")
        output = mine(berita)
    assert (rows(output, CHECKS), rows(output, FLAGS)) == ([], [])
    mine(berita)
    assert rows(output, CHECKS) == [("sum", "inconsistent")]
    assert {flags for _, flags in rows(output, FLAGS)} == {"sum_mismatch"}


def test_the_file_of_checks_holds_what_the_store_holds(berita):
    write(berita / "desa.txt", OFF)
    write(berita / "tarif.txt", PARKING)
    output = mine(berita)
    header, *lines = (output / "checks.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header == "check_id,kind,fact_ids,verdict,explanation"
    stored = rows(output, "SELECT check_id, kind FROM checks ORDER BY rowid")
    assert [tuple(line.split(",")[:2]) for line in lines] == stored
    write(berita / "desa.txt", RIGHT)
    mine(berita)
    (verdict,) = (line.split(",")[3] for line in (output / "checks.csv").read_text().splitlines() if ",sum," in line)
    assert verdict == "consistent"
