"""Which articles are copies, and of which original: the same whatever the order in which the articles come."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.copies.candidates import HEADS, find_candidates
from pipeline.copies.likeness import CONTAINED, FEWEST, compare, say_the_same
from pipeline.copies.signatures import unpack
from pipeline.copies.times import publication_time

CUT = 0.75  # of a copy's length: an article shorter than this was cut, and is not what the longer one copies
AT_ONCE = 4000  # pairs whose signatures are in memory at once

Fetch = Callable[[Sequence[str]], Mapping[str, bytes]]


class Signed(NamedTuple):
    """An article as `link_copies` takes it; `published` is ISO 8601 or empty, `order` its place among those first seen."""

    article_id: str
    published: str
    order: int
    signature: bytes


class Timeline(NamedTuple):
    """The articles that can be told apart, from the earliest to the latest: ids, lengths and smallest hashes."""

    ids: list[str]
    lengths: np.ndarray
    heads: np.ndarray


class Held(NamedTuple):
    """Pairs of places in the timeline: the body of `copies` stands in that of `holders`."""

    holders: np.ndarray
    copies: np.ndarray


def link_copies(rows: Iterable[Signed], fetch: Fetch) -> dict[str, str]:
    """Map the id of every copy to that of its original: the earliest published, else first seen, that was not cut short.

    An original is never a copy itself. `fetch` gives the signatures of some of the ids again (a few thousand), so that
    they need not be in memory together; time and memory grow with the number of articles.
    """
    timeline = _in_time(rows)
    held = _alike(timeline, fetch)
    return {timeline.ids[copy]: timeline.ids[original] for copy, original in _choose(held, timeline.lengths)}


def _in_time(rows: Iterable[Signed]) -> Timeline:
    """Sort the articles by time of publication, order and id, and keep of each signature what finds candidates."""
    ids, times, orders, lengths, heads = [], array("d"), array("q"), array("I"), bytearray()
    for article_id, published, order, signed in rows:
        signature = unpack(signed) if signed else None
        if signature and signature.shingles >= FEWEST:
            ids.append(article_id)
            times.append(publication_time(published))
            orders.append(order)
            lengths.append(signature.shingles)
            heads += signature.heads(HEADS).tobytes()
    ranked = np.lexsort((np.array(ids), np.array(orders), np.array(times)))
    hashes = np.frombuffer(heads, np.uint32).reshape(-1, HEADS)
    return Timeline([ids[row] for row in ranked], np.array(lengths)[ranked], hashes[ranked])


def _alike(timeline: Timeline, fetch: Fetch) -> Held:
    """Compare all candidates, and keep which holds which."""
    holders, copies = array("I"), array("I")
    for pairs in _batches(find_candidates(timeline.heads)):
        wanted = [timeline.ids[row] for row in np.unique(pairs)]
        signatures = {article_id: unpack(signed) for article_id, signed in fetch(wanted).items()}
        for first, second in pairs.tolist():
            likeness = compare(signatures[timeline.ids[first]], signatures[timeline.ids[second]])
            if max(likeness.first, likeness.second) < CONTAINED or not say_the_same(likeness):
                continue
            if likeness.second >= CONTAINED:
                holders.append(first)
                copies.append(second)
            if likeness.first >= CONTAINED:
                holders.append(second)
                copies.append(first)
    return Held(np.array(holders, np.int64), np.array(copies, np.int64))


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
