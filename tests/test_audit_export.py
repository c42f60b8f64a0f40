"""What reviewers kept goes out, as they left it: to tables, and to a gold set that `mine evaluate` scores runs by."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from outputs import rows
from pyarrow import parquet
from stores import change

from pipeline.audit.exporting import ExportError, export_reviewed
from pipeline.audit.reviews import Event, open_for_review, prepare, record
from pipeline.cli import main
from pipeline.evaluate import evaluate
from pipeline.run import run

TEXT = """Pasar Ikan Nangka Dibuka

Mataram (ANTARA) - Pemerintah Kota Mataram menyiapkan Rp2 miliar untuk pasar ikan, Rp300 juta untuk dermaga, dan
Rp45 juta untuk timbangan. Pasar itu dipakai 120 pedagang dan 35 kios, kata Wali Kota Mataram Lalu Wira Jagat, Rabu
(11/6/2025). Sewa kios Rp500 ribu. Retribusi turun 5 persen.
"""


@pytest.fixture
def output(tmp_path) -> Path:
    """One article with four amounts of money, a count and a percentage."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pasar.ikan.txt").write_text(TEXT, encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", ("jsonl",), workers=1)
    prepare(tmp_path / "out")
    return tmp_path / "out"


def fact_of(output: Path, text: str) -> str:
    ((fact_id,),) = rows(
        output, f"SELECT fact_id FROM facts WHERE text = '{text}' AND type NOT IN ('entity', 'official')"
    )
    return fact_id


def decide(output: Path, text: str, decision: str, reviewer: str = "Sari", comment: str = "", **columns: str) -> None:
    fact_id = fact_of(output, text)
    events = [Event(fact_id, reviewer, "correct", column, value) for column, value in columns.items()]
    with closing(open_for_review(output)) as database:
        record(database, events or [Event(fact_id, reviewer, decision, comment=comment)])


def add(output: Path, text: str, kind: str, **columns: object) -> None:
    start = TEXT.index(text)
    ((article_id,),) = rows(output, "SELECT article_id FROM articles")
    fact_id = f"{article_id}-{kind}-{start}-{start + len(text)}"
    fact = {
        "fact_id": fact_id,
        "article_id": article_id,
        "type": kind,
        "text": text,
        "start": start,
        "end": start + len(text),
    }
    with closing(open_for_review(output)) as database:
        record(database, [Event(fact_id, "Sari", "add", value=json.dumps({**fact, **columns}))])


@pytest.fixture
def reviewed(output) -> Path:
    """Two amounts accepted, one rejected, one corrected, a count disputed, a count added, the percentage not looked at."""
    decide(output, "Rp2 miliar", "accept", comment="cocok dengan rilis")
    decide(output, "Rp300 juta", "accept")
    decide(output, "Rp45 juta", "reject")
    decide(output, "Rp500 ribu", "correct", per="month", subject="sewa kios")
    decide(output, "120 pedagang", "accept", "Sari")
    decide(output, "120 pedagang", "reject", "Tomi")
    add(output, "35 kios", "count", value=35, unit="kios", subject="kios")
    return output


def test_only_settled_facts_go_out_corrected(reviewed, tmp_path):
    outcome = export_reviewed(reviewed, tmp_path / "periksa.csv")
    with open(tmp_path / "periksa.csv", encoding="utf-8-sig", newline="") as file:
        found = {row["text"]: row for row in csv.DictReader(file)}
    assert sorted(found) == ["35 kios", "Rp2 miliar", "Rp300 juta", "Rp500 ribu"]
    assert [found["Rp500 ribu"][name] for name in ("value", "per", "subject", "verdict", "corrected", "reviewers")] == [
        "500000", "month", "sewa kios", "correct", "per;subject", "Sari",
    ]  # fmt: skip
    assert [found["35 kios"][name] for name in ("value", "unit", "verdict")] == ["35", "kios", "add"]
    assert found["Rp2 miliar"]["comment"] == "cocok dengan rilis"
    assert found["Rp2 miliar"]["source"].endswith("pasar.ikan.txt")
    assert (outcome.written, outcome.articles, dict(outcome.left_out)) == (4, 1, {"reject": 1, "disagreement": 1})
    assert [(reason, text) for reason, _, text in outcome.open] == [("disagreement", "120 pedagang")]


def test_what_is_not_settled_goes_out_when_asked_for(reviewed, tmp_path):
    decide(reviewed, "120 pedagang", "accept", "Sari")  # the latest who looked accepts, Tomi still disagrees
    outcome = export_reviewed(reviewed, tmp_path / "periksa.csv", ["disagreement"])
    with open(tmp_path / "periksa.csv", encoding="utf-8-sig", newline="") as file:
        assert {row["text"]: row["verdict"] for row in csv.DictReader(file)}["120 pedagang"] == "disagreement"
    assert outcome.open == []


def test_a_fact_that_reads_differently_now_is_left_out(reviewed, tmp_path):
    change(
        reviewed,
        "UPDATE facts SET value = 3000000000 WHERE text = 'Rp2 miliar'",
        "UPDATE review_states SET changed = 1 WHERE fact_id LIKE '%-money-%' AND verdict = 'accept' AND fact_id = (SELECT fact_id FROM facts WHERE text = 'Rp2 miliar')",
    )
    outcome = export_reviewed(reviewed, tmp_path / "periksa.parquet")
    assert "Rp2 miliar" not in parquet.read_table(tmp_path / "periksa.parquet")["text"].to_pylist()
    assert ("changed", "Rp2 miliar") in [(reason, text) for reason, _, text in outcome.open]
    export_reviewed(reviewed, tmp_path / "periksa.parquet", ["changed"])
    table = parquet.read_table(tmp_path / "periksa.parquet").to_pylist()
    assert {row["text"]: row["value"] for row in table}["Rp2 miliar"] == 2_000_000_000  # as it was when it was accepted


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_the_tables_say_the_same_in_every_format(reviewed, tmp_path, name):
    export_reviewed(reviewed, tmp_path / name)
    if name == "a.csv":
        with open(tmp_path / name, encoding="utf-8-sig", newline="") as file:
            found = [(row["text"], float(row["value"]), row["verdict"]) for row in csv.DictReader(file)]
    elif name == "a.parquet":
        found = [(row["text"], row["value"], row["verdict"]) for row in parquet.read_table(tmp_path / name).to_pylist()]
    else:
        header, *cells = openpyxl.load_workbook(tmp_path / name)["reviewed"].values
        table = [dict(zip(header, row, strict=True)) for row in cells]
        found = [(row["text"], row["value"], row["verdict"]) for row in table]
    assert sorted(found) == [
        ("35 kios", 35, "add"),
        ("Rp2 miliar", 2_000_000_000, "accept"),
        ("Rp300 juta", 300_000_000, "accept"),
        ("Rp500 ribu", 500_000, "correct"),
    ]


def test_no_cell_of_a_workbook_is_a_formula(output, tmp_path):
    decide(output, "Rp2 miliar", "correct", subject='=HYPERLINK("https://jahat.example")')
    export_reviewed(output, tmp_path / "a.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["reviewed"] for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=HYPERLINK")] == ["s"]


