"""Whatever the text, names are in bounds and in order, and nothing raises."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from named import names_in

WORDS = st.sampled_from(
    "Bupati Plt Kepala Dinas Sosial (Dinsos) Kota Bima Sri Wahyuni PT Tbk , . dan yakni ) ( / I M. İ ’ 12 se-NTB ketua di".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
def test_names_are_in_bounds_and_in_order(text):
    names = names_in(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in names.mentions)
    assert all(one.end <= other.start for one, other in pairwise(names.mentions))
    assert all(0 <= one.start < one.end <= len(text) and one.name for one in names.officials)
