"""The pages on rules, unread numbers, the dashboard and the export show what the store holds, and every mark leads to it."""

import html
import io
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from browsers import collect_complaints, find_barriers, is_wider_than_its_window, needs_chromium, open_browser
from desks import open_desk
from outputs import rows

from pipeline.audit.reviews import Event, open_for_review, prepare, record
from pipeline.run import run

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
PASAR = f"""Pasar Nangka {HOSTILE} Dibuka

Rabu, 11 Juni 2025 09:15 WITA

Mataram (ANTARA) - Pemerintah menyiapkan Rp2 miliar untuk pasar di Kota Mataram, kata Lalu Wira Jagat, Rabu (11/6/2025).
Dermaganya Rp300 juta, timbangan Rp45 juta. Pasar itu dipakai 120 pedagang dan 35 <kios>kios</kios>, dan 35 kios lagi.
Wali Kota Mataram Baiq Ratna berharap ada 200 pedagang.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    """An article with three amounts of money, of which one is rejected and two are kept."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "in").mkdir()
    (folder / "in" / "pasar.txt").write_text(PASAR, encoding="utf-8")
    run([str(folder / "in")], folder / "out", ("sqlite",), workers=1)
    prepare(folder / "out")
    decisions = {"Rp45 juta": "reject", "Rp300 juta": "accept", "Rp2 miliar": "accept", "120 pedagang": "unsure"}
    with closing(open_for_review(folder / "out")) as database:
        for text, decision in decisions.items():
            ((fact_id,),) = rows(folder / "out", f"SELECT fact_id FROM facts WHERE text = '{text}'")
            record(database, [Event(fact_id, "Sari", decision, comment=HOSTILE if decision == "reject" else "")])
    return folder / "out"


@pytest.fixture(scope="module")
def desk(output):
    with open_desk(output) as address:
        yield address


def get(address: str) -> tuple[int, bytes, dict]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read(), dict(error.headers)


def page(address: str) -> str:
    status, body, _ = get(address)
    assert status == 200
    return body.decode()