def test_a_gold_set_of_reviews_finds_the_right_f1(reviewed, tmp_path):
    """Money: 3 kept and 1 rejected in the body. Count: 1 added that was not found, 1 disputed that costs nothing."""
    outcome = export_reviewed(reviewed, tmp_path / "gold.jsonl")
    score = evaluate(tmp_path / "gold.jsonl", reviewed)
    money, count, share = score.types["money"], score.types["count"], score.types["percentage"]
    assert (money.found, money.spurious, money.missed, round(money.f1, 4)) == (3, 1, 0, 0.8571)
    assert (count.found, count.spurious, count.missed, count.f1) == (0, 0, 1, 0.0)
    assert (share.gold, share.spurious) == (0, 0)  # nobody has looked at it
    assert money.slots["per"] == pytest.approx(2 / 3)  # it was corrected in one of three
    assert (outcome.written, outcome.articles, score.absent) == (4, 1, ())


def test_a_corrected_number_is_one_that_was_missed(output, tmp_path):
    decide(output, "120 pedagang", "correct", value="125")
    export_reviewed(output, tmp_path / "gold.jsonl")
    count = evaluate(tmp_path / "gold.jsonl", output).types["count"]
    assert (count.found, count.spurious, count.missed) == (0, 1, 1)


def test_names_are_gold_once_somebody_looked_at_one(output, tmp_path):
    decide(output, "Rp2 miliar", "accept")
    export_reviewed(output, tmp_path / "gold.jsonl")
    assert "entities" not in json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))
    names = rows(output, "SELECT fact_id, unit, name FROM facts WHERE type = 'entity' AND unit IN ('person', 'place')")
    with closing(open_for_review(output)) as database:
        for fact_id, unit, _ in names:
            record(database, [Event(fact_id, "Sari", "accept" if unit == "person" else "reject")])
    export_reviewed(output, tmp_path / "gold.jsonl")
    score = evaluate(tmp_path / "gold.jsonl", output)
    assert (score.types["person"].found, score.types["person"].spurious) == (1, 0)
    assert (score.types["place"].found, score.types["place"].spurious > 0) == (0, True)
    assert score.types["organization"].spurious == 0


