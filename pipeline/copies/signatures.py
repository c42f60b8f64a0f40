"""What tells the copy of a story from another story, in about 900 bytes: a sketch of its body and its figures in context.

The sketch is a bottom-k MinHash: the smallest hashes of all runs of four tokens. Two of them tell how much of one body
stands in the other also where one is far shorter, which the k minima of the usual MinHash cannot. A figure is a number or
a name with the four plain words around it: where two bodies say other numbers within the same words, one is no copy of
the other but the same form, filled in on another day or for another town.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.copies.tokens import NAME, NUMBER, WORD, Tokens, mix, read_tokens
from pipeline.model import Article, Section

RUN = 4  # tokens of a shingle
SIZE = 128  # hashes of a sketch at most
FIGURES = 96  # of each kind at most
VALUE_BITS = 12
HEADER = np.dtype("<u4")
PAD = np.uint32(0xFFFFFFFF)
PLACES = mix(np.arange(1, 5, dtype=np.uint64)) | np.uint64(1)
HALF, ONE = np.uint64(32), np.uint64(1)
CONTEXT, VALUE = np.uint64(32 + VALUE_BITS), np.uint64(64 - VALUE_BITS)


class Signature(NamedTuple):
    """A signature unpacked: how many shingles the body has, the smallest of their hashes in order, and its figures.

    A figure is the hash of its context and, in the lowest VALUE_BITS, that of the number or name in it.
    """

    shingles: int
    sketch: np.ndarray
    numbers: np.ndarray
    names: np.ndarray

    def heads(self, count: int) -> np.ndarray:
        """Give the smallest hashes of shingles with a number or a name, which few other stories have; then the others."""
        figured = self.sketch & 1 == 1
        return np.concatenate((self.sketch[figured], self.sketch[~figured]))[:count]


class Stack(NamedTuple):
    """Many signatures, a row each, filled up with PAD; a sketch has all hashes of its body up to its reach."""

    sketches: np.ndarray
    reaches: np.ndarray
    numbers: np.ndarray
    names: np.ndarray


def signature(article: Article, sections: Iterable[Section]) -> bytes:
    """Sign an article's body; furniture and title leave no trace in it.

    The same body gives the same bytes on every machine. Empty where the body has fewer than four words.
    """
    text = article.text
    return sign(" ".join([text[start:end] for kind, start, end in sections if kind == "body"]))


def sign(body: str) -> bytes:
    """Sign a text.

    >>> sign("Harga beras naik.")
    b''
    >>> sign("Harga beras naik Rp500.") == sign("harga  beras naik Rp 500")
    False
    >>> unpack(sign("Harga beras naik Rp500.")).shingles
    2
    """
    tokens = read_tokens(body)
    if len(tokens.hashes) < RUN:
        return b""
    shingles = _distinct(_shingles(tokens))
    contexts = _contexts(tokens)
    kept = [_figures(tokens, contexts, kind) for kind in (NUMBER, NAME)]
    header = np.array([len(shingles), len(kept[0]), len(kept[1])], HEADER)
    return np.concatenate([header, *kept, shingles[:SIZE]], dtype=HEADER, casting="unsafe").tobytes()


def unpack(signed: bytes) -> Signature:
    """Read what `sign` has written; `signed` must not be empty."""
    parts = np.frombuffer(signed, HEADER)
    shingles, numbers, names = parts[:3].tolist()
    return Signature(
        shingles, parts[3 + numbers + names :], parts[3 : 3 + numbers], parts[3 + numbers : 3 + numbers + names]
    )


def stack(signed: Sequence[bytes]) -> Stack:
    """Put signatures on top of each other; none may be empty."""
    sketches = np.full((len(signed), SIZE), PAD)
    numbers, names = np.full((2, len(signed), FIGURES), PAD)
    reaches = np.full(len(signed), PAD - 1)
    for row, each in enumerate(map(unpack, signed)):
        sketches[row, : len(each.sketch)] = each.sketch
        numbers[row, : len(each.numbers)] = each.numbers
        names[row, : len(each.names)] = each.names
        if each.shingles > SIZE:
            reaches[row] = each.sketch[-1]
    return Stack(sketches, reaches, numbers, names)


def _shingles(tokens: Tokens) -> np.ndarray:
    """Hash every run of RUN tokens; the lowest bit says whether it has a number or a name."""
    hashes = _windows(tokens.hashes, RUN) >> HALF | ONE
    told = np.convolve(tokens.kinds != WORD, np.ones(RUN, np.uint8), "valid")
    hashes[told == 0] ^= ONE
    return hashes


def _windows(hashes: np.ndarray, size: int) -> np.ndarray:
    """Hash every run of `size` hashes."""
    count = len(hashes) - size + 1
    runs = hashes[:count] * PLACES[0]
    for place in range(1, size):
        runs += hashes[place : place + count] * PLACES[place]
    return mix(runs)


def _contexts(tokens: Tokens) -> np.ndarray:
    """Hash for each token the two plain words before it and the two after it, however far they are."""
    plain = tokens.kinds == WORD
    padded = np.zeros(np.count_nonzero(plain) + 4, np.uint64)
    padded[2:-2] = tokens.hashes[plain]
    return _windows(padded, 4)[np.cumsum(plain)]


def _figures(tokens: Tokens, contexts: np.ndarray, kind: int) -> np.ndarray:
    at = np.flatnonzero(tokens.kinds == kind)
    return _distinct((contexts[at] >> CONTEXT << np.uint64(VALUE_BITS)) | (tokens.hashes[at] >> VALUE))[:FIGURES]


def _distinct(hashes: np.ndarray | Sequence[int]) -> np.ndarray:
    """Sort and drop what comes twice (np.unique takes three times as long)."""
    hashes = np.sort(hashes)
    keep = np.empty(len(hashes), bool)
    keep[:1] = True
    np.not_equal(hashes[1:], hashes[:-1], out=keep[1:])
    return hashes[keep]
