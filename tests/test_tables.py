"""What a run writes can be read back exactly, in every format, whatever the texts hold."""

import csv
import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from pyarrow import parquet

from pipeline.exports import export
from pipeline.model import (
    ARTICLE_COLUMNS,
    CHECK_COLUMNS,
    FACT_COLUMNS,
    REJECT_COLUMNS,
    Article,
    Extraction,
    Fact,
    Reject,
)
from pipeline.rows import make_rows
from pipeline.store import Writer, end_run, open_store, transaction
from pipeline.tables import FORMATS
from pipeline.tables.schema import TABLES

AWKWARD = [
    "biasa saja",
    "=HYPERLINK(0)",
    "+62 812",
    "-0,3 persen",
    "@warga",
    "\tmenjorok",
    "\rkembali",
    'kata "Budi", lalu pergi',
    "dua\nbaris\r\ndan\rlagi",
    "banjir 🌊🏚️ di ujung",
    "nol\0di tengah",
    "titik;koma | garis",
    "",
    " ",
    "'sudah berapostrof",
    "\u2028\ufeff",
]
FORMULAS = ["=HYPERLINK(0)", "+62 812", "-0,3 persen", "@warga", "\tmenjorok", "\rkembali"]


def make_article(number: int = 0, text: str = "Iuran naik. Warga setuju.", **more) -> Article:
    return Article(f"a{number}", f"berita/{number}.txt", "00", "text", text, **more)


def make_fact(number: int = 0, article: int = 0, sentence: str = "Iuran naik.", **more) -> Fact:
    given = {"type": "money", "text": "Rp5", "start": 0, "end": 3, "section": "body"} | more
    return Fact(fact_id=f"f{number}", claim_id=f"c{number}", article_id=f"a{article}", sentence=sentence, **given)


def write(folder: Path, articles=(), facts=(), rejects=(), formats=FORMATS) -> None:
    """Write an output that holds just these, as if all had been read from one input."""
    with open_store(folder, fresh=True) as database:
        store(database, articles, facts, rejects)
        end_run(
            database, [], lambda rows: {each.article_id: each.duplicate_of for each in articles if each.duplicate_of}
        )
        export(database, folder, formats, workers=1)


def store(database: sqlite3.Connection, articles, facts, rejects=()) -> None:
    writer = Writer(database, "rules")
    with transaction(database):
        writer.begin_input(1, "berita")
        for place in enumerate(articles):
            article = place[1]
            found = tuple(fact for fact in facts if fact.article_id == article.article_id)
            rows = make_rows(Extraction(article, (), found))
            writer.write_article((1, place[0]), article, place[0], rows)
            writer.write_place((1, place[0]), article.article_id, article)
        for number, reject in enumerate(rejects):
            writer.refuse((1, number), "", reject)


def read_csv(path: Path) -> list[dict]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def query(folder: Path, sql: str) -> list[tuple]:
    database = sqlite3.connect(folder / "facts.db")
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def test_schema_has_exactly_the_columns_of_the_model():
    assert {table.name: table.names for table in TABLES} == {
        "articles": ARTICLE_COLUMNS,
        "facts": FACT_COLUMNS,
        "article_sources": ("article_id", "source", "sha256", "format"),
        "checks": CHECK_COLUMNS,
        "rejects": REJECT_COLUMNS,
    }


