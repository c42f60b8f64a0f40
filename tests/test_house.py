"""What the house says about itself holds: its pages, its packaging, its list of rules."""

import configparser
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline import load_rules, mine, read_corpus
from pipeline.cli import main
from pipeline.facts.rows import DOUBT
from pipeline.model import FACT_COLUMNS, Article, Fact
from pipeline.patterns import patterns_folder
from pipeline.reading import fact_reader

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "patterns/README.md", "corpus/README.md", "output/README.md"]
BLOCK = re.compile(r"```(\w+)\n(.*?)```|((?:^ {4}\S.*\n)+)", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(`+)[^`]+?\1")
LINK = re.compile(r"\]\(([^)#\s]+)\)")


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return [body for found, body, _ in BLOCK.findall(read(page)) if found == kind]


def shown_commands() -> list[list[str]]:
    """Every call of `mine` in a code block of our pages, as words."""
    lines = (line for page in PAGES for _, body, indented in BLOCK.findall(read(page)) for line in (body + indented).splitlines())
    calls = (re.search(r"(?:^|\| )(mine \w.*)", line.strip()) for line in lines)
    return [shlex.split(call.group(1), comments=True) for call in calls if call]


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in table.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("words", shown_commands(), ids=" ".join)
def test_every_command_shown_exists(words):
    command = main.commands[words[1]]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.partition("=")[0] for word in words[2:] if re.match(r"--?\w", word)} <= known


def test_every_command_and_option_is_shown():
    shown = {word for words in shown_commands() for word in words}
    prose = " ".join(map(read, PAGES))
    for name, command in main.commands.items():
        assert name in shown
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert any(re.search(rf"(?<![\w-]){re.escape(option)}\b", prose) for option in parameter.opts), parameter.opts


def test_the_list_of_commands_cuts_no_line_short():
    told = CliRunner().invoke(main, ["--help"]).stdout
    assert all(re.search(rf"^  {name} +\S.*\.$", told, re.MULTILINE) for name in main.commands)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    for target in LINK.findall(CODE.sub("", read(page))):
        assert target.startswith("http") or ((ROOT / page).parent / target).exists(), target


@pytest.mark.parametrize("heading", ["Rows out", "Who holds which post"])
def test_the_readme_rows_are_those_of_its_article(heading):
    (article,) = blocks("README.md", "text")
    facts = {fact.start: as_text(fact) for fact in mine(article)}
    header, *shown = rows(read("README.md").partition(heading)[2].partition("\n\n")[2].partition("\n\n")[0])
    assert shown
    for cells in shown:
        row = dict(zip(header, cells, strict=True))
        assert {name: facts[int(row["start"])][name] for name in header} == row


def as_text(fact: Fact) -> dict[str, str]:
    values = {name: getattr(fact, name) for name in FACT_COLUMNS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def test_the_readme_python_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = blocks("README.md", "python")
    exec(code, {})
    assert "Rp1,65 miliar 1650000000" in capsys.readouterr().out


def test_the_worked_example_of_a_rule_works(tmp_path):
    (rule,) = blocks("patterns/README.md", "toml")
    sentence = "Sebanyak 350 krama menghadiri paruman itu."
    assert sentence in read("patterns/README.md")
    (tmp_path / "mentions").mkdir()
    (tmp_path / "mentions" / "count.toml").write_text(rule, encoding="utf-8")

    def found(rules) -> list[tuple[str, str]]:
        facts = fact_reader(rules)(Article("a", "", "", "text", sentence)).facts
        return [(fact.text, fact.rule, fact.unit) for fact in facts if fact.type == "count"]

    assert found(load_rules()) == []
    assert found(load_rules(tmp_path)) == [("350 krama", "count.krama", "krama")]


def test_the_page_on_rules_tells_what_each_flag_takes_off():
    told = {cells[0].strip("`"): cells[1] for cells in rows(read("patterns/README.md").partition("## Confidence")[2])[1:]}
    assert {flag: told.get(flag) for flag in DOUBT} == {flag: str(doubt) for flag, doubt in DOUBT.items()}


def test_the_changelog_names_every_rule():
    named = set(re.findall(r"`(\w+\.\w+)`", read("CHANGELOG.md")))
    assert sorted({f"{rule.label}.{rule.id}" for rule in load_rules().rules} - named) == []
    found = {fact.rule for article in read_corpus(ROOT / "corpus") for fact in mine(article.text)}
    assert sorted(found - named) == []


def test_the_wheel_lists_every_package():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "pipeline").rglob("__init__.py")}
    assert set(setup["options"]["packages"].split()) == packages | {"mine_patterns"}
    assert {path.suffix for path in patterns_folder().rglob("*") if path.is_file()} <= {".toml", ".txt", ".csv", ".md"}


def test_pyproject_only_builds():
    assert list(tomllib.loads(read("pyproject.toml"))) == ["build-system"]


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, pipeline; print([name for name in sys.modules if name.startswith('pipeline.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_read_corpus_says_what_it_cannot_read(tmp_path):
    (tmp_path / "kosong.txt").touch()
    with pytest.raises(ValueError, match=r"kosong\.txt: .*; "):
        list(read_corpus(tmp_path))
    refused = []
    assert list(read_corpus(tmp_path, on_reject=refused.append)) == []
    assert len(refused) == 1
