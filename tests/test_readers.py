"""Every kind of file gives its articles: the samples in corpus/formats, and the forms that tables come in."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus import read_all, read_articles
from pipeline.corpus.columns import find_columns, parse_columns
from pipeline.corpus.kinds import recognise

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
BERITA = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Write files below tmp_path, read one input, and return its articles; a reject fails the test."""
    monkeypatch.chdir(tmp_path)

    def read_input(name: str, data: bytes, **options):
        (tmp_path / name).write_bytes(data)
        return list(read_all([name], pytest.fail, **options))

    return read_input


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
    ("data", "texts"),
    [
        (b'{"text": "Satu naik."}', ["Satu naik."]),
        (b'[{"text": "Satu naik."},\n {"text": "Dua \\"naik\\"."}]', ["Satu naik.", 'Dua "naik".']),
        (b'{"status": "ok", "data": [{"isi": "Satu naik."}]}', ["Satu naik."]),
        (b'{"text": "Satu naik."}\n{"text": "Dua naik."}\n', ["Satu naik.", "Dua naik."]),
        (b'{"text":\n"Satu naik."}\n{"text": "Dua naik."}', ["Satu naik.", "Dua naik."]),
        (b'\xef\xbb\xbf[{"text": "Satu \\u00e9naik."}]', ["Satu \u00e9naik."]),
    ],
    ids=["object", "list", "list in an object", "lines", "objects", "byte order mark"],
)
def test_json_in_its_usual_forms(read, data, texts):
    assert [article.text for article in read("a.json", data)] == texts


def test_json_list_far_longer_than_what_is_in_memory(read, monkeypatch):
    from pipeline.corpus import json_text

    monkeypatch.setattr(json_text, "_CHUNK", 100)
    records = [{"text": f"Harga ke-{number} naik, kata “pedagang”."} for number in range(50)]
    articles = read("a.json", json.dumps(records, ensure_ascii=False, indent=2).encode())
    assert [article.text for article in articles] == [record["text"] for record in records]


@pytest.mark.parametrize(
    "data",
    [
        b"judul,isi\nA,Satu naik.\n",
        b'\xef\xbb\xbfjudul;isi\nA;"Satu naik."\n',
        b"judul\tisi\r\nA\tSatu naik.\r\n",
        b"Judul|Isi Berita\nA|Satu naik.",
        "judul,isi\nA,Satu naik.\n".encode("utf-16"),
    ],
)
def test_csv_in_its_usual_forms(read, data):
    (article,) = read("a.csv", data)
    assert (article.source, article.title, article.text) == ("a.csv!1", "A", "Satu naik.")


def test_csv_text_may_hold_lines_and_marks(read):
    (article,) = read("a.csv", b'judul,isi\nA,"Satu, kata ""dia"".\nDua."\n')
    assert article.text == 'Satu, kata "dia".\nDua.'


def test_csv_of_windows(read):
    (article,) = read("a.csv", "judul;isi\nA;“Naik,” kata Müller.\n".encode("cp1252"))
    assert article.text == "“Naik,” kata Müller."


def test_columns_may_be_named(read):
    data = b"a,b,text\nJudul,Satu naik.,bukan ini\n"
    (article,) = read("a.csv", data, columns=parse_columns(["text=b", "title=a"]))
    assert (article.title, article.text) == ("Judul", "Satu naik.")


@pytest.mark.parametrize(
    ("names", "text", "title", "published"),
    [
        (["title", "content", "date"], "content", "title", "date"),
        (["Headline", "Isi_Artikel", "Tanggal Terbit"], "Isi_Artikel", "Headline", "Tanggal Terbit"),
        (["id", "artikel", "judul", "published_at"], "artikel", "judul", "published_at"),
        (["text", "content"], "text", "", ""),
    ],
)
def test_columns_are_found_by_their_usual_names(names, text, title, published):
    columns = find_columns(names, {})
    assert (columns.text, columns.title, columns.published) == (text, title, published)


def test_hash_of_a_line_is_that_of_its_text(read):
    from hashlib import sha256

    (article,) = read("a.jsonl", json.dumps({"isi": BERITA}).encode())
    assert article.sha256 == sha256(BERITA.encode()).hexdigest()


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
