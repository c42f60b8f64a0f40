"""What citations of laws mean, and that every kind in the word list has its name in full."""

import pytest

from pipeline.patterns import load_rules
from pipeline.values.laws import kind_writer, law_reader, laws_reader

RULES = load_rules()
KINDS = sorted(RULES.words("law_kind"))
read_law, read_laws, write_kind = law_reader(RULES), laws_reader(RULES), kind_writer(RULES)

CITED = {
    "UU 23/2014": "Undang-Undang 23/2014",
    "UU No. 13 Tahun 2003": "Undang-Undang 13/2003",
    "Undang-Undang Republik Indonesia Nomor 18 Tahun 2017": "Undang-Undang 18/2017",
    "Undang-Undang (UU) Nomor 6 Tahun 2014": "Undang-Undang 6/2014",
    "UU ITE Nomor 11 Tahun 2008": "Undang-Undang 11/2008",
    "Peraturan Pemerintah (PP) No 51 Tahun 2023": "Peraturan Pemerintah 51/2023",
    "PMK No. 34/PMK.10/2017": "Peraturan Menteri Keuangan 34/2017",
    "Permenaker No 6/2016": "Peraturan Menteri Ketenagakerjaan 6/2016",
    "Peraturan Menteri Ketenagakerjaan Nomor 5 Tahun 2021": "Peraturan Menteri Ketenagakerjaan 5/2021",
    "Peraturan Menteri PANRB Nomor 6 Tahun 2022": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi 6/2022",
    "Surat Keputusan Gubernur Bali Nomor: 188/6/KPTS/013/2023": "Surat Keputusan Gubernur Bali 188/6/KPTS/013/2023",
    "SK Bupati Nomor 180.34/126/2021": "Keputusan Bupati 180.34/126/2021",
    "Perda Provinsi Bali Nomor 3 Tahun 2020": "Peraturan Daerah Provinsi Bali 3/2020",
    "Perppu Nomor 2 Tahun 2022": "Peraturan Pemerintah Pengganti Undang-Undang 2/2022",
    "Tap MPR Nomor XI/MPR/1998": "Ketetapan Majelis Permusyawaratan Rakyat XI/MPR/1998",
    "Perkap Nomor 8 Tahun 2021": "Peraturan Kepala Kepolisian Negara Republik Indonesia 8/2021",
    "UUD 1945": "Undang-Undang Dasar 1945",
    "PP 51": "Peraturan Pemerintah 51",
}


@pytest.mark.parametrize(("text", "name"), CITED.items())
def test_citation_is_named_in_full(text, name):
    assert read_law(text).name == name


@pytest.mark.parametrize("text", ["UU ITE", "Peraturan Daerah", "RUU"])
def test_kind_without_number_or_year_is_no_citation(text):
    assert read_law(text) is None


def test_list_shares_kind_and_year():
    text = "PP Nomor 44, 45, dan 46 Tahun 2015"
    assert [(text[p.start : p.end], p.reading.name) for p in read_laws(text)] == [
        ("PP Nomor 44", "Peraturan Pemerintah 44/2015"),
        ("45", "Peraturan Pemerintah 45/2015"),
        ("46 Tahun 2015", "Peraturan Pemerintah 46/2015"),
    ]


def test_list_keeps_years_of_its_items():
    assert [p.reading.name for p in read_laws("UU No 5 Tahun 1999 dan No 3/2004")] == [
        "Undang-Undang 5/1999",
        "Undang-Undang 3/2004",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_word_list_has_a_name_in_full(kind):
    name = write_kind(kind)
    assert len(name) > 4 and name[0].isupper() and name.split()[0] not in ("Uu", "Pp", "Perda", "Sk")
