"""What the checks find in short articles: sums that come out, and sums that do not."""

import re

import pytest
from checked import READ, cases, read, verdicts

from pipeline.model import FACT_TYPES, Article

RIGHT = {
    "sum": [
        "Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.190 perempuan.",
        "Satgas menyiagakan 530 personel. Rinciannya, 220 prajurit, 190 polisi, dan 120 relawan.",
        "Sebanyak 145 relawan dikerahkan, yakni 80 perawat, 40 bidan, dan 25 dokter.",
        "Anggaran Rp2,5 miliar dialokasikan, dengan rincian Rp1,8 miliar untuk jalan dan Rp700 juta untuk irigasi.",
        "Dana hibah Rp90 juta terbagi atas Rp60 juta untuk kelompok tani dan Rp30 juta untuk kelompok nelayan.",
        "Kapal itu mengangkut 412 penumpang. Dari jumlah tersebut, 300 orang dewasa dan 112 anak-anak selamat.",
        "Balai itu melatih 96 peserta. Mereka terdiri atas 56 pemuda dan 40 ibu rumah tangga.",
        "Realisasi belanja Rp1,25 triliun, terdiri atas belanja pegawai Rp640,4 miliar dan belanja modal Rp605,1 miliar.",
        "Dalam musibah itu 12 orang tewas dan 30 orang terluka sehingga total korban 42 orang.",
        "Peserta berjumlah 1,17 juta orang, terdiri dari 812.400 orang pekerja formal dan 361.250 orang pekerja informal.",
        "Pemkab menyiapkan 250 personel, yakni 120 personel (48 persen) dari Satpol PP dan 130 personel dari Dishub.",
    ],
    "total": [
        "Bantuan untuk 1.200 penerima masing-masing Rp600 ribu dengan total Rp720 juta.",
        "Sebanyak 350 guru menerima insentif Rp300 ribu per orang selama enam bulan dengan total Rp630 juta.",
        "Biaya sewa gudang Rp15 juta per bulan atau Rp180 juta per tahun.",
        "Sewa tenda Rp150 ribu per hari selama 12 hari, sehingga totalnya Rp1,8 juta.",
    ],
    "share": [
        "Dari 2.000 nelayan, baru 340 orang atau 17 persen yang terdaftar.",
        "Realisasi belanja mencapai 45 persen, yaitu Rp900 juta dari pagu Rp2 miliar.",
        "Pemkab telah menyerap 62,5 persen anggaran dari pagu Rp4 miliar, yaitu sebesar Rp2,5 miliar.",
        "Sebanyak 84 siswa atau 60 persen dari 140 siswa lulus seleksi.",
        "Sebanyak 57 orang dari 190 pemohon (30 persen) ditolak.",
    ],
    "change": [
        "Tarif parkir naik Rp2.000 menjadi Rp5.000 dari Rp3.000.",
        "Upah minimum naik 6,5 persen menjadi Rp2.130.000 dari Rp2.000.000.",
        "Jumlah penumpang naik dari 1.200 orang menjadi 1.500 orang atau naik 25 persen.",
        "Harga beras Rp15.400 per kilogram, naik Rp400 dibandingkan harga pekan lalu Rp15.000.",
        "Angka stunting turun dari 24,1 persen menjadi 19,8 persen pada 2024.",
        "Porsi belanja modal naik 2,5 persen menjadi 18,5 persen dari 16 persen.",
        "Gaji perangkat desa naik 12 persen atau sebesar Rp300 ribu dari Rp2,5 juta.",
    ],
    "rate": [
        "Nilai kontraknya 12 juta dolar AS atau sekitar Rp196 miliar.",
        "Hibah itu senilai 40 ribu ringgit (Rp148 juta).",
        "Pinjaman Rp3,2 triliun (US$200 juta) disetujui.",
    ],
    "weekday": ["Rapat digelar di balai desa, Selasa (10/6/2025).", "Ia dilantik pada Senin, 2 Juni 2025."],
    "list": [
        "Sekolah itu dibangun di tiga desa, yakni Desa Sukamaju, Desa Sukasari, dan Desa Sukarame.",
        "Lomba diikuti tiga kabupaten, yaitu Sleman, Bantul, dan Gunungkidul.",
    ],
}
WRONG = {
    "sum": [
        "Satgas menyiagakan 540 personel. Rinciannya, 220 prajurit, 190 polisi, dan 120 relawan.",
        "Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.290 perempuan.",
        "Sebanyak 145 relawan dikerahkan, yakni 80 perawat, 40 bidan, dan 35 dokter.",
        "Anggaran Rp2,5 miliar dialokasikan, dengan rincian Rp1,8 miliar untuk jalan dan Rp900 juta untuk irigasi.",
        "Dana hibah Rp90 juta terbagi atas Rp60 juta untuk kelompok tani dan Rp40 juta untuk kelompok nelayan.",
        "Balai itu melatih 96 peserta. Mereka terdiri atas 56 pemuda dan 45 ibu rumah tangga.",
        "Dalam musibah itu 12 orang tewas dan 30 orang terluka sehingga total korban 52 orang.",
    ],
    "total": [
        "Bantuan untuk 1.200 penerima masing-masing Rp600 ribu dengan total anggaran Rp7,2 miliar.",
        "Biaya sewa gudang Rp15 juta per bulan atau Rp1,8 miliar per tahun.",
        "Sewa tenda Rp150 ribu per hari selama 12 hari, sehingga totalnya Rp18 juta.",
    ],
    "share": [
        "Serapan dana desa baru Rp84 miliar (56 persen) dari pagu Rp120 miliar.",
        "Dari 2.000 nelayan, baru 340 orang atau 27 persen yang terdaftar.",
        "Realisasi belanja mencapai 54 persen, yaitu Rp900 juta dari pagu Rp2,02 miliar.",
        "Pemkab telah menyerap 52,5 persen anggaran dari pagu Rp4,05 miliar, yaitu sebesar Rp2,53 miliar.",
        "Sebanyak 84 siswa atau 65 persen dari 140 siswa lulus seleksi.",
    ],
    "change": [
        "Tarif parkir naik Rp2.000 menjadi Rp6.000 dari Rp3.000.",
        "Upah minimum naik 8,5 persen menjadi Rp2.130.000 dari Rp2.000.000.",
        "Harga beras Rp15.400 per kilogram, naik Rp400 dibandingkan harga pekan lalu Rp14.500.",
        "Angka stunting turun dari 19,8 persen menjadi 24,1 persen pada 2024.",
        "Jumlah penumpang naik dari 1.520 orang menjadi 1.240 orang.",
        "Gaji perangkat desa naik 12 persen atau sebesar Rp500 ribu dari Rp2,5 juta.",
    ],
    "rate": ["Nilai kontraknya 12 juta dolar AS atau sekitar Rp19,6 miliar.", "Hibah itu senilai 40 ribu ringgit (Rp1,48 juta)."],
    "weekday": ["Rapat digelar di balai desa, Rabu (10/6/2025).", "Ia dilantik pada Minggu, 2 Juni 2025."],
    "age": [
        "\"Kami sudah siap,\" kata Camat Nangka Barat Wira Laksana di kantornya, Jumat (20/6/2025).",
        "Gempa terjadi pada 12 Oktober 2025 lalu.",
    ],
    "list": [
        "Sekolah itu dibangun di tiga desa, yakni Desa Sukamaju, Desa Sukasari, Desa Sukatani, dan Desa Sukarame.",
        "Lomba diikuti empat kabupaten, yaitu Sleman, Bantul, dan Gunungkidul.",
    ],
    "twice": [
        "Nilai kontrak dermaga sebesar Rp8,42 miliar. Nilai kontrak dermaga sebesar Rp8,42 juta tercantum di papan.",
        "Pemda mendata 14.307 pekerja rentan. Iuran 14.370 pekerja rentan itu ditanggung.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), cases(RIGHT))
def test_what_comes_out_is_consistent(kind, text):
    found = verdicts(text)
    assert (kind, "consistent") in found
    assert "inconsistent" not in dict(found).values()


@pytest.mark.parametrize(("kind", "text"), cases(WRONG))
def test_what_does_not_come_out_is_inconsistent(kind, text):
    assert [found for found in verdicts(text) if found[1] == "inconsistent"] == [(kind, "inconsistent")]


def test_facts_of_a_contradiction_are_flagged_and_less_sure():
    extraction = read("Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.290 perempuan.")
    flagged = [(fact.text, fact.flags, fact.confidence) for fact in extraction.facts if fact.type == "count"]
    assert flagged == [
        ("2.340 jiwa", "sum_mismatch", 0.85), ("1.150 laki-laki", "sum_mismatch", 0.85), ("1.290 perempuan", "sum_mismatch", 0.85)
    ]  # fmt: skip


def test_a_check_says_the_computation_in_words():
    (check,) = read("Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.290 perempuan.").checks
    assert check.explanation == (
        "Aturan: bagian-bagian harus berjumlah sama dengan keseluruhannya. "
        "Hitungan: 1.150 + 1.290 = 2.440; tertulis 2.340. Tidak cocok."
    )


def test_an_id_is_made_of_the_kind_and_the_facts_alone():
    extraction = read("Desa itu dihuni 2.340 jiwa, terdiri atas 1.150 laki-laki dan 1.190 perempuan.")
    (check,) = extraction.checks
    assert check.fact_ids.split(";") == [fact.fact_id for fact in extraction.facts if fact.type == "count"]
    assert re.fullmatch(rf"{extraction.article.article_id}-sum-[0-9a-f]{{8}}", check.check_id)


def test_every_fact_of_a_check_is_a_fact_of_the_article():
    extraction = read(" ".join(text for texts in (*RIGHT.values(), *WRONG.values()) for text in texts))
    facts = {fact.fact_id: fact.type for fact in extraction.facts}
    involved = [fact_id for check in extraction.checks for fact_id in check.fact_ids.split(";")]
    assert len(involved) > 100
    assert {facts[fact_id] for fact_id in involved} <= set(FACT_TYPES)


HEADLINES = [
    ("Pemkab Nangka salurkan Rp2,5 juta untuk nelayan", "Pemkab menyalurkan Rp2,5 miliar untuk nelayan.", True),
    ("Sebanyak 1.345 nelayan terima asuransi", "Pemkab mendaftarkan 1.354 nelayan ke asuransi.", True),
    ("Pemkab Nangka salurkan Rp2,5 miliar untuk nelayan", "Pemkab menyalurkan Rp2.500.000.000 untuk nelayan.", False),
    ("Sebanyak 1.345 nelayan terima asuransi", "Pemkab mendaftarkan 1.345 nelayan, lalu 1.354 nelayan hadir.", False),
    ("Nelayan Nangka terima Rp2,5 juta", "Tiap nelayan menerima Rp2,5 juta. Anggarannya Rp2,5 miliar.", False),
    ("Sebanyak 1,3 juta nelayan terima asuransi", "Pemkab mendaftarkan 1.345.000 nelayan.", False),
]


@pytest.mark.parametrize(("headline", "body", "wrong"), HEADLINES)
def test_a_headline_is_held_against_its_story(headline, body, wrong):
    text = f"{headline}\n\nRabu, 11 Juni 2025 09:15 WIB\n\nNangka (ANTARA) - {body}"
    found = [check.kind for check in READ(Article("a", "", "", "text", text)).checks if check.verdict == "inconsistent"]
    assert found == (["twice"] if wrong else [])
