"""Two reviewers decide as fast as they can, in two windows each, while `mine run` adds articles to the same output."""

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from desk_visitors import Browser
from desks import ENVIRONMENT, MAIN, open_desk
from outputs import article, rows

from pipeline.audit.access import add_reviewer
from pipeline.audit.reviews import open_for_review
from pipeline.run import run
from pipeline.store.verdicts import rebuild_states

EACH = 500  # decisions of a reviewer
AGAIN = 10  # one decision in so many is sent twice, as by a browser that got no answer
LATER = 35  # decisions in between: the other reviewer has decided on the same fact by then
FIRST, ADDED = 150, 20  # articles at first, and more for every run
PASSWORDS = {"Sari": "rahasia sekali", "Tomi": "lain lagi rahasianya"}
DECISIONS = {"Sari": ("accept", "accept", "reject"), "Tomi": ("accept", "unsure")}
_STATES = "SELECT * FROM review_states ORDER BY fact_id, reviewer"


def test_two_reviewers_decide_while_articles_are_added_and_nothing_is_lost_doubled_or_refused(tmp_path):
    _write(tmp_path, 0, FIRST)
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    facts = [fact_id for (fact_id,) in rows(tmp_path / "out", "SELECT fact_id FROM facts ORDER BY fact_id")]
    assert len(facts) > 2 * EACH
    shared = facts[: EACH // 2]  # both decide on these, and each on as many more
    own = {"Sari": facts[EACH // 2 : EACH], "Tomi": facts[EACH : EACH + EACH // 2]}
    wanted = {
        (name, fact_id): DECISIONS[name][at % len(DECISIONS[name])]
        for name in PASSWORDS
        for at, fact_id in enumerate([*shared, *own[name]])
    }
    for name, password in PASSWORDS.items():
        add_reviewer(tmp_path / "reviewers.txt", name, password)
    complaints: list[str] = []
    with (
        open_desk(tmp_path / "out", "--password-file", f"{tmp_path}/reviewers.txt", complaints=complaints) as desk,
        ThreadPoolExecutor(4) as windows,
    ):
        sent = [
            windows.submit(_decide_all, _log_in(desk, name), _half(wanted, name, half))
            for name in PASSWORDS
            for half in (0, 1)
        ]
        runs = 0
        while not all(each.done() for each in sent) or not runs:
            _write(tmp_path, FIRST + runs * ADDED, ADDED)
            _mine(tmp_path)
            runs += 1
        answers = [answer for each in sent for answer in each.result()]
    assert [answer for answer in answers if answer != (200, "")] == []
    assert complaints == []
    assert len(answers) == 2 * (EACH + EACH // AGAIN)
    written = rows(tmp_path / "out", "SELECT reviewer, fact_id, decision FROM reviews")
    assert Counter(written) == Counter((*who_and_what, decision) for who_and_what, decision in wanted.items())
    assert rows(tmp_path / "out", "SELECT count(*) FROM articles") == [(FIRST + runs * ADDED,)]
    summed = rows(tmp_path / "out", _STATES)
    assert len(summed) == 2 * EACH
    with closing(open_for_review(tmp_path / "out")) as database:
        rebuild_states(database)
    assert rows(tmp_path / "out", _STATES) == summed


def _half(wanted: dict, name: str, half: int) -> dict[str, str]:
    of_reviewer = [(fact_id, decision) for (who, fact_id), decision in wanted.items() if who == name]
    return dict(of_reviewer[half::2])


def _log_in(desk: str, name: str) -> Browser:
    browser = Browser(desk)
    browser.get("/login")
    assert browser.post("/login", csrftoken=browser.token, name=name, password=PASSWORDS[name]) == 200
    browser.get("/inbox")
    return browser


def _decide_all(browser: Browser, wanted: dict[str, str]) -> list[tuple[int, str]]:
    """Send decisions one after another, and some again later; give the status of each, and the error that it tells of."""
    decisions, answers = [*wanted.items()], []
    for at, decision in enumerate(decisions, 1):
        answers.append(_send(browser, *decision))
        if at % AGAIN == 0:
            answers.append(_send(browser, *decisions[max(at - LATER, 0)]))
    return answers


def _send(browser: Browser, fact_id: str, decision: str) -> tuple[int, str]:
    form = {"csrftoken": browser.token, "fact_id": fact_id, "decision": decision, "after": "0"}
    status = browser.post("/review/decide", {"accept": "application/json"}, **form)
    told = json.loads(browser.page)
    is_shown = f"verdict-{decision}" in told.get("card", "") or "is-disputed" in told.get("card", "")
    return status, told.get("error", "" if is_shown else "the card does not show the decision")


def _write(folder: Path, first: int, count: int) -> None:
    (folder / "in").mkdir(exist_ok=True)
    for number in range(first, first + count):
        (folder / "in" / f"{number:04}.txt").write_text(article(number), encoding="utf-8")


def _mine(folder: Path) -> None:
    command = [sys.executable, "-c", MAIN, "run", str(folder / "in"), "-o", str(folder / "out")]
    ended = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=120)
    assert (ended.returncode, "Error" in ended.stderr) == (0, False), ended.stderr
