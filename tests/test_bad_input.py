"""Whatever stands among the inputs gets one clear line and stops nothing: the good article beside it is always read."""

import errno
import os
import socket
import sys
from contextlib import contextmanager

import hypothesis
import pytest
from hypothesis import strategies as st

from pipeline.corpus import read_articles, reading
from pipeline.corpus.foreign import find_foreign
from pipeline.corpus.text import text_article
from pipeline.model import Article, Reject

BAIK = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."
NOBODY = 65534
INGGRIS = (
    "The price of rice has risen again this week, and traders at the market said that they were waiting for the "
    "ministry to act. The minister has promised that this will be dealt with by the end of the month."
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder `in` with one good article, which sorts last; the working directory is the folder above."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/z.txt").write_text(BAIK, encoding="utf-8")
    return tmp_path / "in"


def reject_of(*inputs):
    """Read the inputs, see that the good article came through, and return the one line about the rest."""
    rejects = []
    articles = list(read_articles(inputs, rejects.append))
    assert [article.text for article in articles] == [BAIK]
    assert len(rejects) == 1, rejects
    line = " | ".join((rejects[0].source, rejects[0].reason, rejects[0].advice))
    assert line.isprintable()
    assert line.encode()
    assert rejects[0].advice
    return rejects[0].source, rejects[0].reason


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


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "no permission to read it"),
        (errno.ENOENT, "there is no such file or folder any more"),
        (errno.EIO, "the system could not read it: Input/output error"),
    ],
)
def test_file_that_will_not_open(folder, monkeypatch, number, reason):
    (folder / "a.txt").write_text("Artikel lain.", encoding="utf-8")
    monkeypatch.setattr(reading, "_open_at_once", _failing(reading._open_at_once, "a.txt", number))
    assert reject_of("in") == ("in/a.txt", reason)


def test_folder_that_will_not_open(folder, monkeypatch):
    (folder / "rahasia").mkdir()
    monkeypatch.setattr(os, "listdir", _failing(os.listdir, "rahasia/", errno.EACCES))
    assert reject_of("in") == ("in/rahasia", "no permission to read it")


def test_named_folder_that_will_not_open(folder, monkeypatch):
    (folder.parent / "rahasia").mkdir()
    monkeypatch.setattr(os, "listdir", _failing(os.listdir, "rahasia/", errno.EACCES))
    assert reject_of("rahasia", "in") == ("rahasia", "no permission to read it")


def _failing(call, ending, number):
    def call_or_fail(path, *rest):
        if os.fspath(path).endswith(ending):
            raise OSError(number, os.strerror(number), path)
        return call(path, *rest)

    return call_or_fail


@contextmanager
def powerless():
    """Let root, whom no mode keeps out, be nobody for a while."""
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_file_without_read_permission(folder):
    folder.parent.chmod(0o755)
    (folder / "a.txt").write_text("Artikel lain.", encoding="utf-8")
    (folder / "a.txt").chmod(0)
    with powerless():
        assert reject_of("in") == ("in/a.txt", "no permission to read it")


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
    ("name", "target", "source", "reason"),
    [
        ("a.txt", "a.txt", "in/a.txt", "the link leads round in a circle"),
        ("putar", "putar", "in/putar", "the link leads round in a circle"),
        ("atas", ".", "in/atas", "the link leads back to a folder that it stands in"),
        ("atas", "..", "in/atas", "the link leads back to a folder that it stands in"),
        ("a.txt", "hilang.txt", "in/a.txt", "the link leads to nothing"),
        ("arsip", "/tidak/ada", "in/arsip", "the link leads to nothing"),
    ],
)
def test_link_that_leads_astray(folder, name, target, source, reason):
    (folder / name).symlink_to(target)
    assert reject_of("in") == (source, reason)


def test_glob_does_not_go_round_with_links(folder):
    for name in ("a", "b", "c"):
        (folder / name).symlink_to(".")
    rejects = []
    assert len(list(read_articles(["in/**/*.txt"], rejects.append))) == 1
    assert {line.reason for line in rejects} == {"the link leads back to a folder that it stands in"}


def test_pipe_is_never_waited_for(folder):
    os.mkfifo(folder / "a.txt")
    assert reject_of("in") == ("in/a.txt", "it is a pipe, a socket or a device, not a file")


def test_socket(folder):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/a.txt")
        assert reject_of("in") == ("in/a.txt", "it is a socket, not a file")


def test_device(folder):
    assert reject_of("/dev/zero", "in") == ("/dev/zero", "it is a pipe, a socket or a device, not a file")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\xff.txt", "in/a\\xff.txt"),
        (b"a\n\x1b[31m.txt", "in/a\\x0a\\x1b[31m.txt"),
        ("a\u202e.txt".encode(), "in/a\\u202e.txt"),
    ],
)
def test_odd_name_is_shown_in_one_line(folder, name, shown):
    with open(os.path.join(os.fsencode(folder), name), "wb"):
        pass
    assert reject_of("in") == (shown, "it is empty")


def test_article_with_an_odd_name_is_read(folder):
    os.rename(folder / "z.txt", os.path.join(os.fsencode(folder), b"\xe9\n.txt"))
    assert [article.source for article in read_articles(["in"], print)] == ["in/\\xe9\\x0a.txt"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("tidak-ada.txt", "there is no such file or folder"),
        ("in/z.txt/", "there is no such file or folder"),
        ("in/\0.txt", "there is no such file or folder"),
        ("in/*.teks", "no article file matches this pattern"),
        ("in/**/a*.txt", "no article file matches this pattern"),
        ("[", "no article file matches this pattern"),
        ("setup.cfg", "no reader for .cfg files"),
        ("kosong", "this folder holds no file of a kind that is read"),
        ("x" * 300, "there is no such file or folder"),
    ],
)
def test_input_that_names_no_article(folder, given, reason):
    (folder.parent / "setup.cfg").write_text("[metadata]\n", encoding="utf-8")
    (folder.parent / "kosong").mkdir()
    assert reject_of(given, "in")[1] == reason


def test_empty_name_is_shown(folder):
    assert reject_of("", "in") == ('""', "there is no such file or folder")


def test_closed_standard_input(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert reject_of("-", "in") == ("-", "standard input is closed")


def test_folders_nested_deeper_than_paths_can_be(folder, monkeypatch):
    (folder / "d").mkdir()
    monkeypatch.chdir(folder / "d")
    for _ in range(25):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    monkeypatch.chdir(folder.parent)
    source, reason = reject_of("in")
    assert reason == "its path is too long to open"
    assert source.startswith("in/d/ddd")


@pytest.fixture
def deep_folder(folder):
    """A folder 1500 levels below `in`; taken away here because pytest's own clearing up recurses."""
    paths = [os.path.join("in", *["d"] * depth) for depth in range(1, 1501)]
    for path in paths:
        os.mkdir(path)
    os.rename("in/z.txt", os.path.join(paths[-1], "z.txt"))
    yield paths[-1]
    os.remove(os.path.join(paths[-1], "z.txt"))
    for path in reversed(paths):
        os.rmdir(path)


@pytest.mark.parametrize("given", ["in", "in/**/z.txt"])
def test_folders_nested_deeper_than_calls(deep_folder, given):
    assert [article.source for article in read_articles([given], print)] == [deep_folder + "/z.txt"]


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
