"""Bad files beside a good one: what is read of them, and what is told."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

from pipeline.corpus import read_all

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
BERITA = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."
CUT_OFF = "it is cut off before its end; what stands before was read"


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


def file_reader(folder, monkeypatch):
    """Give a function that reads files with the given bytes and a good one after them.

    It returns the sources read, and (source, reason) of what was refused.
    """
    monkeypatch.chdir(folder)
    (folder / "z.txt").write_text(BERITA, encoding="utf-8")

    def read_files(files: dict[str, bytes], **options):
        for name, data in files.items():
            (folder / name).write_bytes(data)
        rejects = []
        sources = [article.source for article in read_all([*files, "z.txt"], rejects.append, **options)]
        assert sources.pop() == "z.txt"
        lines = [" | ".join((line.source, line.reason, line.advice)) for line in rejects]
        assert all(line.isprintable() for line in lines) and all(line.advice for line in rejects)
        assert sorted(os.listdir()) == sorted({*files, "z.txt"}), "something was written"
        return sources, [(line.source, line.reason) for line in rejects]

    return read_files
