"""A small run whose tables are kept byte for byte: one article of each style, among them one in Windows-1252.

After a change that is meant to change them, write them anew and read the diff line by line before committing it:

    cd tests/golden && mine run input -o expected --format csv,jsonl --quiet && rm expected/{run.json,facts.db,.lock}
"""

from pathlib import Path

import pytest

from pipeline.run import run

GOLDEN = Path(__file__).parent / "golden"
TABLES = (
    "article_sources.csv",
    "article_sources.jsonl",
    "articles.csv",
    "articles.jsonl",
    "checks.csv",
    "checks.jsonl",
    "facts.csv",
    "facts.jsonl",
    "rejects.csv",
    "rejects.jsonl",
    "datapackage.json",
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(GOLDEN)  # sources are shown as they are given
        run(["input"], folder, ("csv", "jsonl"))
    return folder


def test_every_expected_table_is_compared():
    assert sorted(path.name for path in (GOLDEN / "expected").iterdir()) == sorted(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_as_expected(output, table):
    written, expected = (folder / table for folder in (output, GOLDEN / "expected"))
    assert written.read_text(encoding="utf-8").split("\n") == expected.read_text(encoding="utf-8").split("\n")
    assert written.read_bytes() == expected.read_bytes()
