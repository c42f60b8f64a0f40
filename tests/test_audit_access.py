"""The desk is shut to strangers: other hosts, other sites, guessed passwords; and what it shows is never HTML."""

import json
import re
import sqlite3
import subprocess
import sys
import urllib.parse
from contextlib import closing

import pytest
from desk_visitors import Browser
from desks import ENVIRONMENT, MAIN, open_desk
from outputs import rows

from pipeline.audit.access import AccessError, add_reviewer, is_password, read_passwords
from pipeline.run import run

EVIL = """<script>alert(1)</script> dan "><img src=x onerror=alert(2)>"""
SIGNS = ("<script>alert", "<img", "javascript:")


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("access")
    (folder / "in").mkdir()
    told = {
        "judul": EVIL,
        "isi": f"{EVIL}\n\nMataram - Dana Rp5 juta untuk 12 guru {EVIL}. “Bayar Rp9 juta {EVIL},” kata Bupati Kota Nangka, Wira Laksana.",
        "url": "javascript:alert(3)",
        "outlet": EVIL,
    }
    (folder / "in" / "a'\"><img src=x onerror=alert(4)>.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    run([str(folder / "in")], folder / "out", workers=1)
    return folder / "out"


@pytest.fixture(scope="module")
def desk(output):
    with open_desk(output, "--reviewer", EVIL.replace(":", "")[:50]) as address:
        yield address


@pytest.fixture
def browser(desk):
    browser = Browser(desk)
    browser.get("/inbox")
    return browser


def money(output) -> str:
    return rows(output, "SELECT fact_id FROM facts WHERE text = 'Rp5 juta'")[0][0]


def reviewed(output) -> int:
    return rows(output, "SELECT count(*) FROM reviews")[0][0]


def test_what_an_article_says_is_never_html(output, browser):
    accepted = browser.post(
        "/review/decide", csrftoken=browser.token, fact_id=money(output), decision="comment", comment=EVIL
    )
    assert accepted == 200
    (article,) = rows(output, "SELECT article_id FROM articles")
    for path in (
        "/inbox?state=all",
        f"/article/{article[0]}",
        "/login",
        f"/inbox?type={urllib.parse.quote(EVIL)}&state={urllib.parse.quote(EVIL)}",
    ):
        assert browser.get(path) == 200
        assert [sign for sign in SIGNS if sign in browser.page] == [], path
    browser.get(f"/article/{article[0]}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in browser.page


def test_a_write_without_the_token_of_the_page_is_refused(output, browser, desk):
    before = reviewed(output)
    for token in ({}, {"csrftoken": ""}, {"csrftoken": Browser(desk).get("/inbox") and "x"}):
        assert browser.post("/review/decide", fact_id=money(output), decision="accept", **token) == 403
    other = Browser(desk)
    other.get("/inbox")
    assert browser.post("/review/decide", csrftoken=other.token, fact_id=money(output), decision="accept") == 403
    assert (
        Browser(desk).post("/review/decide", csrftoken=browser.token, fact_id=money(output), decision="accept") == 403
    )
    assert Browser(desk).post("/login", csrftoken=browser.token, name="Palsu") == 403
    assert reviewed(output) == before


def test_a_write_is_no_get(output, browser):
    for path in ("/review/decide", "/review/undo", "/review/add", "/review/correct", "/logout"):
        assert browser.get(f"{path}?fact_id={money(output)}&decision=accept") == 405


def test_another_name_for_this_computer_is_refused(browser):
    assert browser.get("/inbox", Host="evil.example") == 403
    assert browser.get("/facts/facts.json", Host="evil.example:8001") == 403
    assert browser.get("/inbox", Host="localhost") == 200


@pytest.mark.parametrize(
    "sql", ["DELETE FROM reviews", "UPDATE facts SET value = 1", "DROP TABLE facts", "ATTACH 'x' AS y"]
)
def test_sql_cannot_write(browser, sql):
    assert browser.get(f"/facts.json?sql={urllib.parse.quote(sql)}") == 400
    assert browser.post("/facts", csrftoken=browser.token, sql=sql) in (400, 403, 405)


def test_the_tables_ask_nothing_of_another_host(browser, desk):
    browser.get("/facts/facts")
    browser.page = browser.page.replace(desk, "")
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//(?!datasette\.io)[^"']*""", browser.page) == []


def test_a_decision_on_a_wrong_thing_says_what_is_wrong(output, browser):
    wanted = {"accept": "application/json"}
    token = browser.token
    assert browser.post("/review/decide", wanted, csrftoken=token, fact_id="a0-money-1-2", decision="accept") == 409
    assert json.loads(browser.page)["error"] == "fact_gone"
    assert browser.post("/review/decide", wanted, csrftoken=token, fact_id=money(output), decision="hapus") == 400
    for value in ("1.5", "banyak", "-", "9" * 30):
        form = {"csrftoken": token, "fact_id": money(output), "to.value": value}
        assert browser.post("/review/correct", wanted, **form) == 400, value
        assert json.loads(browser.page)["column"] == "value"
    assert browser.post("/review/add", wanted, **{"csrftoken": token, "article_id": "x", "to.type": "money"}) == 400


def test_a_decision_leads_only_back_to_the_desk(output, browser):
    form = {"csrftoken": browser.token, "fact_id": money(output), "decision": "unsure", "next": "//evil.example/"}
    assert browser.post("/review/decide", **form) == 200
    assert browser.url.endswith("/inbox")


def said(*options: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-c", MAIN, "audit", *options], capture_output=True, text=True, env=ENVIRONMENT, timeout=60
    )
    return ended.returncode, ended.stderr


def test_another_host_needs_passwords(output):
    code, told = said(str(output), "--host", "0.0.0.0", "--port", "0", "--no-browser")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith(
        "Error: 0.0.0.0: others can reach it, so reviewers need passwords; make a file of them with mine audit --add"
    )


def test_a_malformed_rule_is_told_before_the_desk_opens(output, tmp_path):
    (tmp_path / "mentions").mkdir()
    (tmp_path / "mentions" / "mine.toml").write_text("label = ", encoding="utf-8")
    code, told = said(str(output), "--patterns", str(tmp_path), "--port", "0", "--no-browser")
    assert (code, told.count("\n"), "mine.toml" in told) == (2, 1, True)


@pytest.mark.parametrize("line", ["Sari:rahasia sekali", "Sari", "Sari:scrypt$1$eA==$eA==", "Sari:scrypt$32768$!$!"])
def test_a_password_as_it_is_is_refused(output, tmp_path, line):
    (tmp_path / "reviewers.txt").write_text(line + "\n", encoding="utf-8")
    code, told = said(str(output), "--password-file", str(tmp_path / "reviewers.txt"), "--no-browser")
    assert (code, told.startswith(f"Error: {tmp_path / 'reviewers.txt'}, line 1: is not NAME:HASH")) == (2, True)


def test_a_reviewer_is_added_hashed_and_for_the_owner_alone(tmp_path):
    path = tmp_path / "reviewers.txt"
    add_reviewer(path, "Sari", "rahasia sekali")
    add_reviewer(path, "Tomi", "lain lagi rahasianya")
    assert list(read_passwords(path)) == ["Sari", "Tomi"]
    assert is_password("rahasia sekali", read_passwords(path)["Sari"])
    assert "rahasia" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(AccessError, match="too short"):
        add_reviewer(path, "Budi", "pendek")


def test_with_passwords_nothing_is_shown_before_the_right_one(output, tmp_path):
    add_reviewer(tmp_path / "reviewers.txt", "Sari", "rahasia sekali")
    with open_desk(output, "--password-file", str(tmp_path / "reviewers.txt")) as address:
        browser = Browser(address)
        for path in ("/inbox", "/facts/facts", "/facts.json?sql=select+1", "/no_such_page"):
            browser.get(path)
            assert browser.url.startswith(address + "/login"), path
            assert "Rp5 juta" not in browser.page
        assert browser.post("/review/decide", fact_id=money(output), decision="accept") == 401
        for name, password in (("Sari", "salah sekali ya"), ("Tomi", "rahasia sekali")):
            browser.get("/login")
            assert browser.post("/login", csrftoken=browser.token, name=name, password=password) == 403
        browser.get("/login?next=/inbox%3Fstate=all")
        assert (
            browser.post(
                "/login", csrftoken=browser.token, name="Sari", password="rahasia sekali", next="/inbox?state=all"
            )
            == 200
        )
        assert browser.url == address + "/inbox?state=all"
        assert "Rp5 juta" in browser.page


def test_a_store_of_another_version_is_refused(output, tmp_path):
    with closing(sqlite3.connect(output / "facts.db")) as old, closing(sqlite3.connect(tmp_path / "facts.db")) as new:
        old.backup(new)
        new.execute("PRAGMA user_version = 1")
    code, told = said(str(tmp_path), "--no-browser")
    assert (code, "was made by another version of mine" in told, told.count("\n")) == (2, True, 1)
