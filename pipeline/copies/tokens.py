"""The words and numbers of a text as 64-bit hashes, all at once: no Python object is made for any of them."""

from typing import NamedTuple

import numpy as np

WORD, NAME, NUMBER = 1, 2, 3
LONGEST = 64  # characters of a token that count
LETTER, DIGIT, POINT = 1, 2, 3
ODD = np.uint64(0x9E3779B97F4A7C15)
SHIFT = np.uint64(32)


class Tokens(NamedTuple):
    """Tokens in order: a hash of each, upper and lower case alike, and whether it is a word, a name or a number."""

    hashes: np.ndarray
    kinds: np.ndarray


def read_tokens(text: str) -> Tokens:
    """Read the tokens of a text: runs of ASCII letters, and digits with the points and commas between them.

    A name is a word with a capital; all that is not ASCII parts tokens, as white space does.

    >>> read_tokens("Rp1.500 per kg, kata Ani").kinds.tolist()
    [2, 3, 1, 1, 1, 2]
    >>> read_tokens("Rp 1,500 PER kg.").hashes[:4].tolist() == read_tokens("rp1.500 per kg").hashes.tolist()
    True
    >>> len(read_tokens("“…”").hashes)
    0
    """
    text_bytes = np.frombuffer(text.encode("utf-8", "replace"), np.uint8)
    sorts = np.zeros(len(text_bytes) + 2, np.uint8)
    sorts[1:-1] = SORTS[text_bytes]
    between = np.flatnonzero(sorts == POINT)
    sorts[between] = DIGIT * ((sorts[between - 1] == DIGIT) & (sorts[between + 1] == DIGIT))
    changes = np.flatnonzero(sorts[1:] != sorts[:-1])
    return _hash(text_bytes, sorts[1:-1], changes[sorts[changes + 1] != 0])


def _hash(text_bytes: np.ndarray, sorts: np.ndarray, starts: np.ndarray) -> Tokens:
    """Hash the tokens that begin at `starts`: the sum of a random number for each character, times its position's."""
    if not len(starts):
        return Tokens(np.empty(0, np.uint64), np.empty(0, np.uint8))
    edges = np.concatenate(([0], starts))
    at = np.arange(len(text_bytes)) - np.repeat(edges, np.diff(edges, append=len(text_bytes)))
    characters = CHARACTERS[text_bytes] * PLACES[np.minimum(at, LONGEST - 1)]
    characters[sorts == 0] = 0
    firsts = text_bytes[starts]
    kinds = np.where(sorts[starts] == DIGIT, NUMBER, np.where(firsts < ord("a"), NAME, WORD)).astype(np.uint8)
    return Tokens(mix(np.add.reduceat(characters, starts)), kinds)


def mix(hashes: np.ndarray) -> np.ndarray:
    """Spread what differs in any bit of a hash over all of them; the array is changed and given back."""
    hashes *= ODD
    hashes ^= hashes >> SHIFT
    hashes *= ODD
    hashes ^= hashes >> SHIFT
    return hashes


def _numbers(count: int, seed: int) -> np.ndarray:
    """Draw odd numbers, the same on every machine and in every version of numpy."""
    return mix(np.arange(1, count + 1, dtype=np.uint64) + np.uint64(seed << 20)) | np.uint64(1)


def _sorts() -> np.ndarray:
    sorts = np.zeros(256, np.uint8)
    for character in range(ord("a"), ord("z") + 1):
        sorts[character] = sorts[character - 32] = LETTER
    sorts[ord("0") : ord("9") + 1] = DIGIT
    sorts[[ord("."), ord(",")]] = POINT
    return sorts


def _characters() -> np.ndarray:
    """Draw a number for each byte; a capital has that of its small letter, a comma that of a point."""
    characters = _numbers(256, seed=1)
    characters[ord("A") : ord("Z") + 1] = characters[ord("a") : ord("z") + 1]
    characters[ord(",")] = characters[ord(".")]
    return characters


SORTS = _sorts()
CHARACTERS = _characters()
PLACES = _numbers(LONGEST, seed=2)
