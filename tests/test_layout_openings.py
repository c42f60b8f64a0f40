"""What stands before the body: title, day of publication, teaser, dateline."""

import pytest
from laid_out import BODY, MORE, TITLE, layout, pieces


@pytest.mark.parametrize(
    "text, title, repeated",
    [
        (f"{TITLE}\n\nid Padi,Sigi\n\n{TITLE}\n\n{BODY}", TITLE, True),
        (f"{TITLE}\n{TITLE}\n{BODY}", TITLE, True),
        (f"{TITLE}{TITLE}\n\n{BODY}", TITLE, True),
        (f"{TITLE}\n{BODY}", TITLE, False),
        (f"{TITLE}\nReporter: Sari\nSenin, 20 Oktober 2025 10:15 WIB\n{BODY}", TITLE, False),
        (f"{TITLE}Selasa, 5 Desember 2023 08:09 WIB\n{BODY}", TITLE, False),
        (f"Ke mana gabah Sigi dijual?\n\n{BODY}", "Ke mana gabah Sigi dijual?", False),
        (f"{BODY}\n\n{MORE}", "", False),
        (f"“Lumbung itu penting,” kata Wayan.\n\n{BODY}", "", False),
        (f"Palu (ANTARA) - {BODY}\n\n{MORE}", "", False),
        ("Sigi membangun 12 lumbung padi", "", False),
    ],
)
def test_title_is_known_by_its_form(text, title, repeated):
    assert layout(text).article.title == title
    assert any(kind == "repeated_title" for kind, _ in pieces(text)) == repeated


@pytest.mark.parametrize(
    "line, published",
    [
        ("Selasa, 5 Desember 2023 08:09 WIB", "2023-12-05T08:09:00+07:00"),
        ("Kamis, 16 Okt 2025 10:30 WIB", "2025-10-16T10:30:00+07:00"),
        ("Kamis, 16 Oktober 2025 | 10:30 WITA", "2025-10-16T10:30:00+08:00"),
        ("Jumat, 17 Oktober 2025 - 10.30 WIT", "2025-10-17T10:30:00+09:00"),
        ("Senin 20 Oct 2025 10:15 WIB", "2025-10-20T10:15:00+07:00"),
        ("20 Oktober 2025 pukul 10.15", "2025-10-20T10:15:00"),
        ("Diterbitkan 20 Oktober 2025, 10:15 WIB", "2025-10-20T10:15:00+07:00"),
        ("Liputan6.com, Diperbarui 20 Oktober 2025, 10:15 WIB", "2025-10-20T10:15:00+07:00"),
        ("Kompas.com - 05/06/2024, 10:30 WIB", "2024-06-05T10:30:00+07:00"),
        ("2025-10-17T23:30:00+07:00", "2025-10-17T23:30:00+07:00"),
        ("2025-10-17 23:30", "2025-10-17T23:30:00"),
        ("10/17/2025 23:30", "2025-10-17T23:30:00"),
        ("8/10/2025 13:54", "2025-08-10T13:54:00"),
        ("17/10/2025 23:30", "2025-10-17T23:30:00"),
        ("October 20, 2025", "2025-10-20"),
        ("SELASA, 4 MARET 2025 09:15 WITA", "2025-03-04T09:15:00+08:00"),
        ("selasa, 4 maret 2025 09:15 wita", "2025-03-04T09:15:00+08:00"),
        ("Senin, 31 Februari 2025 08:00 WIB", ""),
    ],
)
def test_publication_line_is_read(line, published):
    text = f"{TITLE}\n\n{line}\n\n{BODY}"
    assert pieces(text) == [("title", TITLE), ("publication", line), ("body", BODY)]
    assert layout(text).article.published == published


def test_first_of_two_publication_lines_counts():
    text = f"{TITLE}\n\nDiterbitkan 20 Oktober 2025, 10:15 WIB\nDiperbarui 21 Oktober 2025, 11:00 WIB\n\n{BODY}"
    assert layout(text).article.published == "2025-10-20T10:15:00+07:00"
    assert pieces(text)[-1] == ("body", BODY)


