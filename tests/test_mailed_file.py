"""The mailed report as a file: safe to open, whole in itself, and refused in one line where it cannot be made."""

import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from desks import ENVIRONMENT, MAIN, ROOT
from mailed_reports import BOAT, SEED, Reader, add_check, fact_id, make_output, report, review
from stores import change, stored

from pipeline.audit.reviews import Event
from pipeline.audit.words import load_words
from pipeline.cli import main
from pipeline.patterns import patterns_folder
from pipeline.run import run

NASTY = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> & 'javascript:alert(3)'"


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path, {"perahu.txt": BOAT, "bibit.txt": SEED})


def test_every_link_leads_somewhere_in_the_file(output):
    add_check(output, "inconsistent", fact_id(output, "120 nelayan"), fact_id(output, "40 petani"))
    page = Reader(report(output))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)


def test_the_file_asks_for_nothing_else(output):
    page = Reader(report(output))
    assert {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "form", "object", "base"} == set()
    assert [value for name in ("src", "style", "onclick", "srcset") for value in page.values(name)] == []
    policies = [content for content in page.values("content") if "default-src" in content]
    assert len(policies) == 1
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'", policies[0]
    )


@pytest.fixture
def hostile(tmp_path) -> Path:
    """An output in which everything that people write is an attack."""
    (tmp_path / "in").mkdir()
    rows = [
        {"judul": NASTY, "isi": f"{BOAT}\n\n{NASTY}", "url": "javascript:alert(4)", "media": NASTY},
        {"judul": "Bibit", "isi": SEED, "url": 'https://a.example/"><script>alert(5)</script>'},
    ]
    lines = (json.dumps(row) + "\n" for row in rows)
    (tmp_path / "in" / '"><img src=x onerror=alert(6)>.jsonl').write_text("".join(lines), encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    amount = fact_id(tmp_path / "out", "Rp3,5 juta")
    change(
        tmp_path / "out", f"INSERT INTO checks VALUES ('c', '<b>', '{amount}', 'inconsistent', '<script>x</script>')"
    )
    review(tmp_path / "out", Event(amount, NASTY, "correct", "subject", NASTY, NASTY))
    return tmp_path / "out"


def test_no_text_becomes_html(hostile):
    page = Reader(report(hostile))
    known = set(
        "html head meta title style body a header h1 p main section h2 h3 dl div dt dd table thead tr th tbody td".split()
    )
    known |= set("tfoot ol ul li span q b strong details summary article mark".split())
    assert {tag for tag, _ in page.elements} <= known
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []
    links = [href for href in page.values("href") if not href.startswith("#")]
    assert links == ['https://a.example/"><script>alert(5)</script>']
    assert page.text.count("<script>alert(1)</script>") >= 5  # heading, list, outlet, text, reviewer


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: None, "{folder}: holds no facts.db; make one with: mine run INPUTS -o {folder}"),
        (lambda folder: (folder / "facts.db").write_bytes(b"x" * 4096), "{folder}/facts.db: cannot be read (file is not a"),
        (lambda folder: (folder / "facts.db").write_bytes(b""), "{folder}/facts.db: is no output of mine"),
    ],
)  # fmt: skip
def test_a_folder_that_is_no_output_is_told_in_one_line(tmp_path, make, message):
    make(tmp_path)
    result = CliRunner().invoke(main, ["report", str(tmp_path)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("Error: " + message.format(folder=tmp_path))


def test_an_article_that_is_not_there_is_told(output):
    result = CliRunner().invoke(main, ["report", str(output), "--article", "a123"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {output}: holds no article 'a123'; copy the id from the column article_id\n"


def test_a_full_disk_is_told_in_one_line(output):
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert ended.returncode == 2
    assert ended.stderr == (
        b"Error: the report cannot be written: No space left on device; make room, or write it elsewhere\n"
    )


def test_it_is_not_written_to_a_terminal(output):
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(end)
    os.close(terminal)
    assert ended.returncode == 2
    assert ended.stderr.decode().endswith(f"write it with: mine report {output} > audit.html\n")


def test_a_reader_that_goes_away_is_no_error(output):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(writing)
    assert ended.stderr == b""


def test_it_is_written_in_utf_8_wherever_it_runs(output):
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(
        command, capture_output=True, env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    )
    assert "Rp3,5 juta</a>\n→ <b>Rp3.500.000" in ended.stdout.decode("utf-8")


def test_a_report_leaves_the_output_as_it_was(output):
    before = {name: (output / name).read_bytes() for name in os.listdir(output) if (output / name).is_file()}
    report(output)
    after = {name: (output / name).read_bytes() for name in before}
    assert after == before


def test_two_hundred_articles_stay_under_five_megabytes(tmp_path):
    run([str(ROOT / "corpus")], tmp_path / "out", workers=1)
    ((count,),) = stored(tmp_path / "out", "SELECT count(*) FROM articles WHERE duplicate_of = ''")
    assert len(report(tmp_path / "out").encode()) / count * 200 < 5_000_000


def test_every_kind_of_check_and_verdict_has_a_wording():
    told = tomllib.loads((patterns_folder() / "checks.toml").read_text(encoding="utf-8"))
    words = load_words("id", "mailed")
    assert set(told["explanations"]) <= set(words["check"])
    sentences = {"near", "moving"}  # of what is consistent, and of what cannot be told
    assert set(told["verdicts"]) - sentences == set(words["verdict"])
