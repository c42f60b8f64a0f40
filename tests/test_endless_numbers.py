"""Rows of digits that are no number of anything (codes, debris) cost their article nothing."""

import pytest

from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())
SENTENCES = [
    "Ada {} orang di sana, dan 12 guru pulang.",
    "Dana Rp{} juta cair, dan 12 guru pulang.",
    "Harga naik {} persen atau US${}, dan 12 guru pulang.",
    "Ada {} orang, terdiri atas {} pria dan {} wanita, dan 12 guru pulang.",
    "Antara {} dan {} siswa, lalu {} dari {} siswa, dan 12 guru pulang.",
    "Pada {} Maret 2025 dan Maret {}, UU Nomor {} Tahun {}, dan 12 guru pulang.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("digits", ["1" * 5000, "1" + ".234" * 1700, "9" * 400, "9" * 30, "9" * 21])
def test_the_numbers_beside_it_are_read(sentence, digits):
    article = Article("a", "a", "", "text", sentence.replace("{}", digits))
    read = {fact.text: fact.value for fact in READ(article).facts if fact.value is not None}
    assert read["12 guru"] == 12
    assert max(read.values()) < 10**20
