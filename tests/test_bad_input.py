"""Contents that are no article, or none in Indonesian, are refused in words; no bytes raise."""

import os

import hypothesis
import pytest
from bad_paths import make_folder, reject_of
from hypothesis import strategies as st

from pipeline.corpus import reading
from pipeline.corpus.foreign import find_foreign
from pipeline.corpus.text import text_article
from pipeline.model import Article, Reject

INGGRIS = (
    "The price of rice has risen again this week, and traders at the market said that they were waiting for the "
    "ministry to act. The minister has promised that this will be dealt with by the end of the month."
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return make_folder(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b" \r\n\t\x0c\n", "it holds nothing but white space and signs"),
        ("\u200b\u00a0\n---".encode(), "it holds nothing but white space and signs"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "it looks like a PDF, not like text"),
        (
            b"PK\x03\x04\x14\0\x06\0" + b"\0" * 22 + b"a.txt",
            "it is no complete zip archive: its list of entries is missing",
        ),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "it looks like a JPEG picture, not like text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it looks like a PNG picture, not like text"),
        (b"\x1f\x8b\x08\0\0\0", "it is cut off before its end; what stands before was read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "it looks like an old Office document, not like text"),
        (b"{\\rtf1\\ansi Harga naik.}", "it looks like an RTF document, not like text"),
        (b"<?xml version='1.0'?><berita>Harga naik.</berita>", "it looks like an XML file, not like text"),
        (b"\0\0\0\x18ftypmp42" + bytes(range(200)), "it is a binary file, not text"),
        (b"Harga naik\0 lagi.", "it is a binary file, not text"),
        ("\ufeffHarga\0naik.".encode("utf-16-le"), "it is a binary file, not text"),
        (b"\x01\x02\x03\x04\x05\x06 Harga naik.", "it is a binary file, not text"),
        ("“Naik”".encode() + b"\xff", "byte 10 (line 1) is not UTF-8, though the rest of the file is"),
        (INGGRIS.encode(), "it seems to be in English"),
        (INGGRIS.upper().encode(), "it seems to be in English"),
        ("Цены на рис выросли в этом году. ".encode() * 3, "it seems to be in a language of another script"),
        ("大米价格今年上涨部长说".encode() * 5, "it seems to be in a language of another script"),
    ],
)
def test_content_that_is_no_article(folder, data, reason):
    (folder / "a.txt").write_bytes(data)
    assert reject_of("in") == ("in/a.txt", reason)


def test_huge_file_is_refused_without_being_read(folder):
    with open(folder / "a.txt", "wb") as file:
        file.truncate(200_000_000_000)
    assert reject_of("in") == (
        "in/a.txt",
        "it has 200000 MB; the limit is 20 MB: no single article is that long",
    )


def test_file_that_grows_while_it_is_read(folder, monkeypatch):
    (folder / "a.txt").write_text("Artikel lain.", encoding="utf-8")
    open_at_once = reading._open_at_once

    def open_and_append(path, flags):
        descriptor = open_at_once(path, flags)
        if path.endswith("a.txt"):
            monkeypatch.setattr(os, "fstat", _then(os.fstat, lambda: _append(path)))
        return descriptor

    monkeypatch.setattr(reading, "_open_at_once", open_and_append)
    assert reject_of("in") == ("in/a.txt", "it changed while it was read")


def _then(call, act):
    def call_then_act(*arguments):
        answer = call(*arguments)
        act()
        return answer

    return call_then_act


def _append(path):
    with open(path, "ab") as file:
        file.write(b" Tambahan.")


@pytest.mark.parametrize(
    "text",
    [
        "Harga naik.",
        "The Sultan of Java masih diputar di bioskop.",
        "Kerajaan akan menaikkan bantuan untuk pesawah yang terjejas banjir, kata menteri. " * 3,
        "Bupati: 'Kami siap membantu warga,' katanya. " + INGGRIS[:110] + " Itu dikatakan dalam rapat di kantor itu.",
        "Rp15.000 Rp16.000 Rp17.000 " * 40,
        "Budi Santoso, Siti Aminah, Made Wirawan, Yohanes Tandi. " * 20,
        "Rega beras mundhak maneh, jare bakul ing pasar kuwi, amarga udan ora leren-leren. " * 5,
    ],
    ids=["short", "foreign title", "Malay", "mixed", "figures", "names", "Javanese"],
)
def test_doubtful_language_is_read(text):
    assert find_foreign(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De prijs van rijst is weer gestegen en het kabinet wil niet ingrijpen, zegt een woordvoerder. ", "Dutch"),
        ("Le prix du riz est en hausse dans les marchés, et le ministre ne veut pas agir pour une fois. ", "French"),
        (
            "Der Preis ist gestiegen und die Regierung will nicht handeln, sagte ein Sprecher, auch für das Jahr. ",
            "German",
        ),
        ("El precio del arroz subió y los vendedores dicen que la lluvia es una causa en las islas. ", "Spanish"),
    ],
)
def test_other_languages_are_named(text, language):
    assert find_foreign(text * 3).reason == f"it seems to be in {language}"


@hypothesis.settings(max_examples=200, deadline=None)
@hypothesis.given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-16", "surrogatepass"))
)
def test_no_bytes_raise(data):
    outcome = text_article(data, "a.txt")
    assert isinstance(outcome, Article | Reject)