@pytest.fixture(scope="module")
def awkward(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("awkward")
    articles = [make_article(number, text) for number, text in enumerate(AWKWARD)]
    facts = [make_fact(number, number, text, text=text, subject=text) for number, text in enumerate(AWKWARD)]
    write(folder, articles, facts, [Reject(text, "kosong", "hapus") for text in AWKWARD])
    return folder


@pytest.mark.parametrize(
    ("table", "column"), [("articles", "text"), ("facts", "text"), ("facts", "subject"), ("rejects", "source")]
)
def test_awkward_texts_come_back_unchanged(awkward, table, column):
    assert [row[column] for row in read_jsonl(awkward / f"{table}.jsonl")] == AWKWARD
    assert parquet.read_table(awkward / f"{table}.parquet")[column].to_pylist() == AWKWARD
    assert [cell for (cell,) in query(awkward, f"SELECT {column} FROM {table} ORDER BY rowid")] == AWKWARD


@pytest.mark.parametrize(
    ("table", "column"), [("articles", "text"), ("facts", "text"), ("facts", "subject"), ("rejects", "source")]
)
def test_csv_puts_an_apostrophe_before_formulas_and_before_nothing_else(awkward, table, column):
    wanted = ["'" + text if text in FORMULAS else text for text in AWKWARD]
    assert [row[column] for row in read_csv(awkward / f"{table}.csv")] == wanted


def test_csv_begins_with_a_byte_order_mark_and_ends_rows_as_excel_does(tmp_path):
    write(tmp_path, rejects=[Reject("a.txt", "kosong", "hapus, atau isi")])
    assert (tmp_path / "rejects.csv").read_bytes() == (
        b'\xef\xbb\xbfsource,reason,advice\r\na.txt,kosong,"hapus, atau isi"\r\n'
    )


@pytest.mark.parametrize(
    ("value", "in_csv", "in_json"),
    [
        (Decimal(16800), "16800", 16800),
        (Decimal("2.5E+12"), "2500000000000", 2500000000000),
        (Decimal("99.50"), "99.5", 99.5),
        (Decimal("-0.3"), "-0.3", -0.3),
        (Decimal(3613000000000000), "3613000000000000", 3613000000000000),
        (Decimal("1E+19"), "1e+19", 1e19),
        (None, "", None),
    ],
)
def test_numbers_stay_numbers(tmp_path, value, in_csv, in_json):
    write(tmp_path, [make_article()], [make_fact(value=value, confidence=0.75)])
    row = read_csv(tmp_path / "facts.csv")[0]
    assert (row["value"], row["value_max"], row["start"], row["confidence"]) == (in_csv, "", "0", "0.75")
    row = read_jsonl(tmp_path / "facts.jsonl")[0]
    assert (row["value"], row["value_max"], row["start"], row["confidence"]) == (in_json, None, 0, 0.75)
    assert isinstance(row["value"], type(in_json))
    assert query(tmp_path, "SELECT value, value_max, start, confidence FROM facts") == [(in_json, None, 0, 0.75)]
    row = parquet.read_table(tmp_path / "facts.parquet").to_pylist()[0]
    assert (row["value"], row["value_max"], row["start"], row["confidence"]) == (in_json, None, 0, 0.75)


def test_parquet_is_typed(tmp_path):
    write(tmp_path)
    schema = parquet.read_schema(tmp_path / "facts.parquet")
    types = {
        name: str(schema.field(name).type) for name in ("value", "value_max", "confidence", "start", "end", "text")
    }
    assert types == {
        "value": "double",
        "value_max": "double",
        "confidence": "double",
        "start": "int64",
        "end": "int64",
        "text": "large_string",
    }


def test_parquet_opens_in_pandas(tmp_path):
    import pandas

    write(
        tmp_path, [make_article()], [make_fact(0, value=Decimal(5)), make_fact(1), make_fact(2, value=Decimal("0.5"))]
    )
    frame = pandas.read_parquet(tmp_path / "facts.parquet")
    assert frame["value"].sum() == 5.5
    assert list(frame["value"].isna()) == [False, True, False]


def test_tags_and_related_headlines_are_joined(tmp_path):
    write(tmp_path, [make_article(tags=("iuran", "NTB"), related=("Satu, dua", "Tiga"))])
    row = read_jsonl(tmp_path / "articles.jsonl")[0]
    assert (row["tags"], row["related"]) == ("iuran;NTB", "Satu, dua | Tiga")


def test_a_source_that_utf8_cannot_hold_is_written_with_a_question_mark(tmp_path):
    write(tmp_path, rejects=[Reject("berita\udcff.txt", "kosong", "hapus")])
    assert read_jsonl(tmp_path / "rejects.jsonl")[0]["source"] == "berita?.txt"


def test_rows_keep_the_order_of_their_articles(tmp_path):
    write(tmp_path, [make_article(number) for number in range(3)], [make_fact(number, number) for number in (2, 0, 1)])
    ids = ["f0", "f1", "f2"]
    assert [row["fact_id"] for row in read_csv(tmp_path / "facts.csv")] == ids
    assert [row["fact_id"] for row in read_jsonl(tmp_path / "facts.jsonl")] == ids
    assert parquet.read_table(tmp_path / "facts.parquet")["fact_id"].to_pylist() == ids
    assert query(tmp_path, "SELECT fact_id FROM facts ORDER BY rowid") == [("f0",), ("f1",), ("f2",)]


def test_the_facts_of_an_article_stand_in_the_order_of_its_text(tmp_path):
    facts = [make_fact(0, start=9, end=12), make_fact(1, start=0, end=5), make_fact(2, start=0, end=3)]
    write(tmp_path, [make_article()], facts)
    assert [row["fact_id"] for row in read_csv(tmp_path / "facts.csv")] == ["f2", "f1", "f0"]


def test_where_an_article_was_found_is_listed(tmp_path):
    write(tmp_path, [make_article()])
    assert read_csv(tmp_path / "article_sources.csv") == [
        {"article_id": "a0", "source": "berita/0.txt", "sha256": "00", "format": "text"}
    ]
