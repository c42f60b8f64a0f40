"""Which articles may be copies of which: those that share several of their smallest hashes.

Each article gives its HEADS smallest shingle hashes; articles that share one meet. Where many meet at a hash (a phrase of
a form), each is held only against the first and the NEAR ones before it, so that time and memory grow with the number of
articles and not with its square.
"""

from collections.abc import Iterator

import numpy as np

HEADS = 20
SHARED = 2  # hashes that a pair must share
NEAR = 8
MOST = 16  # earlier articles that one is held against
CHUNK = 20_000  # articles whose pairs are in memory at once
HALF, LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


def find_candidates(heads: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pairs (earlier, later) of rows of `heads`, an array of articles by HEADS hashes in order of time.

    Pairs come in arrays of two columns, sorted by the later; each pair comes once.
    """
    count = len(heads)
    keys = heads.astype(np.uint64).ravel()
    keys <<= HALF
    keys |= np.repeat(np.arange(count, dtype=np.uint64), heads.shape[1])
    keys.sort()
    hashes, rows = (keys >> HALF).astype(np.uint32), (keys & LOW).astype(np.uint32)
    del keys
    met = np.flatnonzero(np.append(False, hashes[1:] == hashes[:-1]))
    firsts = _firsts(hashes)
    for start in range(0, count, CHUNK):
        here = met[(rows[met] >= start) & (rows[met] < start + CHUNK)]
        yield _pairs(rows, firsts, here)


def _firsts(hashes: np.ndarray) -> np.ndarray:
    """Give for each place in sorted hashes the first place with the same hash."""
    places = np.arange(len(hashes), dtype=np.uint32)
    places[1:][hashes[1:] == hashes[:-1]] = 0
    return np.maximum.accumulate(places)


def _pairs(rows: np.ndarray, firsts: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Pair the articles at the places `here` with the NEAR ones before them at the same hash, and with the first."""
    met = []
    for back in range(1, NEAR + 1):
        later = here[here >= firsts[here] + back]
        met.append(_packed(rows[later - back], rows[later]))
    far = here[here > firsts[here] + NEAR]
    met.append(_packed(rows[firsts[far]], rows[far]))
    pairs, shared = np.unique(np.concatenate(met), return_counts=True)
    pairs, shared = pairs[shared >= SHARED], shared[shared >= SHARED]
    later = pairs >> HALF
    best = np.lexsort((-shared, later))  # the first MOST of each later article are kept
    position = np.arange(len(best)) - np.searchsorted(later, later[best])
    pairs = np.sort(pairs[best[position < MOST]])
    return np.column_stack((pairs & LOW, pairs >> HALF)).astype(np.uint32)


def _packed(earlier: np.ndarray, later: np.ndarray) -> np.ndarray:
    return (later.astype(np.uint64) << HALF) | earlier
