"""Archives that mean harm, or are closed: bombs, names that lead out, links, archives without end, passwords."""

import gzip
import io
import os
import tarfile
import time

import pyarrow
import pyarrow.parquet
import pytest
from bad_files import BERITA, file_reader, tarred, zipped

BOMB = "it unpacks to more than 250 times its size, as only a zip bomb does"


@pytest.fixture
def read(tmp_path, monkeypatch):
    return file_reader(tmp_path, monkeypatch)


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
