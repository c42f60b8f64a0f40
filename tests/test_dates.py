"""What calendar expressions mean, against a day of publication: a Wednesday in June unless said otherwise."""

from datetime import date

import pytest

from pipeline.values.dates import read_date, read_dates, read_since

WEDNESDAY = date(2025, 6, 11)

ABSOLUTE = {
    "Senin, 10 Maret 2025": "2025-03-10",
    "12 Agt 2023": "2023-08-12",
    "3 Pebruari 2021": "2021-02-03",
    "5 Nopember 2022": "2022-11-05",
    "25-08-2023": "2023-08-25",
    "28/05/2024": "2024-05-28",
    "2024-03-05": "2024-03-05",
    "bulan Desember 2023": "2023-12",
    "tahun anggaran 2024": "2024",
    "5-9 Juli 2025": "2025-07-05/2025-07-09",
    "28 Juni hingga 4 Juli 2025": "2025-06-28/2025-07-04",
    "21 Desember 2023-6 Januari 2024": "2023-12-21/2024-01-06",
    "28 Desember - 3 Januari 2024": "2023-12-28/2024-01-03",
    "Januari–Maret 2025": "2025-01/2025-03",
    "2019-2024": "2019/2024",
    "tahun 2023 hingga 2024": "2023/2024",
    "2023/24": "2023/2024",
    "Sabtu-Minggu (8-9/3/2025)": "2025-03-08/2025-03-09",
    "triwulan II 2025": "2025-34",
    "kuartal III/2025": "2025-35",
    "TW I 2025": "2025-33",
    "semester kedua 2022": "2022-41",
    "October 3rd, 2021": "2021-10-03",
}
RELATIVE = {
    "Rabu": "2025-06-11",
    "Kamis malam": "2025-06-05",
    "Senin depan": "2025-06-16",
    "Kamis pekan lalu": "2025-06-05",
    "Rabu lalu": "2025-06-04",
    "Senin (9/6)": "2025-06-09",
    "Jumat (3/1) lalu": "2025-01-03",
    "Rabu, pagi (4/6)": "2025-06-04",
    "Sabtu-Minggu (7-8/6)": "2025-06-07/2025-06-08",
    "22 Desember": "2025-12-22",
    "1 Januari lalu": "2025-01-01",
    "tanggal 20 bulan ini": "2025-06-20",
    "9-19 November": "2025-11-09/2025-11-19",
    "Desember lalu": "2024-12",
    "Juni lalu": "2024-06",
    "Juli mendatang": "2025-07",
    "April tahun depan": "2026-04",
    "akhir November": "2025-11",
    "kemarin": "2025-06-10",
    "lusa": "2025-06-13",
    "Rabu (11/6) hari ini": "2025-06-11",
    "tadi malam": "2025-06-10",
    "malam ini": "2025-06-11",
    "hari ini, Selasa (10/6)": "2025-06-10",
    "minggu lalu": "2025-06-02/2025-06-08",
    "hari Minggu lalu": "2025-06-08",
    "pekan depan": "2025-06-16/2025-06-22",
    "bulan lalu": "2025-05",
    "tahun depan": "2026",
    "kuartal pertama tahun ini": "2025-33",
    "kuartal lalu": "2025-33",
    "tiga hari lalu": "2025-06-08",
    "dua pekan lalu": "2025-05-26/2025-06-01",
    "setahun lalu": "2024",
    "dua belas tahun silam": "2013",
}


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE.items())
def test_absolute_date_needs_no_publication(text, expected):
    assert read_date(text).date == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items())
def test_relative_date_counts_from_publication(text, expected):
    assert read_date(text, WEDNESDAY).date == expected


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_date_without_publication_is_unresolved(text):
    reading = read_date(text)
    assert (reading.date, reading.flags) == ("", ("unresolved_date",))


@pytest.mark.parametrize(
    ("text", "modifier"),
    {"awal tahun ini": "start", "pertengahan 2024": "mid", "medio Mei": "mid", "akhir 2025": "end"}.items(),
)
def test_edge_becomes_modifier(text, modifier):
    assert read_date(text, WEDNESDAY).modifier == modifier


@pytest.mark.parametrize(
    ("text", "flags"),
    {
        "Rabu (28/05/2024)": ("weekday_mismatch",),
        "Selasa (28/05/2024)": (),
        "31 November": ("impossible_date",),
        "30 Februari 2024": ("impossible_date",),
        "28-31 November 2023": ("impossible_date",),
    }.items(),
)
def test_flags(text, flags):
    assert read_date(text, WEDNESDAY).flags == flags


@pytest.mark.parametrize(
    "text", ["5 orang", "2024-2019", "13/25/2024", "puluhan tahun lalu", "Maret yang cerah", "2023/25"]
)
def test_what_is_no_date(text):
    assert read_date(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (date(2023, 12, 4), "1 Januari", "2024-01-01"),
        (date(2024, 1, 3), "Minggu (31/12)", "2023-12-31"),
        (date(2023, 10, 10), "Senin (9/10)", "2023-10-09"),
        (date(2023, 12, 1), "Maret", "2023-03"),
        (date(2025, 1, 9), "Desember", "2024-12"),
        (date(2023, 12, 1), "Desember mendatang", "2023-12"),
    ],
)
def test_year_left_out_is_the_likely_one(published, text, expected):
    assert read_date(text, published).date == expected


def test_list_shares_what_its_last_item_says():
    text = "20 Desember, 27 Desember 2023 dan 3 Januari 2024"
    assert [(text[p.start : p.end], p.reading.date) for p in read_dates(text)] == [
        ("20 Desember", "2023-12-20"),
        ("27 Desember 2023", "2023-12-27"),
        ("3 Januari 2024", "2024-01-03"),
    ]


def test_list_without_a_date_gives_nothing():
    assert read_dates("5 dan 6 orang") == []


def test_since_looks_back():
    assert [part.reading.date for part in read_since("sejak Juli", WEDNESDAY)] == ["2024-07"]
    assert [part.reading.date for part in read_since("sejak Juni", WEDNESDAY)] == ["2025-06"]
