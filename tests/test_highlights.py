"""The pieces into which an article is cut for display."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader

from pipeline.audit.highlights import cut, find_sections
from pipeline.audit.words import load_words
from pipeline.model import Section

TEXT = '"Bupati Wira Laksana menyetor Rp5 juta," kata dia.'


def fact(fact_id: str, kind: str, start: int, end: int) -> dict:
    return {"fact_id": fact_id, "type": kind, "start": start, "end": end}


def shown(text: str, facts: list[dict], sections: tuple = ()) -> list[tuple[str, str]]:
    """What stands in each piece, and the facts over it, the outermost first."""
    return [(piece.text, "".join(each.fact_id for each in piece.covers)) for piece in cut(text, sections, facts)]


def test_an_amount_and_an_official_inside_a_quote_are_nested():
    facts = [
        fact("e", "entity", 8, 20),
        fact("m", "money", 30, 38),
        fact("o", "official", 1, 20),
        fact("q", "quote", 1, 39),
    ]
    assert shown(TEXT, facts) == [
        ('"', ""),
        ("Bupati ", "qo"),
        ("Wira Laksana", "qoe"),
        (" menyetor ", "q"),
        ("Rp5 juta", "qm"),
        (",", "q"),
        ('" kata dia.', ""),
    ]


def test_facts_that_overlap_are_cut_where_the_other_begins_and_ends():
    pieces = list(cut("satu dua tiga", (), [fact("a", "count", 0, 8), fact("b", "date", 5, 13)]))
    assert [(piece.text, [(c.fact_id, c.begins, c.ends) for c in piece.covers]) for piece in pieces] == [
        ("satu ", [("a", True, False)]),
        ("dua", [("a", False, True), ("b", True, False)]),
        (" tiga", [("b", False, True)]),
    ]


def test_facts_with_the_same_span_are_both_there_the_entity_innermost():
    facts = [fact("e", "entity", 0, 4), fact("o", "official", 0, 4)]
    assert shown("Wira hadir", facts) == [("Wira", "oe"), (" hadir", "")]


def test_offsets_count_code_points():
    assert shown("🙂 é🇮🇩 Rp1", [fact("m", "money", 6, 9)]) == [("🙂 é🇮🇩 ", ""), ("Rp1", "m")]


def test_furniture_is_told_from_title_and_body():
    sections = (Section("title", 0, 5), Section("body", 7, 11), Section("related", 12, 21))
    pieces = list(cut("Judul\n\nIsi.\nBaca juga", sections, []))
    assert [(piece.text, piece.section, piece.furniture) for piece in pieces] == [
        ("Judul", "title", False),
        ("\n\n", "", False),
        ("Isi.", "body", False),
        ("\n", "", False),
        ("Baca juga", "related", True),
    ]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (4, 99)])
def test_a_span_that_is_none_in_this_text_covers_nothing(start, end):
    assert shown("Rp5 juta", [fact("x", "money", start, end)]) == [("Rp5 juta", "")]


def test_an_empty_text_has_no_pieces():
    assert list(cut("", (), [])) == []


ARTICLE = """Iuran Nelayan Naik

Lewoleba (ANTARA) - Iuran nelayan naik menjadi Rp7.500 per bulan mulai April 2025.

Baca juga: Harga solar turun 5 persen
Pewarta: Wira Laksana
"""


def test_sections_are_found_again_from_the_stored_row():
    row = dict.fromkeys(("article_id", "source", "sha256", "format", "outlet", "published", "byline", "url"), "x")
    row |= {"title": "Iuran Nelayan Naik", "dateline_place": "", "duplicate_of": None, "text": ARTICLE}
    found = [(section.kind, ARTICLE[section.start : section.end][:17]) for section in find_sections(row)]
    assert found == [
        ("title", "Iuran Nelayan Nai"),
        ("dateline", "Lewoleba (ANTARA)"),
        ("body", "Iuran nelayan nai"),
        ("related", "Baca juga: Harga "),
        ("byline", "Pewarta: Wira Lak"),
    ]


@st.composite
def covered_texts(draw) -> tuple[str, list[dict], list[Section]]:
    """A text with facts anywhere in it and sections in order."""
    text = draw(st.text(min_size=1, max_size=60))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=12))
    kinds = st.sampled_from(("money", "quote", "entity", "official"))
    facts = [fact(f"f{number}", draw(kinds), *span) for number, span in enumerate(spans)]
    bounds = sorted(draw(st.sets(places, max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return text, facts, [Section(draw(st.sampled_from(("title", "body", "tags"))), *pair) for pair in pairs]


@given(covered_texts())
def test_the_pieces_are_the_text_and_those_of_a_fact_are_its_text(made):
    text, facts, sections = made
    pieces = list(cut(text, sections, facts))
    assert "".join(piece.text for piece in pieces) == text
    for each in facts:
        covers = [(piece, c) for piece in pieces for c in piece.covers if c.fact_id == each["fact_id"]]
        assert "".join(piece.text for piece, _ in covers) == text[each["start"] : each["end"]]
        assert [c.begins for _, c in covers] == [True] + [False] * (len(covers) - 1)
        assert [c.ends for _, c in covers] == [False] * (len(covers) - 1) + [True]
    for section in sections:
        inside = [piece.text for piece in pieces if section.start <= piece.start < section.end]
        assert "".join(inside) == text[section.start : section.end]
    assert all(piece.section == "" or piece.section in ("title", "body", "tags") for piece in pieces)


def rendered(text: str, facts: list[dict], sections: tuple = ()) -> str:
    templates = Environment(loader=PackageLoader("pipeline.audit"), autoescape=True)
    return str(templates.get_template("_article.html").module.highlighted(cut(text, sections, facts), load_words("id")))


def test_a_fact_is_rendered_as_a_mark_that_points_to_its_card():
    assert rendered("Ada Rp1.", [fact("m", "money", 4, 7)]) == (
        'Ada <mark class="fact money begins ends" data-fact="m" id="t-m" data-badge="U"><a href="#c-m">Rp1</a></mark>.'
    )


def test_what_is_rendered_is_the_text_and_never_html():
    hostile = '<script>alert(1)</script>\r\n"><img onerror=x>&amp;\n\njavascript:1 🙂\r akhir'
    facts = [fact("q", "quote", 3, 40), fact("m", "money", 30, 60), fact("e", "entity", 30, 40)]
    html = rendered(hostile, facts, (Section("title", 0, 5), Section("tags", 62, len(hostile))))
    assert unescape(re.sub(r"</?(?:mark|a|span)(?: [a-z-]+=\"[^\"<>]*\")*>", "", html)) == hostile
    assert "\r" not in html
