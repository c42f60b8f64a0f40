"""Sentences of two articles, with the times of their publication: measures told differently, and what only looks like it."""

MORNING, AFTERNOON = "Rabu, 11 Juni 2025 09:15 WIB", "Rabu, 11 Juni 2025 16:40 WIB"
NEXT_DAY, DECEMBER = "Kamis, 12 Juni 2025 10:00 WIB", "Senin, 15 Desember 2025 10:00 WIB"
DIFFERENTLY = [
    (MORNING, "Pemkab Lombok Timur mendaftarkan 14.307 pekerja rentan di Lombok Timur ke program jaminan sosial, kata Bupati Wira Laksana, Rabu (11/6/2025).", AFTERNOON, "Sebanyak 14.370 pekerja rentan di Lombok Timur menerima kartu jaminan sosial, Rabu (11/6/2025)."),
    (MORNING, "Tingkat pengangguran terbuka di Nusa Tenggara Barat pada Februari 2024 tercatat 3,3 persen, kata Kepala BPS NTB.", DECEMBER, "Tingkat pengangguran terbuka Nusa Tenggara Barat pada Februari 2024 mencapai 3,8 persen."),
    (MORNING, "Realisasi pajak daerah Kabupaten Sleman pada 2024 mencapai Rp1,245 triliun.", NEXT_DAY, "Menurut Wira Laksana, realisasi pajak daerah Kabupaten Sleman pada 2024 sebesar Rp1,254 triliun."),
    (MORNING, "Jumlah penduduk miskin di Kabupaten Bima pada 2023 sebanyak 78.450 orang.", NEXT_DAY, "Pada 2023 jumlah penduduk miskin di Kabupaten Bima tercatat 87.450 orang."),
    (MORNING, "Upah minimum kabupaten di Kabupaten Banyumas pada 2024 ditetapkan Rp2.195.690.", NEXT_DAY, "Upah minimum kabupaten di Kabupaten Banyumas pada 2024 ditetapkan Rp2.195.960."),
    (MORNING, "Dinas Sosial menyalurkan bantuan beras kepada 24.318 keluarga penerima manfaat di Kabupaten Garut, Rabu (11/6/2025).", AFTERNOON, "Bantuan beras itu diterima 24.381 keluarga penerima manfaat di Kabupaten Garut, Rabu (11/6/2025)."),
    (MORNING, "Sebanyak 4.215 guru honorer di Kabupaten Ende menerima insentif dari pemerintah daerah.", AFTERNOON, "Pemerintah daerah memberi insentif kepada 4.251 guru honorer di Kabupaten Ende."),
    (MORNING, "Angka prevalensi stunting di Kabupaten Lembata pada 2024 sebesar 21,4 persen.", NEXT_DAY, "Prevalensi stunting di Kabupaten Lembata pada 2024 tercatat 24,1 persen, ujar Sari Puspita."),
    (MORNING, "Pertumbuhan ekonomi Kalimantan Timur pada 2024 tercatat 6,17 persen.", DECEMBER, "Pada 2024 pertumbuhan ekonomi Kalimantan Timur mencapai 7,16 persen."),
    (MORNING, "Nilai ekspor kopi dari Kabupaten Aceh Tengah pada 2024 mencapai 125,4 juta dolar AS.", NEXT_DAY, "Nilai ekspor kopi dari Kabupaten Aceh Tengah pada 2024 mencapai 152,4 juta dolar AS."),
    (MORNING, "Pemilih tetap di Kota Kupang untuk pilkada 2024 sebanyak 291.234 pemilih.", NEXT_DAY, "KPU menetapkan 291.324 pemilih tetap di Kota Kupang untuk pilkada 2024."),
    (MORNING, "Jumlah jemaah haji asal Kabupaten Sumbawa pada 2024 sebanyak 1.124 orang.", NEXT_DAY, "Jumlah jemaah haji asal Kabupaten Sumbawa pada 2024 sebanyak 1.142 orang."),
    (MORNING, "Belanja pegawai Kabupaten Malaka pada 2023 sebesar Rp412,6 miliar.", NEXT_DAY, "Belanja pegawai Kabupaten Malaka pada 2023 sebesar Rp421,6 miliar."),
    (MORNING, "Pemkot Bogor mencatat 12.845 pelaku UMKM di Kota Bogor pada 2024.", DECEMBER, "Pada 2024 terdapat 18.245 pelaku UMKM di Kota Bogor, kata Wira Laksana, Jumat (12/12/2025)."),
    (MORNING, "Pemerintah membangun jaringan irigasi senilai Rp87,25 miliar di Kabupaten Subang, Rabu (11/6/2025).", AFTERNOON, "Jaringan irigasi senilai Rp87,52 miliar di Kabupaten Subang dibangun pemerintah, Rabu (11/6/2025)."),
    (MORNING, "Sebanyak 2.340 siswa baru di Kabupaten Natuna menerima seragam gratis, Rabu (11/6/2025).", AFTERNOON, "Sebanyak 2.430 siswa baru di Kabupaten Natuna menerima seragam gratis."),
]  # fmt: skip
# Told differently, but the number may have changed between the two: nothing that one paper got wrong.
PERHAPS = [
    (MORNING, "Sebanyak 162 orang meninggal dunia akibat gempa di Kabupaten Cianjur.", AFTERNOON, "Sebanyak 268 orang meninggal dunia akibat gempa di Kabupaten Cianjur."),
    (MORNING, "Sebanyak 12.345 penumpang kapal tiba di Kota Bitung.", AFTERNOON, "Sebanyak 12.354 penumpang kapal tiba di Kota Bitung."),
]  # fmt: skip
# Another group, part, place, time or source; a target, a round number, a price.
INNOCENT = [
    (MORNING, "Sebanyak 1.200 petani tembakau di Lombok Timur menerima bantuan pupuk, Rabu (11/6/2025).", AFTERNOON, "Pemkab melatih 300 petani tembakau di Lombok Timur, Rabu (11/6/2025)."),
    (MORNING, "Sebanyak 1.200 petani tembakau di Lombok Timur menerima bantuan pupuk.", AFTERNOON, "Sebanyak 1.350 petani tembakau di Lombok Timur menerima bantuan benih."),
    (MORNING, "Realisasi pajak daerah Kabupaten Sleman hingga Mei 2025 mencapai Rp1,245 triliun.", DECEMBER, "Realisasi pajak daerah Kabupaten Sleman hingga November 2025 mencapai Rp1,254 triliun."),
    (MORNING, "Target pajak daerah Kabupaten Sleman pada 2024 sebesar Rp1,245 triliun.", MORNING, "Realisasi pajak daerah Kabupaten Sleman pada 2024 sebesar Rp1,254 triliun."),
    (MORNING, "Tingkat pengangguran terbuka di Nusa Tenggara Barat pada Februari 2024 tercatat 3,3 persen.", NEXT_DAY, "Tingkat pengangguran terbuka di Nusa Tenggara Barat pada Agustus 2024 tercatat 2,7 persen."),
    (MORNING, "Tingkat pengangguran terbuka perempuan di Nusa Tenggara Barat pada Februari 2024 tercatat 3,3 persen.", NEXT_DAY, "Tingkat pengangguran terbuka laki-laki di Nusa Tenggara Barat pada Februari 2024 tercatat 2,7 persen."),
    (MORNING, "Tingkat pengangguran terbuka di perkotaan Nusa Tenggara Barat pada Februari 2024 tercatat 3,3 persen.", NEXT_DAY, "Tingkat pengangguran terbuka di Nusa Tenggara Barat pada Februari 2024 tercatat 2,7 persen."),
    (MORNING, "Sebanyak 14.307 pekerja rentan di Lombok Timur terdaftar.", NEXT_DAY, "Sebanyak 14.370 pekerja rentan di Lombok Timur terdaftar."),
    (MORNING, "Sebanyak 14.307 pekerja rentan di Lombok Timur terdaftar pada 2025.", DECEMBER, "Sebanyak 14.370 pekerja rentan di Lombok Timur terdaftar pada 2025."),
    (MORNING, "Sekitar 14.300 pekerja rentan di Lombok Timur terdaftar.", AFTERNOON, "Sebanyak 14.307 pekerja rentan di Lombok Timur terdaftar."),
    (MORNING, "Jumlah penduduk miskin di Kabupaten Bima pada 2023 sebanyak 78,4 ribu orang.", NEXT_DAY, "Jumlah penduduk miskin di Kabupaten Bima pada 2023 sebanyak 78.412 orang."),
    (MORNING, "Sebanyak 4.215 guru honorer di Kabupaten Ende menerima insentif.", AFTERNOON, "Sebanyak 4.251 guru honorer di Kabupaten Sikka menerima insentif."),
    (MORNING, "Bank NTB Syariah menyalurkan kredit usaha rakyat Rp1,245 triliun di Nusa Tenggara Barat pada 2024.", NEXT_DAY, "Bank Rakyat Indonesia menyalurkan kredit usaha rakyat Rp1,254 triliun di Nusa Tenggara Barat pada 2024."),
    (MORNING, "Upah minimum kabupaten di Kabupaten Banyumas pada 2024 diusulkan Rp2.195.960.", NEXT_DAY, "Upah minimum kabupaten di Kabupaten Banyumas pada 2024 ditetapkan Rp2.195.690."),
    (MORNING, "Upah minimum kabupaten di Kabupaten Banyumas pada 2023 ditetapkan Rp2.118.120.", NEXT_DAY, "Upah minimum kabupaten di Kabupaten Banyumas pada 2024 ditetapkan Rp2.118.210."),
    (MORNING, "Sebanyak 2.340 siswa kelas VII di Kabupaten Natuna menerima seragam gratis.", AFTERNOON, "Sebanyak 2.430 siswa kelas X di Kabupaten Natuna menerima seragam gratis."),
    (MORNING, "Belanja pegawai Kabupaten Malaka pada 2023 sebesar Rp412,6 miliar.", NEXT_DAY, "Belanja modal Kabupaten Malaka pada 2023 sebesar Rp421,6 miliar."),
    (MORNING, "Pedagang menjual beras premium di Kota Bima Rp15.345 per kilogram.", AFTERNOON, "Toko ritel menjual beras premium di Kota Bima Rp15.354 per kilogram."),
    (MORNING, "Pertumbuhan ekonomi Kalimantan Timur pada triwulan I 2024 tercatat 6,17 persen secara tahunan.", DECEMBER, "Pertumbuhan ekonomi Kalimantan Timur pada triwulan I 2024 tercatat 1,26 persen secara triwulanan."),
    (MORNING, "Sebanyak 24.318 keluarga penerima manfaat di Kabupaten Garut menerima beras tahap pertama.", AFTERNOON, "Sebanyak 24.381 keluarga penerima manfaat di Kabupaten Garut menerima beras tahap kedua."),
    (MORNING, "Dari 14.307 pekerja rentan di Lombok Timur, sebagian menerima kartu.", AFTERNOON, "Sebanyak 14.370 pekerja rentan di Lombok Timur menerima kartu."),
    (MORNING, "Pemerintah menyiapkan Rp2,5 miliar dana hibah pesantren di Kabupaten Garut.", AFTERNOON, "Tiap pesantren menerima Rp2,5 juta dana hibah pesantren di Kabupaten Garut."),
    (MORNING, "Jumlah pemilih perempuan di Kota Kupang pada 2024 sebanyak 148.234 orang.", NEXT_DAY, "Jumlah pemilih laki-laki di Kota Kupang pada 2024 sebanyak 143.234 orang."),
    (MORNING, "Polisi mengerahkan 1.245 personel gabungan di Kota Semarang pada Rabu pagi.", AFTERNOON, "Polisi mengerahkan 1.254 personel gabungan di Kota Semarang pada Rabu malam."),
    (MORNING, "Sebanyak 350 rumah warga di Kabupaten Demak terendam banjir dan 1.240 warga terdampak mengungsi.", AFTERNOON, "Sebanyak 1.420 warga terdampak di Kabupaten Demak mengungsi ke balai desa, sedangkan 350 rumah terendam."),
    (MORNING, "BPS mencatat 12.845 pelaku UMKM di Kota Bogor pada 2024.", DECEMBER, "Dinas Koperasi dan UKM mencatat 12.854 pelaku UMKM di Kota Bogor pada 2024."),
    (MORNING, "Investasi asing di Kabupaten Batang pada 2024 mencapai Rp3,215 triliun.", NEXT_DAY, "Investasi dalam negeri di Kabupaten Batang pada 2024 mencapai Rp3,251 triliun."),
    (MORNING, "Sebanyak 5.814 pelamar mengikuti seleksi CPNS di Kabupaten Alor.", AFTERNOON, "Sebanyak 5.841 pelamar lulus seleksi administrasi CPNS di Kabupaten Alor."),
    (MORNING, "Panitia menyediakan 3.215 kupon bagi warga kurang mampu di Kota Depok.", AFTERNOON, "Sebanyak 3.251 warga kurang mampu di Kota Depok mendapat kupon."),
    (MORNING, "Kuota jemaah haji Kabupaten Sumbawa pada 2024 sebanyak 1.124 orang.", NEXT_DAY, "Jumlah jemaah haji asal Kabupaten Sumbawa pada 2024 sebanyak 1.142 orang."),
    (MORNING, "Anggaran pendidikan Kabupaten Malaka pada 2024 sebesar Rp312,4 miliar sebelum perubahan.", NEXT_DAY, "Anggaran pendidikan Kabupaten Malaka pada 2024 sebesar Rp321,4 miliar."),
    (MORNING, "Anggaran Rp12,45 miliar dialokasikan untuk jalan desa di Kabupaten Buru.", AFTERNOON, "Anggaran Rp12,54 miliar dialokasikan untuk jembatan desa di Kabupaten Buru."),
    (MORNING, "Sebanyak 1.345 nelayan kecil di Kabupaten Natuna menerima bantuan mesin.", AFTERNOON, "Sebanyak 1.354 nelayan kecil di Kabupaten Natuna menerima asuransi."),
]  # fmt: skip
