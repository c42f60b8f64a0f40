"""What a benchmark has measured, against the most that it may be."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, a ratio unless its name says otherwise, and the most that it may be."""

    name: str
    figure: float
    most: float

    def __str__(self) -> str:
        verdict = "ok" if self.figure <= self.most else "TOO MUCH"
        return f"{self.name:66}{self.figure:8.3f}{self.most:10.2f}   {verdict}"


def print_bars(bars: Sequence[Bar]) -> int:
    """Print a table of figures; 1 where one of them is too much."""
    print(f"\n{'figure':66}{'is':>8}{'at most':>10}", *bars, sep="\n")
    return int(any(bar.figure > bar.most for bar in bars))


def say(line: str) -> None:
    """Print what a script says beside its bars."""
    print(line, file=sys.stderr)


def tell_bars(bars: Sequence[Bar]) -> None:
    """Print bars for the process that asked for them."""
    print(json.dumps([asdict(bar) for bar in bars]))
