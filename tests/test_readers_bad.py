"""Damaged and hostile files of every kind get one clear line each; what stands before the damage is read, the rest goes on."""

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from pipeline.corpus import read_all

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
BERITA = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."
CUT_OFF = "it is cut off before its end; what stands before was read"
BOMB = "it unpacks to more than 250 times its size, as only a zip bomb does"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Read files with the given bytes and a good one after them; return sources read and (source, reason) of rejects."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "z.txt").write_text(BERITA, encoding="utf-8")

    def read_files(files: dict[str, bytes], **options):
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        rejects = []
        sources = [article.source for article in read_all([*files, "z.txt"], rejects.append, **options)]
        assert sources.pop() == "z.txt"
        lines = [" | ".join((line.source, line.reason, line.advice)) for line in rejects]
        assert all(line.isprintable() for line in lines) and all(line.advice for line in rejects)
        assert sorted(os.listdir()) == sorted({*files, "z.txt"}), "something was written"
        return sources, [(line.source, line.reason) for line in rejects]

    return read_files


def zipped(*entries: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(*entries: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in entries:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", gzip.compress(BERITA.encode())[:-9]),
        ("a.txt.bz2", bz2.compress(BERITA.encode())[:-9]),
        ("a.txt.xz", lzma.compress(BERITA.encode())[:-9]),
        ("a.txt.zst", pyarrow.compress(BERITA.encode(), "zstd", asbytes=True)[:-9]),
    ],
)
def test_compressed_text_that_is_cut_off(read, name, data):
    assert read({name: data}) == ([], [(name, CUT_OFF)])


def test_damaged_gzip(read):
    data = bytearray(gzip.compress(BERITA.encode() * 9))
    data[-6] ^= 1
    assert read({"a.txt.gz": bytes(data)}) == (
        [],
        [("a.txt.gz", "it is damaged; what stands before the damage was read")],
    )


def test_records_before_the_cut_are_read(read):
    lines = b"".join(json.dumps({"isi": f"{BERITA} {os.urandom(9).hex()}"}).encode() + b"\n" for _ in range(2000))
    data = gzip.compress(lines)[:-20_000]
    sources, rejects = read({"a.jsonl.gz": data})
    assert sources[0] == "a.jsonl.gz!1"
    assert len(sources) == zlib.decompressobj(31).decompress(data).count(b"\n")
    assert rejects == [("a.jsonl.gz", CUT_OFF)]


@pytest.mark.parametrize("whole", [gzip.decompress, bytes], ids=["plain", "gz"])
def test_web_archive_that_is_cut_off(read, whole):
    data = whole((FORMATS / "situs.warc.gz").read_bytes())
    name = "a.warc" + (".gz" if whole is bytes else "")
    sources, rejects = read({name: data[: len(data) * 2 // 3]})
    assert len(sources) in (5, 6, 7)
    assert rejects == [(name, CUT_OFF)]


def test_web_archive_of_rubbish(read):
    assert read({"a.warc": b"WARC/1.0\r\nfoo"}) == (
        [],
        [("a.warc", "it is damaged; what stands before the damage was read")],
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["tar", "tar.gz"])
@pytest.mark.parametrize("kept", [0.4, 0.75])
def test_tar_that_is_cut_off(read, pack, kept):
    noise = [(f"{number}.txt", f"{BERITA} {os.urandom(4000).hex()}".encode()) for number in range(4)]
    data = pack(tarred(*noise))
    sources, rejects = read({"a.tar": data[: int(len(data) * kept)]})
    assert sources[0] == "a.tar!0.txt"
    assert rejects == [("a.tar", CUT_OFF)]


def test_zip_without_its_end(read):
    data = zipped(("a.txt", BERITA.encode()))
    reason = "it is no complete zip archive: its list of entries is missing"
    assert read({"a.zip": data[:-30]}) == ([], [("a.zip", reason)])


def test_entry_that_is_damaged_leaves_the_others(read):
    data = bytearray(zipped(("a.txt", BERITA.encode()), ("b.txt", BERITA.encode())))
    data[40] ^= 255
    sources, rejects = read({"a.zip": bytes(data)})
    assert sources == ["a.zip!b.txt"]
    assert [source for source, _ in rejects] == ["a.zip!a.txt"]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "name", ["../keluar.txt", "/etc/keluar.txt", "a/../../keluar.txt", "..\\keluar.txt", "C:\\keluar.txt"]
)
def test_entry_whose_name_leads_out(read, pack, name):
    data = pack((name, BERITA.encode()), ("b.txt", BERITA.encode()))
    sources, rejects = read({"a.zip": data})
    assert sources == ["a.zip!b.txt"]
    assert rejects == [(f"a.zip!{name}", "its name leads out of the archive")]


def test_links_in_a_tar_are_not_followed(read):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read({"a.tar": data.getvalue()}) == ([], [])


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("a.zip", zipped(("a.txt", bytes(60_000_000))), "a.zip!a.txt"),
        ("a.csv.gz", gzip.compress(b"judul,isi\n" + bytes(60_000_000)), "a.csv.gz"),
        ("a.jsonl.zst", pyarrow.compress(bytes(60_000_000), "zstd", asbytes=True), "a.jsonl.zst"),
    ],
    ids=["zip", "gz", "zst"],
)
def test_zip_bomb(read, name, data, source):
    started = time.perf_counter()
    sources, rejects = read({name: data})
    assert (sources, rejects[-1]) == ([], (source, BOMB))
    assert time.perf_counter() - started < 5


