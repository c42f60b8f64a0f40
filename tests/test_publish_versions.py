"""A schema `mine` of another version: an older one is brought up to date, a newer one is left alone."""

import pytest
from stores import change

from pipeline.publish import PublishError, check_database, publish

pytest_plugins = ["postgres"]

OLDER = (
    "UPDATE mine.meta SET value = '0.9.0' WHERE key = 'schema_version'",
    "UPDATE mine.meta SET value = 'another' WHERE key = 'layout'",
)
MONEY = "SELECT count(*), sum(value), count(date_from) FROM mine.facts"


@pytest.fixture
def dashboards(server, url):
    """A role that reads the tables, as a dashboard does."""
    server.run("news", "CREATE ROLE dashboards LOGIN PASSWORD 'x'")
    yield "dashboards"
    server.run("news", "DROP OWNED BY dashboards", "DROP ROLE dashboards")


def test_columns_and_tables_that_are_new_are_added(server, url, output):
    publish(output, url)
    expected = server.rows("news", MONEY)
    server.run(
        "news",
        *OLDER,
        "DROP VIEW mine.dates",
        "ALTER TABLE mine.facts DROP COLUMN date_from",
        "DROP TABLE mine.rejects",
    )
    outcome = publish(output, url)
    assert outcome.migrated == "0.9.0"
    assert outcome.changes["facts"].inserted == 0
    assert server.rows("news", MONEY) == expected
    assert server.rows("news", "SELECT count(*) FROM mine.rejects") == [(0,)]
    assert publish(output, url).migrated == ""


def test_columns_that_are_ours_no_more_go_and_those_of_others_stay(server, url, output):
    publish(output, url)
    server.run(
        "news", *OLDER, "ALTER TABLE mine.facts ADD former text, ADD note text", "UPDATE mine.facts SET note = 'diperiksa'",
        """UPDATE mine.meta SET value = '{"facts": ["fact_id", "former"]}' WHERE key = 'columns'""",
    )  # fmt: skip
    publish(output, url)
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = 'facts' AND column_name IN ('former', 'note')"
    assert server.rows("news", columns) == [("note",)]
    assert server.rows("news", "SELECT DISTINCT note FROM mine.facts") == [("diperiksa",)]


@pytest.mark.parametrize(
    "former",
    [
        ("DROP VIEW mine.money, mine.counts, mine.percentages", "ALTER TABLE mine.facts ALTER value TYPE text"),
        (
            "ALTER TABLE mine.facts DROP CONSTRAINT facts_pkey",
            "ALTER TABLE mine.facts ADD PRIMARY KEY (fact_id, start)",
        ),
    ],
    ids=["types", "key"],
)
def test_a_table_of_other_types_or_another_key_is_made_anew(server, url, output, former):
    publish(output, url)
    expected = server.rows("news", MONEY)
    server.run("news", *OLDER, *former)
    outcome = publish(output, url)
    assert outcome.changes["facts"].inserted == expected[0][0]
    assert server.rows("news", MONEY) == expected


def test_who_could_read_can_read_again(server, url, output, dashboards):
    publish(output, url)
    server.run(
        "news", "GRANT USAGE ON SCHEMA mine TO dashboards", "GRANT SELECT ON ALL TABLES IN SCHEMA mine TO dashboards"
    )
    server.run(
        "news",
        *OLDER,
        "DROP VIEW mine.money, mine.counts, mine.percentages",
        "ALTER TABLE mine.facts ALTER value TYPE text",
    )
    server.run(
        "news", "CREATE VIEW mine.money AS SELECT 1 AS former", "GRANT SELECT ON mine.money TO dashboards, PUBLIC"
    )
    publish(output, url)
    readable = "SELECT has_table_privilege('dashboards', 'mine.{}', 'SELECT')"
    for table in ("facts", "money", "dates", "articles", "meta"):
        assert server.rows("news", readable.format(table)) == [(True,)], table
    assert server.rows("news", "SELECT has_table_privilege('dashboards', 'mine.facts', 'DELETE')") == [(False,)]


def test_a_view_of_others_in_the_way_is_named(server, url, output):
    publish(output, url)
    server.run("news", *OLDER, "CREATE VIEW public.dasbor AS SELECT * FROM mine.money")
    with pytest.raises(
        PublishError,
        match=r"\(cannot drop view mine.money .*view (public\.)?dasbor depends on view mine.money\); .* drop it",
    ):
        publish(output, url)
    assert server.rows("news", "SELECT value FROM mine.meta WHERE key = 'schema_version'") == [("0.9.0",)]


@pytest.mark.parametrize("act", [lambda _, url: check_database(url), publish], ids=["check", "publish"])
def test_a_newer_version_is_left_alone(server, url, output, act):
    publish(output, url)
    server.run("news", "UPDATE mine.meta SET value = '99.1.0' WHERE key = 'schema_version'")
    change(output, "DELETE FROM facts")
    with pytest.raises(
        PublishError, match=r"schema mine is of version 99\.1\.0, and this program writes .*; update mine"
    ):
        act(output, url)
    assert server.rows("news", "SELECT count(*) > 0 FROM mine.facts") == [(True,)]
