"""Publishing that breaks off: the database stays as it was, and another try succeeds."""

import re
import threading
import time

import psycopg
import pytest
from cutting import proxied
from publishing import changed, refusal, state
from stores import change

from pipeline.publish import PublishError, publish

pytest_plugins = ["postgres"]

STOP = """
CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END'
"""
FULL = """
CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full'; END $$
"""


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


def test_a_store_that_breaks_off_is_told_and_changes_nothing(server, url, output):
    whole = (output / "facts.db").read_bytes()
    (output / "facts.db").write_bytes(whole[: len(whole) // 2 // 4096 * 4096] + b"\xff" * (len(whole) // 4))
    assert "facts.db: cannot be read" in refusal(server, output, url)
    assert server.rows("news", "SELECT to_regnamespace('mine')") == [(None,)]
