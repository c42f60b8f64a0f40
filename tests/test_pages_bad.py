"""Web pages that are rubbish, nested without end, or hold no article."""

import sys
import time

import pytest
from bad_files import BERITA, FORMATS, file_reader


@pytest.fixture
def read(tmp_path, monkeypatch):
    return file_reader(tmp_path, monkeypatch)


PAGE = "<html><head><title>Harga naik</title></head><body>{}</body></html>"


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "span", "section"])
def test_page_of_100_000_nested_tags(read, tag):
    started = time.perf_counter()
    _, rejects = read({"a.html": PAGE.format(f"<{tag}>" * 100_000 + BERITA).encode()})
    assert rejects == [("a.html", "its tags are nested more than 500 deep")]
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" * 100_000,
        "<i " + "a='" * 100_000,
        "<!--" * 100_000,
        "<meta " * 100_000,
        '<script type="application/ld+json">' * 10_000,
        "&lt;" * 100_000,
    ],
)
def test_page_of_rubbish_takes_no_longer(read, markup):
    started = time.perf_counter()
    read({"a.html": PAGE.format(markup).encode()})
    assert time.perf_counter() - started < 3


def test_page_with_entities_of_its_own(read):
    page = f'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><html><body><article><p>{BERITA * 3} &b;</p></article></body></html>'
    assert read({"a.html": page.encode()})[0] in (["a.html"], [])


def test_page_of_headlines(read):
    sys.path.insert(0, str(FORMATS))
    from pages import build_listing

    headlines = ["Harga bawang merah turun di pasar induk", "Pembalap muda juara di Buriram", "Panen raya jagung"]
    page = build_listing(headlines * 8).encode()
    assert read({"a.html": page}) == ([], [("a.html", "it is a list of headlines, not an article")])


def test_page_without_an_article(read):
    reason = "no article was found in this page"
    assert read({"a.html": b"<html><body><script>mulai()</script><div id=app></div></body></html>"}) == (
        [],
        [("a.html", reason)],
    )
