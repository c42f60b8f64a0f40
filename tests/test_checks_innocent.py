"""What looks like a contradiction to the checks and is none."""

import pytest
from checked import cases, verdicts

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


@pytest.mark.parametrize(("kind", "text"), cases(INNOCENT))
def test_what_is_no_contradiction_gives_no_alarm(kind, text):
    assert [found for found in verdicts(text) if found[1] == "inconsistent"] == []


@pytest.mark.parametrize("text", ["", "Rp", "terdiri dari yakni dari menjadi", "100% dari 0 orang, yakni 5 orang dan 7 orang"])
def test_odd_texts_break_nothing(text):
    assert "inconsistent" not in dict(verdicts(text)).values()
