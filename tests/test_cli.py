"""The command `mine`: what it prints, and the exit code it leaves with."""

import json
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

ARTICLE = "Iuran Nelayan Ditanggung\n\nMataram (ANTARA) - Pemerintah menganggarkan Rp2,5 triliun untuk iuran nelayan.\n"


@pytest.fixture(autouse=True)
def workplace(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "iuran.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def mine(*arguments: str, **more) -> Result:
    return CliRunner().invoke(main, arguments, **more)


def test_a_run_writes_the_default_tables_and_reports(workplace):
    result = mine("run", "berita")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Read 1 article in ")
    assert sorted(name for name in os.listdir(workplace / "output") if name != ".lock") == [
        *(
            "article_sources.csv",
            "article_sources.parquet",
            "articles.csv",
            "articles.parquet",
            "checks.csv",
            "checks.parquet",
            "datapackage.json",
        ),
        *("facts.csv", "facts.db", "facts.parquet", "rejects.csv", "rejects.parquet", "run.json"),
    ]


def test_quiet_prints_nothing():
    result = mine("run", "berita", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("formats", [["--format", "csv,jsonl"], ["--format", "jsonl", "--format", "CSV"]])
def test_formats_are_joined_by_commas_or_repeated(workplace, formats):
    assert mine("run", "berita", "-o", "hasil", *formats).exit_code == 0
    written = {name for name in os.listdir(workplace / "hasil") if name.startswith("facts.")}
    assert written == {"facts.csv", "facts.db", "facts.jsonl"}


def test_globs_and_standard_input_are_read():
    assert mine("run", "berita/*.txt").exit_code == 0
    assert mine("run", "-", "-o", "pipa", input=ARTICLE).stdout.startswith("Read 1 article in ")


def test_a_refused_input_is_told_and_gives_exit_code_1(workplace):
    (workplace / "berita" / "kosong.txt").write_text("")
    result = mine("run", "berita")
    assert result.exit_code == 1
    assert "Refused 1 input:\n  berita/kosong.txt: " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'INPUTS...'"),
        (["tidak-ada"], "'tidak-ada' matches no file or folder"),
        (["berita", "tidak-ada/*.txt"], "'tidak-ada/*.txt' matches no file or folder"),
        (["berita", "--format", "xlsx"], "'xlsx' is no format; choose from csv, jsonl, parquet, sqlite"),
        (["berita", "--patterns", "tidak-ada"], "Directory 'tidak-ada' does not exist"),
        (["berita", "-o", "berita/iuran.txt"], "cannot write to berita/iuran.txt: File exists"),
        (["berita", "-o", "berita/iuran.txt/dalam"], "cannot write to berita/iuran.txt/dalam: Not a directory"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_gives_exit_code_2(arguments, message):
    result = mine("run", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_broken_rule_file_stops_the_run_before_it_starts(workplace):
    (workplace / "aturan" / "mentions").mkdir(parents=True)
    (workplace / "aturan" / "mentions" / "money.toml").write_text('label = "money"\n[[rule]]\nid = "rusak"\n')
    result = mine("run", "berita", "--patterns", "aturan")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "money.toml" in result.stderr
    assert "rusak" in result.stderr
    assert not (workplace / "output").exists()


GOLD = {
    "article_id": "iuran",
    "facts": [
        {"type": "money", "start": 70, "end": 83, "text": "Rp2,5 triliun", "value": 2500000000000, "unit": "IDR"}
    ],
}


def write_gold(workplace: Path, **changes) -> None:
    (workplace / "gold.jsonl").write_text(json.dumps(GOLD | changes) + "\n", encoding="utf-8")


def test_evaluate_scores_what_a_run_wrote(workplace):
    write_gold(workplace)
    assert mine("run", "berita").exit_code == 0
    result = mine("evaluate", "gold.jsonl", "output", "--json")
    assert result.exit_code == 0
    money = json.loads(result.stdout)["types"]["money"]
    assert (money["gold"], money["precision"], money["recall"]) == (1, 1.0, 1.0)


def test_evaluate_tells_which_articles_were_not_read(workplace):
    write_gold(workplace, article_id="lain")
    assert mine("run", "berita").exit_code == 0
    result = mine("evaluate", "gold.jsonl", "output", "--errors", "money")
    assert result.exit_code == 1
    assert "NOT IN THE OUTPUT: lain" in result.stdout
    assert "Rp2,5 triliun" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tidak-ada.jsonl", "output"], "tidak-ada.jsonl: there is no such gold file"),
        (["gold.jsonl", "tidak-ada"], "tidak-ada: there is no such folder"),
        (["gold.jsonl", "output", "--errors", "uang"], "'uang' is no type; choose from money"),
    ],
)
def test_evaluate_of_what_is_not_there_gives_exit_code_2(workplace, arguments, message):
    write_gold(workplace)
    result = mine("evaluate", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def run_with_stderr(stderr: int) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", "berita"]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, check=True)


def test_no_progress_bar_is_shown_when_piped():
    assert run_with_stderr(subprocess.PIPE).stderr == b""


def test_a_terminal_shows_a_progress_bar():
    terminal, end = pty.openpty()
    termios.tcsetwinsize(end, (24, 80))
    os.set_blocking(terminal, False)
    run_with_stderr(end)
    shown = os.read(terminal, 10_000)  # before `end` is closed: the system then drops what was not read
    os.close(end)
    os.close(terminal)
    assert b"articles" in shown


def test_help_imports_nothing_heavy():
    code = "import sys\nfrom pipeline.cli import main\ntry: main(['run', '--help'])\nfinally: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"spacy", "pandas", "pyarrow", "numpy", "tqdm", "dateparser", "regex"}.isdisjoint(loaded)


@pytest.mark.parametrize("wrong", ["isi", "=isi", "teks=isi"])
def test_a_column_of_no_field_is_refused_before_anything_is_read(workplace, wrong):
    told = mine("run", "berita", "--column", wrong)
    assert told.exit_code == 2
    assert f"{wrong!r} names no column; write FIELD=COLUMN with one of text, title, published" in told.stderr
    assert not (workplace / "output").exists()
