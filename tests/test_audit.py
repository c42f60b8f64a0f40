"""`mine audit` opens a desk on this computer alone, in two languages, and asks nothing of another host."""

import re
import subprocess
import sys
import urllib.error
import urllib.request
from http.client import HTTPResponse

import pytest
from desks import ENVIRONMENT, MAIN, make_output, open_desk

from pipeline.audit.application import ROUTES
from pipeline.audit.wordings import load_wordings


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with open_desk(make_output(tmp_path_factory.mktemp("desk"))) as address:
        yield address


def get(address: str, **headers: str) -> HTTPResponse:
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20)
    except urllib.error.HTTPError as error:
        return error


def test_the_desk_answers_with_the_inbox(desk):
    answer = get(desk + "/")
    assert answer.url == desk + "/inbox"
    assert "Fakta yang perlu dilihat lebih dulu" in answer.read().decode()


def test_the_switch_changes_the_language_and_it_stays(desk):
    answer = get(desk + "/inbox?lang=en")
    assert "Facts that want a look first" in answer.read().decode()
    cookie = answer.headers["set-cookie"].partition(";")[0]
    assert '<html lang="en">' in get(desk + "/inbox", cookie=cookie).read().decode()


def test_both_languages_have_all_wordings():
    wordings = load_wordings()
    assert sorted(wordings["id"]) == sorted(wordings["en"])
    assert [key for words in wordings.values() for key, word in words.items() if not word.strip()] == []


@pytest.mark.parametrize("path", [path for path in ROUTES if "(" not in path] + ["/no_such_page"])
def test_our_pages_allow_no_script_but_our_own(desk, path):
    answer = get(desk + path)
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert re.findall(r"<script(?! src=\"/static/)|<style|\son\w+=|\sstyle=", answer.read().decode()) == []


def test_a_page_that_is_not_there_says_so(desk):
    answer = get(desk + "/no_such_page")
    assert answer.status == 404
    assert "Tidak ada halaman di sini" in answer.read().decode()


def test_the_tables_are_there_too(desk):
    assert get(desk + "/facts/facts.json?_size=1").status == 200


def test_a_folder_without_facts_is_refused(tmp_path):
    command = [sys.executable, "-c", MAIN, "audit", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    assert (ended.returncode, ended.stderr) == (
        2,
        f"Error: {tmp_path}: holds no facts.db; make one with: mine run INPUTS -o {tmp_path}\n",
    )
