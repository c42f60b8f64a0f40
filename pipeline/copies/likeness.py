"""How alike two signed bodies are: how much of each stands in the other, and whether they say the same figures."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from pipeline.copies.signatures import VALUE_BITS, Signature

FEWEST = 24  # shingles of a body that can be told from others
CONTAINED = 0.5  # the part of a copy that stands in its original
SAME_NUMBERS = 0.95  # the part of the numbers in contexts of both that are the same in both
SLIP = 7  # of so many numbers one may differ all the same: portals correct, and mistype
SAME_NAMES = 0.85
STATED = 4  # figures that both must state, unless
IDENTICAL = 0.9  # so much of each stands in the other


class Agreement(NamedTuple):
    """How many figures stand in contexts that two bodies share, and how many of them are the same in both."""

    met: int
    same: int


class Likeness(NamedTuple):
    """The parts of the first body in the second and of the second in the first (0 to 1), and how their figures agree."""

    first: float
    second: float
    numbers: Agreement
    names: Agreement


def compare(first: Signature, second: Signature) -> Likeness:
    """Hold two signatures against each other."""
    reach = min(first.reach, second.reach)
    ones = first.sketch[: first.sketch.searchsorted(reach, "right")]
    others = second.sketch[: second.sketch.searchsorted(reach, "right")]
    shared = len(set(ones.tolist()).intersection(others.tolist()))
    return Likeness(
        shared / max(1, len(ones)),
        shared / max(1, len(others)),
        find_agreement(first.numbers, second.numbers),
        find_agreement(first.names, second.names),
    )


def find_agreement(first: np.ndarray, second: np.ndarray) -> Agreement:
    """Compare figures by their contexts.

    >>> find_agreement(np.array([0x1001, 0x2002, 0x3003]), np.array([0x1001, 0x2009, 0x4004]))
    Agreement(met=2, same=1)
    """
    met = Counter((first >> VALUE_BITS).tolist()) & Counter((second >> VALUE_BITS).tolist())
    return Agreement(met.total(), len(set(first.tolist()).intersection(second.tolist())))


def say_the_same(likeness: Likeness) -> bool:
    """Tell a story told twice from a form filled in twice.

    >>> say_the_same(Likeness(0.8, 0.6, numbers=Agreement(9, 8), names=Agreement(6, 6)))
    True
    >>> say_the_same(Likeness(0.9, 0.9, numbers=Agreement(20, 18), names=Agreement(9, 9)))
    False
    >>> say_the_same(Likeness(0.8, 0.6, numbers=Agreement(0, 0), names=Agreement(2, 2)))
    False
    """
    _, _, numbers, names = likeness
    if numbers.same < SAME_NUMBERS * numbers.met and not (numbers.same == numbers.met - 1 and numbers.met >= SLIP):
        return False
    stated = numbers.same + names.same >= STATED or min(likeness.first, likeness.second) >= IDENTICAL
    return stated and names.same >= SAME_NAMES * names.met
