"""Publishing that fails: one clear line, exit code 2, no password, a database as it was, and a retry that succeeds."""

import re
import threading
import time

import psycopg
import pytest
from click.testing import CliRunner
from cutting import proxied
from hypothesis import given
from hypothesis import strategies as st
from stores import change

from pipeline.cli import main
from pipeline.publish import PublishError, publish
from pipeline.publish.address import read_address, show_address

pytest_plugins = ["postgres"]

EVERYTHING = "SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM mine.{} t"
TABLES = ("articles", "facts", "checks", "rejects", "meta")
STOP = """
CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END'
"""
FULL = """
CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full'; END $$
"""
DESK = "CREATE ROLE desk LOGIN PASSWORD 'r4hasia-Desk'"


@pytest.fixture
def desk(server, url):
    """A role without rights of its own."""
    server.run("postgres", DESK)
    yield "desk"
    server.run("news", "DROP OWNED BY desk", "DROP ROLE desk")


def refusal(server, output, address) -> str:
    """Publish by the command, see it fail as it should, and return what it says."""
    result = CliRunner().invoke(main, ["publish", str(output), address])
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    for secret in (server.password, "r4hasia-Desk", "salah-s4ndi"):
        assert secret not in result.output
    assert result.stdout == ""
    return line


def state(server) -> list:
    return [server.rows("news", EVERYTHING.format(table)) for table in TABLES]


def changed(output) -> None:
    """Change the store so that rows of all kinds are to be written: new, changed and gone."""
    change(
        output,
        "DELETE FROM facts WHERE type = 'law'",
        "UPDATE facts SET subject = 'lain' WHERE type = 'money'",
        "INSERT INTO articles (article_id, source, sha256, format, outlet, title, published, dateline_place, byline, tags, related, url, "
        "duplicate_of, text) VALUES ('baru', 'baru.txt', '', 'text', '', '', '', '', '', '', '', '', '', 'Baru.')",
        "UPDATE facts SET article_id = 'baru' WHERE type = 'date'",
    )


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


def test_a_full_disk_changes_nothing(server, url, output):
    publish(output, url)
    before = state(server)
    changed(output)
    server.run("news", FULL, "CREATE TRIGGER stop BEFORE UPDATE ON mine.facts EXECUTE FUNCTION public.stop()")
    line = refusal(server, output, url)
    assert "writing facts failed (could not extend file" in line
    assert line.endswith("; the server's disk is full; nothing was changed there; publish again when there is room")
    assert state(server) == before
    server.run("news", "DROP FUNCTION public.stop CASCADE")
    assert publish(output, url).changes["articles"].inserted == 1


@pytest.mark.parametrize(
    "place, doing",
    [
        ("BEFORE INSERT ON mine.articles", "writing articles"),
        ("BEFORE UPDATE ON mine.facts", "writing facts"),
        ("AFTER INSERT ON mine.facts", "writing facts"),
        ("AFTER DELETE ON mine.facts", "deleting from facts"),
        ("BEFORE INSERT ON mine.meta", "noting the version"),
    ],
)
def test_a_session_that_is_ended_changes_nothing(server, url, output, place, doing):
    publish(output, url)
    before = state(server)
    changed(output)
    server.run("news", STOP, f"CREATE TRIGGER stop {place} EXECUTE FUNCTION public.stop()")
    line = refusal(server, output, url)
    assert (
        f"{doing} failed (terminating connection due to administrator command); the server ended the connection" in line
    )
    assert state(server) == before
    server.run("news", "DROP FUNCTION public.stop CASCADE")
    assert publish(output, url).changes["articles"].inserted == 1
    assert [each.updated + each.inserted + each.deleted for each in publish(output, url).changes.values()] == [0] * 5


def test_a_session_that_is_ended_at_the_commit_changes_nothing(server, url, output):
    publish(output, url)
    before = state(server)
    changed(output)
    trigger = "CREATE CONSTRAINT TRIGGER stop AFTER UPDATE ON mine.meta DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    server.run("news", STOP, f"{trigger} EXECUTE FUNCTION public.stop()")
    assert "committing failed" in (line := refusal(server, output, url))
    assert line.endswith("; all of it was written or nothing; publish again, which writes only what is missing")
    assert state(server) == before


def test_a_session_that_is_ended_while_rows_are_sent_changes_nothing(server, url, output):
    publish(output, url)
    before = state(server)
    columns = "claim_id, article_id, type, text, start, end, sentence, section".replace("end", '"end"')
    change(
        output,
        *(f"INSERT INTO facts (fact_id, {columns}) SELECT fact_id || '{n}', {columns} FROM facts" for n in range(6)),
    )
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY pg_temp.staged_facts%' AND state = 'active'"
    killer = threading.Thread(target=wait_for, args=(url, kill))
    killer.start()
    line = refusal(server, output, url)
    killer.join()
    assert "sending facts failed" in line
    assert state(server) == before
    assert publish(output, url).changes["facts"].inserted > 50_000


def wait_for(url, query) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        while not connection.execute(query).fetchall():
            time.sleep(0.001)


@pytest.mark.parametrize("published_before", [False, True], ids=["first", "again"])
def test_a_line_that_is_cut_anywhere_changes_nothing(server, url, output, published_before):
    if published_before:
        publish(output, url)
        changed(output)
        before = state(server)
    cuts = 0
    for limit in (1, 300, *range(1_000, 2_000_000, 30_011)):
        with proxied(server.port, limit) as proxy:
            cut = url.replace(str(server.port), str(proxy.port))
            while "another mine publish is writing" in (failure := attempt(output, cut) or ""):
                time.sleep(0.05)  # the server has not yet seen that the line before this one was cut
        if not failure:
            break
        assert re.fullmatch(r"cannot publish to .* failed \(.*\); .*", failure)
        assert server.password not in failure
        cuts += 1
        schema = server.rows("news", "SELECT to_regnamespace('mine')::text")
        assert schema == ([("mine",)] if published_before else [(None,)])
        assert not published_before or state(server) == before
    assert cuts > 12
    assert [each.unchanged > 0 for each in publish(output, url).changes.values()] == [True, True, True, True, False]


def attempt(output, url) -> str:
    """Publish, and return what stopped it, or nothing."""
    try:
        publish(output, url)
    except PublishError as error:
        return str(error)
    return ""


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


def test_a_store_that_breaks_off_is_told_and_changes_nothing(server, url, output):
    whole = (output / "facts.db").read_bytes()
    (output / "facts.db").write_bytes(whole[: len(whole) // 2 // 4096 * 4096] + b"\xff" * (len(whole) // 4))
    assert "facts.db: cannot be read" in refusal(server, output, url)
    assert server.rows("news", "SELECT to_regnamespace('mine')") == [(None,)]


def test_a_missing_driver_names_the_command(server, output, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    line = refusal(server, output, "postgresql://desk:salah-s4ndi@db/news")
    assert line.endswith("install it with: pip install 'mine[postgres]'")
