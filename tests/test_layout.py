"""Articles fall apart into title, body and what stands around it, without a character lost or read twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid_out import BODY, MORE, TITLE, layout, pieces

from pipeline.layout import FURNITURE


def test_title_publication_dateline_and_body_are_told_apart():
    text = f"{TITLE}\n\nSelasa, 5 Desember 2023 08:09 WIB\n\nPalu (ANTARA) - {BODY}\n\n{MORE}\n"
    assert pieces(text) == [
        ("title", TITLE),
        ("publication", "Selasa, 5 Desember 2023 08:09 WIB"),
        ("dateline", "Palu (ANTARA) - "),
        ("body", f"{BODY}\n\n{MORE}"),
    ]
    article = layout(text).article
    assert (article.title, article.published, article.dateline_place, article.outlet) == (
        TITLE,
        "2023-12-05T08:09:00+07:00",
        "Palu",
        "ANTARA",
    )


def test_metadata_that_the_article_has_wins():
    text = f"{BODY}\n\nPewarta: Sari Wulandari"
    article = layout(
        text, title="Judul dari halaman", published="2024-01-02", byline="Wayan", outlet="Kabar Sigi"
    ).article
    assert (article.title, article.published, article.byline, article.outlet) == (
        "Judul dari halaman",
        "2024-01-02",
        "Wayan",
        "Kabar Sigi",
    )
    assert pieces(text, title="Judul dari halaman")[0] == ("body", BODY)


def test_known_title_is_found_in_the_text():
    assert pieces(f"{TITLE}\n{BODY}", title=TITLE) == [("title", TITLE), ("body", BODY)]


@pytest.mark.parametrize("text", ["", "   \n\xa0\n"])
def test_nothing_gives_no_sections(text):
    assert layout(text).sections == ()


def test_text_without_furniture_is_one_body():
    assert pieces(f"{BODY} {MORE}") == [("body", f"{BODY} {MORE}")]


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\n",
        "Baca juga: ",
        "(ANTARA/B)",
        "Pewarta: ",
        "A",
        "Pilihan Redaksi",
        "a. ",
        "(abc)",
        "Palu (ANTARA) - ",
        "© ",
    ],
)
def test_a_long_line_costs_linear_time(unit):
    text = unit * (2_000_000 // len(unit))
    assert all(section.end <= len(text) for section in layout(text).sections)


WORDS = [
    "Baca juga: ",
    "Pewarta: ",
    "\n",
    "  ",
    "Palu (ANTARA) - ",
    "(ANTARA/Sari)",
    "COPYRIGHT © ",
    "Pilihan Redaksi",
    "Simak Video '",
    TITLE,
    BODY,
    ". ",
    "\xa0",
    "(abc)",
    "2023",
]


@given(st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map("".join)))
def test_sections_are_ordered_apart_and_within_the_text(text):
    read = layout(text)
    reached = 0
    for section in read.sections:
        assert reached <= section.start < section.end <= len(text)
        assert section.kind in ("title", "body", *FURNITURE)
        reached = section.end
    titles = [text[section.start : section.end] for section in read.sections if section.kind == "title"]
    assert titles == ([read.article.title] if read.article.title else [])
    assert read.article.text == text
