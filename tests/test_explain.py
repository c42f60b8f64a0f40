"""What `mine explain` says of a sentence and of a row."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.explain import explain_text
from pipeline.patterns import load_rules

RULES = load_rules()
SENTENCE = "Sebanyak 1.450 petambak membayar premi Rp18.500 per bulan, sedangkan 12 kolam rusak."


@pytest.mark.parametrize(
    "shown",
    [
        "petambak/noun",
        "mention   count.people: '1.450 petambak' = 1450",
        "mention   money.currency_first: 'Rp18.500' = 18500",
        "by money.currency_first: 'Rp18.500' = 18500 IDR (subject premi; per month)",
        "no fact   '12 kolam': no rule read this number",
    ],
)
def test_explain_shows(shown):
    assert shown in explain_text(SENTENCE, RULES)


def test_explain_reads_relative_dates_against_the_day_given():
    assert "= 2025-06-10" in explain_text("Lelang ditutup kemarin.", RULES, "2025-06-11")


def test_explain_says_what_was_dropped_and_to_what():
    told = explain_text("Sesuai UU Nomor 7 Tahun 1999 pekerja berhak cuti.", RULES)
    assert "dropped   count.people: '1999 pekerja': overlaps law.number 'UU Nomor 7 Tahun 1999'" in told


@pytest.fixture
def run_folder(tmp_path):
    (tmp_path / "berita.txt").write_text(
        f"Judul berita\n\nSenin, 3 Maret 2025 09:00 WIB\n\n{SENTENCE}\n", encoding="utf-8"
    )
    CliRunner().invoke(main, ["run", str(tmp_path / "berita.txt"), "-o", str(tmp_path / "out"), "--format", "jsonl"])
    return tmp_path / "out"


def test_explain_command_finds_a_fact_by_its_id(run_folder):
    rows = [json.loads(line) for line in (run_folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    fact = next(row for row in rows if row["type"] == "money")
    told = CliRunner().invoke(main, ["explain", fact["fact_id"], "-o", str(run_folder)])
    assert told.exit_code == 0
    assert f"characters {fact['start']} to {fact['end']}: Rp18.500" in told.output
    assert "by money.currency_first" in told.output


def test_explain_command_says_that_a_fact_is_unknown(run_folder):
    told = CliRunner().invoke(main, ["explain", "a0123456789abcdef-money-4-9", "-o", str(run_folder)])
    assert told.exit_code == 2
    assert "holds no fact 'a0123456789abcdef-money-4-9'; copy the id" in told.output


def test_explain_command_refuses_a_day_that_is_none():
    told = CliRunner().invoke(main, ["explain", "Lelang ditutup kemarin.", "--published", "kemarin"])
    assert told.exit_code == 2
    assert told.stderr.endswith("Invalid value for '--published': 'kemarin' is no day such as 2025-06-11\n")
