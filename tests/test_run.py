"""A run reads what it can, writes all of it, and reports what it could not read."""

import json
from pathlib import Path

import pytest
from test_tables import read_csv, read_jsonl

from pipeline import storing
from pipeline.model import Reject
from pipeline.report import TALLIED, Report, Tally, report_data
from pipeline.rows import Rows
from pipeline.run import run
from pipeline.summary import format_report

ARTICLE = """Iuran Nelayan Ditanggung Pemerintah

Mataram (ANTARA) - Pemerintah menganggarkan Rp2,5 triliun untuk iuran nelayan. Sebanyak 1.200 nelayan sudah terdaftar,
atau 65 persen dari seluruh nelayan di daerah itu, dan 35 kapal menunggu giliran.
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "berita"
    folder.mkdir()
    (folder / "iuran.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def read_report(output: Path) -> dict:
    return json.loads((output / "run.json").read_text(encoding="utf-8"))


def test_every_fact_stands_where_its_offsets_say(folder, tmp_path):
    run([str(folder)], tmp_path / "output", ("jsonl",))
    (article,) = read_jsonl(tmp_path / "output" / "articles.jsonl")
    facts = read_jsonl(tmp_path / "output" / "facts.jsonl")
    assert article["text"] == ARTICLE
    assert {(fact["type"], fact["value"]) for fact in facts} >= {
        ("money", 2500000000000),
        ("count", 1200),
        ("percentage", 65),
    }
    for fact in facts:
        assert ARTICLE[fact["start"] : fact["end"]] == fact["text"]


def test_two_runs_write_the_same_bytes(folder, tmp_path):
    for output in ("satu", "dua"):
        run([str(folder)], tmp_path / output, ("csv", "jsonl"))
    for name in ("articles.csv", "facts.csv", "articles.jsonl", "facts.jsonl", "rejects.csv"):
        assert (tmp_path / "satu" / name).read_bytes() == (tmp_path / "dua" / name).read_bytes()


def test_what_is_refused_is_listed_and_the_rest_is_read(folder, tmp_path):
    (folder / "kosong.txt").write_text("")
    (folder / "zz.txt").write_bytes(bytes(range(256)) * 4)
    report = run([str(folder)], tmp_path / "output", ("jsonl",))
    assert report.articles == 1
    rejects = read_csv(tmp_path / "output" / "rejects.csv")
    assert [Path(row["source"]).name for row in rejects] == ["kosong.txt", "zz.txt"]
    assert all(row["reason"] and row["advice"] for row in rejects)
    assert read_report(tmp_path / "output")["refused"] == {"total": 2, "first": rejects}


def test_batches_lose_nothing(folder, tmp_path, monkeypatch):
    for number in range(7):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("35 kapal", f"{number + 40} kapal"), encoding="utf-8")
    monkeypatch.setattr(storing, "BATCH", 2)
    monkeypatch.setattr(storing, "CHUNK", 3)
    report = run([str(folder)], tmp_path / "output", ("jsonl",))
    assert report.articles == 8
    assert len(read_jsonl(tmp_path / "output" / "articles.jsonl")) == 8
    assert len(read_jsonl(tmp_path / "output" / "facts.jsonl")) == report.facts.total()


def test_the_report_counts_what_was_found_and_what_was_not_read(folder, tmp_path):
    report = run([str(folder)], tmp_path / "output", ("jsonl",))
    data = read_report(tmp_path / "output")
    assert data["articles"] == 1
    assert data["facts"]["by_type"]["money"] == 1
    assert data["facts"]["total"] == report.facts.total()
    assert data["rules_version"] == report.rules_version != ""
    assert data["seconds"] > 0
    (unread,) = (each for each in data["unread_numbers"]["most_frequent"] if each["text"].startswith("35"))
    assert unread["count"] == 1
    assert "dan 35 kapal menunggu" in unread["example"]


def make_report() -> Report:
    report = Report("abc123", ("csv",), seconds=0.5)
    dropped = [("count", "money", "3 juta"), ("percentage", "", "3 persen")]
    unread = [("2024", "…naik 3 persen. Harga naik Rp3 juta pada 2024, kata Budi.", "0000", 38)]
    checks = [("a-sum-1", "sum", "", "inconsistent", ""), ("a-sum-2", "sum", "", "consistent", "")]
    report.count("Harga naik.", Rows((), [], checks, [], [], dropped, unread, b""))
    report.refused.add(Reject("b.txt", "it is empty", "delete it"))
    report.facts["money"] += 1200
    report.flags["number_format"] += 2
    report.skipped.add(Reject("c.jpg", "it is a picture", "nothing to do"))
    report.sources.update(unchanged=1204, new=1, changed=3, copies=2)
    report.again, report.kept, report.copies = 1, 12, 1
    return report


def test_the_report_is_legible():
    assert format_report(make_report()).splitlines() == [
        "Read 1 article in 0.5 s (2 a second), rules abc123",
        "Sources: 1,204 unchanged, 1 new, 3 changed, 2 with the text of another, 1 read again, for the rules have changed",
        "Of earlier runs, 12 inputs were not among these; their facts are kept (--fresh drops them)",
        "Near copies of other articles: 1; the views of facts.db leave them out",
        "Found 1,200 facts:",
        "      1,200  money",
        "Worth a second look (column flags): 2 number_format",
        "Checks that do not come out (table checks): 1 of 2: 1 sum",
        "Dropped 2 mentions:",
        "          1  count overlapped by money, such as '3 juta'",
        "          1  percentage that could not be read, such as '3 persen'",
        "Numbers that no rule read: 1, most often",
        "          1  '2024' in: …naik 3 persen. Harga naik Rp3 juta pada 2024, kata Budi.",
        "Refused 1 input:",
        "  b.txt: it is empty; delete it",
        "Passed over 1 input:",
        "  c.jpg: it is a picture; nothing to do",
    ]


def test_inputs_refused_for_the_same_reason_share_a_line():
    report = Report("abc123", ("csv",))
    for number in range(1500):
        report.refused.add(Reject(f"{number}.txt", "it is empty", "delete it"))
    report.refused.add(Reject("foto.jpg", "it is a picture", "nothing to do"))
    assert format_report(report).splitlines()[-3:] == [
        "Refused 1,501 inputs:",
        "  0.txt and 999 others: it is empty; delete it",
        "  ... and 501 more, in rejects.csv",
    ]


def test_the_report_as_data_gives_reasons():
    assert report_data(make_report())["dropped"] == {
        "total": 2,
        "reasons": [
            {"label": "count", "reason": "overlapped by money", "count": 1, "example": "3 juta"},
            {"label": "percentage", "reason": "no reading", "count": 1, "example": "3 persen"},
        ],
    }


def test_the_report_as_data_counts_checks_by_verdict():
    checks = {"consistent": 1, "inconsistent": 1, "cannot tell": 0, "by_kind": {"sum": {"consistent": 1, "inconsistent": 1}}}
    assert report_data(make_report())["checks"] == checks


def test_a_long_list_says_how_much_it_leaves_out():
    report = Report("abc123", ("csv",))
    for number in range(1234):
        report.refused.add(Reject(f"{number}.txt", f"byte {number} cannot be decoded", "save it as UTF-8"))
    assert format_report(report).splitlines()[-1] == "  ... and 1,224 more, in rejects.csv"
    assert len(report_data(report)["refused"]["first"]) == 1000


def test_a_tally_of_endless_texts_stays_small_and_keeps_the_frequent_ones():
    tally = Tally()
    for number in range(3 * TALLIED):
        tally.add(str(number), "")
        tally.add("sering", "contoh")
    assert tally.total == 6 * TALLIED
    assert len(tally.counts) <= TALLIED
    assert tally.most_common(1) == [("sering", 3 * TALLIED, "contoh")]
