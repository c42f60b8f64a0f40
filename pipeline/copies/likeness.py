"""How alike two signed bodies are: how much of each stands in the other, and whether they say the same figures."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from pipeline.copies.signatures import VALUE_BITS, Signature

FEWEST = 24  # shingles of a body that can be told from others
CONTAINED = 0.5  # the part of a copy that stands in its original
SAME_NUMBERS = 0.9  # the part of the numbers in contexts of both that agree
SAME_NAMES = 0.85


class Likeness(NamedTuple):
    """The parts of the first body in the second and of the second in the first; the parts of shared contexts that agree."""

    first: float
    second: float
    numbers: float
    names: float

    @property
    def agrees(self) -> bool:
        """Whether the two fill the same form with the same figures."""
        return self.numbers >= SAME_NUMBERS and self.names >= SAME_NAMES


def compare(first: Signature, second: Signature) -> Likeness:
    """Hold two signatures against each other; every part is from 0 to 1, 1 where there is nothing to compare."""
    reach = min(first.reach, second.reach)
    ones = first.sketch[: first.sketch.searchsorted(reach, "right")]
    others = second.sketch[: second.sketch.searchsorted(reach, "right")]
    shared = len(set(ones.tolist()).intersection(others.tolist()))
    return Likeness(
        shared / max(1, len(ones)),
        shared / max(1, len(others)),
        agreement(first.numbers, second.numbers),
        agreement(first.names, second.names),
    )


def agreement(first: np.ndarray, second: np.ndarray) -> float:
    """Give the part of the figures in contexts that both have which are the same in both.

    >>> agreement(np.array([0x1001, 0x2002, 0x3003]), np.array([0x1001, 0x2009, 0x4004]))
    0.5
    >>> agreement(np.array([0x1001]), np.array([0x4004]))
    1.0
    """
    met = (Counter((first >> VALUE_BITS).tolist()) & Counter((second >> VALUE_BITS).tolist())).total()
    same = len(set(first.tolist()).intersection(second.tolist()))
    return same / met if met else 1.0
