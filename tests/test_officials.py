"""Who holds which post, in the constructions that the press uses."""

import pytest
from named import names_in

HELD = [
    # post before name
    ("Gubernur Bengkulu Marlina Saputri membuka pasar murah.", ("Marlina Saputri", "Gubernur Bengkulu", "Bengkulu", "")),
    ("Wali Kota Batu Endang Puspita hadir.", ("Endang Puspita", "Wali Kota Batu", "Kota Batu", "")),
    ("Ketua DPRD Sumbawa, Hasanuddin Latif, menolak.", ("Hasanuddin Latif", "Ketua DPRD Sumbawa", "Kabupaten Sumbawa", "")),
    ("kata jubir KPK Ratna Wibisana kepada wartawan.", ("Ratna Wibisana", "jubir KPK", "", "")),
    ("Bupati Lanny Jaya Petrus Wakerkwa tiba.", ("Petrus Wakerkwa", "Bupati Lanny Jaya", "Kabupaten Lanny Jaya", "")),
    ("Kepala Biro Umum Bulog Wana Prihatin hadir.", ("Wana Prihatin", "Kepala Biro Umum Bulog", "", "")),
    ("Direktur RSUD Praya dr. Wana Prihatin hadir.", ("Wana Prihatin", "Direktur RSUD Praya", "", "")),
    ("Chef de Mission (CdM) kontingen Indonesia, Wana Prihatin, hadir.",
     ("Wana Prihatin", "Chef de Mission (CdM) kontingen Indonesia", "", "")),
    ("kata pelatih timnas Vietnam Wana Prihatin.", ("Wana Prihatin", "pelatih timnas Vietnam", "", "")),
    ("Ketua Panitia Festival Wexora Marry Sinaga hadir.", ("Marry Sinaga", "Ketua Panitia Festival Wexora", "", "")),
    ("Staf Ahli Bidang Antar-Lembaga Bara Wana Prihatin hadir.",
     ("Bara Wana Prihatin", "Staf Ahli Bidang Antar-Lembaga", "", "")),
    ("Wakil Presiden Amerika Serikat JD Wexora hadir.", ("JD Wexora", "Wakil Presiden Amerika Serikat", "", "")),
    ("Danramil 0915/07 Wuluh Kapten Inf Suparjo hadir.", ("Suparjo", "Danramil 0915/07 Wuluh", "Kecamatan Wuluh", "")),
    # status
    ("Pj Bupati Lotim Fahrurrozi Amin datang.", ("Fahrurrozi Amin", "Bupati Lotim", "Kabupaten Lombok Timur", "acting")),
    ("Penjabat (Pj) Gubernur Papua Selatan Yosep Mahuze bicara.", ("Yosep Mahuze", "Gubernur Papua Selatan", "Papua Selatan", "acting")),
    ("mantan Wali Kota Tegal Wahyu Sasongko ditahan.", ("Wahyu Sasongko", "Wali Kota Tegal", "Kota Tegal", "former")),
    ("Calon Bupati Agam, Rosmawati Tanjung, berorasi.", ("Rosmawati Tanjung", "Bupati Agam", "Kabupaten Agam", "candidate")),
    ("Pejabat Pembuat Komitmen Balai Pengujian Andre Kurnia hadir.", ("Andre Kurnia", "Pejabat Pembuat Komitmen Balai Pengujian", "", "")),
    # name before post
    ("Ratna Dewi yang saat itu menjabat sebagai Direktur Pemasaran, Logistik, dan Hubungan Investor PT Angin setuju.",
     ("Ratna Dewi", "Direktur Pemasaran, Logistik, dan Hubungan Investor PT Angin", "", "")),
    ("Sutrisno Wijaya, Bupati Wonogiri, menyetujui.", ("Sutrisno Wijaya", "Bupati Wonogiri", "Kabupaten Wonogiri", "")),
    ("Maria Ulfah selaku Ketua Panitia Festival Tenun menyambut.", ("Maria Ulfah", "Ketua Panitia Festival Tenun", "", "")),
    ("Gatot Nurhadi, S.H., M.H., Ketua Pengadilan Negeri Sleman, setuju.",
     ("Gatot Nurhadi", "Ketua Pengadilan Negeri Sleman", "Kabupaten Sleman", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held"), HELD, ids=[text[:40] for text, _ in HELD])
def test_the_holder_of_a_post_is_read(text, held):
    found = [(one.name, one.position, one.place, one.status) for one in names_in(text).officials]
    assert found == [held]


BODIES = [
    ("Kepala Dinas Kesehatan Kota Bima Nurhayati Usman datang.", "Dinas Kesehatan Kota Bima"),
    ("Kepala Bidang (Kabid) Pelayanan pada Disdukcapil Gowa, Syamsul Rizal, hadir.", "Disdukcapil Gowa"),
    ("Direktur Operasi PT Kopi Merbabu Tri Handoko hadir.", "PT Kopi Merbabu"),
    ("Ketua Koperasi Tirta Makmur Mulyono Hadi hadir.", "Koperasi Tirta Makmur"),
    ("Kepala Badan Narkotika Nasional (BNN) Provinsi Maluku, Agnes Latumeten, hadir.", "Badan Narkotika Nasional (BNN) Provinsi Maluku"),
    ("Kepala Dinas Perumahan, Kawasan Permukiman, dan Pertanahan Kabupaten Ende, Yulius Meko, hadir.",
     "Dinas Perumahan, Kawasan Permukiman, dan Pertanahan Kabupaten Ende"),
    ("Menteri Kelautan dan Perikanan Surya Gunadi hadir.", "Kementerian Kelautan dan Perikanan"),
    ("Kapolres Bantul AKBP Dimas Prasetyo hadir.", "Polres Bantul"),
    ("Gubernur Bank Indonesia Sekar Wulandari hadir.", "Bank Indonesia"),
    ("Kabid Humas Polda Bali Kombes Made Suarta hadir.", "Polda Bali"),
    ("Kapolda Bali Irjen. Pol. Made Suarta hadir.", "Polda Bali"),
    ("Menko Bidang Kemaritiman dan Investasi Surya Gunadi hadir.", "Kementerian Koordinator Bidang Kemaritiman dan Investasi"),
    ("Staf Khusus Menteri Keuangan Bidang Komunikasi Rini Astuti hadir.", "Kementerian Keuangan"),
    ("Perdana Menteri Qatar Hasan Latif hadir.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body"), BODIES, ids=[text[:40] for text, _ in BODIES])
def test_the_body_of_a_post_is_read(text, body):
    assert [one.organization for one in names_in(text).officials] == [body]


def test_two_posts_of_one_person_give_two_rows():
    officials = names_in("Wakil Wali Kota Tual yang juga Ketua PMI Tual, Yusnidar Chalid, hadir.").officials
    assert [(one.name, one.position) for one in officials] == [
        ("Yusnidar Chalid", "Wakil Wali Kota Tual"),
        ("Yusnidar Chalid", "Ketua PMI Tual"),
    ]


def test_a_list_after_posts_goes_post_by_post():
    officials = names_in(
        "Bupati Sigi dan Wali Kota Palu, masing-masing Arman Lasoma dan Hadianto Ruslan, hadir."
    ).officials
    assert [(one.name, one.position) for one in officials] == [
        ("Arman Lasoma", "Bupati Sigi"),
        ("Hadianto Ruslan", "Wali Kota Palu"),
    ]


def test_a_list_after_one_post_gives_it_to_all():
    officials = names_in("Dua camat di Kabupaten Ende, yakni Yohana Pala dan Markus Wara, hadir.").officials
    assert [one.name for one in officials] == ["Yohana Pala", "Markus Wara"]


@pytest.mark.parametrize(
    "text",
    [
        "Camat, lurah, dan ketua adat diimbau menahan diri.",
        "Peraturan Wali Kota Tegal berlaku mulai Senin.",
        "Bupati Sigi membuka rapat di Palu.",
        "Menteri Pilihan Presiden Dicecar Senat soal Anggaran.",
        "Rudi Hartono dilantik Bupati Sigi di Palu, lalu diangkat Siti sebagai Kepala Dinas Sosial Sigi.",
        "KETUA DPRD SIGI MEMBUKA RAPAT BERSAMA WARGA DESA.",
        "gubernur bengkulu marlina saputri membuka pasar murah",
    ],
)
def test_a_post_without_a_name_is_no_official(text):
    assert names_in(text).officials == []


def test_a_later_mention_by_post_carries_the_full_name():
    text = "Gubernur Bengkulu Marlina Saputri hadir. Gubernur Marlina pulang."
    assert [one.name for one in names_in(text).officials] == ["Marlina Saputri", "Marlina Saputri"]
