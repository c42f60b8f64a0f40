"""`mine run --to`: the database is looked at before anything is read, and published to when all is."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from outputs import article

from pipeline import run as flow
from pipeline.cli import main

pytest_plugins = ["postgres"]

SOURCES = "SELECT source, count(facts.fact_id) > 0 FROM mine.articles LEFT JOIN mine.facts USING (article_id) GROUP BY 1 ORDER BY 1"
XMIN = "SELECT xmin::text FROM mine.articles UNION ALL SELECT xmin::text FROM mine.facts"


@pytest.fixture(autouse=True)
def workplace(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berita").mkdir()
    for number in range(3):
        (tmp_path / "berita" / f"{number}.txt").write_text(article(number), encoding="utf-8")
    return tmp_path


def run_to(url: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["run", "berita", "--to", url, *more])


def test_a_run_publishes_what_it_has_read(server, url, workplace):
    result = run_to(url)
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.search(
        rf"Published to postgresql://postgres@127.0.0.1:{server.port}/news, schema mine, in [\d.]+ s\n  articles: 3 new",
        result.stdout,
    )
    assert server.rows("news", SOURCES) == [("berita/0.txt", True), ("berita/1.txt", True), ("berita/2.txt", True)]
    for path in (workplace / "output").iterdir():
        assert server.password.encode() not in path.read_bytes()
    assert server.password not in result.output


def test_a_second_run_writes_only_what_is_new_there(server, url, workplace):
    run_to(url)
    before = server.rows("news", XMIN)
    assert "articles: 0 new, 0 changed, 0 gone, 3 unchanged" in run_to(url).stdout
    assert server.rows("news", XMIN) == before
    (workplace / "berita" / "3.txt").write_text(article(3), encoding="utf-8")
    assert "articles: 1 new, 0 changed, 0 gone, 3 unchanged" in run_to(url).stdout


def test_a_refused_input_is_published_and_gives_exit_code_1(server, url, workplace):
    (workplace / "berita" / "kosong.txt").write_text("")
    assert run_to(url, "--quiet").exit_code == 1
    assert server.rows("news", "SELECT source, reason FROM mine.rejects") == [("berita/kosong.txt", "it is empty")]


READ_ONLY = "ALTER DATABASE news SET default_transaction_read_only = on"
NEWER = ("CREATE SCHEMA mine", "CREATE TABLE mine.meta (key text PRIMARY KEY, value text)",
         "INSERT INTO mine.meta VALUES ('schema_version', '99.0')", "CREATE TABLE mine.facts (fact_id text)")  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((READ_ONLY,), "this server only reads"),
        (NEWER, "its schema mine is of version 99.0, and this program writes .*; update mine"),
        (("CREATE SCHEMA mine", "CREATE TABLE mine.facts (a int)"), "has a schema mine that mine publish did not make"),
    ],
)
def test_a_database_that_cannot_be_written_is_told_before_anything_is_read(server, url, workplace, statements, said):
    server.run("news", *statements)
    refused(server, run_to(url), said)
    assert not (workplace / "output").exists()


def test_a_server_that_is_down_is_told_before_anything_is_read(server, workplace):
    refused(
        server, run_to(f"postgresql://postgres:{server.password}@127.0.0.1:1/news"), "check that the server runs there"
    )
    assert not (workplace / "output").exists()


def refused(server, result: Result, said: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert re.search(said, line)
    assert line.endswith("(nothing was read)")
    assert server.password not in line


def test_a_database_that_goes_while_articles_are_read_costs_no_table(server, url, workplace, monkeypatch):
    read = flow.run

    def read_and_close(*arguments, **more):
        report = read(*arguments, **more)
        server.run("postgres", "ALTER DATABASE news ALLOW_CONNECTIONS false")
        return report

    monkeypatch.setattr(flow, "run", read_and_close)
    result = run_to(url)
    assert result.exit_code == 2
    assert "not currently accepting connections" in result.stderr
    assert result.stderr.endswith("(the tables in output are complete)\n")
    assert (workplace / "output" / "facts.csv").is_file()
    server.run("postgres", "ALTER DATABASE news ALLOW_CONNECTIONS true")
    assert "articles: 3 new" in CliRunner().invoke(main, ["publish", "output", url]).stdout
