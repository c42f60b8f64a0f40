"""Stories written for the sample web pages, one of them in English; the others are those of the text files beside this folder."""

# ruff: noqa: E501 (markup and prose are one line each)

CNN = {
    "title": "Pabrik Tepung Sagu di Sorong Selatan Serap 640 Pekerja",
    "published": "2025-03-12T14:20:00+07:00",
    "section": "Ekonomi",
    "tags": ("sagu", "sorong selatan", "industri"),
    "byline": "(lia/agt)",
    "paragraphs": (
        "Jakarta, CNN Indonesia -- Pabrik tepung sagu di Kabupaten Sorong Selatan, Papua Barat Daya, mulai beroperasi penuh "
        "bulan ini dan menyerap 640 pekerja, sekitar 70 persen di antaranya warga kampung sekitar.",
        "Direktur Utama PT Ambai Sagu Lestari Herlina Wospakrik mengatakan investasi pabrik itu mencapai Rp412 miliar, naik "
        "Rp37 miliar dari rencana semula karena jalan ke pelabuhan harus diperkeras.",
        '"Kami membeli tual sagu Rp9.500 per kilogram dari kelompok petani. Pembayarannya tunai, tidak lewat pengepul," kata '
        "Herlina dalam konferensi pers di Jakarta, Rabu (12/3).",
        "Pabrik tersebut mampu mengolah 1.200 ton sagu per bulan. Pada tahap pertama, hasilnya dikirim ke Cirebon dan Surabaya.",
        "Bupati Sorong Selatan Petronela Kambuaya meminta perusahaan mematuhi Undang-Undang Nomor 32 Tahun 2009 dan menanam "
        "kembali rumpun yang ditebang.",
        '"Hutan sagu di sini dijaga marga. Kalau mau panen, bicara dulu dengan pemilik dusun," ujar Petronela.',
        "Ia menargetkan pendapatan asli daerah bertambah Rp18,5 miliar per tahun dari kegiatan itu. Tahun lalu, pendapatan asli "
        "daerah kabupaten tersebut baru Rp61 miliar.",
        "Ekonom Universitas Cenderawasih Marthen Rumbiak menilai angka itu terlalu tinggi. Menurut dia, tambahan yang masuk akal "
        "adalah Rp10 miliar hingga Rp12 miliar.",
        "Pemerintah daerah juga menyiapkan beasiswa bagi 45 anak pekerja mulai Juli 2025.",
    ),
    "related": (
        "Harga Sagu di Pasar Remu Turun Jelang Lebaran",
        "Menengok Dapur Papeda di Kampung Wehali",
        "Jalan Teminabuan-Ayamaru Kembali Longsor",
    ),
}

KOMPAS = {
    "title": "Perpustakaan Terapung Singgahi 14 Kampung di Danau Sentani",
    "published": "2025-05-20T09:05:00+07:00",
    "section": "Regional",
    "tags": ("Danau Sentani", "perpustakaan", "Jayapura"),
    "byline": "Penulis Yustina Deda; Editor Rahmat Hidayatulloh",
    "paragraphs": (
        "JAYAPURA, KOMPAS.com - Perpustakaan terapung milik Pemerintah Kabupaten Jayapura menyinggahi 14 kampung di Danau Sentani "
        "sepanjang Mei 2025 dan melayani 2.380 pembaca.",
        "Kepala Dinas Perpustakaan dan Kearsipan Kabupaten Jayapura Delila Ohee menyebut kapal kayu itu membawa 3.500 judul buku, "
        "dua komputer, dan seorang pendongeng.",
        '"Anak-anak menunggu sejak pagi. Buku yang paling cepat habis dipinjam justru buku memasak," kata Delila saat ditemui di '
        "dermaga Yahim, Selasa (20/5/2025).",
        "Biaya operasional kapal mencapai Rp 480 juta per tahun. Separuhnya ditanggung dana otonomi khusus, sisanya dari 11 "
        "perusahaan penyumbang.",
        "Delila mengatakan, peminjam wajib mengembalikan buku dalam dua minggu. Dari 5.112 buku yang dipinjam tahun lalu, hanya "
        "1,4 persen yang hilang.",
        "Kepala Kampung Ayapo Onesimus Deda berharap kapal datang sedikitnya empat kali sebulan. Saat ini kampung berpenduduk 1.100 "
        "jiwa itu hanya disinggahi dua kali.",
        '"Kami sudah bangun pondok baca dari dana kampung Rp 65 juta. Tinggal isinya," ujar Onesimus.',
        "Menurut rencana, kapal kedua akan dibeli pada triwulan IV 2025 melalui perubahan anggaran.",
    ),
    "related": (
        "Baca juga: Cerita Guru Menyeberang Danau demi Mengajar 18 Murid",
        "Baca juga: Ikan Gabus Sentani Terancam, Nelayan Batasi Tangkapan",
    ),
}
ENGLISH = {
    "title": "Ferry service between Sanur and Nusa Lembongan resumes",
    "published": "2025-04-02T08:00:00+07:00",
    "shown": "April 2, 2025",
    "section": "National",
    "slug": "ferry-resumes",
    "tags": ("ferry", "Bali"),
    "author": "Putri Handayani",
    "editor": "Putri Handayani",
    "caption": "",
    "related": ("Harbor works to end in June",),
    "paragraphs": (
        "Denpasar (ANTARA) - The ferry service between Sanur and Nusa Lembongan has resumed after two days of high waves, the harbor office said on Wednesday.",
        "The head of the office said that 1,250 passengers had been waiting in the terminal, and that the operators have agreed to add four trips for each of the next three days.",
        "He said the decision was taken after the weather agency had lowered the height of the waves in its forecast to 1.5 meters from 3.5 meters in the strait.",
        "Passengers were told that they could use the tickets that they had bought for the days on which the boats were in the harbor.",
    ),
}
