"""The forms that tables of articles come in: json, csv, and the names of their columns."""

import json

import pytest

from pipeline.corpus import read_all
from pipeline.corpus.columns import find_columns, parse_columns

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
