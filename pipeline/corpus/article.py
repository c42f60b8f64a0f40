"""An article from its text: its identity, and the tests that every text has to pass, whatever it was read from."""

from hashlib import blake2b, sha256
from typing import Any

from pipeline.corpus.foreign import find_foreign
from pipeline.corpus.problems import reject
from pipeline.corpus.screening import find_no_text
from pipeline.model import Article, Reject


def make_article(text: str, data: bytes, source: str, read_as: str, **metadata: Any) -> Article | Reject:
    """Make an article of a text, or say why it is none; `data` are the bytes of the source that hold it, `read_as` is the
    name of its format, `metadata` what the source says beside it."""
    utf8 = text.encode()
    problem = find_no_text(text, utf8) or find_foreign(text)
    if problem:
        return reject(source, problem)
    return Article(identify(utf8), source, sha256(data).hexdigest(), read_as, text, **metadata)


def identify(utf8: bytes) -> str:
    """Name an article after its text (in UTF-8) alone, so that the same text has the same name on every machine.

    >>> identify(b"Harga beras naik.")
    'ae9ac50b414081fd4'
    """
    return "a" + blake2b(utf8, digest_size=8).hexdigest()
