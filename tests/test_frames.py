"""Facts as a data frame."""

import math

from pipeline import fact_frame, mine
from pipeline.model import FACT_COLUMNS


def test_frame_has_the_columns_and_types_of_the_table():
    frame = fact_frame(mine("Iuran Rp17.500 per bulan dibayar 40 hingga 55 orang."))
    assert tuple(frame.columns) == FACT_COLUMNS
    assert frame[["value", "value_max", "confidence"]].dtypes.astype(str).tolist() == ["float64"] * 3
    assert frame["value"].tolist() == [17500.0, 40.0]
    assert math.isnan(frame["value_max"][0])
    assert frame["value_max"][1] == 55.0
