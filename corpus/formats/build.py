"""`python corpus/formats/build.py` makes the samples of web pages, tables and archives from our own stories."""

# ruff: noqa: E501 (markup and prose are one line each)

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import sys
import tarfile
import zipfile
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet

sys.path.insert(0, str(Path(__file__).parents[2]))

from pages import build_english, build_listing, build_page
from stories import CNN, KOMPAS
from web_archive import http_record, record

from pipeline.corpus import read_articles
from pipeline.layout import read_layout

HERE = Path(__file__).parent
STYLES = {
    "antara_garut_banjir": "antara",
    "antara_ambon_festival": "antara",
    "antara_sleman_liga": "antara",
    "detik_apbd_banyumas": "detik",
    "detik_bansos_salah_sasaran": "detik",
    "detik_kongres_partai": "detik",
    "portal_praya_perisai": "portal",
}


def all_stories():
    """Yield every story of the web pages with its style: those of text files, and the two of stories.py."""
    for stem, style in STYLES.items():
        (article,) = read_articles([str(HERE.parent / f"{stem}.txt")], print)
        yield style, as_story(article, stem)
    extra = {
        "shown": "20 Mei 2025, 09:05 WIB",
        "caption": "Warga di tepi danau, pekan lalu.",
        "author": "Redaksi",
        "editor": "Redaksi",
    }
    yield "cnn", {**extra, **CNN, "slug": "pabrik-sagu", "shown": "Rabu, 12 Mar 2025 14:20 WIB"}
    yield "kompas", {**extra, **KOMPAS, "slug": "perpustakaan-terapung"}


def as_story(article, stem):
    """Take a sample text apart: its title, paragraphs, related headlines and byline."""
    layout = read_layout(article)
    known, text = layout.article, article.text
    kept = [section for section in layout.sections if section.kind in ("body", "dateline")]
    body = text[kept[0].start : kept[-1].end]
    for section in reversed(layout.sections):
        if kept[0].start <= section.start < kept[-1].end and section.kind not in ("body", "dateline"):
            body = body[: section.start - kept[0].start] + "\n" + body[section.end - kept[0].start :]
    paragraphs = [line.strip(" \xa0\t") for line in re.split(r"\n+", body) if line.strip(" \xa0\t")]
    names = re.findall(r"(?:Pewarta|Editor)\s?: ([^\n;]+)", known.byline) or re.findall(
        r"(?:Pewarta|Editor)\s?: ([^\n]+)", text
    )
    published = known.published or "2024-07-23"
    return {
        "title": known.title, "paragraphs": tuple(paragraphs), "published": published if "T" in published else f"{published}T09:00:00+07:00",
        "shown": "Senin, 23 September 2024 20:47 WIB", "section": "Daerah", "slug": stem.replace("_", "-"), "tags": known.tags or ("daerah", "warga"),
        "author": names[0] if names else "Wulan Sekarayu", "editor": names[-1] if names else "Wulan Sekarayu", "byline": "(wul/rih)",
        "caption": "Suasana di lokasi kegiatan. (Dok. Istimewa)", "related": known.related or ("Jalan desa dibeton lagi", "Pasar malam kembali dibuka"),
    }  # fmt: skip


def write_pages(folder, stories) -> dict[str, bytes]:
    """Write one web page for each story; return them by the names of their addresses."""
    folder.mkdir(exist_ok=True)
    pages = {story["slug"]: build_page(story, style).encode() for style, story in stories}
    for slug, page in pages.items():
        (folder / f"{slug}.html").write_bytes(page)
    return pages


def write_archive(path, pages: dict[str, bytes]) -> None:
    """Write a web archive as crawlers do, each record compressed by itself, pages among other things; and one of a page, plain."""
    site = "https://kabarlombok.example/"
    records = [record("warcinfo", "", "application/warc-fields", b"software: corpus/formats/build.py\r\n")]
    records += [http_record(f"{site}{slug}", page) for slug, page in pages.items()]
    headlines = [
        "Harga bawang merah turun di pasar induk",
        "Pembalap muda Lombok juara di Buriram",
        "Panen raya jagung di Pringgabaya",
    ] * 6
    records += [
        http_record(f"{site}daerah", build_listing(headlines).encode()),
        http_record(f"{site}en/ferry-resumes", build_english().encode()),
        http_record(f"{site}logo.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"),
        http_record(f"{site}hilang", b"<html><p>Halaman tidak ditemukan</p></html>", status="404 Not Found"),
    ]
    path.write_bytes(b"".join(gzip.compress(each, mtime=0) for each in records))
    path.with_name("halaman.warc").write_bytes(b"".join(records[:2]))


def write_tables(folder, stories) -> None:
    """Write the same two stories in every format of tables, under the names that newsrooms give to columns."""
    rows = [
        {
            "judul": story["title"], "isi": "\n".join(story["paragraphs"]), "tanggal": story["shown"], "penulis": story["author"],
            "media": "CNN Indonesia" if style == "cnn" else "KOMPAS.com", "tags": ", ".join(story["tags"]), "url": f"https://contoh.example/{story['slug']}",
        }
        for style, story in stories
    ]  # fmt: skip
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "rilis.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "rilis.json").write_text(
        json.dumps({"status": "ok", "articles": rows}, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    for name, delimiter in (("rilis.csv", ";"), ("rilis.tsv", "\t")):
        with open(folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "rilis.parquet")
    book = openpyxl.Workbook()
    for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
        book.active.append(row)
    book.save(folder / "rilis.xlsx")


def write_packed(folder, texts) -> None:
    """Pack text files: a zip, a tar, a compressed one, and one file in each kind of compression."""
    with zipfile.ZipFile(folder / "berita.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for text in texts:
            archive.writestr(
                zipfile.ZipInfo(f"berita/{text.name}", (2025, 6, 1, 9, 0, 0)), text.read_bytes(), zipfile.ZIP_DEFLATED
            )
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for text in texts:
            member = tarfile.TarInfo(f"berita/{text.name}")
            member.size = text.stat().st_size
            archive.addfile(member, io.BytesIO(text.read_bytes()))
    (folder / "berita.tar").write_bytes(packed.getvalue())
    (folder / "berita.tar.gz").write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    data = texts[0].read_bytes()
    (folder / f"{texts[0].name}.gz").write_bytes(gzip.compress(data, mtime=0))
    (folder / f"{texts[0].name}.bz2").write_bytes(bz2.compress(data))
    (folder / f"{texts[0].name}.xz").write_bytes(lzma.compress(data))
    (folder / f"{texts[0].name}.zst").write_bytes(pyarrow.compress(data, "zstd", asbytes=True))


def main() -> None:
    """Write all samples into this folder."""
    stories = list(all_stories())
    pages = write_pages(HERE / "pages", stories)
    write_archive(HERE / "situs.warc.gz", pages)
    write_tables(HERE, [each for each in stories if each[0] in ("cnn", "kompas")])
    write_packed(HERE, [HERE.parent / f"{stem}.txt" for stem in ("antara_garut_banjir", "detik_apbd_banyumas")])


if __name__ == "__main__":
    main()
