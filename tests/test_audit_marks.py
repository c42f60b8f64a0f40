"""Every mark of the dashboard, and every count of the rules and the export, leads to exactly the facts that it counts."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk_visitors import Browser
from desks import open_desk
from outputs import rows

from pipeline.audit.dashboard import TYPES
from pipeline.audit.reviews import Event, open_for_review, prepare, record, undo
from pipeline.model import FACT_TYPES
from pipeline.run import run

FACTS = (
    "SELECT fact_id FROM facts JOIN articles USING (article_id) "
    "WHERE type = '{kind}' AND duplicate_of = '' ORDER BY fact_id"
)
SAMPLES = Path(__file__).parent.parent / "corpus"
RULE = """label = "percentage"

[[rule]]
id = "percent"
value = "percentage"
regex = '99\\spersen'
examples = ["Naik [99 persen](99)."]
rejects = ["Naik 12 persen."]
"""
LINK = re.compile(r'<a href="(/inbox\?[^"]+)"[^>]*>')


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    """Our samples, with facts accepted, corrected, rejected, disputed, added, and no longer found."""
    folder = tmp_path_factory.mktemp("marks")
    run([str(SAMPLES)], folder / "out", ("sqlite",), workers=1)
    assert rows(folder / "out", "SELECT count(*) > 0 FROM articles WHERE duplicate_of <> ''") == [(1,)]
    prepare(folder / "out")
    _decide(folder / "out")
    (folder / "rules" / "mentions").mkdir(parents=True)
    (folder / "rules" / "mentions" / "percentage.toml").write_text(RULE, encoding="utf-8")
    run([str(SAMPLES)], folder / "out", ("sqlite",), patterns=folder / "rules", workers=1)
    return folder / "out"


def _decide(output: Path) -> None:
    def facts(kind: str) -> Iterator[str]:
        return iter([each for (each,) in rows(output, FACTS.format(kind=kind))])

    with closing(open_for_review(output)) as database:

        def decide(fact_id: str, decision: str, who: str = "Sari", **corrections: str) -> None:
            columns = corrections.items() or [("", "")]
            record(database, [Event(fact_id, who, decision, column, value) for column, value in columns])

        for kind in FACT_TYPES:
            chosen = facts(kind)
            for decision in ("accept", "reject", "reject", "unsure"):
                decide(next(chosen), decision)
            disputed = next(chosen)
            decide(disputed, "accept")
            decide(disputed, "reject", "Tomi")
        money = facts("money")
        decide(next(money), "correct", speaker="Baiq Ratna", organization="Dinas Pasar", place="", place_code="")
        decide(next(money), "correct", place="Kota Kupang", place_code="53.71")
        decide(next(money), "correct", type="count", unit="orang", value="45")
        taken_back = next(money)
        decide(taken_back, "correct", speaker="Baiq Salah")
        undo(database, taken_back, "Sari")
        article_id = taken_back.partition("-")[0]
        added = {
            "article_id": article_id,
            "type": "money",
            "text": "s",
            "start": 1,
            "end": 2,
            "value": 20,
            "unit": "IDR",
        }
        added |= {"fact_id": f"{article_id}-money-1-2", "speaker": "Orang Baru", "rule": "review.added"}
        record(database, [Event(added["fact_id"], "Sari", "add", value=json.dumps(added))])


@pytest.fixture(scope="module")
def browser(output):
    with open_desk(output) as desk:
        yield Browser(desk)


def shown(browser: Browser, path: str) -> str:
    assert browser.get(path) == 200, path
    return browser.page


def marks(page: str) -> list[tuple[str, int]]:
    """List the links of a page to the inbox, each with the count that is told with it."""
    found = []
    for link in LINK.finditer(page):
        own = re.search(r'aria-label="[^"]*?: ([\d.]+)', link.group()) or re.match(
            r"(?:<b>)?([\d.]+)", page[link.end() :]
        )
        behind = own or re.search(r'class="number">(?:<a [^>]*>)?([\d.]+)', page[link.end() :])
        found.append((html.unescape(link[1]), int(behind[1].replace(".", ""))))
    return found


def total(browser: Browser, link: str) -> int:
    return int(re.search(r'id="list-title"[^>]*>([\d.]+) fakta', shown(browser, link))[1].replace(".", ""))


@pytest.mark.parametrize("kind", TYPES)
def test_every_link_of_the_dashboard_leads_to_as_many_facts_as_it_tells(browser, kind):
    found = marks(shown(browser, f"/dashboard?type={kind}&by=amount") + shown(browser, f"/dashboard?type={kind}"))
    assert len(found) > 20
    assert [(link, told, total(browser, link)) for link, told in found if told != total(browser, link)] == []


@pytest.mark.parametrize("path", ["/rules", "/rule/money.currency_first", "/export"])
def test_the_counts_of_rules_and_of_the_export_lead_to_as_many_facts(browser, path):
    found = [
        (html.unescape(link), int(told))
        for link, told in re.findall(r'<a href="(/inbox\?[^"]+)"[^>]*>(?:[^<]*: )?(\d+)</a>', shown(browser, path))
    ]
    assert len(found) > 0
    assert [(link, told, total(browser, link)) for link, told in found if told != total(browser, link)] == []


def test_what_is_left_by_reviewers_is_found_where_they_put_it(browser):
    counted = "state=left&copy=no&type"
    assert total(browser, f"/inbox?{counted}=money&speaker=Baiq+Ratna") == 1
    assert total(browser, f"/inbox?{counted}=money&speaker=Orang+Baru") == 1
    assert total(browser, "/inbox?speaker=Baiq+Salah&state=all") == 0
    assert total(browser, "/inbox?type=count&state=correct") == 1
    assert "Orang Baru" in shown(browser, "/inbox?state=add")
    assert total(browser, "/inbox?state=disagreement") == len(FACT_TYPES)


def test_facts_that_are_no_longer_found_wait_in_the_inbox(browser):
    page = shown(browser, "/inbox?state=changed&type=percentage")
    assert (
        page.count("Program kini tidak menemukan fakta ini lagi") == 2
    )  # one accepted, one of which a reviewer was unsure
    assert total(browser, "/inbox?state=changed") == 2


def test_a_disagreement_and_a_change_show_on_the_card_the_article_the_inbox_and_the_export(browser, output):
    disputed, changed = "Peninjau berbeda pendapat tentang fakta ini.", "Program kini tidak menemukan fakta ini lagi"
    for state, said, reviewers in (("disagreement", disputed, ("Sari", "Tomi")), ("changed", changed, ("Sari",))):
        page = shown(browser, f"/inbox?state={state}")
        assert said in page
        fact_id = re.search(r'data-fact="([^"]+)"', page)[1]
        card = shown(browser, f"/article/{fact_id.partition('-')[0]}").partition(f'id="c-{fact_id}"')[2].partition("</article>")[0]
        assert said in card
        assert [name for name in reviewers if f"<b>{name}</b>" not in card] == []
    page = shown(browser, "/export")
    assert "Peninjau berbeda pendapat: 8" in page
    assert "Berubah sejak ditinjau: 2" in page
    browser.get("/export/reviewed.csv")
    settled = browser.page.count("\n")
    browser.get("/export/reviewed.csv?include=disagreement&include=changed")
    assert browser.page.count(",disagreement,") == 0  # who looked last rejected each of these
    assert browser.page.count(",changed,") == 1
    assert browser.page.count("\n") == settled + 1  # of the two, one was accepted; of the other its reviewer was unsure
