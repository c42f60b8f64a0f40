"""What a number is about, whom it counts, where, and who says it: read from the words around it."""

import pytest

from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())
NUMBERS = ("money", "count", "percentage")


def numbers(sentence: str) -> list:
    article = Article("a", "a", "", "text", f"Berita Desa\n\n{sentence}", published="2024-06-12")
    return [fact for fact in READ(article).facts if fact.type in NUMBERS]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Indeks saham ditutup menguat 24,5 poin atau 0,4 persen.", ["Indeks saham"]),
        ("Baru sebesar 18 persen dari total piutang koperasi tertagih.", ["piutang koperasi"]),
        ("Nilai panen yang sempat mereka timbang mencapai Rp4 juta.", ["nilai panen"]),
        ("Kemarin kami bayar royalti Rp3 juta.", ["royalti"]),
        ("Pada pekan pertama ini terjadi penurunan 3 persen.", ["penurunan"]),
        ("Dari Rp7 miliar tunggakan sewa kios, baru sebagian ditagih.", ["tunggakan sewa kios"]),
        ("Panitia menargetkan Rp20 juta dari lelang lukisan itu.", ["lelang lukisan"]),
        ("Juragan itu mengantongi total Rp2 miliar.", [""]),
        ("Seorang kolektor membelinya seharga Rp50 juta.", [""]),
        ("Tiket masuk taman Rp20 ribu.", ["Tiket masuk taman"]),
        ("Harganya tidak sampai Rp10 ribu.", ["harga"]),
        ("Penyaluran dana PIP Rp450.000 dimulai.", ["Penyaluran dana PIP"]),
        ("Upah yang disepakati dewan sebesar Rp3 juta.", ["upah"]),
        ("Tingkat pengangguran turun tipis 0,3 poin persentase.", ["tingkat pengangguran"]),
        ("Pajak hiburan naik dari 1,5 menjadi 2 persen.", ["pajak hiburan"]),
        ("Kurs menguat menjadi Rp15.420 per dolar AS dari sebelumnya Rp15.490 per dolar AS.", ["kurs", "kurs"]),
        ("Saya ingat kita bayar klaim kapal Rp6 miliar.", ["klaim kapal"]),
        ("Laga itu 100 persen sesuai naskah.", ["laga"]),
        ("Subsidi bunga ditanggung negara 5 persen.", ["subsidi bunga"]),
        ("Laba turun 12 persen menjadi Rp4 miliar dari periode sama tahun lalu Rp5 miliar.", ["laba"] * 3),
        ("Hasil itu turun 12 persen dibandingkan omzet kopra pada periode yang sama sebesar Rp8 miliar.", ["hasil", "omzet kopra"]),
        ("Pasangan Rina-Budi meraih 317.465 suara (28 persen).", ["suara"]),
        ("Pasangan Rina-Budi 317.465 suara (28 persen).", ["Pasangan Rina-Budi"]),
        ("Tiket masuk pukul 08.00 seharga Rp9.000.", ["tiket masuk pukul 08.00"]),
        ("Uang itu berupa USD3.200 (kurs Rp14.545) dan SGD23.100.", ["uang", "kurs", "uang"]),
        ("Harga emas bersertifikat turun Rp9.000 dari posisi sebelumnya Rp948 ribu.", ["harga emas bersertifikat"] * 2),
        ("Perdagangan karbon mencapai Rp9 miliar.", ["Perdagangan karbon"]),
        ("Camat dan lurah menyepakati iuran pasar tahun ini, sebesar Rp9.000.", ["iuran pasar"]),
        ("Biaya hidup (living cost) Rp5 juta.", ["biaya hidup (living cost)"]),
        ("Kopra dibeli pedagang Rp9 ribu.", ["kopra"]),
        ("Rumah itu dihuni keluarga dengan utang Rp9 juta.", ["utang"]),
        ("UMK 2024 untuk Kabupaten Wolo sebesar Rp2 juta.", ["UMK"]),
        ("Pada 2024 untuk irigasi desa terpakai Rp2 juta.", ["irigasi desa"]),
        ("Brosur itu memuat informasi mengenai denda Rp900 ribu.", ["denda"]),
        ("Ongkos rontgen dipangkas separuh menjadi Rp95.000.", ["ongkos rontgen"]),
        ("Pajak hiburan dipatok setinggi-tingginya 60 persen.", ["pajak hiburan"]),
        ("Petugas menyita kayu seberat 2 ton senilai Rp75 juta.", ["kayu"]),
    ],
)
def test_subject_of_an_amount_or_a_share(sentence, subjects):
    assert [fact.subject.lower() for fact in numbers(sentence)] == [subject.lower() for subject in subjects]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Pengungsi berjumlah 1.204 jiwa.", [("jiwa", "Pengungsi")]),
        ("Jumlah penduduk miskin di kabupaten itu per Maret 2024 sebanyak 61.930 jiwa.", [("jiwa", "penduduk miskin")]),
        ("Sedangkan untuk guru honorer yang diangkat tercatat 81 orang.", [("orang", "guru honorer")]),
        ("Jumlah pasien naik 45 orang menjadi 210 orang.", [("orang", "pasien"), ("orang", "pasien")]),
        ("Jumlah murid di Wolo, Kolaka, yang mual bertambah menjadi 23 orang.", [("orang", "murid")]),
        ("Jumlah pengunjung bazar antara 300 dan 450 orang.", [("orang", "pengunjung bazar")]),
        ("Murid SMP yang diterima 288 orang.", [("orang", "Murid SMP")]),
        ("Beras yang diterima 40 orang itu berkutu.", [("orang", "orang")]),
        ("Jumlah murid di Wolo, Kolaka, yang mual setelah makan siang bertambah menjadi 32 orang.", [("orang", "murid")]),
        ("Jumlah murid turun karena warga pindah mencapai 30 orang.", [("orang", "warga pindah")]),
        ("Jumlah pengungsi akibat banjir di Wolo bertambah menjadi 43 jiwa.", [("jiwa", "pengungsi")]),
        ("Korban luka pada 2018 sebanyak 461 orang sedangkan tahun 2019 sebanyak 39 orang.", [("orang", "Korban")] * 2),
        ("Sebanyak 2 KK rumahnya hanyut.", [("kk", "KK")]),
        ("Angka kematian 9 per 1.000 penduduk.", []),
        ("Gempa menewaskan dua warga, dan lima lainnya dicari.", [("warga", "warga"), ("warga", "warga")]),
        ("Tiga warga melihat dua mobil terguling dan satu lainnya terbakar.", [("warga", "warga")]),
        ("Korban luka 40 orang dan guru honorer 12 orang.", [("orang", "Korban luka"), ("orang", "guru honorer")]),
        ("Jumlah murid 2,4 juta orang, turun 30 ribu orang dari Maret 2024.", [("orang", "murid")] * 2),
        ("Jumlah murid 40 orang dan warga dari desa 30 orang.", [("orang", "murid"), ("orang", "orang")]),
        ("Bus terguling dan tujuh penumpangnya tewas.", [("penumpang", "penumpang")]),
        ("Pabrik itu memecat 260 lainnya.", [("orang", "orang")]),
        ("Ledakan itu melukai sebelas lainnya.", [("orang", "orang")]),
        ("Polisi menangkap sebanyak 5 orang.", [("orang", "orang")]),
        ("Pohon yang ditebang warga sebanyak 40 orang.", [("orang", "orang")]),
        ("Pelamar yang lolos tahap pertama sebanyak 2.415.", [("pelamar", "Pelamar")]),
        ("Tenaga kerja asing yang terdaftar sebanyak 37.", [("tenaga kerja", "Tenaga kerja asing")]),
        ("Korban tewas bertambah menjadi 45 dan masih dicari.", [("korban", "Korban")]),
        ("Pemain itu mencapai 45.", []),
        ("Nilai rata-rata siswa mencapai 87.", []),
        ("Pukul 10 warga berkumpul.", []),
        ("Di lantai 3 korban ditemukan.", []),
        ("Dalam 5 menit 3 orang diperiksa.", [("orang", "orang")]),
        ("Di 10 kelas 300 siswa diperiksa.", [("siswa", "siswa")]),
        ("Pasien dengan suhu tubuh mencapai 39, lalu diinfus.", []),
        ("Siswa yang nilainya mencapai 90 diberi piagam.", []),
        ("Usia peserta mencapai 45.", []),
        ("Rumah warga yang rusak tercatat 45.", []),
        ("Harga di tingkat petani menjadi 6.500.", []),
        ("Dua per tiga dari 600 karyawan dirumahkan.", [("karyawan", "karyawan")]),
        ("Pohon yang ditanam warga sebanyak 500.", []),
        ("Jumlah penerima kartu itu 2,15 juta, naik tipis.", [("penerima", "penerima kartu")]),
        ("Sisanya sebanyak 1.204 adalah pekerja harian lepas.", [("pekerja", "pekerja harian lepas")]),
        ("Total pengungsi kini 2.310 di lima titik.", [("pengungsi", "pengungsi")]),
        ("Warga menanam pohon sebanyak 500.", []),
    ],
)
def test_whom_a_number_counts(sentence, counted):
    assert [(fact.unit, fact.subject) for fact in numbers(sentence) if fact.type == "count"] == counted


