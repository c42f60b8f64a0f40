"""Runs over a folder of articles, one after another, into the same output."""

import sqlite3
from contextlib import closing
from pathlib import Path

from outputs import FORMATS, article, rows

from pipeline.run import run


def make_articles(folder: Path) -> Path:
    """Write three articles into `berita`."""
    (folder / "berita").mkdir()
    for number in range(3):
        write(folder / "berita" / f"{number}.txt", article(number))
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def mine(folder: Path, *inputs: str, **more):
    return run([str(folder / each) for each in inputs or ["berita"]], folder / "output", FORMATS, **more)


def sources(report) -> dict[str, int]:
    return {status: count for status, count in report.sources.items() if count}


def texts(folder: Path) -> list[str]:
    return [text for (text,) in rows(folder / "output", "SELECT text FROM articles ORDER BY source")]


def review(folder: Path) -> None:
    alter(folder / "output" / "facts.db", "INSERT INTO reviews (fact_id, decision) VALUES ('f1', 'right')")


def alter(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(sql)
