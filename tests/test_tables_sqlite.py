"""The database answers a reader's questions: by type, by words of a sentence, and joined to the articles."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from test_tables import make_article, make_fact, query, write

from pipeline.model import FACT_TYPES

VIEWS = {
    "money": "money",
    "counts": "count",
    "percentages": "percentage",
    "dates": "date",
    "officials": "official",
    "quotes": "quote",
    "laws": "law",
    "entities": "entity",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    articles = [make_article(0, title="Iuran", outlet="ANTARA", published="2025-06-11"), make_article(1)]
    facts = [make_fact(number, type=kind, value=Decimal(number)) for number, kind in enumerate(FACT_TYPES)]
    facts += [make_fact(90, 1, "Beasiswa bagi 20 siswa."), make_fact(91, 1, "Beasiswa bagi 20 siswa.")]
    write(folder, articles, facts, formats=("sqlite",))
    return folder


@pytest.mark.parametrize(("view", "kind"), VIEWS.items())
def test_every_type_has_a_view_beside_its_article(folder, view, kind):
    number = FACT_TYPES.index(kind)
    rows = query(folder, f"SELECT fact_id, title, outlet, published FROM {view} WHERE article_id = 'a0'")
    assert rows == [(f"f{number}", "Iuran", "ANTARA", "2025-06-11")]


def test_the_views_show_the_columns_that_their_type_uses(folder):
    assert "value_max" in columns(folder, "money")
    assert columns(folder, "officials") == [
        *("fact_id", "text", "name", "position", "role", "status", "organization", "place", "place_code"),
        *("sentence", "confidence", "flags", "article_id", "published", "outlet", "title"),
    ]


def columns(folder: Path, table: str) -> list[str]:
    return [row[1] for row in query(folder, f"PRAGMA table_info({table})")]


def test_a_search_finds_the_facts_of_a_sentence(folder):
    rows = query(
        folder,
        "SELECT facts.fact_id FROM sentences JOIN facts USING (article_id, sentence) "
        "WHERE sentences MATCH 'beasiswa AND siswa' ORDER BY fact_id",
    )
    assert rows == [("f90",), ("f91",)]


def test_a_sentence_with_several_facts_is_indexed_once_an_article(folder):
    assert query(folder, "SELECT sentence, article_id FROM sentences") == [
        ("Iuran naik.", "a0"),
        ("Beasiswa bagi 20 siswa.", "a1"),
    ]


def test_the_columns_that_people_filter_by_are_indexed(folder):
    for column in ("fact_id", "article_id", "type", "place_code", "speaker", "date"):
        ((*_, plan),) = query(folder, f"EXPLAIN QUERY PLAN SELECT * FROM facts WHERE {column} = 'x'")
        assert "USING INDEX" in plan


def test_the_views_leave_copies_out(tmp_path):
    articles = [make_article(0), make_article(1, duplicate_of="a0")]
    write(tmp_path, articles, [make_fact(0, value=Decimal(5)), make_fact(1, 1, value=Decimal(5))])
    assert query(tmp_path, "SELECT fact_id FROM money") == [("f0",)]
    assert query(tmp_path, "SELECT count(*) FROM facts") == [(2,)]


def test_reviews_are_only_ever_added_to(tmp_path):
    write(tmp_path)
    with sqlite3.connect(tmp_path / "facts.db") as database:
        database.execute("INSERT INTO reviews (fact_id, decision) VALUES ('f0', 'right')")
        for statement in ("UPDATE reviews SET decision = 'wrong'", "DELETE FROM reviews"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                database.execute(statement)


def test_facts_point_at_their_article(folder):
    ((_, _, table, here, there, *_),) = query(folder, "PRAGMA foreign_key_list(facts)")
    assert (table, here, there) == ("articles", "article_id", "article_id")
    assert query(folder, "PRAGMA integrity_check") == [("ok",)]