def test_text_that_unpacks_to_too_much(read):
    data = gzip.compress(os.urandom(3_000_000).hex().encode())
    reason = "it is larger than 1 MB: no single article is that long"
    assert read({"a.txt.gz": data}, max_bytes=1_000_000) == ([], [("a.txt.gz", reason)])


def test_archives_in_archives_without_end(read):
    data = BERITA.encode()
    for number in range(9):
        data = zipped((f"{number}.zip" if number else "a.txt", data))
    sources, rejects = read({"a.zip": data})
    assert sources == []
    assert [reason for _, reason in rejects] == ["it is an archive in an archive in an archive, and so on"]


def test_encrypted_entry(read):
    data = bytearray(zipped(("a.txt", BERITA.encode())))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read({"a.zip": bytes(data)}) == ([], [("a.zip!a.txt", "it is encrypted")])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "it is a list, not an object"),
        (b'"teks"', "it is a string, not an object"),
        (b"null", "it is null, not an object"),
        (b'{"isi": "Naik', "this line is not JSON: unexpected control character in string: line 1 column 14 (char 13)"),
        (b'{"isi": ""}', "this record has no text"),
        (b'{"isi": null}', "this record has no text"),
        (b'{"isi": 17}', "the text of this record is no text but a number or a list"),
        (
            b'{"a": "b"}',
            "no column is known to hold the text; it has: a; looked for: text, isi, isiberita, isiartikel, content, body and others",
        ),
        (b'{"isi": "' + b"a" * 5000 + b'"}', "this line is longer than 0.004 MB: no article is that long"),
    ],
)
def test_line_that_is_no_record(read, line, reason):
    data = b'{"isi": "Satu naik."}\n' + line + b'\n{"isi": "Tiga naik."}\n'
    assert read({"a.jsonl": data}, max_bytes=4000) == (["a.jsonl!1", "a.jsonl!3"], [("a.jsonl!2", reason)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[{"isi": "Satu naik."}, {"isi": ', "it is not JSON at character 32: Expecting value"),
        (b'[{"isi": "Satu naik."}', "its list has no end; what stands before was read"),
        (
            b'[{"isi": "Satu naik."}, {"isi": "' + b"a" * 900_000,
            "a value in it is longer than 0.1 MB; what stands before was read",
        ),
        (b'[{"isi": "Satu naik."}, ' + b"[" * 100_000, "it is nested too deep"),
    ],
)
def test_json_that_breaks_off(read, data, reason):
    assert read({"a.json": data}, max_bytes=100_000) == (["a.json!1"], [("a.json", reason)])


def test_csv_with_broken_quotes(read):
    data = (
        b'judul,isi\n1,"Satu naik, kata dia"\n2,"Dua "naik" lagi"\n3,Tiga naik.\n4,"Empat tak ditutup\n5,Lima naik.\n'
    )
    sources, rejects = read({"a.csv": data})
    assert sources == ["a.csv!1", "a.csv!3", "a.csv!5"]
    assert rejects == [
        ("a.csv!2", "the quotation marks in line 3 are broken: ',' expected after '\"'"),
        ("a.csv!4", "the quotation mark that opens in line 5 is never closed"),
    ]


def test_csv_with_a_field_beyond_measure(read):
    data = b'judul,isi\n1,Satu naik.\n2,"' + b"x" * 3_000_000 + b'"\n3,Tiga naik.\n4,"' + b"y\n" * 600_000
    sources, rejects = read({"a.csv": data}, max_bytes=1_000_000)
    reason = "from line {} on a field goes past --max-bytes: its quotation mark is never closed?"
    assert sources == ["a.csv!1", "a.csv!3"]
    assert rejects[:2] == [("a.csv!2", reason.format(3)), ("a.csv!4", reason.format(5))]


def test_refusals_of_one_kind_are_counted_after_a_hundred(read):
    sources, rejects = read({"a.csv": b"judul,isi\n" + b"x\n" * 1500 + b"1,Satu naik.\n"})
    assert sources == ["a.csv!1501"]
    assert rejects[99] == ("a.csv!100", "this record has 1 field, the header names 2")
    reason = "1,400 more of its records were refused like a.csv!1: this record has 1 field, the header names 2"
    assert rejects[100:] == [("a.csv", reason)]


def test_csv_with_another_number_of_fields(read):
    sources, rejects = read({"a.csv": b"judul,isi\n1,Satu, dua.\n2,Tiga naik.\n"})
    assert (sources, rejects) == (["a.csv!2"], [("a.csv!1", "this record has 3 fields, the header names 2")])


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_table_without_a_known_column(read, name):
    data = {"a.csv": b"nomor,kota\n1,Garut\n", "a.parquet": io.BytesIO(), "a.xlsx": io.BytesIO()}
    pyarrow.parquet.write_table(pyarrow.table({"nomor": [1], "kota": ["Garut"]}), data["a.parquet"])
    book = openpyxl.Workbook()
    book.active.append(["nomor", "kota"])
    book.save(data["a.xlsx"])
    given = data[name] if isinstance(data[name], bytes) else data[name].getvalue()
    reason = "no column is known to hold the text; it has: nomor, kota; looked for: text, isi, isiberita, isiartikel, content, body and others"
    assert read({name: given}) == ([], [(name, reason)])


def test_column_that_is_named_but_not_there(read):
    reason = "it has no column 'badan' for the text; it has: judul, isi"
    assert read({"a.csv": b"judul,isi\nA,B naik\n"}, columns={"text": "badan"}) == ([], [("a.csv", reason)])


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx"])
def test_damaged_table(read, name):
    good = (FORMATS / f"rilis{name[1:]}").read_bytes()
    for data in (good[: len(good) // 2], good[:100] + bytes(200) + good[300:], good[:8]):
        sources, rejects = read({name: data})
        assert (sources, len(rejects)) == ([], 1)


def test_workbook_with_entities(read):
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "haha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
        + "]>"
    )
    parts = zipfile.ZipFile(FORMATS / "rilis.xlsx")
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    spiked = laughs.encode() + sheet.replace("<v>0</v>", "<v>&a8;</v>").encode()
    data = zipped(*((name, spiked if name.endswith("sheet1.xml") else parts.read(name)) for name in parts.namelist()))
    started = time.perf_counter()
    sources, rejects = read({"a.xlsx": data})
    assert time.perf_counter() - started < 2
    assert len(rejects) == 1 or sources


PAGE = "<html><head><title>Harga naik</title></head><body>{}</body></html>"


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "span", "section"])
def test_page_of_100_000_nested_tags(read, tag):
    started = time.perf_counter()
    _, rejects = read({"a.html": PAGE.format(f"<{tag}>" * 100_000 + BERITA).encode()})
    assert rejects == [("a.html", "its tags are nested more than 500 deep")]
    assert time.perf_counter() - started < 2


def test_record_of_100_000_nested_tags(read):
    started = time.perf_counter()
    _, rejects = read({"a.jsonl": json.dumps({"isi": "<div>" * 100_000 + BERITA + "</div>"}).encode()})
    assert rejects == [("a.jsonl!1", "its tags are nested more than 500 deep")]
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" * 100_000,
        "<i " + "a='" * 100_000,
        "<!--" * 100_000,
        "<meta " * 100_000,
        '<script type="application/ld+json">' * 10_000,
        "&lt;" * 100_000,
    ],
)
def test_page_of_rubbish_takes_no_longer(read, markup):
    started = time.perf_counter()
    read({"a.html": PAGE.format(markup).encode()})
    assert time.perf_counter() - started < 3


def test_page_with_entities_of_its_own(read):
    page = f'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><html><body><article><p>{BERITA * 3} &b;</p></article></body></html>'
    assert read({"a.html": page.encode()})[0] in (["a.html"], [])


def test_page_of_headlines(read):
    sys.path.insert(0, str(FORMATS))
    from pages import build_listing

    headlines = ["Harga bawang merah turun di pasar induk", "Pembalap muda juara di Buriram", "Panen raya jagung"]
    page = build_listing(headlines * 8).encode()
    assert read({"a.html": page}) == ([], [("a.html", "it is a list of headlines, not an article")])


def test_page_without_an_article(read):
    reason = "no article was found in this page"
    assert read({"a.html": b"<html><body><script>mulai()</script><div id=app></div></body></html>"}) == (
        [],
        [("a.html", reason)],
    )