class Elements(HTMLParser):
    """The elements of a page, each with its attributes, as a browser takes them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.met: list[tuple[str, dict]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.met.append((tag, dict(attrs)))


def text_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_a_rule_is_shown_with_its_precision_and_its_rejects(desk):
    shown = page(desk + "/rules")
    told = text_of(shown)
    assert "money.currency_first 2 dari 3 fakta yang ditinjau dipertahankan: 67 % (21 %–94 %)" in told
    assert "timbangan <mark>Rp45 juta</mark>." in shown
    assert 'href="/inbox?rule=money.currency_first&amp;copy=no&amp;state=all"' in shown
    assert "E. B. Wilson" in told


def test_the_page_of_a_rule_shows_its_examples_and_where_it_was_wrong(desk):
    shown = page(desk + "/rule/money.currency_first")
    assert 'Anggaran <mark>Rp 2,5 triliun</mark> <span class="reading">→ 2500000000000</span> disetujui DPR.' in shown
    assert "patterns/mentions/money.toml" in shown
    assert "timbangan <mark>Rp45 juta</mark>." in shown
    assert get(desk + "/rule/uang.tak_ada")[0] == 404
    assert "bagian dari program" in page(desk + "/rule/place.area")


def test_unread_numbers_lead_to_their_articles(desk, output):
    ((article_id,),) = rows(output, "SELECT article_id FROM articles")
    told = text_of(page(desk + "/unread"))
    assert "# kios 1 kali" in told
    assert "# kios 1 kali" in told
    shown = page(desk + "/unread?form=" + urllib.parse.quote("# kios"))
    assert f'href="/article/{article_id}' in shown
    assert "dan <mark>35 kios</mark> lagi" in shown
    assert "Tidak ada." in page(desk + "/unread?q=hektare")
    assert "# kios" in page(desk + "/unread?page=1&q=kios")
    assert get(desk + "/unread?page=xyz")[0] == 200


def test_the_dashboard_counts_what_reviewers_left_and_every_mark_is_a_link(desk):
    shown = page(desk + "/dashboard?type=money")
    told = text_of(shown)
    assert "2 fakta · jumlah Rp2,3 miliar dari 2 angka yang boleh dijumlahkan" in told
    assert 'href="/inbox?type=money&amp;province=52&amp;state=left&amp;copy=no">Nusa Tenggara Barat</a>' in shown
    assert (
        'href="/inbox?type=money&amp;speaker=Lalu+Wira+Jagat&amp;state=left&amp;copy=no">Lalu Wira Jagat</a>' in shown
    )
    assert (
        'href="/inbox?type=money&amp;month=2025-06&amp;state=left&amp;copy=no" aria-label="Juni 2025: 2 fakta, Rp2,3 miliar"'
        in shown
    )
    assert "bukan target" in told
    drawn = re.findall(r"<svg[^>]*class=\"bar \".*?</svg></a>", shown, re.DOTALL)
    assert len(drawn) == len(re.findall(r"class=\"drawn\"", shown)) > 0


def test_the_dashboard_understands_nonsense_as_its_first_view(desk):
    assert "Rp2,3 miliar" in page(desk + "/dashboard?type=nothing&by=everything")
    assert "120 pedagang" not in page(desk + "/dashboard?type=count&by=amount")


def test_the_export_page_gives_files_and_names_what_is_left_out(desk):
    told = text_of(page(desk + "/export"))
    assert "2 fakta diterima, dikoreksi, atau ditambahkan." in told
    assert "Ditolak: 1" in told
    assert "Ragu · Pasar itu dipakai 120 pedagang dan 35" in told
    status, body, headers = get(desk + "/export/reviewed.xlsx")
    assert (status, headers["content-disposition"]) == (200, 'attachment; filename="reviewed.xlsx"')
    assert [row[4] for row in openpyxl.load_workbook(io.BytesIO(body))["reviewed"].values] == [
        "text",
        "Rp2 miliar",
        "Rp300 juta",
    ]
    _, body, _ = get(desk + "/export/gold.jsonl")
    assert [
        fact["text"] for fact in json.loads(body)["facts"] if not fact.get("optional") and fact["type"] == "money"
    ] == [
        "Rp2 miliar",
        "Rp300 juta",
    ]
    assert [get(f"{desk}/export/{name}")[0] for name in ("reviewed.doc", "gold.csv", "..%2Ffacts.db")] == [
        404,
        404,
        404,
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/rules",
        "/rule/money.currency_first",
        "/unread",
        "/dashboard",
        "/export",
        "/unread?q=" + urllib.parse.quote(HOSTILE),
    ],
)
def test_no_text_of_others_becomes_markup(desk, path):
    elements = Elements(page(desk + path)).met
    assert {name for name, _ in elements} & {"img", "kios", "style", "iframe", "object", "base"} == set()
    assert [
        attributes for _, attributes in elements if any(name.startswith("on") or name == "style" for name in attributes)
    ] == []
    assert {attributes["src"] for name, attributes in elements if name == "script"} == {"/static/desk.js"}


def test_an_output_that_nobody_reviewed_says_so(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Gaji 12 guru naik Rp5 juta di Kota Mataram, kata bupati.", encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", ("sqlite",), workers=1)
    with open_desk(tmp_path / "out") as desk:
        assert "Belum ada fakta yang ditinjau" in page(desk + "/rules")
        assert "belum ada yang dapat diekspor" in page(desk + "/export")
        assert get(desk + "/export/reviewed.csv")[0] == 404
        assert "1 fakta" in text_of(page(desk + "/dashboard"))


@needs_chromium
def test_the_pages_fit_any_screen_and_reader_and_ask_no_other_host(desk):
    paths = [
        "/rules",
        "/rule/money.currency_first",
        "/unread",
        "/dashboard",
        "/dashboard?type=count&by=amount",
        "/export",
    ]
    with open_browser() as browser:
        for width in (1280, 390):
            for path in [*paths, "/dashboard?lang=en"]:
                view = browser.new_page(viewport={"width": width, "height": 900})
                complaints, asked = collect_complaints(view), []
                view.on("request", lambda request, asked=asked: asked.append(request.url))
                view.goto(desk + path)
                assert (complaints, find_barriers(view), is_wider_than_its_window(view)) == ([], [], False), (
                    path,
                    width,
                )
                assert [url for url in asked if not url.startswith(desk + "/")] == []
                view.close()


@needs_chromium
def test_a_bar_of_the_dashboard_opens_its_facts(desk):
    with open_browser() as browser:
        view = browser.new_page()
        view.goto(desk + "/dashboard?type=money")
        view.get_by_role("link", name="Juni 2025: 2 fakta, Rp2,3 miliar").click()
        assert view.url == desk + "/inbox?type=money&month=2025-06&state=left&copy=no"
        view.go_back()
        view.get_by_role("link", name="Nusa Tenggara Barat").click()
        assert view.url == desk + "/inbox?type=money&province=52&state=left&copy=no"


@needs_chromium
def test_a_file_is_downloaded_from_the_page(desk, tmp_path):
    with open_browser() as browser:
        view = browser.new_page()
        view.goto(desk + "/export")
        with view.expect_download() as download:
            view.get_by_role("button", name="Unduh CSV").click()
        download.value.save_as(tmp_path / "reviewed.csv")
        assert (tmp_path / "reviewed.csv").read_text(encoding="utf-8-sig").count("\n") == 3  # a header and two facts
