"""Bytes become text without loss, or not at all."""

import codecs

import pytest

from pipeline.corpus.decoding import decode
from pipeline.corpus.problems import Problem

KUTIPAN = "“Harga naik,” kata Müller – pedagang di Café ‘Pelé’.\r\nIa menolak…\rSelesai.\n"


@pytest.mark.parametrize(
    "data",
    [
        KUTIPAN.encode(),
        codecs.BOM_UTF8 + KUTIPAN.encode(),
        codecs.BOM_UTF16_LE + KUTIPAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + KUTIPAN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + KUTIPAN.encode("utf-32-le"),
        KUTIPAN.encode("cp1252"),
        KUTIPAN.encode("mac_roman"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-32 mark", "cp1252", "mac_roman"],
)
def test_text_survives_with_its_line_ends(data):
    assert decode(data) == KUTIPAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec):
    assert decode("Harga naik, kata Müller.\r\n".encode(codec)) == "Harga naik, kata Müller.\r\n"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Kata Özil, Ñandú, Óscar dan MÜLLER: £2 juta"),
        ("cp1252", "“Kami hadir,” kata dia…"),
        ("mac_roman", "“Kami hadir,” kata dia – Jum’at"),
        ("mac_roman", "Pelé dan Müller"),
    ],
)
def test_one_byte_codes_are_told_apart(codec, text):
    assert decode(text.encode(codec)) == text


def test_mark_within_the_text_stays():
    assert decode("a\ufeffb".encode()) == "a\ufeffb"


def test_empty_is_empty_text():
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("“Naik”\nkata".encode() + b"\xe9 dia", "byte 15 (line 2) is not UTF-8, though the rest of the file is"),
        ("Harga “naik”".encode()[:-1], "byte 13 (line 1) is not UTF-8, though the rest of the file is"),
        ("Harga naik”".encode()[:-1], "byte 10 (line 1) is not UTF-8, though the rest of the file is"),
        (codecs.BOM_UTF8 + b"Naik \xff", "it begins as UTF-8, but byte 5 after its byte order mark is not"),
        (codecs.BOM_UTF16_LE + b"a\0b", "it begins as UTF-16-LE, but byte 2 after its byte order mark is not"),
        ("大米价格今年上涨部长说".encode("gb18030") * 9, "its bytes are text in no encoding that we read"),
        ("Цены на рис выросли в этом году. ".encode("koi8-r") * 9, "its bytes are text in no encoding that we read"),
        (bytes(range(256)) * 4, "it is a binary file, not text"),
        (bytes(range(1, 256)) * 4, "it is a binary file, not text"),
    ],
)
def test_undecodable_bytes_are_refused_not_replaced(data, reason):
    problem = decode(data)
    assert isinstance(problem, Problem)
    assert problem.reason == reason
