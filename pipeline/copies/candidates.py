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
    return _by_chunks(rows, *_groups(hashes), count)


def _groups(hashes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give for each place in sorted hashes the first place with the same hash, and how many have it."""
    firsts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])).astype(np.uint32)
    sizes = np.diff(firsts, append=np.uint32(len(hashes))).astype(np.uint32)
    return np.repeat(firsts, sizes), np.repeat(sizes, sizes)


def _by_chunks(rows: np.ndarray, firsts: np.ndarray, sizes: np.ndarray, count: int) -> Iterator[np.ndarray]:
    met = np.flatnonzero(np.arange(len(rows)) > firsts)
    for start in range(0, count, CHUNK):
        here = met[(rows[met] >= start) & (rows[met] < start + CHUNK)]
        yield _pairs(rows, firsts, sizes, here)


def _pairs(rows: np.ndarray, firsts: np.ndarray, sizes: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Pair the articles at the places `here` with the NEAR ones before them at the same hash, and with the first.

    Of many earlier articles those are kept that share hashes which few have: each counts one by how many have it.
    """
    places = [here[here >= firsts[here] + back] for back in range(1, NEAR + 1)]
    before = [place - back for back, place in enumerate(places, 1)]
    far = here[here > firsts[here] + NEAR]
    later, earlier = np.concatenate([*places, far]), np.concatenate([*before, firsts[far]])
    packed = (rows[later].astype(np.uint64) << HALF) | rows[earlier]
    pairs, found, shared = np.unique(packed, return_inverse=True, return_counts=True)
    rarity = np.bincount(found, 1 / sizes[later], len(pairs))
    pairs, rarity = pairs[shared >= SHARED], rarity[shared >= SHARED]
    best = np.lexsort((-rarity, pairs >> HALF))
    position = np.arange(len(best)) - np.searchsorted(pairs >> HALF, pairs[best] >> HALF)
    pairs = np.sort(pairs[best[position < MOST]])
    return np.column_stack((pairs & LOW, pairs >> HALF)).astype(np.uint32)
