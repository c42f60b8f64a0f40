"""Every kind of file gives its articles: the samples in corpus/formats."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus import read_all, read_articles
from pipeline.corpus.kinds import recognise

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
BERITA = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."


@pytest.mark.parametrize(
    ("name", "sources", "kind"),
    [
        ("rilis.jsonl", ["!1", "!2"], "jsonl"),
        ("rilis.json", ["!1", "!2"], "json"),
        ("rilis.csv", ["!1", "!2"], "csv"),
        ("rilis.tsv", ["!1", "!2"], "csv"),
        ("rilis.parquet", ["!1", "!2"], "parquet"),
        ("rilis.xlsx", ["!2", "!3"], "xlsx"),
    ],
)
def test_the_same_records_come_out_of_every_table(name, sources, kind):
    path = str(FORMATS / name)
    sagu, perpustakaan = read_all([path], pytest.fail)
    assert [sagu.source, perpustakaan.source] == [path + each for each in sources]
    assert (sagu.format, sagu.title) == (kind, "Pabrik Tepung Sagu di Sorong Selatan Serap 640 Pekerja")
    assert (sagu.published, perpustakaan.published) == ("2025-03-12T14:20:00+07:00", "2025-05-20T09:05:00+07:00")
    assert (sagu.outlet, sagu.byline, sagu.tags) == ("CNN Indonesia", "Redaksi", ("sagu", "sorong selatan", "industri"))
    assert sagu.url == "https://contoh.example/pabrik-sagu"
    assert sagu.text.startswith("Jakarta, CNN Indonesia -- Pabrik tepung sagu")


@pytest.mark.parametrize("name", ["berita.zip", "berita.tar", "berita.tar.gz"])
def test_archives_hold_the_texts_beside_them(name):
    articles = list(read_all([str(FORMATS / name)], pytest.fail))
    entries = ["berita/antara_garut_banjir.txt", "berita/detik_apbd_banyumas.txt"]
    assert [article.source for article in articles] == [f"{FORMATS / name}!{entry}" for entry in entries]
    assert [article.text.encode() for article in articles] == [
        (FORMATS.parent / Path(each).name).read_bytes() for each in entries
    ]


@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
def test_compressed_text_is_that_text(packing):
    path = FORMATS / f"antara_garut_banjir.txt.{packing}"
    (article,) = read_all([str(path)], pytest.fail)
    assert (article.source, article.format) == (str(path), "text")
    assert article.text.encode() == (FORMATS.parent / "antara_garut_banjir.txt").read_bytes()


def test_web_archive_gives_the_articles_of_its_pages_and_counts_the_rest():
    skips = []
    pages = {article.text for article in read_all([str(FORMATS / "pages")], pytest.fail)}
    archived = list(read_all([str(FORMATS / "situs.warc.gz")], pytest.fail, skips.append))
    assert {article.text for article in archived} == pages
    assert archived[0].source == f"{FORMATS / 'situs.warc.gz'}!https://kabarlombok.example/antara-garut-banjir"
    assert {article.format for article in archived} == {"warc"}
    assert [skip.reason for skip in skips] == [
        "1 of its responses is an error or a redirect: https://kabarlombok.example/hilang",
        "1 of its responses is no web page: https://kabarlombok.example/logo.png",
        "1 of its responses is not in Indonesian: https://kabarlombok.example/en/ferry-resumes",
        "1 of its responses was left out because it is a list of headlines, not an article: https://kabarlombok.example/daerah",
    ]


def test_web_archive_counts_what_it_leaves_out_by_kind(tmp_path):
    lost = (FORMATS / "halaman.warc").read_bytes().replace(b"HTTP/1.1 200", b"HTTP/1.1 404")
    (tmp_path / "situs.warc").write_bytes(2 * lost)
    skips = []
    assert list(read_all([str(tmp_path / "situs.warc")], pytest.fail, skips.append)) == []
    (skip,) = skips
    assert skip.reason == (
        "2 of its responses are errors or redirects: https://kabarlombok.example/antara-garut-banjir and others"
    )


def test_web_archive_that_is_not_compressed():
    (page,) = read_all([str(FORMATS / "halaman.warc")], pytest.fail)
    assert (page.source, page.format) == (
        f"{FORMATS / 'halaman.warc'}!https://kabarlombok.example/antara-garut-banjir",
        "warc",
    )
    (same,) = read_all([str(FORMATS / "pages" / "antara-garut-banjir.html")], pytest.fail)
    assert page.text == same.text


def test_copies_in_other_formats_are_read_once():
    skips = []
    articles = list(read_articles([str(FORMATS)], pytest.fail, skips.append))
    assert len(articles) == 2 + 9 + 2
    assert sum(skip.reason.startswith("same text as ") for skip in skips) == 3 + 1 + 2 * 2 + 1 + 2 * 5 + 9


@pytest.mark.parametrize(
    "name", ["rilis.jsonl", "rilis.csv", "rilis.parquet", "situs.warc.gz", "berita.zip", "berita.tar.gz"]
)
def test_standard_input_is_recognised_by_its_bytes(monkeypatch, name):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((FORMATS / name).read_bytes())))
    texts = [article.text for article in read_all(["-"], pytest.fail)]
    assert texts == [article.text for article in read_all([str(FORMATS / name)], pytest.fail)]


def test_address_is_opened_by_fsspec():
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/berita/a.jsonl", json.dumps({"isi": BERITA}).encode())
    memory.pipe("/berita/mei/b.txt.gz", gzip.compress(b"Harga cabai turun di pasar itu."))
    memory.pipe("/berita/c.parquet", (FORMATS / "rilis.parquet").read_bytes())
    memory.pipe("/berita/d.jpg", b"x")
    sources = [article.source for article in read_all(["memory://berita"], pytest.fail)]
    assert sources == [
        "memory:///berita/a.jsonl!1",
        "memory:///berita/c.parquet!1",
        "memory:///berita/c.parquet!2",
        "memory:///berita/mei/b.txt.gz",
    ]
    assert [each.source for each in read_all(["memory://berita/*.jsonl"], pytest.fail)] == sources[:1]
    assert [each.source for each in read_all(["memory://berita/a.jsonl"], pytest.fail)] == ["memory://berita/a.jsonl!1"]


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"Harga naik", "text"),
        ("a.txt", b"\n<!DOCTYPE html>", "html"),
        ("a.html", b"<p>Harga", "html"),
        ("a.csv", b"PK\x03\x04", "zip"),
        ("a.xlsx", b"PK\x03\x04", "xlsx"),
        ("a.dat", b"WARC/1.0\r\n", "warc"),
        ("-", b'[{"judul": "A"}]', "json"),
        ("-", b"judul;isi;tanggal\nA;B;C", "csv"),
        ("-", b"Harga naik, kata dia, lagi.\n", "text"),
    ],
)
def test_kind_is_told_by_bytes_before_names(name, head, kind):
    assert recognise(name, head) == kind


def test_importing_the_readers_imports_no_library_of_theirs():
    code = "import sys, pipeline.corpus; print(*sys.modules)"
    modules = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not modules & {
        "resiliparse",
        "fastwarc",
        "openpyxl",
        "fsspec",
        "pyarrow",
        "orjson",
        "tarfile",
        "zipfile",
        "gzip",
        "lzma",
    }


@pytest.mark.parametrize(
    ("name", "library", "command"),
    [
        ("pages/pabrik-sagu.html", "resiliparse", "pip install 'mine[web]'"),
        ("situs.warc.gz", "fastwarc", "pip install 'mine[web]'"),
        ("rilis.xlsx", "openpyxl", "pip install 'mine[records]'"),
        ("memory://a.txt", "fsspec", "pip install 'mine[remote]'"),
    ],
)
def test_missing_library_is_named_with_its_command(monkeypatch, name, library, command):
    for module in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    rejects = []
    assert list(read_all([name if "://" in name else str(FORMATS / name)], rejects.append)) == []
    assert [(line.reason, line.advice) for line in rejects] == [
        (f"reading it needs {library}, which is not installed", f"install it with: {command}")
    ]