def test_a_bare_number_that_counts_no_people_is_listed_as_unread():
    article = Article("a", "a", "", "text", "Berita Desa\n\nPohon yang ditanam warga sebanyak 500.")
    assert [unread.text for unread in READ(article).unread] == ["500"]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Di Kota Tegal penganggur turun dari 9.870 orang menjadi 8.114 orang.", ["Kota Tegal", "Kota Tegal"]),
        ("Pecatur berkebangsaan Vietnam itu unggul atas 31 peserta.", [""]),
        ("Pengawal Presiden Prancis menahan belasan demonstran.", [""]),
    ],
)
def test_place_of_a_count(sentence, places):
    assert [fact.place for fact in numbers(sentence) if fact.type == "count"] == places


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("Gubernur berharap 70 persen warga divaksin.", [("target", "")]),
        ("Harga cabai turun tipis 2 persen.", [("", "down")]),
        ("Ekonomi tumbuh negatif 2,1 persen.", [("", "")]),
        ("Penjualan melambat 3 persen.", [("", "down")]),
        ("Kerugian itu bukan Rp5 miliar, melainkan Rp3 miliar.", [("negated", ""), ("", "")]),
        ("Camat menargetkan Rp20 miliar dari Rp60 miliar tunggakan.", [("target", ""), ("", "")]),
        ("Camat menargetkan pendapatan dari pajak Rp5 miliar.", [("target", "")]),
        ("Harganya US$3 juta atau jika dirupiahkan Rp46 miliar.", [("", ""), ("", "")]),
        ("Belum teridentifikasi lima orang.", [("", "")]),
        ("Terjadi peningkatan kunjungan turis asing sebesar 8 persen.", [("", "up")]),
        ("Kenaikan harga berubah menjadi 7 persen.", [("", "")]),
        ("Harga naik setinggi 11 persen.", [("", "up")]),
        ("Pabrik itu membantah merumahkan 130 buruh.", [("negated", "")]),
        ("Ia membantah terlibat suap Rp2 miliar.", [("", "")]),
        ("Tidak benar ada 40 warga yang terusir.", [("negated", "")]),
        ("Apakah benar ada 40 warga di sana?", [("", "")]),
        ("Dinas menargetkan penyaluran bantuan operasional (BOP) tahunan 2026 mencapai Rp7 miliar.", [("target", "")]),
        ("Pemkab (yang menargetkan kenaikan) menyalurkan Rp9 miliar.", [("", "")]),
        ("Serapan anggaran dinas itu mencapai Rp4 miliar.", [("", "")]),
        ("Anggaran yang terserap sebesar Rp4 miliar.", [("", "")]),
        ("Dinas menargetkan serapan anggaran Rp4 miliar.", [("target", "")]),
        ("Realisasi mencapai 70 persen dari pagu Rp4 miliar.", [("", ""), ("budgeted", "")]),
        ("Dana Rp9 miliar itu akan dialokasikan untuk irigasi.", [("budgeted", "")]),
        ("Proyek Rp9 miliar yang dianggarkan camat mangkrak.", [("", "")]),
    ],
)
def test_how_the_text_holds_a_number(sentence, stances):
    assert [(fact.assertion, fact.change) for fact in numbers(sentence)] == stances


def test_the_same_change_in_another_measure_goes_the_same_way():
    assert [fact.change for fact in numbers("Rupiah melemah 35 poin atau 0,2 persen ke Rp16.210.")] == ["down", ""]


def test_who_adds_something_behind_a_quote_says_it():
    said = '"Kami rugi besar," ujar Marlina Sari, seraya menambahkan bahwa omzetnya tinggal Rp400 ribu sehari.'
    assert [(fact.speaker, fact.per) for fact in numbers(said)] == [("Marlina Sari", "day")]
