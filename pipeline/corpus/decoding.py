"""Bytes to text, losslessly: a byte that cannot be placed refuses the article, it is never replaced.

UTF-8 is tried first and decides nearly always. A file that is UTF-8 but for a few bytes is refused with the place of
the first: reading it as anything else would turn every other accent and quotation mark into rubbish, and dropping the
byte would make the text differ from the source. Only a file without any UTF-8 character is read as a one-byte
code of Western Europe; no other codes are guessed at, for no Indonesian article is written in them.
"""

import codecs
import re

from pipeline.corpus.problems import Problem
from pipeline.corpus.screening import BINARY, is_binary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1252", "mac_roman")
_GUESSED = ["cp1252", "mac_roman", "cp1250", "cp1254", "iso8859_15", "cp850", "cp437"]
_GUESS_BYTES = 65_536
_HIGH = bytes(range(128, 256))
_RESAVE = "save it again as UTF-8"
_NO_ENCODING = Problem("its bytes are text in no encoding that we read", f"{_RESAVE}, or take it out if it is no text")
# What an Indonesian article holds beyond ASCII: signs, and the letters of foreign names ...
_SIGNS = "“”‘’–—…•·°©®™€£¥±×½¼¾²³«»\xa0\xad"
_LETTERS = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿšžÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸŠŽß"
_EXPECTED = frozenset(_SIGNS + _LETTERS)
# ... and where a capital cannot stand: a Macintosh quotation mark or dash read as Windows-1252 stands there.
_misplaced = re.compile(r"(?<=[a-z])[À-ÖØ-ÞŒŠŸŽ]|(?<![A-Z])[ÑÒÓÔÕ](?!\w)|£(?=[a-z])").search


def decode(data: bytes) -> str | Problem:
    r"""Decode an article's bytes; a byte order mark is not part of the text, line ends stay as they are.

    >>> decode(b"\xef\xbb\xbfHarga beras\r\nnaik")
    'Harga beras\r\nnaik'
    >>> decode(b"\x93Naik,\x94 kata dia")
    '“Naik,” kata dia'
    >>> decode("“Naik,”\n kata".encode() + b"\xff dia").reason
    'byte 17 (line 2) is not UTF-8, though the rest of the file is'
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], codec)
    if 0 in data:
        return _decode_with_zeros(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error)


def _decode_as(data: bytes, codec: str) -> str | Problem:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        where = f"byte {error.start} after its byte order mark is not"
        return Problem(f"it begins as {codec.upper()}, but {where}", f"it may be cut off or damaged: {_RESAVE}")


def _decode_with_zeros(data: bytes) -> str | Problem:
    """Decode UTF-16 without a mark: in Latin text every second byte is zero."""
    even, odd = data[::2], data[1::2]
    if odd.count(0) * 10 > len(odd) * 9 and 0 not in even:
        return _decode_as(data, "utf-16-le")
    if even.count(0) * 10 > len(even) * 9 and 0 not in odd:
        return _decode_as(data, "utf-16-be")
    return BINARY


def _decode_legacy(data: bytes, error: UnicodeDecodeError) -> str | Problem:
    if is_binary(data):
        return BINARY
    if _is_cut_off(data[error.start :], error) or _is_mostly_utf8(data):
        return _damaged_utf8(data, error.start)
    for codec in _LEGACY:
        text = data.decode(codec, "replace")
        if _EXPECTED.issuperset(filter("\x7f".__lt__, set(text))) and not _misplaced(text):
            return text
    return _guess(data)


def _is_cut_off(rest: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether the file ends within a character: two of its bytes, or the first of a quotation mark or dash."""
    return error.reason == "unexpected end of data" and (len(rest) > 1 or rest == b"\xe2")


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether characters of several bytes are as many as stray bytes, or the start of a quotation mark stands."""
    decodable = data.decode("utf-8", "ignore")
    encoded = decodable.encode()
    characters = len(decodable) - len(encoded.translate(None, _HIGH))
    strays = len(data) - len(encoded)
    return characters >= strays or b"\xe2\x80" in data


def _damaged_utf8(data: bytes, at: int) -> Problem:
    line = data.count(b"\n", 0, at) + 1
    advice = f"correct that place in an editor and {_RESAVE}; `iconv -f utf-8 -t utf-8 -c` drops such bytes"
    return Problem(f"byte {at} (line {line}) is not UTF-8, though the rest of the file is", advice)


def _guess(data: bytes) -> str | Problem:
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(data[:_GUESS_BYTES], cp_isolation=_GUESSED).best()
    text = data.decode(best.encoding, "replace") if best else "\ufffd"
    strange = {character for character in set(text) - _EXPECTED if not (character.isascii() or character.isalpha())}
    return _NO_ENCODING if strange or _misplaced(text) else text
