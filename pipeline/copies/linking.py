"""Which articles are copies, and of which original: the same whatever the order in which the articles come."""

from array import array
from collections.abc import Iterable, Iterator
from struct import Struct
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

import numpy as np

from pipeline.copies.candidates import HEADS, find_candidates
from pipeline.copies.likeness import CONTAINED, FEWEST, contained, say_the_same
from pipeline.copies.signatures import stack, unpack
from pipeline.copies.times import publication_time

CUT = 0.75  # of a copy's length: an article shorter than this was cut, and is not what the longer one copies
FIRST = Struct(">2Q")  # the first characters of an id: two of one order are told apart by these
AT_ONCE = 2000  # pairs whose signatures are in memory at once


class Signed(NamedTuple):
    """An article as `link_copies` takes it; `published` is ISO 8601 or empty, `order` its place among those first seen."""

    article_id: str
    published: str
    order: int
    signature: bytes


class Timeline(NamedTuple):
    """The articles that can be told apart, from the earliest to the latest.

    `lengths` are in shingles; the signature of each begins at its place in the spool and takes so many bytes, and its id
    stands right before it.
    """

    lengths: np.ndarray
    places: np.ndarray
    sizes: np.ndarray
    id_sizes: np.ndarray


class Held(NamedTuple):
    """Pairs of places in the timeline: the body of `copies` stands in that of `holders`."""

    holders: np.ndarray
    copies: np.ndarray


def link_copies(rows: Iterable[Signed]) -> dict[str, str]:
    """Map the id of every copy to that of its original: the earliest published, else first seen, that was not cut short.

    The same whatever the order of `rows`. An original is never a copy itself. Time and memory grow with the number of
    articles (signatures and ids are kept in a temporary file meanwhile). Raises OSError where that cannot be written.
    """
    with TemporaryFile() as spool:
        timeline, candidates = _in_time(rows, spool)
        held = _alike(timeline, candidates, spool)
        links = np.array([*_choose(held, timeline.lengths)], np.int64).reshape(-1, 2)
        sizes = timeline.id_sizes[links]
        ids = [each.decode() for each in _read(spool, (timeline.places[links] - sizes).ravel(), sizes.ravel())]
    return dict(zip(ids[::2], ids[1::2], strict=True))


def _in_time(rows: Iterable[Signed], spool: BinaryIO) -> tuple[Timeline, Iterator[np.ndarray]]:
    """Sort the articles by time of publication, order and id, and find candidates by a part of each signature."""
    times, orders, names, heads = array("d"), array("q"), array("Q"), bytearray()
    lengths, sizes, id_sizes = array("I"), array("I"), array("I")
    for article_id, published, order, signed in rows:
        signature = unpack(signed) if signed else None
        if signature and signature.shingles >= FEWEST:
            name = article_id.encode()
            times.append(publication_time(published))
            orders.append(order)
            names.extend(FIRST.unpack(name[: FIRST.size].ljust(FIRST.size, b"\0")))
            lengths.append(signature.shingles)
            sizes.append(len(signed))
            id_sizes.append(len(name))
            heads += signature.heads(HEADS).tobytes()
            spool.write(name + signed)
    ranked = np.lexsort((*np.array(names).reshape(-1, 2).T[::-1], np.array(orders), np.array(times)))
    hashes, sizes, id_sizes = np.frombuffer(heads, np.uint32).reshape(-1, HEADS), np.array(sizes), np.array(id_sizes)
    places = np.cumsum(sizes + id_sizes, dtype=np.int64) - sizes
    timeline = Timeline(np.array(lengths)[ranked], places[ranked], sizes[ranked], id_sizes[ranked])
    return timeline, find_candidates(hashes, ranked)


def _alike(timeline: Timeline, candidates: Iterable[np.ndarray], spool: BinaryIO) -> Held:
    """Compare all candidates, and keep which holds which."""
    edges = [np.empty((0, 2), np.uint32)]
    for pairs in _batches(candidates):
        rows, inverse = np.unique(pairs, return_inverse=True)
        signed = stack([*_read(spool, timeline.places[rows], timeline.sizes[rows])])
        places = inverse.reshape(pairs.shape)
        parts = contained(signed, places)
        alike = np.flatnonzero(parts.max(axis=1, initial=0) >= CONTAINED)
        alike = alike[say_the_same(signed, places[alike], parts[alike])]
        for copy, holder in ((0, 1), (1, 0)):
            edges.append(pairs[alike[parts[alike, copy] >= CONTAINED]][:, (holder, copy)])
    return Held(*np.concatenate(edges).T)


def _read(spool: BinaryIO, places: np.ndarray, sizes: np.ndarray) -> Iterator[bytes]:
    for place, size in zip(places.tolist(), sizes.tolist(), strict=True):
        spool.seek(place)
        yield spool.read(size)


def _batches(arrays: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    for pairs in arrays:
        for start in range(0, len(pairs), AT_ONCE):
            yield pairs[start : start + AT_ONCE]


def _choose(held: Held, lengths: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield copies with their originals: every article in turn takes the copies that it holds and nobody took before.

    The turns are those of time, but articles that were cut come last: what a cut left out would be hidden with the whole.
    """
    cut = np.zeros(len(lengths), bool)
    cut[held.copies[lengths[held.copies] < CUT * lengths[held.holders]]] = True
    turns = np.empty(len(lengths), np.int64)
    turns[np.lexsort((np.arange(len(lengths)), cut))] = np.arange(len(lengths))
    taken: set[int] = set()
    for edge in np.lexsort((held.copies, turns[held.holders])):
        holder, copy = int(held.holders[edge]), int(held.copies[edge])
        if holder not in taken and copy not in taken and turns[holder] < turns[copy]:
            taken.add(copy)
            yield copy, holder
