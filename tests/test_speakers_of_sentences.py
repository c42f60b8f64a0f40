"""Speakers of what stands in sentences that somebody is said to have said."""

import pytest
from heard import compiled, listen, named

from pipeline.language import find_sentences
from pipeline.model import Article, Section

Y, R = "Yosef Mbari", "Ratna Kusumadewi"
KARANTINA, CAKRA = "Badan Karantina Laut", "Lembaga Survei Cakra"
READY = '"Perahu kami siap melaut besok,"'


@pytest.mark.parametrize(
    "text, speaker",
    [
        (f"{Y} mengatakan bahwa 30 nelayan hilang.", Y),
        (f"Camat Wolo {Y}, Senin (3/2), mengatakan 30 nelayan hilang.", Y),
        (f"Saat dihubungi, Camat {Y} menyebut 30 nelayan hilang.", Y),
        (f"Menurut {Y}, 30 nelayan hilang.", Y),
        (f"Sebanyak 30 nelayan, menurut {Y}, hilang.", Y),
        (f"Sebanyak 30 nelayan hilang, kata {Y}.", Y),
        (f"Sebanyak 30 nelayan, lanjut {Y}, hilang.", Y),
        (f"Dijelaskan oleh {Y}, 30 nelayan hilang.", Y),
        (f"Berdasarkan data {KARANTINA}, 30 nelayan hilang.", KARANTINA),
        (f"Menurut laporan {KARANTINA}, 30 nelayan hilang.", KARANTINA),
        (f"{KARANTINA} mencatat 30 nelayan hilang.", KARANTINA),
        (f"{KARANTINA} pada Maret lalu melaporkan 30 nelayan hilang.", KARANTINA),
        (f"Laporan {KARANTINA} menyebut 30 nelayan hilang.", KARANTINA),
        (f"Data {CAKRA} menunjukkan 30 nelayan hilang.", CAKRA),
        ("Dikutip dari Harian Suluh, 30 nelayan hilang.", "Harian Suluh"),
        (f"Direktur {KARANTINA} {Y} mengatakan 30 nelayan hilang.", Y),
        (f"{Y} dari {KARANTINA} mengatakan 30 nelayan hilang.", Y),
        (f"{Y}, Juru Bicara {KARANTINA}, mengatakan 30 nelayan hilang.", Y),
        (f"Menanggapi {Y}, {KARANTINA} mengatakan 30 nelayan hilang.", KARANTINA),
        (f"{KARANTINA} memanggil {Y} dan mengatakan 30 nelayan hilang.", KARANTINA),
        (f"{Y} mengatakan, berdasarkan data {KARANTINA}, 30 nelayan hilang.", Y),
        ("Tim SAR Ende melaporkan 30 nelayan hilang.", "Tim SAR Ende"),
        (f"{Y} tiba. Ia menjelaskan 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Dia menyebut 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Menurutnya, 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Pihaknya mencatat 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Politikus asal Ende itu menyebut 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Selain itu, kata dia, 30 nelayan hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Sebanyak 30 nelayan, katanya lagi, hilang.", Y),
        (f'"Ombak tinggi. Ada 30 nelayan hilang," kata {Y}.', Y),
    ],
)
def test_sentence_is_somebodys_words(text, speaker):
    assert listen(text).speaker_at(text.index("30")) == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"{Y} mengatakan ombak tinggi. Sebanyak 30 nelayan hilang.",
        f"{Y} mengatakan ombak tinggi. Dia membawa 30 nelayan.",
        f"{Y} membawa 30 nelayan.",
        f"{Y} menyampaikan bantuan kepada 30 nelayan.",
        f"Hal itu disampaikan {Y} di depan 30 nelayan.",
        f"{READY} kata {Y} di depan 30 nelayan.",
        "Berdasarkan Perda Nomor 3, 30 nelayan menerima jala.",
        "Warga menyebut 30 nelayan hilang.",
        "Laporan itu menyebut 30 nelayan hilang.",
        "Sebanyak 30 nelayan dilaporkan hilang.",
        "Kata kunci laporan itu 30 nelayan.",
        "Ia menyebut 30 nelayan hilang.",
        f"Rancangan {Y} yang menargetkan 30 nelayan ditolak.",
        "Jumlahnya 30 nelayan, tambah dua lagi dari Ende.",
    ],
)
def test_paper_speaks_itself(text):
    assert listen(text).speaker_at(text.index("30")) == ""