def test_the_command_says_what_went_out_and_names_what_did_not(reviewed, tmp_path):
    done = CliRunner().invoke(main, ["export", str(reviewed), "--to", str(tmp_path / "a.csv")])
    assert done.exit_code == 0
    assert done.output.splitlines()[:2] == [
        f"Wrote 4 reviewed facts of 1 article to {tmp_path / 'a.csv'}",
        "Left out: 1 rejected, 1 on which reviewers disagree",
    ]
    assert "120 pedagang" in done.output
    assert "--include disagreement" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["out", "--to", "a.doc"],
            "a.doc: no kind of file is written with this ending; choose from .csv, .parquet, .xlsx, .jsonl",
        ),
        (["leer", "--to", "a.csv"], "leer: holds no facts.db; make one with: mine run INPUTS -o leer"),
        (["out", "--to", "a.csv"], "out: nobody has reviewed a fact yet; open the audit desk with: mine audit out"),
        (["out", "--to", "a.csv", "--include", "rejects"], "'rejects' is none of disagreement, changed"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(output, monkeypatch, tmp_path, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["export", *arguments])
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "a.csv").exists()


def test_a_file_that_cannot_be_written_is_told(reviewed, tmp_path):
    done = CliRunner().invoke(main, ["export", str(reviewed), "--to", str(tmp_path / "tidak" / "ada.csv")])
    assert done.exit_code == 2
    assert "ada.csv: No such file or directory; choose another with --to" in done.output


def test_the_store_is_only_read(reviewed, tmp_path):
    before = (reviewed / "facts.db").stat().st_mtime_ns
    with closing(sqlite3.connect(reviewed / "facts.db")) as database:
        version = database.execute("PRAGMA data_version").fetchone()
        export_reviewed(reviewed, tmp_path / "a.csv")
        assert database.execute("PRAGMA data_version").fetchone() == version
    assert (reviewed / "facts.db").stat().st_mtime_ns == before


def test_an_export_that_fails_leaves_the_earlier_file(reviewed, tmp_path):
    export_reviewed(reviewed, tmp_path / "a.csv")
    before = (tmp_path / "a.csv").read_bytes()
    change(reviewed, "DROP VIEW verdicts")
    with pytest.raises(ExportError):
        export_reviewed(reviewed, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
