"""Articles come out of folders, files, globs and standard input: each once, in a stable order, its text untouched."""

import hashlib
import io
import sys

import pytest

from pipeline.corpus import count_inputs, read_articles
from pipeline.model import Article, Reject

BERITA = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Read inputs given relative to tmp_path; return articles, rejects and skips."""
    monkeypatch.chdir(tmp_path)

    def read_inputs(*inputs: str) -> tuple[list[Article], list[Reject], list[Reject]]:
        rejects, skips = [], []
        return list(read_articles(inputs, rejects.append, skips.append)), rejects, skips

    return read_inputs


@pytest.fixture
def write(tmp_path):
    """Write a file below tmp_path, its folders too; by default each has a text of its own."""

    def write_file(name: str, text: str = "") -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((text or f"{BERITA} {name}").encode())

    return write_file


def test_article_of_a_text_file(read, write):
    write("a.txt", "Harga beras naik.")
    assert read("a.txt") == (
        [
            Article(
                article_id="ae9ac50b414081fd4",
                source="a.txt",
                sha256=hashlib.sha256(b"Harga beras naik.").hexdigest(),
                format="text",
                text="Harga beras naik.",
            )
        ],
        [],
        [],
    )


def test_id_comes_from_text_and_hash_from_bytes(read, tmp_path):
    (tmp_path / "a.txt").write_bytes(BERITA.encode())
    (tmp_path / "b.txt").write_bytes(BERITA.encode("utf-16"))
    first, second = (read(name)[0][0] for name in ("a.txt", "b.txt"))
    assert (first.text, first.article_id) == (second.text, second.article_id)
    assert first.sha256 != second.sha256


def test_folder_is_read_in_the_order_of_paths(read, write):
    names = ["berita/b/1.txt", "berita/B.TXT", "berita/b.txt", "berita/a/z/9.text", "berita/10.txt", "berita/9.txt"]
    for name in names:
        write(name)
    articles, rejects, skips = read("berita")
    assert [article.source for article in articles] == [
        "berita/10.txt", "berita/9.txt", "berita/B.TXT", "berita/a/z/9.text", "berita/b.txt", "berita/b/1.txt",
    ]  # fmt: skip
    assert (rejects, skips) == ([], [])


@pytest.mark.parametrize(
    ("pattern", "sources"),
    [
        ("berita/*.txt", ["berita/a.txt"]),
        ("berita/*", ["berita/a.txt", "berita/mei/b.txt", "berita/mei/x/c.text"]),
        ("berita/**", ["berita/a.txt", "berita/mei/b.txt", "berita/mei/x/c.text"]),
        ("berita/**/*.txt", ["berita/a.txt", "berita/mei/b.txt"]),
        ("**/mei/**/*.tex?", ["./berita/mei/x/c.text"]),
        ("ber*/**/[bc].*", ["berita/mei/b.txt", "berita/mei/x/c.text"]),
        ("berita/a[1].txt", []),
    ],
)
def test_glob(read, write, pattern, sources):
    for name in ("berita/a.txt", "berita/mei/b.txt", "berita/mei/x/c.text"):
        write(name)
    assert [article.source for article in read(pattern)[0]] == sources


def test_name_with_brackets_is_a_name_before_it_is_a_pattern(read, write):
    write("a[1].txt")
    write("a1.txt")
    assert [article.source for article in read("a[1].txt")[0]] == ["a[1].txt"]


def test_file_without_extension_is_read_when_named(read, write):
    write("berita/catatan")
    assert [article.source for article in read("berita/catatan")[0]] == ["berita/catatan"]


def test_standard_input_is_one_article(read, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BERITA.encode())))
    articles, rejects, skips = read("-", "-")
    assert [(article.source, article.text) for article in articles] == [("-", BERITA)]
    assert rejects == []
    assert skips == [Reject("-", "standard input was read already", "name `-` once")]


def test_second_copy_is_skipped_not_refused(read, write):
    write("a.txt", BERITA)
    write("b.txt", BERITA)
    articles, rejects, skips = read("a.txt", "b.txt")
    assert [article.source for article in articles] == ["a.txt"]
    assert rejects == []
    assert skips == [Reject("b.txt", "same text as a.txt", "nothing to do: its facts are counted once")]


def test_other_files_in_a_folder_are_skipped_in_one_line_a_kind(read, write):
    for name in ("1.txt", ".DS_Store", ".git/x.txt", "1.jpg", "2.JPG", "README.md", "Makefile"):
        write(f"berita/{name}")
    articles, rejects, skips = read("berita")
    assert [article.source for article in articles] == ["berita/1.txt"]
    assert rejects == []
    assert [skip.reason for skip in skips] == [
        "1 file without an extension passed over: berita/Makefile",
        "2 .jpg files passed over: berita/1.jpg and others",
        "1 .md file passed over: berita/README.md",
        "2 hidden files passed over: berita/.DS_Store and others",
    ]


def test_documents_in_a_folder_are_refused_in_one_line(read, write):
    for name in ("1.txt", "2.docx", "3.docx", "~$3.docx"):
        write(f"berita/{name}")
    articles, rejects, _ = read("berita")
    assert len(articles) == 1
    assert [(line.source, line.reason) for line in rejects] == [
        ("berita", "2 .docx files passed over: berita/2.docx and others")
    ]


def test_count_is_what_will_be_opened(tmp_path, write):
    for name in ("berita/1.txt", "berita/mei/2.txt", "berita/3.jpg", "4.txt"):
        write(name)
    assert count_inputs([str(tmp_path / "berita"), str(tmp_path / "4.txt"), "-", str(tmp_path / "no.txt")]) == 4


def test_files_are_opened_one_at_a_time(tmp_path, write):
    write("1.txt")
    write("2.txt")
    articles = read_articles([str(tmp_path)], lambda _: None)
    next(articles)
    write("2.txt", "Teks ini ditulis setelah artikel pertama dibaca.")
    assert next(articles).text == "Teks ini ditulis setelah artikel pertama dibaca."


def test_linked_folder_is_read_once(read, write, tmp_path):
    write("berita/a/1.txt")
    (tmp_path / "berita/b").symlink_to(tmp_path / "berita/a")
    articles, rejects, skips = read("berita")
    assert [article.source for article in articles] == ["berita/a/1.txt"]
    assert rejects == []
    assert [(skip.source, skip.reason) for skip in skips] == [("berita/b", "this folder was read already")]