@pytest.mark.parametrize(
    "text, speaker",
    [
        (f"{Y} menyebutkan, dari 30 orang itu dua hilang.", Y),
        (f"Kapolres {Y} melalui Kasat Reskrim {R} mengatakan 30 orang hilang.", R),
        (f"Juru bicara Kementerian Irigasi {Y} menyatakan 30 orang hilang.", Y),
        ("Kementerian Irigasi (Keirig) menyatakan 30 orang hilang.", "Kementerian Irigasi"),
        (f"Kementerian Irigasi melalui Direktur Sungai {Y} menyatakan 30 orang hilang.", Y),
        ("Kepala Kementerian Irigasi mengatakan 30 orang hilang.", ""),
        (f"{Y} optimistis 30 orang akan datang.", ""),
        (f"{Y} berharap 30 orang datang.", Y),
        ("Dalam laporannya, Kementerian Irigasi mencatat 30 orang hilang.", "Kementerian Irigasi"),
        ("Polisi menyebut 30 orang hilang.", "Polisi"),
        ("Pemerintah memperkirakan 30 orang hilang.", "Pemerintah"),
        ("Sebelumnya diberitakan, 30 orang hilang.", ""),
        ("Diketahui, 30 orang hilang.", ""),
        ("Data Kementerian Irigasi mencatat 30 orang hilang.", "Kementerian Irigasi"),
        ("Mengutip data Kementerian Irigasi, 30 orang hilang.", "Kementerian Irigasi"),
        ("Merujuk laporan Lembaga Survei Cakra, 30 orang hilang.", "Lembaga Survei Cakra"),
        ("Survei Lembaga Survei Cakra menunjukkan 30 orang hilang.", "Lembaga Survei Cakra"),
        ("Hasil survei Lembaga Survei Cakra menyebutkan, 30 persen.", "Lembaga Survei Cakra"),
        ("PT Rotan Jaya mencatatkan laba 30 miliar.", ""),
        (f"{Y} mengatakan ombak tinggi. Ia menambahkan, pihaknya menyiapkan 30 perahu.", Y),
        (f"{Y} mengatakan ombak tinggi. Untuk itu, ia meminta 30 orang mengungsi.", ""),
        (f"{Y} mengatakan ombak tinggi. Lebih lanjut dikatakan {R}, 30 orang hilang.", R),
        (f"{Y} mengatakan ombak tinggi. Lebih lanjut, dia menjelaskan bahwa 30 orang hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Lebih jauh Mbari memaparkan, 30 orang hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Diakuinya, 30 orang hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Dikatakannya, 30 orang hilang.", Y),
        (f"{Y} mengatakan ombak tinggi. Dia mengakui 30 orang hilang.", Y),
        (f"{R} tiba di lokasi. {Y} mengatakan ombak tinggi. Sementara itu, menurut dia, 30 orang hilang.", Y),
        (f"Ada 30 orang hilang, ungkap {Y} saat rapat.", Y),
        (f"Total 30 orang hilang kata Camat Wolo {Y}.", Y),
        (f"Kata {Y}, 30 orang hilang.", Y),
        (f'"Kami hitung ulang," kata {Y}. Ia merinci, 30 orang hilang.', Y),
        (f'"Kami hitung ulang," kata {Y} sembari menyebut 30 orang hilang.', Y),
        (f"Dalam keterangan tertulisnya, {Y} menyampaikan bahwa 30 orang hilang.", Y),
        (f"{Y} mengatakan ombak tinggi, sementara {R} menyebut 30 orang hilang.", Y),
        (f"Selain {Y}, {R} juga menyebut 30 orang hilang.", R),
        ("Penyidik KPK menyebut 30 orang hilang.", "Penyidik KPK"),
        ("Menurut catatan Kementerian Irigasi, 30 orang hilang.", "Kementerian Irigasi"),
        ("Menurut warga, 30 orang hilang.", ""),
        ("Menurut dia, 30 orang hilang.", ""),
        (f"Menurut Undang-Undang, 30 orang hilang. {Y}.", ""),
        ("Kementerian Irigasi menargetkan 30 persen lahan.", ""),
        ("Kementerian Irigasi mengklaim 30 persen lahan aman.", "Kementerian Irigasi"),
    ],
)
def test_speaker_of_a_number(text, speaker):
    assert listen(text).speaker_at(text.index("30")) == speaker


def test_title_is_nobodys_words():
    text = f"{Y} mengatakan 30 nelayan hilang\n\nOmbak tinggi."
    end = text.index("\n")
    sections = (Section("title", 0, end), Section("body", end + 2, len(text)))
    article, sentences = Article("a", "a", "", "text", text), find_sentences(text, sections)
    (attribution,) = compiled()([(article, sections, sentences, named(text))])
    assert attribution.speaker_at(text.index("30")) == ""


def test_article_without_sentences_has_no_speaker():
    text = f"{Y} mengatakan 30 nelayan hilang, kata {Y}."
    sections = (Section("caption", 0, len(text)),)
    (attribution,) = compiled()([(Article("a", "a", "", "text", text), sections, [], named(text))])
    assert attribution.speaker_at(text.index("30")) == ""


@pytest.mark.parametrize("position", [-5, 0, 10_000])
def test_position_outside_has_no_speaker(position):
    assert listen("Pasar sepi.").speaker_at(position) == ""
