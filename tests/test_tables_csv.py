"""A CSV is, byte for byte, what Python's own csv module writes of the same cells."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.csv import write_csv
from pipeline.tables.schema import NUMBER, TEXT, Column, Table

TABLE = Table("percobaan", "", (Column("teks", TEXT, ""), Column("nilai", NUMBER, ""), Column("lain", TEXT, "")))
# No cell begins as a formula does: the apostrophe before those is ours, and has a test of its own.
TEXTS = st.text(st.sampled_from('ab ",;\r\n\0“é🌊'), max_size=8).filter(lambda cell: cell[:1] != "\r")
NUMBERS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(st.lists(st.tuples(TEXTS, NUMBERS, TEXTS), min_size=1, max_size=6), max_size=3))
def test_a_csv_is_what_the_csv_module_writes(tmp_path_factory, batches):
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([("teks", "nilai", "lain"), *(row for rows in batches for row in rows)])
    path = tmp_path_factory.getbasetemp() / "percobaan.csv"
    write_csv(path, TABLE, batches)
    assert path.read_bytes() == "\ufeff".encode() + expected.getvalue().encode()


def test_a_formula_with_a_comma_has_its_apostrophe_inside_the_quotes(tmp_path):
    write_csv(tmp_path / "x.csv", TABLE, [[("=SUM(A1,A2)", None, "-1 persen")]])
    assert (tmp_path / "x.csv").read_text("utf-8-sig").splitlines() == [
        "teks,nilai,lain",
        "\"'=SUM(A1,A2)\",,'-1 persen",
    ]
