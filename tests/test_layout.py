"""What the layout of an article says: title, publication, dateline, body, furniture, and their metadata."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout import FURNITURE, read_layout
from pipeline.model import Article

BODY = "Pemerintah Kabupaten Sigi membangun 12 lumbung padi di lereng timur pada musim tanam ini."
MORE = "Petani menyambut baik rencana itu karena gabah tidak lagi dijual murah saat panen raya."
TITLE = "Sigi bangun 12 lumbung padi"


def layout(text: str, **known):
    return read_layout(Article("id", "source", "sha", "text", text, **known))


def pieces(text: str, **known) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end]) for section in layout(text, **known).sections]


def test_title_publication_dateline_and_body_are_told_apart():
    text = f"{TITLE}\n\nSelasa, 5 Desember 2023 08:09 WIB\n\nPalu (ANTARA) - {BODY}\n\n{MORE}\n"
    assert pieces(text) == [
        ("title", TITLE),
        ("publication", "Selasa, 5 Desember 2023 08:09 WIB"),
        ("dateline", "Palu (ANTARA) - "),
        ("body", f"{BODY}\n\n{MORE}"),
    ]
    article = layout(text).article
    assert (article.title, article.published, article.dateline_place, article.outlet) == (
        TITLE,
        "2023-12-05T08:09:00+07:00",
        "Palu",
        "ANTARA",
    )


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


@pytest.mark.parametrize(
    "between, headlines, rest",
    [
        ("  Baca juga: Poso tanam 5 ribu durian   ", ["Poso tanam 5 ribu durian"], MORE),
        ("\nBACA JUGA : Poso tanam 5 ribu durian\n", ["Poso tanam 5 ribu durian"], MORE),
        ("Baca juga: Poso tanam 5 ribu durian", ["Poso tanam 5 ribu durian"], MORE),
        (
            "\n\nBaca juga:\nPoso tanam 5 ribu durian\nDonggala buka pasar ikan\n\n",
            ["Poso tanam 5 ribu durian", "Donggala buka pasar ikan"],
            MORE,
        ),
        (
            "Pilihan RedaksiPoso Tanam 5 Ribu Pohon DurianDonggala Buka Pasar Ikan Baru",
            ["Poso Tanam 5 Ribu Pohon Durian", "Donggala Buka Pasar Ikan Baru"],
            MORE,
        ),
        ("\nSimak juga Video 'Poso Tanam Durian':\n", ["Poso Tanam Durian"], MORE),
        ("\nSimak juga Video: Poso Tanam Durian\n", ["Poso Tanam Durian"], MORE),
        ('\nTonton juga video "Poso Tanam Durian" di sini:\n\n', ["Poso Tanam Durian"], MORE),
        ("\nLihat Video Poso Tanam 5 Ribu Durian\n", ["Poso Tanam 5 Ribu Durian"], MORE),
        (" (Baca juga: Poso tanam 5 ribu durian) ", ["Poso tanam 5 ribu durian"], MORE),
        ("\nBerita terkait: Poso tanam 5 ribu durian\n", ["Poso tanam 5 ribu durian"], MORE),
        ('\nBaca artikel kabarsigi, "Poso Tanam Durian" selengkapnya di sini\n', ["Poso Tanam Durian"], MORE),
        ("\nSaksikan Video Pilihan di Bawah Ini:\n", [], MORE),
        ("\nBaca Juga Poso Tanam 5 Ribu Durian\n", ["Poso Tanam 5 Ribu Durian"], MORE),
    ],
)
def test_related_lines_are_cut_out_of_the_body(between, headlines, rest):
    text = f"{TITLE}\n\n{BODY}{between}{rest}"
    assert list(layout(text).article.related) == headlines
    assert [piece for kind, piece in pieces(text) if kind == "body"] == [BODY, rest]


@pytest.mark.parametrize(
    "sentence",
    [
        "Guru mengajak siswa baca juga buku cerita daerah.",
        "Warga bisa lihat juga: papan pengumuman desa.",
        "Simak video itu dengan teliti sebelum mengisi formulir.",
        "Berita terkait kenaikan tarif itu dibantah camat.",
        "Komisi Pemilihan Umum (KPU) menetapkan 30 calon (DCT).",
        "Dilarang keras merokok di lumbung.",
        "Editor majalah itu tinggal di Palu.",
        "Komentar warga beragam.",
        "Foto itu dipajang di balai desa.",
        "Nilainya naik 5 persen (yoy) pada Juli.",
    ],
)
def test_running_prose_stays_body(sentence):
    text = f"{TITLE}\n\n{BODY} {sentence}\n\n{MORE}"
    assert pieces(text) == [("title", TITLE), ("body", f"{BODY} {sentence}\n\n{MORE}")]


def test_caption_is_the_paragraph_that_ends_with_a_credit():
    caption = "Warga menjemur gabah di Sigi, Jumat (17/10/2025). (ANTARA/Budi Raharja)"
    text = f"{TITLE}\n\n{BODY}  {caption}     {MORE}"
    assert pieces(text) == [("title", TITLE), ("body", BODY), ("caption", caption), ("body", MORE)]


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


def test_credit_behind_speech_is_cut_alone():
    speech = "“Kami siap,” kata Wayan di Palu."
    assert pieces(f"{TITLE}\n\n{speech} (Foto: Dok. Pemkab)\n\n{MORE}") == [
        ("title", TITLE),
        ("body", speech),
        ("caption", "(Foto: Dok. Pemkab)"),
        ("body", MORE),
    ]


@pytest.mark.parametrize(
    "tail, byline",
    [
        (
            "\n\nPewarta: Sari WulandariEditor: Joko Susilo\n\nCOPYRIGHT © ANTARA 2023",
            "Pewarta: Sari Wulandari; Editor: Joko Susilo",
        ),
        (
            "Pewarta: Sari WulandariEditor: Joko Susilo     COPYRIGHT © ANTARA 2023",
            "Pewarta: Sari Wulandari; Editor: Joko Susilo",
        ),
        ("\n\nPewarta: Sari\n\nEditor : Joko Susilo\n", "Pewarta: Sari; Editor : Joko Susilo"),
        ("\n\n(win)", "win"),
        (" (abc/def)", "abc/def"),
        ("[Gambas:Video CNN] (abc/def)", "abc/def"),
        (" (abc/def) [Gambas:Video CNN]", "abc/def"),
        (" (AFP/end)", "AFP/end"),
        ("\n(***)\n", "***"),
    ],
)
def test_byline_is_read_and_no_part_of_the_body(tail, byline):
    text = f"{TITLE}\n\n{BODY}{tail}"
    assert layout(text).article.byline == byline
    assert [piece for kind, piece in pieces(text) if kind == "body"] == [BODY]


@pytest.mark.parametrize(
    "tail, kind",
    [
        ("COPYRIGHT © ANTARA 2023", "copyright"),
        ("Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis tanpa izin.", "copyright"),
        ("Tuangkan Komentar Anda", "debris"),
        ("Daftar Isi", "debris"),
        ("ADVERTISEMENT", "debris"),
        ("SCROLL TO CONTINUE WITH CONTENT", "debris"),
        ("Simak berita lainnya di Google News", "debris"),
        ("Ikuti berita Kabar Sigi di WhatsApp Channel kami", "debris"),
        ("View this post on Instagram      A post shared by Kabar Sigi (@kabarsigi)", "debris"),
        ("Artikel ini telah tayang di Kabar Sigi dengan judul Lumbung Baru", "debris"),
        ("Bagikan", "debris"),
        ("Tags: padi, lumbung", "tags"),
        ("[Gambas:Video CNN]", "caption"),
        ("Foto: Warga menjemur gabah di Sigi", "caption"),
    ],
)
def test_debris_is_furniture_between_paragraphs(tail, kind):
    text = f"{TITLE}\n\n{BODY}\n{tail}\n\n{MORE}"
    assert pieces(text) == [("title", TITLE), ("body", BODY), (kind, tail), ("body", MORE)]


@pytest.mark.parametrize(
    "text, tags",
    [
        (f"{TITLE}\n\nid Padi,Lumbung Desa,Sigi\n\n{BODY}", ("Padi", "Lumbung Desa", "Sigi")),
        (f"{TITLE}\n\n{BODY}\n\nTags: padi, sigi", ("padi", "sigi")),
        (f"{TITLE}\n\n#Padi #Sigi\n\n{BODY}", ("Padi", "Sigi")),
    ],
)
def test_tags_are_split(text, tags):
    assert layout(text).article.tags == tags


@pytest.mark.parametrize(
    "tail, outlet",
    [
        ("COPYRIGHT © ANTARA News Sulawesi Tengah 2023", "ANTARA"),
        ("[Gambas:Video CNN]", "CNN Indonesia"),
        ("Copyright © 2024 Kabar Sigi", "Kabar Sigi"),
    ],
)
def test_outlet_signs_at_the_end(tail, outlet):
    assert layout(f"{TITLE}\n\n{BODY}\n\n{tail}").article.outlet == outlet


def test_metadata_that_the_article_has_wins():
    text = f"{BODY}\n\nPewarta: Sari Wulandari"
    article = layout(
        text, title="Judul dari halaman", published="2024-01-02", byline="Wayan", outlet="Kabar Sigi"
    ).article
    assert (article.title, article.published, article.byline, article.outlet) == (
        "Judul dari halaman",
        "2024-01-02",
        "Wayan",
        "Kabar Sigi",
    )
    assert pieces(text, title="Judul dari halaman")[0] == ("body", BODY)


def test_known_title_is_found_in_the_text():
    assert pieces(f"{TITLE}\n{BODY}", title=TITLE) == [("title", TITLE), ("body", BODY)]


@pytest.mark.parametrize("text", ["", "   \n\xa0\n"])
def test_nothing_gives_no_sections(text):
    assert layout(text).sections == ()


def test_text_without_furniture_is_one_body():
    assert pieces(f"{BODY} {MORE}") == [("body", f"{BODY} {MORE}")]


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\n",
        "Baca juga: ",
        "(ANTARA/B)",
        "Pewarta: ",
        "A",
        "Pilihan Redaksi",
        "a. ",
        "(abc)",
        "Palu (ANTARA) - ",
        "© ",
    ],
)
def test_a_long_line_costs_linear_time(unit):
    text = unit * (2_000_000 // len(unit))
    assert all(section.end <= len(text) for section in layout(text).sections)


WORDS = [
    "Baca juga: ",
    "Pewarta: ",
    "\n",
    "  ",
    "Palu (ANTARA) - ",
    "(ANTARA/Sari)",
    "COPYRIGHT © ",
    "Pilihan Redaksi",
    "Simak Video '",
    TITLE,
    BODY,
    ". ",
    "\xa0",
    "(abc)",
    "2023",
]


@given(st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map("".join)))
def test_sections_are_ordered_apart_and_within_the_text(text):
    read = layout(text)
    reached = 0
    for section in read.sections:
        assert reached <= section.start < section.end <= len(text)
        assert section.kind in ("title", "body", *FURNITURE)
        reached = section.end
    titles = [text[section.start : section.end] for section in read.sections if section.kind == "title"]
    assert titles == ([read.article.title] if read.article.title else [])
    assert read.article.text == text
