"""Publishing to PostgreSQL: what the schema `mine` holds."""

from decimal import Decimal

import pytest
from click.testing import CliRunner
from stores import change, stored

from pipeline.cli import main
from pipeline.publish import check_database, publish

pytest_plugins = ["postgres"]

VIEWS = ("counts", "dates", "entities", "laws", "money", "officials", "percentages", "quotes")


@pytest.mark.parametrize("table", ["articles", "facts", "checks", *VIEWS])
def test_tables_and_views_hold_what_sqlite_holds(server, url, output, table):
    publish(output, url)
    names = [name for _, name, *_ in stored(output, f"PRAGMA table_info({table})")]
    listed = ", ".join(f'"{name}"' for name in names)
    key = names[0]
    expected = stored(output, f"SELECT {listed} FROM {table} ORDER BY {key}")
    got = server.rows("news", f'SELECT {listed} FROM mine.{table} ORDER BY {key} COLLATE "C"')
    assert len(got) == len(expected) > 0
    assert [tuple(map(as_number, row)) for row in got] == [tuple(map(as_number, row)) for row in expected]


def as_number(cell):
    return float(cell) if isinstance(cell, int | float | Decimal) else cell


def test_columns_are_typed(server, url, output):
    publish(output, url)
    types = dict(
        server.rows(
            "news",
            "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns WHERE table_schema = 'mine'",
        )
    )
    expected = {
        "articles.published_on": "date", "facts.value": "numeric", "facts.start": "integer", "facts.text": "text",
        "facts.date_from": "date", "facts.date_to": "date", "money.value": "numeric", "dates.date_to": "date",
    }  # fmt: skip
    assert {name: types[name] for name in expected} == expected


def test_everything_has_a_comment(server, url, output):
    publish(output, url)
    bare = """
        SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        WHERE relnamespace = 'mine'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0
        AND (col_description(attrelid, attnum) IS NULL OR obj_description(attrelid, 'pg_class') IS NULL)
    """
    assert server.rows("news", bare) == []
    meaning = server.rows("news", "SELECT col_description('mine.money'::regclass, 2)")
    assert meaning == [("The mention as written.",)]


def test_keys_are_declared(server, url, output):
    publish(output, url)
    keys = "SELECT conname, contype::text FROM pg_constraint WHERE connamespace = 'mine'::regnamespace AND contype IN ('p', 'f')"
    assert {
        ("articles_pkey", "p"), ("facts_pkey", "p"), ("facts_article_id_fkey", "f"),
    } <= set(server.rows("news", keys))  # fmt: skip


def test_days_of_dates_can_be_compared(server, url, output):
    change(
        output, "UPDATE facts SET date = '2024-34' WHERE rowid IN (SELECT rowid FROM facts WHERE type = 'date' LIMIT 1)"
    )
    publish(output, url)
    rows = server.rows("news", "SELECT date_from::text, date_to::text FROM mine.dates WHERE date = '2024-34'")
    assert rows == [("2024-04-01", "2024-06-30")]


def test_views_leave_out_the_facts_of_near_copies(server, url, output):
    (original,), (copy,) = stored(
        output, "SELECT article_id FROM facts WHERE type = 'money' GROUP BY 1 ORDER BY 1 LIMIT 2"
    )
    change(output, f"UPDATE articles SET duplicate_of = '{original}' WHERE article_id = '{copy}'")
    publish(output, url)
    assert server.rows("news", f"SELECT count(*) FROM mine.money WHERE article_id = '{copy}'") == [(0,)]
    assert server.rows("news", f"SELECT count(*) > 0 FROM mine.facts WHERE article_id = '{copy}'") == [(True,)]


def test_nul_characters_are_replaced_and_counted(server, url, output):
    change(
        output,
        "UPDATE facts SET subject = 'a' || char(0) || 'b' || char(0) WHERE rowid = (SELECT min(rowid) FROM facts)",
    )
    outcome = publish(output, url)
    assert outcome.replaced == {"facts": 2}
    assert server.rows("news", "SELECT count(*) FROM mine.facts WHERE subject = U&'a\\FFFDb\\FFFD'") == [(1,)]
    assert publish(output, url).changes["facts"].updated == 0


def test_names_and_numbers_of_any_size_are_taken(server, url, output):
    for column, cell in {"speaker": "x''\\\t\n" * 30_000, "name": "ß" * 30_000}.items():
        change(output, f"UPDATE facts SET {column} = '{cell}'")
    change(output, "UPDATE facts SET value = 1e300, value_max = 9223372036854775807")
    publish(output, url)
    row = (
        "SELECT DISTINCT length(speaker), length(name), value = 1e300, value_max = 9223372036854775807 FROM mine.facts"
    )
    assert server.rows("news", row) == [(150_000, 30_000, True, True)]


def test_the_command_tells_what_it_did_and_no_password(url, output, server):
    result = CliRunner().invoke(main, ["publish", str(output), url])
    assert (result.exit_code, result.stderr) == (0, "")
    first, articles, *_ = result.stdout.splitlines()
    assert first.startswith(f"Published to postgresql://postgres@127.0.0.1:{server.port}/news, schema mine, in ")
    assert articles == "  articles: 41 new, 0 changed, 0 gone, 0 unchanged"
    assert server.password not in result.output
    assert CliRunner().invoke(main, ["publish", str(output), url, "--quiet"]).output == ""


@pytest.mark.parametrize("way", ["PGPASSWORD", "PGPASSFILE", "service"])
def test_the_password_may_stand_elsewhere(server, url, output, tmp_path, monkeypatch, way):
    given = f"postgresql://postgres@127.0.0.1:{server.port}/news"
    if way == "PGPASSWORD":
        monkeypatch.setenv("PGPASSWORD", server.password)
    elif way == "PGPASSFILE":
        (tmp_path / "pass").write_text(f"*:*:*:*:{server.password}\n")
        (tmp_path / "pass").chmod(0o600)
        monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pass"))
    else:
        lines = (
            "[desk]",
            "host=127.0.0.1",
            f"port={server.port}",
            "user=postgres",
            "dbname=news",
            f"password={server.password}",
        )
        (tmp_path / "services").write_text("\n".join(lines) + "\n")
        monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
        given = "service=desk"
    assert publish(output, given).database == given


def test_checking_a_database_changes_nothing(server, url):
    check_database(url)
    assert server.rows("news", "SELECT to_regnamespace('mine')") == [(None,)]
