"""What stands between and behind the paragraphs of a body and is none: links, captions, credits, bylines, tags."""

import pytest
from laid_out import BODY, MORE, TITLE, layout, pieces


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
