"""How alike signed bodies are: how much of each stands in the other, and whether they say the same figures.

Pairs are compared by the thousand: an array of two columns names them by their rows in a Stack.
"""

from typing import NamedTuple

import numpy as np

from pipeline.copies.signatures import PAD, VALUE_BITS, Stack

FEWEST = 24  # shingles of a body that can be told from others
CONTAINED = 0.6  # the part of a copy that stands in its original
SAME_NUMBERS = 0.95  # the part of the numbers in contexts of both that are the same in both
SLIP = 7  # of so many numbers one may differ all the same: portals correct, and mistype
SAME_NAMES = 0.85
STATED = 4  # figures that both must state, unless
IDENTICAL = 0.9  # so much of each stands in the other
COUNTER_BITS = 8


class Agreement(NamedTuple):
    """Of each pair: how many figures stand in contexts that both have, and how many of them are the same in both."""

    met: np.ndarray
    same: np.ndarray


def contained(stack: Stack, pairs: np.ndarray) -> np.ndarray:
    """Estimate for each pair the part of the first body that is in the second, and of the second in the first."""
    sketches = stack.sketches[pairs]
    reach = stack.reaches[pairs].min(axis=1)
    seen = (sketches <= reach[:, None, None]).sum(axis=2)
    return _shared(sketches)[:, None] / np.maximum(seen, 1)


def say_the_same(stack: Stack, pairs: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Tell for each pair whether it is a story told twice rather than a form filled in twice; `parts` are contained."""
    numbers, names = find_agreement(stack.numbers[pairs]), find_agreement(stack.names[pairs])
    slipped = (numbers.same == numbers.met - 1) & (numbers.met >= SLIP)
    stated = (numbers.same + names.same >= STATED) | (parts.min(axis=1) >= IDENTICAL)
    return stated & ((numbers.same >= SAME_NUMBERS * numbers.met) | slipped) & (names.same >= SAME_NAMES * names.met)


def find_agreement(figures: np.ndarray) -> Agreement:
    """Compare the figures of pairs, an array of pairs by two by figures in order, by their contexts.

    >>> figures = np.array([[[0x1001, 0x2002, 0x3003], [0x1001, 0x2009, PAD]]], np.uint32)
    >>> find_agreement(figures)
    Agreement(met=array([2]), same=array([1]))
    """
    contexts = figures >> np.uint32(VALUE_BITS)
    places = np.arange(figures.shape[2], dtype=np.uint32)
    begins = np.where(np.diff(contexts, axis=2, prepend=PAD) != 0, places, 0)
    counted = (contexts << np.uint32(COUNTER_BITS)) | (places - np.maximum.accumulate(begins, axis=2))
    counted[figures == PAD] = PAD
    return Agreement(_shared(counted), _shared(figures))


def _shared(hashes: np.ndarray) -> np.ndarray:
    """Count what the two of each pair have in common; each has what it has once, and PAD stands for nothing."""
    both = hashes.reshape(len(hashes), 2 * hashes.shape[2])
    both = np.sort(both, axis=1)
    return ((both[:, 1:] == both[:, :-1]) & (both[:, 1:] != PAD)).sum(axis=1)
