"""Compressed files, archives and web archives that are damaged: what stands before the damage is read, and told."""

import bz2
import gzip
import json
import lzma
import os
import zlib

import pyarrow
import pyarrow.parquet
import pytest
from bad_files import BERITA, CUT_OFF, FORMATS, file_reader, tarred, zipped


@pytest.fixture
def read(tmp_path, monkeypatch):
    return file_reader(tmp_path, monkeypatch)


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