@pytest.mark.parametrize(
    "dateline, place, outlet",
    [
        ("Palu (ANTARA) - ", "Palu", "ANTARA"),
        ("Palu, Sulawesi Tengah (ANTARA) – ", "Palu, Sulawesi Tengah", "ANTARA"),
        ("Ankara (ANTARA/Anadolu) - ", "Ankara", "ANTARA"),
        ("Palu, CNN Indonesia -- ", "Palu", "CNN Indonesia"),
        ("PALU, KOMPAS.com - ", "Palu", "Kompas.com"),
        ("KOMPAS.com - ", "", "Kompas.com"),
        ("Suara.com - ", "", "Suara.com"),
        ("TEMPO.CO, Palu - ", "Palu", "Tempo"),
        ("REPUBLIKA.CO.ID, BANDA ACEH -- ", "Banda Aceh", "Republika"),
        ("Liputan6.com, Palu ", "Palu", "Liputan6"),
        ("Liputan6.com, Banda Aceh - ", "Banda Aceh", "Liputan6"),
        ("kabarsigi.com – Sigi Biromaru Sulteng - ", "Sigi Biromaru Sulteng", "kabarsigi.com"),
        ("Sigi (Kabar Sigi) – ", "Sigi", "Kabar Sigi"),
        ("PALU (KabarSigi) – ", "Palu", "KabarSigi"),
        ("PALU - ", "Palu", ""),
        ("Palu - ", "Palu", ""),
        ("Palu, 20 Oktober 2025 – ", "Palu", ""),
    ],
)
def test_dateline_gives_place_and_outlet(dateline, place, outlet):
    text = f"{TITLE}\n\n{dateline}{BODY}"
    article = layout(text).article
    assert pieces(text) == [("title", TITLE), ("dateline", dateline), ("body", BODY)]
    assert (article.dateline_place, article.outlet) == (place, outlet)


@pytest.mark.parametrize(
    "teaser, place",
    [
        ("Gabah disimpan sampai harga naik", "Palu"),
        ("Lumbung dibuka pukul 03.41 WIB", "Palu"),
        ("Harapannya petani tidak rugi...", "Parigi Moutong"),
        ("Pembeli datang dari Poso", "Sigi, Sulawesi Tengah"),
    ],
)
def test_teaser_ends_where_the_place_of_a_glued_dateline_begins(teaser, place):
    text = f"{TITLE}\n\nSelasa, 5 Desember 2023 08:09 WIB\n\n{teaser}{place} (ANTARA) - {BODY}"
    assert pieces(text)[2:] == [("body", teaser), ("dateline", f"{place} (ANTARA) - "), ("body", BODY)]


@pytest.mark.parametrize(
    "first",
    [
        "Badan Gizi Nasional (BGN) - lembaga baru itu - membuka dapur.",
        "Dinas Sosial (Dinsos) - Bappeda Sigi menyalurkan beras.",
        "Jalan Palu-Poso longsor pada Senin.",
    ],
)
def test_sentence_with_brackets_or_hyphen_is_no_dateline(first):
    assert pieces(f"{TITLE}\n\n{first} {BODY}") == [("title", TITLE), ("body", f"{first} {BODY}")]


def test_dateline_is_found_behind_a_caption_and_a_teaser():
    caption = "Warga menjemur gabah di Sigi. (ANTARA/Budi Raharja)"
    text = f"{TITLE}\n\n{caption}\n\nGabah disimpan duluPalu (ANTARA) - {BODY}"
    assert pieces(text) == [
        ("title", TITLE),
        ("caption", caption),
        ("body", "Gabah disimpan dulu"),
        ("dateline", "Palu (ANTARA) - "),
        ("body", BODY),
    ]
