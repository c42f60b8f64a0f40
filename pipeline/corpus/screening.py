"""What is no article although it can be opened: other kinds of files, blank ones, texts in other languages."""

import codecs
import re

from pipeline.corpus.problems import Problem

_SAVE_AS_TEXT = "save its text as a .txt file in UTF-8"
_TAKE_OUT = "take it out of the input"
_UNPACK = "unpack it, and name the folder"
_KINDS = (  # the first bytes of a file, the kind they betray, and what to do
    (b"%PDF", "a PDF", "extract its text first, for instance with: pdftotext FILE.pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"<!doctype html", "a web page", _SAVE_AS_TEXT),
    (b"<html", "a web page", _SAVE_AS_TEXT),
    (b"<?xml", "an XML file", _SAVE_AS_TEXT),
    (b"\xff\xd8\xff", "a JPEG picture", _TAKE_OUT),
    (b"\x89PNG", "a PNG picture", _TAKE_OUT),
    (b"GIF89a", "a GIF picture", _TAKE_OUT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"SQLite format 3\0", "a database", _TAKE_OUT),
    (b"PAR1\x15", "a Parquet table", _TAKE_OUT),
    (b"\x7fELF", "a program", _TAKE_OUT),
    (b"MZ\x90", "a program", _TAKE_OUT),
)
_BEGINNINGS = tuple(beginning for beginning, _, _ in _KINDS)
_ZIPPED = (  # what an entry's name near the beginning of a zip says about the whole
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an e-book"),
)
_LOOK_AT = 4096
_BLANKS = codecs.BOM_UTF8 + b" \t\r\n"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r") + b"\x7f"
BINARY = Problem("it is a binary file, not text", f"take it out, or {_SAVE_AS_TEXT}")
_has_word = re.compile(r"\w").search


def find_other_kind(data: bytes) -> Problem | None:
    """Recognise a file of another kind by its first bytes.

    >>> find_other_kind(b"%PDF-1.7 ...").reason
    'it looks like a PDF, not like text'
    >>> find_other_kind(b"PDF ini memuat ...") is None
    True
    """
    head = data[:_LOOK_AT]
    if head.startswith(b"PK\x03\x04"):
        kind = next((kind for name, kind in _ZIPPED if name in head), None)
        return _other_kind(kind, _SAVE_AS_TEXT) if kind else _other_kind("a ZIP archive", _UNPACK)
    start = head[:64].lstrip(_BLANKS)
    if start[:1] == b"<":  # tags may be in capitals
        start = start.lower()
    if not start.startswith(_BEGINNINGS):
        return None
    return next(_other_kind(kind, advice) for beginning, kind, advice in _KINDS if start.startswith(beginning))


def find_no_text(text: str, utf8: bytes) -> Problem | None:
    """Find that a text (given with its UTF-8) holds no word, or characters that no text has.

    >>> find_no_text(" \\n", b" \\n").reason
    'it holds nothing but white space and signs'
    """
    if not text:
        return Problem("it is empty", "take it out, or fetch the article again")
    if not _has_word(text):
        return Problem("it holds nothing but white space and signs", "take it out, or fetch the article again")
    return BINARY if "\0" in text or is_binary(utf8) else None


def is_binary(data: bytes) -> bool:
    """Tell whether bytes hold more control characters than the odd one of a damaged text.

    >>> is_binary(b"Harga beras\x0c naik.\x1a"), is_binary(bytes(range(32)))
    (False, True)
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > 4 and controls * 50 > len(data)


def _other_kind(kind: str, advice: str) -> Problem:
    return Problem(f"it looks like {kind}, not like text", advice)
