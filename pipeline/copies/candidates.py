"""Which articles may be copies of which: those that share several of their smallest hashes.

Each article gives its HEADS smallest shingle hashes; articles that share one meet. Where many meet at a hash (a phrase of
a form), each is held only against the first and the NEAR ones before it, and what more than COMMON articles have is a
phrase of no story: time and memory grow with the number of articles and not with its square.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

HEADS = 16
SHARED = 2  # hashes that a pair must share
NEAR = 8
COMMON = 500
MOST = 8  # earlier articles that one is held against
PARTS, CHUNK = 8, 2000  # hashes are sorted in so many parts; so many articles are paired at once
HALF, LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


class Meetings(NamedTuple):
    """The hashes that several articles have, in order: whose each is, where its group begins, and how many have it."""

    rows: np.ndarray
    firsts: np.ndarray
    sizes: np.ndarray


def find_candidates(heads: np.ndarray, ranked: np.ndarray) -> Iterator[np.ndarray]:
    """Yield pairs (earlier, later) of ranks; `ranked` lists the rows of `heads`, articles by HEADS hashes, in order of time.

    Pairs come in arrays of two columns, sorted by the later; each pair comes once.
    """
    ranks = np.empty(len(ranked), np.uint32)
    ranks[ranked] = np.arange(len(ranked), dtype=np.uint32)
    count, meetings = len(heads), _meetings(heads, ranks)
    del heads
    later = np.arange(len(meetings.rows), dtype=np.uint32)
    later = later[later > meetings.firsts]
    rows = meetings.rows[later]
    for start in range(0, count, CHUNK):
        yield _pairs(meetings, later[(rows >= start) & (rows < start + CHUNK)])


def _meetings(heads: np.ndarray, ranks: np.ndarray) -> Meetings:
    """Sort the hashes, part by part, and keep those that several articles have, but not too many."""
    rows, sizes = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    hashes, width = heads.ravel(), heads.shape[1]
    bits = hashes.view(np.uint8)[1::4] % PARTS
    for part in range(PARTS):
        places = np.flatnonzero(bits == part)
        keys = hashes[places].astype(np.uint64) << HALF | ranks[places // width]
        keys.sort()
        firsts = np.flatnonzero(np.append(True, np.diff(keys >> HALF) != 0)[: len(keys)])
        size = np.diff(firsts, append=len(keys)).astype(np.uint32)
        telling = (size > 1) & (size <= COMMON)
        rows.append((keys[np.repeat(telling, size)] & LOW).astype(np.uint32))
        sizes.append(size[telling])
    size = np.concatenate(sizes)
    firsts = (np.cumsum(size) - size).astype(np.uint32)
    return Meetings(np.concatenate(rows), np.repeat(firsts, size), np.repeat(size, size))


def _pairs(meetings: Meetings, here: np.ndarray) -> np.ndarray:
    """Pair the articles at the places `here` with the NEAR ones before them at the same hash, and with the first.

    Of many earlier articles those are kept that share hashes which few have: each counts one by how many have it.
    """
    rows, firsts, sizes = meetings
    near = [here[here >= firsts[here] + back] for back in range(1, NEAR + 1)]
    far = here[here > firsts[here] + NEAR]
    later = np.concatenate([*near, far])
    earlier = np.concatenate([*(places - np.uint32(back) for back, places in enumerate(near, 1)), firsts[far]])
    packed = rows[later].astype(np.uint64) << HALF | rows[earlier]
    pairs, found, shared = np.unique(packed, return_inverse=True, return_counts=True)
    rarity = np.bincount(found, 1 / sizes[later], len(pairs))
    pairs, rarity = pairs[shared >= SHARED], rarity[shared >= SHARED]
    best = np.lexsort((-rarity, pairs >> HALF))
    position = np.arange(len(best)) - np.searchsorted(pairs >> HALF, pairs[best] >> HALF)
    pairs = np.sort(pairs[best[position < MOST]])
    return np.column_stack((pairs & LOW, pairs >> HALF)).astype(np.uint32)
