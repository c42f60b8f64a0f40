"""The mailed report in a real browser: from the disk, without a network, at a desk's width and a phone's."""

from collections.abc import Iterator

import pytest
from browsers import collect_complaints, find_barriers, is_wider_than_its_window, needs_chromium, open_browser
from click.testing import CliRunner
from playwright.sync_api import Page

from pipeline.cli import main
from pipeline.run import run

pytestmark = needs_chromium
ARTICLE = """Iuran 2.150 Nelayan Lembata Ditanggung Pemerintah Kabupaten

Lewoleba (ANTARA) - Pemerintah Kabupaten Lembata menanggung iuran sekitar 2.150 nelayan mulai April 2025.

"Anggarannya Rp1,4 miliar," kata Plt Kepala Dinas Perikanan Lembata Markus Wato, Senin (4/3/2025).

Ia menargetkan 85 persen nelayan terlindungi sesuai dengan Undang-Undang Nomor 7 Tahun 2016.

Baca juga: Harga solar turun 5 persen
"""
WIDTHS = {"desk": (1280, 900), "phone": (360, 740)}


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> str:
    """The address of a report on one article."""
    folder = tmp_path_factory.mktemp("mailed")
    (folder / "iuran.txt").write_text(ARTICLE, encoding="utf-8")
    run([str(folder / "iuran.txt")], folder / "out", workers=1)
    (folder / "audit.html").write_bytes(CliRunner().invoke(main, ["report", str(folder / "out")]).stdout_bytes)
    return (folder / "audit.html").as_uri()


@pytest.fixture(scope="module")
def browser():
    with open_browser() as browser:
        yield browser


@pytest.fixture(params=WIDTHS)
def page(browser, request) -> Iterator[Page]:
    """A page of some width that can reach no network."""
    width, height = WIDTHS[request.param]
    with browser.new_context(viewport={"width": width, "height": height}, offline=True) as context:
        yield context.new_page()


def test_it_opens_without_a_network_and_without_a_complaint(page, file):
    complaints, asked = collect_complaints(page), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file)
    assert page.locator("h1").inner_text() == "Audit fakta"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).borderTopStyle") == "solid"
    assert (complaints, asked) == ([], [file])


def test_it_has_no_barriers(page, file):
    page.goto(file)
    assert find_barriers(page) == []


def test_it_is_never_scrolled_sideways(page, file):
    page.goto(file)
    assert not is_wider_than_its_window(page)


def test_the_text_is_the_article_s_character_by_character(page, file):
    page.goto(file)
    assert page.locator("article .article-text").evaluate("text => text.textContent") == ARTICLE


def test_a_fact_leads_to_its_card_and_back(page, file):
    page.goto(file)
    page.locator("mark.money a").click()
    card = page.locator(".card:target")
    assert card.locator(".line").inner_text().split() == ["U", "Rp1,4", "miliar", "→", "Rp1.400.000.000", "(dianggarkan)"]
    assert card.evaluate("card => getComputedStyle(card).backgroundColor") == "rgb(255, 240, 163)"
    card.locator("a").first.click()
    assert page.locator("mark:target").inner_text() == "Rp1,4 miliar"


def test_at_a_desk_the_text_stays_in_sight_beside_its_facts(browser, file):
    with browser.new_context(viewport={"width": 1280, "height": 500}, offline=True) as context:
        page = context.new_page()
        page.goto(file)
        page.locator("article .names a").last.scroll_into_view_if_needed()
        top, bottom = page.evaluate(
            "(({top, bottom}) => [top, bottom])(document.querySelector('article .article-text').getBoundingClientRect())"
        )
    assert top < 500
    assert bottom > 100


def test_every_fact_is_reached_by_keyboard(page, file):
    page.goto(file)
    page.locator("mark.count a").first.focus()
    page.keyboard.press("Tab")
    reached = page.evaluate("document.activeElement.textContent")
    assert reached == "Lembata"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#c-")


def test_types_differ_in_shape_and_not_in_colour_alone(page, file):
    page.goto(file)
    shapes = page.evaluate(
        """[...document.querySelectorAll('.legend mark')].map(mark => {
            const style = getComputedStyle(mark);
            return [style.textDecorationStyle, style.textDecorationThickness, style.borderTopStyle, style.borderLeftWidth].join();
        })"""
    )
    assert len(shapes) == len(set(shapes)) == 8


def test_on_paper_each_article_begins_a_page_and_keeps_its_marks(page, file):
    page.emulate_media(media="print")
    page.goto(file)
    assert page.evaluate("getComputedStyle(document.querySelector('article')).breakBefore") == "page"
    assert page.evaluate("getComputedStyle(document.querySelector('mark.money')).textDecorationStyle") == "solid"
