"""Datasette's own pages work under a policy that runs no inline code but theirs, and ask nothing of another host."""

import re
import urllib.parse

import pytest
from browsers import needs_chromium, open_browser
from desk_pages import open_page
from desk_visitors import Browser
from desks import make_output, open_desk
from outputs import rows
from playwright.sync_api import expect
from stores import change

PATHS = (
    "/facts",
    "/facts/facts",
    "/facts/facts?_facet=type&_sort=value",
    "/facts?sql=select+type+from+facts",
    "/-/versions",
)
EVIL = "<script>window.bad = 1</script><style>body { display: none }</style>"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    output = make_output(tmp_path_factory.mktemp("stock"))
    change(output, f"UPDATE articles SET title = '{EVIL}', text = '{EVIL}'")
    return output


@pytest.fixture(scope="module")
def desk(output):
    with open_desk(output, "--reviewer", "Sari") as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_the_policy_allows_no_inline_code_but_what_bears_the_mark_of_the_answer(desk, path):
    marks = []
    for _ in range(2):
        visitor = Browser(desk)
        visitor.get(path)
        policy = visitor.headers["content-security-policy"]
        assert ("unsafe" in policy, "http" in policy, "default-src 'none'" in policy) == (False, False, True)
        (mark,) = set(re.findall(r"'nonce-([^']+)'", policy))
        marks.append(mark)
        assert set(re.findall(r'<(?:script|style) nonce="([^"]*)"', visitor.page)) <= {mark}
        assert re.findall(r"<[^<>]* style=", visitor.page) == []
    assert marks[0] != marks[1]


def test_what_the_tables_hold_is_explained_and_the_memory_is_hidden(desk):
    visitor = Browser(desk)
    visitor.get("/facts")
    assert 'href="/facts/facts"' in visitor.page
    assert 'href="/facts/_packed"' not in visitor.page
    visitor.get("/facts/facts")
    assert "The number, in full units" in visitor.page


@needs_chromium
def test_the_tables_work_in_a_browser_without_an_error(desk, output):
    (fact_id,) = rows(output, "SELECT fact_id FROM facts WHERE type = 'money'")[0]
    with open_browser() as browser:
        for path in (*PATHS[:-1], f"/facts/facts/{fact_id}", "/facts/articles"):
            with open_page(browser, desk + path) as page:  # which fails where anything went wrong, or to another host
                assert page.evaluate("window.bad") is None
                expect(page.locator("body")).to_be_visible()
        with open_page(browser, desk + "/facts/facts") as page:
            page.locator("th.col-type .dropdown-menu-icon").click()
            page.get_by_role("link", name="Facet by this").click()
            expect(page.locator(".facet-results")).to_contain_text("money")
        with open_page(browser, desk + "/facts?sql=" + urllib.parse.quote("select count(*) as n from facts")) as page:
            expect(page.locator(".CodeMirror")).to_contain_text("count")
            page.get_by_role("button", name="Run SQL").click()
            expect(page.locator("td.col-n")).to_have_text(str(rows(output, "SELECT count(*) FROM facts")[0][0]))
            page.locator("header summary").click()
            page.get_by_role("link", name="Kotak masuk").click()
            expect(page.locator("h1")).to_have_text("Fakta yang perlu dilihat lebih dulu")
