"""A web page gives its article, and what it says of it, without what stands around: pages as five newsrooms build them."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.corpus import read_all
from pipeline.corpus.html import read_page
from pipeline.model import Article, Reject
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
sys.path.insert(0, str(FORMATS))

from build import all_stories  # noqa: E402
from pages import LATEST, POPULAR  # noqa: E402

STORIES = {story["slug"]: story for _, story in all_stories()}
FURNITURE = (
    *LATEST, *POPULAR, "ADVERTISEMENT", "Advertisement", "SCROLL TO CONTINUE", "Berita Terkait", "Terpopuler", "Komentar", "Redaksi Pedoman",
    "Pedoman Media Siber", "Hak cipta", "Bagikan ini", "Pilihan Redaksi", "Daftarkan email", "Sepak-Bola", "Tinggalkan Balasan", "Daftar Isi",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, Article]:
    return {Path(article.source).stem: article for article in read_all([str(FORMATS / "pages")], pytest.fail)}


@pytest.mark.parametrize("slug", STORIES)
def test_every_paragraph_is_read_and_nothing_around_it(pages, slug):
    story, text = STORIES[slug], " ".join(pages[slug].text.split())
    assert [
        each for each in story["paragraphs"] if " ".join(each.partition(" -- ")[2].split() or each.split()) not in text
    ] == []
    assert [each for each in FURNITURE if each in text] == []
    assert pages[slug].text.startswith(story["title"] + "\n\n")


@pytest.mark.parametrize(
    ("slug", "title", "published", "byline", "outlet", "tags", "url"),
    [
        (
            "antara-garut-banjir", "Banjir bandang Garut, lima warga tewas dan 1.900 jiwa mengungsi", "2024-09-23T20:47:00+07:00",
            "Feri Gunawan", "ANTARA News", ("Daerah", "banjir bandang", "Garut", "BPBD"), "https://antaranews.example/daerah/antara-garut-banjir",
        ),
        (
            "detik-apbd-banyumas", "APBD Banyumas 2025 Diketok Rp 4,1 Triliun, Belanja Pegawai Turun", "2024-11-29T17:05:00",
            "Wulan Sekarayu", "detiknews", ("Daerah", "daerah", "warga"), "https://detiknews.example/daerah/detik-apbd-banyumas",
        ),
        (
            "pabrik-sagu", "Pabrik Tepung Sagu di Sorong Selatan Serap 640 Pekerja", "2025-03-12T14:20:00+07:00",
            "Redaksi", "CNN Indonesia", ("Ekonomi", "sagu", "sorong selatan", "industri"), "https://cnnindonesia.example/ekonomi/pabrik-sagu",
        ),
        (
            "perpustakaan-terapung", "Perpustakaan Terapung Singgahi 14 Kampung di Danau Sentani", "2025-05-20T09:05:00+07:00",
            "Redaksi", "Kompas.com", ("Regional", "Danau Sentani", "perpustakaan", "Jayapura"), "https://kompas.com.example/regional/perpustakaan-terapung",
        ),
        (
            "portal-praya-perisai", "Perisai Lombok Tengah Jemput Bola, Target 25 Ribu Peserta Baru", "2024-07-23T09:00:00+07:00",
            "", "Kabar Lombok", ("daerah",), "https://kabarlombok.example/daerah/portal-praya-perisai",
        ),
    ],
)  # fmt: skip
def test_metadata_of_a_page(pages, slug, title, published, byline, outlet, tags, url):
    page = pages[slug]
    assert (page.title, page.published, page.byline, page.outlet) == (title, published, byline, outlet)
    assert (page.tags, page.url, page.format) == (tags, url, "html")


def test_facts_of_a_page_are_where_they_say(pages):
    read_facts = fact_reader(load_rules())
    for page in pages.values():
        facts = read_facts(page).facts
        assert len(facts) > 20
        assert [fact for fact in facts if page.text[fact.start : fact.end] != fact.text] == []
    assert {fact.section for fact in read_facts(pages["pabrik-sagu"]).facts} == {"title", "body"}


PROSE = "<p>Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu kepada wartawan yang datang.</p>"


def page_of(head: str = "", body: str = PROSE * 4) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<title>Harga naik | Kabar</title><meta content='Kabar' property='og:site_name'>", "title", "Harga naik"),
        ("<title>Harga naik</title><meta name=author content='Siti &amp; Budi'>", "byline", "Siti & Budi"),
        (
            "<meta property='article:published_time' content='2025-02-03T04:05:06Z'>",
            "published",
            "2025-02-03T04:05:06+00:00",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-03 04:05"}</script>',
            "published",
            "2025-02-03T04:05:00",
        ),
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": ["Thing", "BlogPosting"], "author": [{"name": "A"}, {"name": "B"}]}]}]</script>',
            "byline",
            "A; B",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Baris\nbaru"}</script>',
            "title",
            "Baris baru",
        ),
        ('<script type="application/ld+json">{rusak</script><title>Harga naik</title>', "title", "Harga naik"),
        ("<link rel=canonical href='https://a.example/x?a=1&amp;b=2'>", "url", "https://a.example/x?a=1&b=2"),
        ("<link rel=canonical href='javascript:alert(1)'>", "url", ""),
        ("<meta name='keywords' content='beras, pasar,beras'>", "tags", ("beras", "pasar")),
    ],
)
def test_metadata_in_its_usual_forms(head, field, value):
    assert getattr(read_page(page_of(head), "a.html"), field) == value


TIME = "2025-02-03T04:05:06+07:00"


@pytest.mark.parametrize(
    "tag",
    [
        f'<meta property="article:published_time" content="{TIME}">',
        f'<meta property="article:published_time" content="{TIME}" />',
        f'<meta content="{TIME}" property="article:published_time">',
        f'<meta data-rh="true" property="article:published_time" content="{TIME}">',
        f'<meta property="article:published_time" data-rh="true" content="{TIME}">',
        f'<meta property="article:published_time" content="{TIME}" data-rh="true" class="x">',
        f'<meta\n  property = "article:published_time"\n  content = "{TIME}"\n>',
        f"<meta property='article:published_time' content='{TIME}'>",
        f"<meta property=article:published_time content={TIME}>",
        f'<META PROPERTY="Article:Published_Time" CONTENT="{TIME}">',
        f'<meta itemprop="datePublished" content="{TIME}">',
        f'<meta name="pubdate" itemprop="datePublished" content=" {TIME} ">',
        f'<meta name="robots" content="a > b"><meta name="description" content=\'"Naik," kata dia\'><meta name="pubdate" content="{TIME}">',
        f'<meta name="description" content="tanpa akhir><meta name="x" content="y"><meta name="pubdate" content="{TIME}">',
        f'<meta name="pubdate" content=""><meta name="pubdate" content="{TIME.replace(":", "&#58;")}">',
        f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'datePublished': TIME})};</script>",
        f"<script type=application/ld+json id=a>{json.dumps([{'@type': 'WebSite'}, {'@type': 'Article', 'datePublished': TIME}])}</script>",
        f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "https://schema.org/NewsArticle", "datePublished": TIME}]})}</script>',
        f'<script type="application/ld+json">[]</script><script type="application/ld+json">{{"@type": ["NewsArticle"], "datePublished": "{TIME}"}}</script>',
    ],
)
def test_a_time_is_read_however_its_tag_is_written(tag):
    page = read_page(page_of(f"<title>Harga naik</title>{tag}<meta name='author' content='Budi'>"), "a.html")
    assert (page.published, page.byline) == (TIME, "Budi")


def test_page_in_windows_1252():
    page = (
        page_of('<meta charset="windows-1252">', PROSE * 3 + "<p>“Naik,” kata Müller di pasar itu.</p>")
        .decode()
        .encode("cp1252")
    )
    assert "“Naik,” kata Müller" in read_page(page, "a.html").text


def test_page_whose_text_is_only_in_its_json():
    body = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu. " * 6
    page = page_of(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>',
        "<div id=app></div>",
    )
    assert read_page(page, "a.html").text == body.strip()


def test_page_in_another_language():
    outcome = read_page((FORMATS / "pages" / "pabrik-sagu.html").read_bytes().replace(b"yang", b"the"), "a.html")
    assert isinstance(outcome, Article), "a few foreign words do not make a page foreign"
    english = (
        "<p>The price of rice has risen and the minister said that farmers are happy with the harvest of this year.</p>"
        * 4
    )
    assert read_page(page_of("", english), "a.html") == Reject(
        "a.html", "it seems to be in English", "take it out: only Indonesian is read"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Harga <b>beras</b> naik &amp; turun.</p><p>Kata dia.</p>", "Harga beras naik & turun.\n\nKata dia."),
        ("Harga beras naik.<br />Kata dia.", "Harga beras naik.\nKata dia."),
        ("<DIV>Harga beras naik.</DIV>\n<DIV>Kata dia.</DIV>", "Harga beras naik.\nKata dia."),
        ("Harga < Rp15.000 &amp; naik <sekali>", "Harga < Rp15.000 &amp; naik <sekali>"),
    ],
)
def test_markup_in_a_record_is_taken_off(tmp_path, markup, text):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"isi": markup}), encoding="utf-8")
    (article,) = read_all([str(path)], pytest.fail)
    assert (article.text, article.sha256) == (text, sha256(markup.encode()).hexdigest())
