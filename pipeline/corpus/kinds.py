"""What kind of file something is: by its first bytes, and where these say nothing, by its name."""

import os
import re

# The extensions that are looked for in folders and archives, and the kind that each promises.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".gz": "gz",
    ".tgz": "gz",
    ".bz2": "bz2",
    ".tbz2": "bz2",
    ".xz": "xz",
    ".txz": "xz",
    ".zst": "zst",
    ".tzst": "zst",
}
_MAGIC = (
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_SHORT_TAR = (".tgz", ".tbz2", ".txz", ".tzst")
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_html = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE).search
_json_object = re.compile(rb'\{\s*["}]').match
_json_list = re.compile(rb"\[\s*[\[{\]]").match
_json_lines = re.compile(rb"\{[^\n]*\}\s*\n\s*\{").match
HEAD = 4096


def recognise(name: str, head: bytes) -> str:
    r"""Name the kind of something from its name and its first bytes, or return an empty string.

    >>> recognise("berita.txt", b"<!DOCTYPE html><html>"), recognise("berita.html.gz", b"\x1f\x8b\x08")
    ('html', 'gz')
    >>> recognise("-", b'{"judul": "Harga naik"}\n{'), recognise("-", b"Harga naik"), recognise("a.docx", b"x")
    ('jsonl', 'text', '')
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic) and not (magic == b"BZh" and head[4:7] != b"1AY"):
            return "xlsx" if kind == "zip" and suffix_of(name) == ".xlsx" else kind
    if head[257:262] == b"ustar":
        return "tar"
    suffix = suffix_of(name)
    kind = SUFFIXES.get(suffix, "" if suffix else "text")
    start = head.lstrip(_BLANKS)
    if kind == "text":
        return _sniff(start, bool(suffix))
    if kind == "json" and _json_lines(start):
        return "jsonl"
    return kind


def _sniff(start: bytes, is_named: bool) -> str:
    if start[:1] == b"<" and _html(start, 0, 1000):
        return "html"
    if is_named:
        return "text"
    if _json_lines(start) or (_json_object(start) and b"\n" not in start.strip()):
        return "jsonl"
    if _json_object(start) or _json_list(start):
        return "json"
    return "csv" if _looks_tabular(start) else "text"


def _looks_tabular(start: bytes) -> bool:
    """Tell whether the first line names columns: one of them as the column of the text is usually named."""
    from pipeline.corpus.columns import TEXT_NAMES, fold_name  # only where nothing names the kind

    cells = re.split(rb"[,;\t|]", start.partition(b"\n")[0])
    return len(cells) > 1 and any(fold_name(cell.decode("ascii", "replace")) in TEXT_NAMES for cell in cells)


def suffix_of(name: str) -> str:
    """Return the last extension of a name, in lower case."""
    return os.path.splitext(name)[1].lower()


def name_inside(name: str) -> str:
    """Name what a compressed file holds.

    >>> name_inside("a.warc.gz"), name_inside("a.TGZ"), name_inside("a.zst"), name_inside("-")
    ('a.warc', 'a.tar', 'a', '-')
    """
    stem, suffix = os.path.splitext(name)
    if suffix.lower() in _SHORT_TAR:
        return stem + ".tar"
    return stem if SUFFIXES.get(suffix.lower()) in ("gz", "bz2", "xz", "zst") else name
