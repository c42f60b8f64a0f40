"""A reviewer's way through the desk, in a real browser: by mouse, by keyboard alone, at a desk and on a phone."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import needs_chromium, open_browser
from desk_pages import PHONE, WIDE, keep, open_page
from desks import OTHER_RULE, open_desk
from outputs import rows
from playwright.sync_api import expect

from pipeline.run import run

TEXT = """Iuran 2.150 nelayan Lembata ditanggung 😀 pemda

Selasa, 4 Maret 2025 09:15 WITA

Lewoleba (ANTARA) - Pemerintah Kabupaten Lembata menanggung iuran sekitar 2.150 nelayan. Anggaran yang disiapkan Rp1,4 miliar, naik Rp300 juta dibandingkan dengan tahun lalu.

“Nelayan cukup membayar Rp5.000 per bulan,” kata Kepala Dinas Perikanan Lembata Markus Wato 😀. Perahu Kelapa Muda ikut membantu.

Baca juga: Harga solar nelayan turun 5 persen
"""
pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser():
    with open_browser() as browser:
        yield browser


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "lembata.txt").write_text(TEXT, encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    return tmp_path


@pytest.fixture
def desk(folder):
    with open_desk(folder / "out", "--reviewer", "Sari") as address:
        yield address


def events(folder) -> list[tuple]:
    return rows(folder / "out", 'SELECT reviewer, decision, "column", value FROM reviews ORDER BY review_id')


def card(page, text: str):
    return (
        page.locator(".fact-card")
        .filter(has=page.locator(".as-written", has_text=re.compile(f"^{re.escape(text)}$")))
        .first
    )


def article_of(folder) -> str:
    return rows(folder / "out", "SELECT article_id FROM articles")[0][0]


def select(page, text: str) -> None:
    """Select words of the article, as with the mouse."""
    page.evaluate(
        """(wanted) => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(wanted);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
                return;
            }
            throw new Error("no such words");
        }""",
        text,
    )


def test_the_whole_way(folder, desk, browser):
    with open_page(browser, desk + "/") as page:
        expect(page.locator("h1")).to_have_text("Fakta yang perlu dilihat lebih dulu")
        keep(page, "inbox")
        card(page, "Rp1,4 miliar").locator(".from a").click()
        expect(page.locator("h1")).to_have_text("Iuran 2.150 nelayan Lembata ditanggung 😀 pemda")
        assert page.locator("#text").text_content() == TEXT
        assert page.locator("#text").evaluate("(text) => getComputedStyle(text).whiteSpaceCollapse") == "preserve"
        furniture = page.locator("#text .furniture", has_text="Baca juga")
        assert furniture.evaluate("(text) => getComputedStyle(text).color") == "rgb(107, 107, 107)"
        card(page, "Rp1,4 miliar").get_by_role("button", name="Terima").click()
        expect(card(page, "Rp1,4 miliar").locator(".verdict")).to_have_text("Diterima")
        card(page, "Rp300 juta").get_by_role("button", name="Koreksi").click()
        page.locator("#editor input[name=value]").fill("1.5")
        page.get_by_role("button", name="Simpan").click()
        expect(page.locator("#editor .wrong")).to_contain_text("1.5 bukan bilangan yang jelas")
        assert [said.split(":")[0] for said in page.wrong] == ["Failed to load resource"]  # how chromium tells of a refusal
        page.wrong.clear()
        keep(page, "correct_refused")
        page.locator("#editor input[name=value]").fill("1,17 juta")
        page.get_by_role("button", name="Simpan").click()
        expect(card(page, "Rp300 juta").locator(".wished")).to_contain_text("Rp1.170.000")
        card(page, "tahun lalu").get_by_role("button", name="Tolak").click()
        expect(card(page, "tahun lalu").locator(".verdict")).to_have_text("Ditolak")
        card(page, "Rp5.000").get_by_role("button", name="Ragu").click()
        expect(card(page, "Rp5.000").locator(".verdict")).to_have_text("Ragu")
        card(page, "Rp5.000").get_by_role("button", name="Urungkan").click()
        expect(card(page, "Rp5.000").locator(".verdict")).to_have_count(0)
        select(page, "Perahu Kelapa Muda")
        page.get_by_role("button", name="Tambah fakta").click()
        page.locator("#editor select[name=unit]").select_option("organization")
        page.get_by_role("button", name="Simpan").click()
        expect(card(page, "Perahu Kelapa Muda").locator(".verdict")).to_have_text("Ditambahkan")
        expect(page.locator("#decided")).to_contain_text("4 sudah ditinjau")
        keep(page, "article")
        page.reload()
        expect(card(page, "Rp1,4 miliar").locator(".verdict")).to_have_text("Diterima")
        assert [event[1] for event in events(folder)] == ["accept", "correct", "reject", "unsure", "undo", "add"]
        assert events(folder)[1] == ("Sari", "correct", "value", "1170000")
        added = json.loads(events(folder)[-1][3])
        assert TEXT[added["start"] : added["end"]] == added["text"] == "Perahu Kelapa Muda"
        (folder / "rules" / "mentions").mkdir(parents=True)
        (folder / "rules" / "mentions" / "money.toml").write_text(OTHER_RULE, encoding="utf-8")
        run([str(folder / "in")], folder / "out", patterns=folder / "rules", workers=1)
        page.reload()
        expect(card(page, "Rp1,4 miliar").locator(".verdict")).to_have_text("Diterima")
        expect(card(page, "Rp1,4 miliar")).to_contain_text("Program kini tidak menemukan fakta ini lagi")
        expect(card(page, "tahun lalu").locator(".verdict")).to_have_text("Ditolak")
        expect(card(page, "Perahu Kelapa Muda").locator(".verdict")).to_have_text("Ditambahkan")
        keep(page, "article_after_another_run")


def test_the_keyboard_alone(folder, desk, browser):
    with open_page(browser, f"{desk}/article/{article_of(folder)}") as page:
        first, second, third = (page.locator(".fact-card").nth(at) for at in range(3))
        page.keyboard.press("j")
        expect(first).to_have_class(re.compile("current"))
        page.keyboard.press("a")
        expect(second).to_have_class(re.compile("current"))
        page.keyboard.press("r")
        expect(third).to_have_class(re.compile("current"))
        page.keyboard.press("k")
        page.keyboard.press("z")
        expect(second.locator(".verdict")).to_have_count(0)
        page.keyboard.press("u")
        expect(third).to_have_class(re.compile("current"))
        page.keyboard.press("c")
        page.locator("#editor").wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        page.keyboard.type("tanya humas")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(third.locator(".comment")).to_contain_text("tanya humas")
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        assert [event[1] for event in events(folder)] == ["accept", "reject", "undo", "unsure", "comment"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_has_a_serious_fault_for_a_screen_reader_or_runs_over_its_edge(folder, desk, browser, size, language):
    for path in ("/inbox", f"/article/{article_of(folder)}", "/login"):
        with open_page(browser, f"{desk}{path}?lang={language}", size) as page:
            found = Axe().run(page).response["violations"]
            assert [
                (each["id"], each["nodes"][0]["html"][:200])
                for each in found
                if each["impact"] in ("serious", "critical")
            ] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
            keep(page, f"{path.split('/')[1]}_{language}_{size['width']}")


def test_names_are_hidden_when_asked_and_the_keyboard_passes_over_them(folder, desk, browser):
    with open_page(browser, f"{desk}/article/{article_of(folder)}") as page:
        names, all_facts = page.locator(".kind-entity"), page.locator(".fact-card")
        assert 0 < names.count() < all_facts.count()
        page.get_by_label("Sembunyikan nama").check()
        expect(names.first).to_be_hidden()
        page.locator("h1").click()
        for _ in range(all_facts.count()):
            page.keyboard.press("j")
            expect(page.locator(".fact-card.current")).not_to_have_class(re.compile("kind-entity"))
        keep(page, "article_without_names")


def test_a_card_and_its_words_light_each_other(folder, desk, browser):
    with open_page(browser, f"{desk}/article/{article_of(folder)}") as page:
        card(page, "Rp5.000").hover()
        expect(page.locator("mark.lit").last).to_have_text("Rp5.000")
        page.locator("#text mark.money", has_text="Rp300 juta").hover()
        expect(card(page, "Rp300 juta")).to_have_class(re.compile("lit"))


def test_a_decision_that_could_not_be_sent_is_kept_and_sent_later(folder, desk, browser):
    with open_page(browser, f"{desk}/article/{article_of(folder)}") as page:
        page.route("**/review/decide", lambda route: route.abort())
        card(page, "Rp5.000").get_by_role("button", name="Terima").click()
        expect(card(page, "Rp5.000").locator(".told")).to_contain_text("Belum tersimpan")
        expect(page.locator("#unsaved")).to_contain_text("1 keputusan belum tersimpan")
        assert events(folder) == []
        page.unroute("**/review/decide")
        page.get_by_role("button", name="Coba lagi").click()
        expect(card(page, "Rp5.000").locator(".verdict")).to_have_text("Diterima")
        expect(page.locator("#unsaved")).to_be_hidden()
        assert [event[1] for event in events(folder)] == ["accept"]
        page.wrong[:] = [each for each in page.wrong if "ERR_FAILED" not in each]


def test_without_a_script_facts_are_accepted_and_rejected(folder, desk, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk}/article/{article_of(folder)}")
    card(page, "Rp5.000").get_by_role("button", name="Tolak").click()
    expect(card(page, "Rp5.000").locator(".verdict")).to_have_text("Ditolak")
    assert [event[1] for event in events(folder)] == ["reject"]
    context.close()


def test_a_name_is_asked_once_and_two_reviewers_disagree(folder, browser):
    with open_desk(folder / "out") as desk:
        for name, button in (("Sari", "Terima"), ("Tomi <b>", "Tolak")):
            with open_page(browser, f"{desk}/article/{article_of(folder)}") as page:
                page.locator("#naming input[name=name]").fill(name)
                page.get_by_role("button", name="Mulai").click()
                expect(page.locator("#naming")).to_have_count(0)
                page.reload()
                expect(page.locator(".reviewer span")).to_have_text(name)
                card(page, "Rp5.000").get_by_role("button", name=button).click()
                expect(card(page, "Rp5.000").locator(".verdict")).to_be_visible()
                keep(page, "disagreement")
        assert [event[:2] for event in events(folder)] == [("Sari", "accept"), ("Tomi <b>", "reject")]
        with open_page(browser, f"{desk}/inbox?state=disagreement") as page:
            expect(page.locator(".fact-card")).to_have_count(1)
            expect(page.locator(".fact-card")).to_contain_text("Peninjau berbeda pendapat tentang fakta ini.")
