"""What the checks find in short articles: sums that come out, sums that do not, and what looks like one and is none."""

import re

import pytest

from pipeline.corpus.article import identify
from pipeline.model import FACT_TYPES, Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())
HEAD = "Warta Kota Nangka\n\nRabu, 11 Juni 2025 09:15 WIB\n\nNangka (ANTARA) - "


def read(text: str):
    text = HEAD + text
    return READ(Article(identify(text.encode()), "", "", "text", text))


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(check.kind, check.verdict) for check in read(text).checks]


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
# What looks like a sum, a share ... and is none, or is one that the text rounds, hedges or leaves open: no alarm.
INNOCENT = {
    "sum": [
        "Sebanyak 145 relawan dikerahkan, di antaranya 80 perawat dan 40 bidan.",
        "Peserta 300 orang, terdiri atas 120 pelajar, 60 mahasiswa, dan sisanya masyarakat umum.",
        "Desa itu dihuni 2.340 jiwa, yakni sekitar 1.100 laki-laki dan 1.200 perempuan.",
        "Bantuan Rp1,2 miliar meliputi Rp400 juta untuk bibit dan Rp500 juta untuk pupuk.",
        "Hadiah Rp30 juta diberikan, yakni juara pertama Rp10 juta dan juara kedua Rp7 juta.",
        "Dari 500 pelamar, 20 orang diterima dan 30 orang masuk daftar tunggu.",
        "Panitia mengundang 80 orang, yakni 40 orang dari unsur pemuda serta tokoh adat dan 15 orang dari kampus.",
        "Sebanyak 60 siswa, termasuk 20 siswa baru dan 12 siswa pindahan, mengikuti upacara.",
        "Dari jumlah itu, 12 orang dirawat dan 5 orang pulang.",
        "Pasukan itu beranggotakan 70 orang, terdiri atas dua regu dengan masing-masing 30 orang dan 30 orang.",
        "Sebanyak 90 warga mengungsi, terdiri atas 30 KK dan 12 KK di dua dusun.",
        "Upah Rp2,1 juta, yakni naik Rp100 ribu dari Rp2 juta.",
    ],
    "total": [
        "Bantuan untuk 1.200 penerima masing-masing Rp600 ribu dari total anggaran Rp7,2 miliar yang baru cair sebagian.",
        "Sebanyak 40 petani menerima pinjaman Rp5 juta per orang, sedangkan total kredit bank itu Rp12 miliar.",
        "Honor Rp300 ribu per orang untuk 350 guru selama enam bulan dengan total Rp630 juta.",
        "Sebanyak 15 pekerja digaji Rp3 juta per bulan, dan omzet usaha itu Rp200 juta.",
        "Sewa lapak Rp20 ribu per hari atau Rp500 ribu per bulan.",
        "Uang makan Rp50 ribu per hari selama enam hari, sehingga total Rp900 ribu untuk tiga petugas.",
        "Bantuan Rp10 juta per bulan selama lima bulan, sehingga totalnya Rp600 juta untuk 12 desa.",
        "Bantuan Rp300 ribu per bulan selama tiga bulan dengan total anggaran Rp4 miliar.",
        "Sewa Rp2 juta per bulan selama lima bulan, sehingga totalnya sekitar Rp11 juta.",
        "Ia digaji Rp3 juta per bulan selama dua tahun, sehingga totalnya Rp72 juta.",
        "Retribusi Rp5.000 per orang dari 300 pengunjung menghasilkan pendapatan Rp1,4 juta.",
        "Iuran Rp16.800 per bulan, dan santunannya Rp42 juta per orang untuk 3 ahli waris.",
        "Gaji pokok Rp4 juta per bulan atau Rp52 juta per tahun dengan tunjangan hari raya.",
        "Setiap orang mendapat Rp250 ribu, dan 80 orang hadir dengan total belanja Rp31 juta termasuk sewa gedung.",
        "Sebanyak 500 keluarga menerima Rp200 ribu per keluarga dalam tiga tahap dengan total Rp300 juta.",
    ],
    "share": [
        "Dari 2.000 nelayan, baru 340 orang terdaftar, naik 12 persen dari tahun lalu.",
        "Sebanyak 84 siswa lulus, atau tumbuh 65 persen dari tahun lalu yang 51 siswa.",
        "Dari 500 responden, 300 orang setuju dan 45 persen di antaranya perempuan.",
        "Dari sekitar 2.000 nelayan, baru 340 orang atau 18 persen yang terdaftar.",
        "Bunga 6 persen dikenakan atas pinjaman Rp10 juta dari plafon Rp25 juta.",
        "Anggaran Rp3 miliar terserap 40 persen, sedangkan Rp2 miliar lainnya baru dilelang.",
        "Sebanyak 1,2 juta pekerja atau 34 persen dari 3,5 juta pekerja sudah terdaftar.",
        "Dari 31 desa, 12 desa atau 39 persen sudah berlistrik.",
        "Pajak 11 persen dikenakan pada belanja Rp500 ribu dari total Rp2 juta.",
        "Sebanyak 30 persen dari 200 peserta berasal dari luar kota, dan 75 orang di antaranya pelajar.",
    ],
    "change": [
        "Upah minimum naik 6,5 persen menjadi Rp2.130.000 pada 2025.",
        "Harga cabai naik Rp4.500 menjadi Rp52.000 per kilogram, sedangkan bawang Rp40.000 dari petani.",
        "Jumlah pengungsi bertambah dari 300 jiwa menjadi sekitar 290 keluarga.",
        "Rupiah menguat dari Rp16.400 menjadi Rp16.350 per dolar AS.",
        "Target retribusi naik menjadi Rp3 miliar, dan Rp1,2 miliar berasal dari pasar.",
        "Anggaran turun Rp500 juta menjadi Rp2,5 miliar, dan Rp1 miliar dari dana desa.",
        "Penumpang kereta mencapai 1.500 orang, naik 25 persen dari hari biasa.",
        "Bunga turun 0,25 poin persentase menjadi 5,5 persen dari 5,75 persen.",
        "Omzetnya naik dari Rp3 juta menjadi lebih dari Rp5 juta atau sekitar 60 persen.",
        "Kuota haji tidak naik dari 250 orang menjadi 240 orang.",
    ],
    "rate": [
        "Ia membawa Rp5 juta dan 300 dolar AS.",
        "Kurs rupiah Rp16.350 per dolar AS.",
        "Anggaran Rp86 miliar, sebagian dari hibah US$750 ribu.",
        "Tiket dijual Rp1,5 juta atau lebih murah 20 dolar AS dari harga biasa.",
        "Investasi senilai 2 miliar dolar AS (Rp32,6 triliun) masuk.",
        "Harga emas 3.300 dolar AS per ons, sedangkan di dalam negeri Rp1,9 juta per gram.",
        "Denda 500 dolar AS per hari atau Rp8 juta.",
        "Kerugian ditaksir Rp600 miliar hingga Rp1 triliun, bukan 40 dolar AS.",
        "Upah di sana 1.700 ringgit, di sini Rp2,3 juta.",
        "Pinjaman 100 miliar yen (Rp11 triliun) cair.",
    ],
    "weekday": [
        "Rapat digelar Selasa (10/6).", "Ia lahir pada 2 Juni 1990.", "Pasar buka Senin dan Kamis.", "Gempa terjadi Minggu malam.",
        "Sidang berlanjut Rabu pekan depan.", "Kegiatan digelar 10-12 Juni 2025.", "Hari Selasa ia libur.",
        "Rapat Jumat (6/6/2025) batal.", "Upacara Senin, 9 Juni 2025, ramai.", "Ia datang kemarin.",
    ],
    "age": [
        "Festival akan digelar pada 12 Oktober 2025.",
        "Bupati sudah menjadwalkan panen raya pada Jumat (20/6/2025).",
        "\"Kami berangkat,\" kata Camat Wira Laksana yang akan dilantik, Jumat (20/6/2025).",
        "Pendaftaran dibuka hingga Senin, 30 Juni 2025.",
        "Gempa terjadi pada 12 Mei 2025 lalu.",
        "Ia telah menetapkan batas waktu pada 1 Agustus 2025.",
        "\"Kami siap,\" kata Camat Wira Laksana, Rabu (11/6/2025).",
        "Kontrak berlaku sejak 1 Juli 2025.",
        "Proyek selesai pada 31 Desember 2025, kata Wira Laksana.",
        "Menurut Wira, lelang dimulai Senin (16/6/2025).",
    ],
    "list": [
        "Lomba diikuti tiga kabupaten, di antaranya Sleman dan Bantul.",
        "Ada dua hal, yakni disiplin, kerja keras, dan doa.",
        "Tiga warga, yakni Wira Laksana, Sari Puspita, dan Markus Wato, hadir di sana.",
        "Program itu menyasar dua kelompok, yaitu petani dan nelayan kecil, buruh, serta pedagang.",
        "Pemenangnya dua orang, yakni Wira Laksana asal Sleman, Sari Puspita, dan timnya.",
        "Bantuan dibagi di dua kota, yakni Surabaya dan Malang.",
        "Empat desa, yakni Sukamaju, Sukasari, dan lainnya, terendam.",
        "Dua dinas, yakni Dinas Pemuda dan Olahraga serta Dinas Sosial, terlibat.",
        "Tiga rute dibuka, yakni Palu-Makassar, Palu-Manado, dan Palu-Balikpapan-Jakarta.",
        "Ada tiga syarat, yakni fotokopi KTP, KK, surat domisili, dan lain-lain.",
    ],
    "twice": [
        "Upah petugas kebersihan Rp2,145 juta pada 2024. Upah petugas kebersihan Rp2,245 juta pada 2025.",
        "Jumlah penumpang kereta lokal 12.450 orang pada Senin. Jumlah penumpang kereta lokal naik menjadi 12.540 orang.",
        "Harga emas batangan Rp1.934.000 per gram. Harga emas batangan 5 gram Rp9.450.000.",
        "Target pajak daerah Rp12,45 miliar. Realisasi pajak daerah Rp12,54 miliar.",
        "Semula warga desa 1.345 orang. Kini warga desa 1.354 orang.",
        "Pasien rumah sakit 1.234 orang di Nangka. Pasien rumah sakit 1.243 orang di Durian, menurut data baru.",
        "Bantuan Rp2,5 juta per keluarga. Total bantuan Rp2,5 miliar.",
        "Peserta didik 3.456 orang. Peserta didik 3.456 orang.",
        "Penerima beasiswa 1.111 orang. Penerima bantuan 1.112 orang.",
        "Anggaran jalan Rp1.234 juta. Anggaran jalan sebelumnya Rp1.243 juta.",
    ],
}  # fmt: skip


def cases(told: dict[str, list[str]]) -> list:
    return [pytest.param(kind, text, id=f"{kind}-{at}") for kind, texts in told.items() for at, text in enumerate(texts)]


@pytest.mark.parametrize(("kind", "text"), cases(RIGHT))
def test_what_comes_out_is_consistent(kind, text):
    found = verdicts(text)
    assert (kind, "consistent") in found
    assert "inconsistent" not in dict(found).values()


@pytest.mark.parametrize(("kind", "text"), cases(WRONG))
def test_what_does_not_come_out_is_inconsistent(kind, text):
    assert [found for found in verdicts(text) if found[1] == "inconsistent"] == [(kind, "inconsistent")]


@pytest.mark.parametrize(("kind", "text"), cases(INNOCENT))
def test_what_is_no_contradiction_gives_no_alarm(kind, text):
    assert [found for found in verdicts(text) if found[1] == "inconsistent"] == []


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


@pytest.mark.parametrize("text", ["", "Rp", "terdiri dari yakni dari menjadi", "100% dari 0 orang, yakni 5 orang dan 7 orang"])
def test_odd_texts_break_nothing(text):
    assert "inconsistent" not in dict(verdicts(text)).values()


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
