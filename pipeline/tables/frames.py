"""Facts as a pandas data frame, for notebooks and for whatever reads frames."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.model import FACT_COLUMNS, Fact

if TYPE_CHECKING:
    import pandas

NUMBERS = ("value", "value_max", "confidence")
OFFSETS = ("start", "end")


def fact_frame(facts: Iterable[Fact]) -> "pandas.DataFrame":
    """Make a frame of facts: one row a fact, the columns of FACT_COLUMNS; numbers as float64, a missing one as NaN.

    >>> fact_frame([]).columns[:4].tolist()
    ['fact_id', 'claim_id', 'article_id', 'type']
    """
    import pandas

    frame = pandas.DataFrame.from_records(list(facts), columns=FACT_COLUMNS)
    return frame.astype(dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(OFFSETS, "int64"))
