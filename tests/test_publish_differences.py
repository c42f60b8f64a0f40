"""Publishing again: only what differs is written, in one go, and what people decided stays."""

import threading
import time

import psycopg
import pytest
from stores import change, stored

from pipeline.publish import definition, loading, publish, upkeep
from pipeline.publish.outcome import Change
from pipeline.publish.tables import PUBLISHED, published_table
from pipeline.tables.schema import TEXT, Column, Table

pytest_plugins = ["postgres"]

SAME = "SELECT fact_id, xmin::text, xmax::text, ctid::text FROM mine.facts ORDER BY fact_id"


def test_the_same_again_writes_no_row(server, url, output):
    first = publish(output, url)
    before = server.rows("news", SAME)
    second = publish(output, url)
    assert server.rows("news", SAME) == before
    number = len(before)
    assert first.changes["facts"] == Change(number, 0, 0, 0)
    assert second.changes["facts"] == Change(0, 0, 0, number)


def test_only_what_differs_is_written(server, url, output):
    publish(output, url)
    before = {row[0]: row for row in server.rows("news", SAME)}
    changed, gone = (row[0] for row in stored(output, "SELECT fact_id FROM facts ORDER BY 1 LIMIT 2"))
    columns = [name for _, name, *_ in stored(output, "PRAGMA table_info(facts)")]
    cells = ", ".join("'new-1'" if name == "fact_id" else f'"{name}"' for name in columns)
    change(
        output,
        f"INSERT INTO facts SELECT {cells} FROM facts WHERE fact_id = '{changed}'",
        f"UPDATE facts SET subject = 'lain' WHERE fact_id = '{changed}'",
        f"DELETE FROM facts WHERE fact_id = '{gone}'",
    )
    outcome = publish(output, url)
    assert outcome.changes["facts"] == Change(1, 1, 1, len(before) - 2)
    after = {row[0]: row for row in server.rows("news", SAME)}
    assert {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} == {
        changed,
        gone,
        "new-1",
    }


def test_an_article_goes_with_its_facts(server, url, output):
    publish(output, url)
    ((gone, number),) = stored(output, "SELECT article_id, count(*) FROM facts GROUP BY 1 ORDER BY 1 LIMIT 1")
    for table in ("facts", "article_sources", "articles"):
        change(output, f"DELETE FROM {table} WHERE article_id = '{gone}'")
    outcome = publish(output, url)
    assert (outcome.changes["articles"].deleted, outcome.changes["facts"].deleted) == (1, number)


def test_readers_see_the_old_rows_until_all_is_written(server, url, output):
    publish(output, url)
    (number,) = server.rows("news", "SELECT count(*) FROM mine.facts")[0]
    change(output, "DELETE FROM facts WHERE type = 'money'")
    with psycopg.connect(url) as blocker:  # holds back the last statement of the transaction, not the ones before it
        blocker.execute("LOCK mine.meta IN SHARE MODE")
        publisher = threading.Thread(target=publish, args=(output, url))
        publisher.start()
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'mine publish' AND wait_event_type = 'Lock'"
        )
        while server.rows("news", waiting) == [(0,)]:
            time.sleep(0.01)
        assert server.rows("news", "SELECT count(*), bool_or(type = 'money') FROM mine.facts") == [(number, True)]
        blocker.rollback()
        publisher.join()
    assert server.rows("news", "SELECT bool_or(type = 'money') FROM mine.facts") == [(False,)]


@pytest.fixture
def reviews(monkeypatch):
    """The tables of this program and one in which people decide, as the audit keeps it."""
    columns = tuple(Column(name, TEXT, f"The {name}.") for name in ("review_id", "fact_id", "decision"))
    table = published_table(Table("reviews", "What people decided.", columns, "review_id"))
    others = tuple(each for each in PUBLISHED if each.name != "reviews")
    for module in (definition, loading, upkeep):
        monkeypatch.setattr(module, "PUBLISHED", (*others, table))


def test_what_people_decided_is_published_and_stays(server, url, output, reviews):
    change(
        output,
        "DROP TABLE IF EXISTS reviews",
        "CREATE TABLE reviews (review_id, fact_id, decision)",
        "INSERT INTO reviews VALUES ('1', 'gone', 'right'), ('2', 'gone', 'wrong')",
    )
    publish(output, url)
    change(output, "DELETE FROM reviews WHERE review_id = '1'", "UPDATE reviews SET decision = 'unsure'")
    assert publish(output, url).changes["reviews"] == Change(0, 1, 0, 0)
    assert server.rows("news", "SELECT review_id, decision FROM mine.reviews ORDER BY 1") == [
        ("1", "right"),
        ("2", "unsure"),
    ]


def test_rows_without_a_key_are_kept_apart_by_all_they_say(server, url, output):
    change(
        output,
        "INSERT INTO rejects VALUES ('a.txt', 'it is empty', 'remove it'), ('b.txt', 'it is empty', 'remove it')",
    )
    publish(output, url)
    change(output, "UPDATE rejects SET reason = 'it is binary' WHERE source = 'a.txt'")
    assert publish(output, url).changes["rejects"] == Change(1, 0, 1, 1)
    assert server.rows("news", "SELECT source, reason FROM mine.rejects ORDER BY 1") == [
        ("a.txt", "it is binary"),
        ("b.txt", "it is empty"),
    ]
