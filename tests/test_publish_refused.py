"""Publishing that is refused: one clear line, exit code 2, no password, and a database as it was."""

import re

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import changed, refusal

from pipeline.publish import PublishError, publish
from pipeline.publish.address import read_address, show_address

pytest_plugins = ["postgres"]

DESK = "CREATE ROLE desk LOGIN PASSWORD 'r4hasia-Desk'"


@pytest.fixture
def desk(server, url):
    """A role without rights of its own."""
    server.run("postgres", DESK)
    yield "desk"
    server.run("news", "DROP OWNED BY desk", "DROP ROLE desk")


@pytest.mark.parametrize(
    "user, password, database, said",
    [
        ("postgres", "salah-s4ndi", "news", "password authentication failed.*; check the name and the password"),
        ("nobody-here", "salah-s4ndi", "news", "password authentication failed"),
        ("postgres", "", "tiada", 'database "tiada" does not exist.*; create it with createdb'),
    ],
)
def test_who_may_not_connect_is_told_why(server, url, output, user, password, database, said):
    assert re.search(said, refusal(server, output, server.url(database, user, password)))


def test_a_server_that_is_down_is_named(server, output):
    line = refusal(server, output, "postgresql://desk:salah-s4ndi@127.0.0.1:1/news")
    assert line.startswith("Error: cannot publish to postgresql://desk@127.0.0.1:1/news: connecting failed (")
    assert line.endswith("; check that the server runs there and can be reached")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://desk:salah-s4ndi@db/news",
        "mysql://desk:salah-s4ndi@db/news",
        "postgresql://desk:salah-s4ndi/x@db/news",
        "postgresql://desk:12/salah-s4ndi@db/news",
        "postgresql://desk:x@salah-s4ndi@db/news",
        "postgresql://desk@db:salah-s4ndi/news",
        "postgresql://desk@db/news?pasword=salah-s4ndi",
        "host=db password=x salah-s4ndi",
        "salah-s4ndi",
    ],
)
def test_an_address_that_falls_apart_is_not_repeated(server, output, address):
    assert "is not understood (it is not repeated here" in refusal(server, output, address)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8))
def test_no_part_of_a_password_is_shown_however_it_is_written(noise):
    password = f"KUNCI{noise}GEMBOK"
    try:
        shown = show_address(read_address(f"postgresql://desk:{password}@db/news"))
    except PublishError as error:
        shown = str(error)
    assert "KUNCI" not in shown
    assert "GEMBOK" not in shown


def test_a_role_without_rights_is_told_what_to_ask_for(server, url, output, desk):
    line = refusal(server, output, server.url("news", desk, "r4hasia-Desk"))
    assert "preparing the schema mine failed (permission denied for database news); ask its owner to GRANT" in line
    server.run("news", "GRANT CREATE ON DATABASE news TO desk")
    assert publish(output, server.url("news", desk, "r4hasia-Desk")).changes["articles"].inserted == 41


def test_who_may_write_but_not_own_can_publish(server, url, output, desk):
    publish(output, url)
    changed(output)
    assert "permission denied for schema mine" in refusal(server, output, server.url("news", desk, "r4hasia-Desk"))
    server.run("news", "GRANT USAGE ON SCHEMA mine TO desk", "GRANT ALL ON ALL TABLES IN SCHEMA mine TO desk")
    assert publish(output, server.url("news", desk, "r4hasia-Desk")).changes["articles"].inserted == 1


def test_a_read_only_database_is_told(server, url, output):
    server.run("news", "ALTER DATABASE news SET default_transaction_read_only = on")
    line = refusal(server, output, url)
    assert "in a read-only transaction); this server only reads (a standby?); publish to the primary" in line


def test_a_database_in_another_encoding_is_told(server, output):
    server.run("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    try:
        assert "/latin: is not in UTF-8; publish to a database made with" in refusal(
            server, output, server.url("latin")
        )
    finally:
        server.run("postgres", "DROP DATABASE latin")


def test_two_publishers_do_not_meet(server, url, output):
    with psycopg.connect(url) as other:
        other.execute("SELECT pg_advisory_xact_lock(1835626085)")
        assert "another mine publish is writing to it; publish again when it is done" in refusal(server, output, url)
    assert publish(output, url).changes["articles"].inserted == 41


def test_a_schema_that_is_not_ours_is_left_alone(server, url, output):
    server.run("news", "CREATE SCHEMA mine", "CREATE TABLE mine.facts (a int)")
    assert "has a schema mine that mine publish did not make; rename it" in refusal(server, output, url)
    assert server.rows("news", "SELECT count(*) FROM mine.facts") == [(0,)]


def test_an_empty_schema_made_for_us_is_used(server, url, output, desk):
    server.run("news", "CREATE SCHEMA mine AUTHORIZATION desk")
    assert publish(output, server.url("news", desk, "r4hasia-Desk")).changes["articles"].inserted == 41


@pytest.mark.parametrize("left", ["nothing", "junk", "an empty database"])
def test_an_output_that_cannot_be_read_is_told(server, url, output, left):
    (output / "facts.db").unlink()
    if left != "nothing":
        (output / "facts.db").write_bytes(b"junk" * 500 if left == "junk" else b"")
    assert re.search("holds no facts.db|cannot be read|holds no table facts", refusal(server, output, url))
    assert server.rows("news", "SELECT to_regnamespace('mine')") == [(None,)]


def test_a_missing_driver_names_the_command(server, output, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    line = refusal(server, output, "postgresql://desk:salah-s4ndi@db/news")
    assert line.endswith("install it with: pip install 'mine[postgres]'")
