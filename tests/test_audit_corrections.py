"""Every column that a reviewer corrects is checked, and what will not do is told in a line of the page's language."""

import pytest

from pipeline.audit.corrections import FIELDS, read_corrections
from pipeline.audit.deciding import write_error
from pipeline.audit.reviews import ReviewError
from pipeline.audit.wordings import load_wordings
from pipeline.model import FACT_COLUMNS

TEXT = "Gaji 12 guru di Kota Bima Rp5 juta."
AREAS = {"52": "Nusa Tenggara Barat", "52.02": "Kabupaten Lombok Tengah", "52.72": "Kota Bima"}
FACTS = {
    "money": {"start": 26, "end": 34, "value": 5000000, "unit": "IDR", "place": "Kota Bima", "place_code": "52.72"},
    "count": {"start": 5, "end": 12, "value": 12, "unit": "guru"},
    "percentage": {"start": 5, "end": 7, "value": 12, "unit": "percent"},
    "date": {"start": 5, "end": 7, "date": "2024"},
    "official": {"start": 0, "end": 4, "name": "Wira", "position": "Bupati"},
    "quote": {"start": 0, "end": 4, "speaker": "Wira"},
    "law": {"start": 0, "end": 4, "name": "Undang-Undang 24/2011"},
    "entity": {"start": 16, "end": 25, "unit": "place", "name": "Kota Bima"},
}


def correct(kind: str, language: str = "id", **told: str) -> dict:
    fact = {**dict.fromkeys(FACT_COLUMNS, ""), "value": None, "value_max": None, "type": kind, **FACTS[kind]}
    return read_corrections(told, fact, TEXT, language, AREAS)


def refusal(kind: str, language: str, **told: str) -> str:
    with pytest.raises(ReviewError) as refused:
        correct(kind, language, **told)
    return write_error(refused.value, load_wordings()[language])


@pytest.mark.parametrize(
    "kind, told, read",
    [
        ("money", {"value": "1,17 juta"}, {"value": "1170000"}),
        ("money", {"per": "bulan"}, {"per": "month"}),
        ("money", {"per": "USD", "unit": "myr"}, {"per": "USD", "unit": "MYR"}),
        ("money", {"place": "Kabupaten Lombok Tengah", "place_code": "52.02"}, {"place": "Kabupaten Lombok Tengah", "place_code": "52.02"}),
        ("money", {"place": "Kota Bima", "place_code": "52.72.01"}, {"place_code": "52.72.01"}),
        ("money", {"place": "Desa Sade", "place_code": "52.02"}, {"place": "Desa Sade", "place_code": "52.02"}),
        ("money", {"place_code": ""}, {"place_code": ""}),
        ("date", {"date": "2024-34"}, {"date": "2024-34"}),
        ("date", {"date": "2024-02-29/2024-03-01", "modifier": "mid"}, {"date": "2024-02-29/2024-03-01", "modifier": "mid"}),
        ("count", {"end": "7"}, {"end": "7", "text": "12"}),
        ("official", {"status": "acting"}, {"status": "acting"}),
        ("money", {"value": "5000000", "unit": "IDR"}, {}),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(kind, told, read):
    assert correct(kind, **told) == read


@pytest.mark.parametrize(
    "kind, told, indonesian, english",
    [
        ("money", {"place_code": "99.99"}, "99.99 bukan kode provinsi", "99.99 is the code of no province"),
        ("money", {"place_code": "Bima"}, "Bima bukan kode provinsi", "Bima is the code of no province"),
        ("money", {"place_code": "52.02"}, "52.02 adalah Kabupaten Lombok Tengah. Kode Kota Bima ialah 52.72.",
         "52.02 is Kabupaten Lombok Tengah. The code of Kota Bima is 52.72."),
        ("money", {"place": "Kabupaten Lombok Tengah"}, "52.72 adalah Kota Bima", "52.72 is Kota Bima"),
        ("money", {"value": "1.5x"}, "1.5x bukan bilangan yang jelas", "1.5x is no clear number"),
        ("money", {"value": ""}, "harus diisi", "has to be filled in"),
        ("money", {"value_max": "3"}, "lebih kecil daripada nilai terendah", "less than the lowest value"),
        ("money", {"unit": "XYZ"}, "XYZ bukan kode mata uang", "XYZ is no code of a currency"),
        ("money", {"per": "kali"}, "kali bukan satuan yang dikenal", "kali is no unit that is known"),
        ("money", {"modifier": "kira"}, "kira bukan salah satu pilihan", "kira is none of the choices"),
        ("money", {"assertion": "x"}, "x bukan salah satu pilihan", "x is none of the choices"),
        ("money", {"change": "x"}, "x bukan salah satu pilihan", "x is none of the choices"),
        ("money", {"subject": "x" * 301}, "paling banyak 300 huruf", "at most 300 characters"),
        ("money", {"speaker": "a\u200e"}, "paling banyak 300 huruf", "at most 300 characters"),
        ("date", {"date": "2023-02-29"}, "2023-02-29 bukan tanggal yang ada di kalender", "2023-02-29 is no date of the calendar"),
        ("date", {"date": "2024/2020"}, "2024/2020 bukan tanggal", "2024/2020 is no date"),
        ("date", {"date": "kemarin"}, "kemarin bukan tanggal", "kemarin is no date"),
        ("official", {"status": "tetap"}, "tetap bukan salah satu pilihan", "tetap is none of the choices"),
        ("official", {"name": ""}, "harus diisi", "has to be filled in"),
        ("law", {"name": " "}, "harus diisi", "has to be filled in"),
        ("entity", {"unit": "kapal"}, "kapal bukan salah satu pilihan", "kapal is none of the choices"),
        ("count", {"start": "30", "end": "400"}, "bukan letak dalam teks ini", "is no place in this text"),
        ("count", {"start": "-1"}, "-1 bukan bilangan bulat", "-1 is no whole number"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_told_in_one_line(kind, told, indonesian, english):
    for language, said in (("id", indonesian), ("en", english)):
        line = refusal(kind, language, **told)
        assert said in line
        assert "{" not in line and "\n" not in line


@pytest.mark.parametrize("kind, column", [(kind, column) for kind, columns in FIELDS.items() for column in columns])
def test_no_column_takes_anything(kind, column):
    assert refusal(kind, "id", **{column: "\u0000" * 400})
