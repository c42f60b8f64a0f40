"""How sure one may be of a share that was counted on a few cases."""

from math import sqrt
from typing import NamedTuple

Z = 1.959964  # of 95 percent


class Share(NamedTuple):
    """A share of cases, and the interval in which it lies 95 times in a hundred."""

    share: float
    low: float
    high: float


def estimate_share(kept: int, judged: int) -> Share | None:
    """Give the share of the kept among the judged with its Wilson interval; None where nothing was judged.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927), 209-212; recommended for few cases by Brown, Cai and DasGupta, "Interval estimation
    for a binomial proportion", Statistical Science 16 (2001), 101-133.

    >>> ["%.4f" % number for number in estimate_share(8, 10)]
    ['0.8000', '0.4902', '0.9433']
    >>> estimate_share(0, 0)
    >>> ["%.3f" % number for number in estimate_share(5, 5)]  # five of five are no proof
    ['1.000', '0.566', '1.000']
    """
    if not judged:
        return None
    share, square = kept / judged, Z * Z
    centre = share + square / (2 * judged)
    margin = Z * sqrt(share * (1 - share) / judged + square / (4 * judged * judged))
    low, high = ((centre + side * margin) / (1 + square / judged) for side in (-1, 1))
    return Share(share, max(low, 0.0), min(high, 1.0))
