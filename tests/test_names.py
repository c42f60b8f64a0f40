"""Persons, organisations and places in running text, each under its full name."""

import time
from itertools import pairwise

import pytest
from named import canonical, names_in

PEOPLE = [
    ("Menurut Sri Wahyuni, harga turun.", ["Sri Wahyuni"]),
    ('"Kami siap," ujar Rahmat Hidayat. Rahmat pulang.', ["Rahmat Hidayat", "Rahmat Hidayat"]),
    ("Penyanyi Dewi Kartika alias Wiwik tampil. Wiwik bernyanyi.", ["Dewi Kartika"] * 3),
    ("Hadir pula I Gusti Ngurah Mahendra dan Tiurma boru Sinaga.", ["I Gusti Ngurah Mahendra", "Tiurma boru Sinaga"]),
    ("Drs. H. Ahmad Yani Saleh datang.", ["Ahmad Yani Saleh"]),
    (
        "Film itu dibintangi Rudi Hartono, Melda Qorrina, dan Siti Badriah.",
        ["Rudi Hartono", "Melda Qorrina", "Siti Badriah"],
    ),
    (
        "Pembalap Fabio Zanetti finis di depan Takaaki Morita dan Lynne Whitford.",
        ["Fabio Zanetti", "Takaaki Morita", "Lynne Whitford"],
    ),
    ("Ia juara Mixed Martial Arts di Aquabike World Championship dan Nusa Night Run.", []),
    ("Ia melihat Britney Night Show dan membeli Monica Jelly Drink.", []),
    ("Warga membela Tarmizi dan menolak Sutrisno.", ["Tarmizi", "Sutrisno"]),
    ("Atlet asal Kenya Kiprop Wanjoku unggul atas Elphas Chebeto (Uganda).", ["Kiprop Wanjoku", "Elphas Chebeto"]),
    ("Ia datang bersama ibunya Wexi Brantol.", ["Wexi Brantol"]),
    ("Penyanyi Jean-Luc Moreau dan Park Seo-yeon tampil.", ["Jean-Luc Moreau", "Park Seo-yeon"]),
    ('Joni Wibowo (Joniwi) datang. "Ya," kata Joniwi.', ["Joni Wibowo"] * 3),
    ('Saiful Bahtiar (Gus Rozak) datang. "Ya," kata Gus Rozak.', ["Saiful Bahtiar"] * 3),
    ('Ketua RT Zulkarnain Hamid datang. "Ya," kata Zulham.', ["Zulkarnain Hamid"] * 2),
    ('Rina Molina dan adiknya Bram Molina datang. "Ya," kata Molina.', ["Rina Molina", "Bram Molina", "Rina Molina"]),
    ('Kim Nam-seo dan Kim Yu-ra datang. "Ya," kata Kim.', ["Kim Nam-seo", "Kim Yu-ra", "Kim Yu-ra"]),
    ("Trump menang, lalu Bashar al-Assad menyerah.", ["Trump", "Bashar al-Assad"]),
    ("Aktor Reza Fahmi Putra dan Nurul Hakim datang.", ["Reza Fahmi Putra", "Nurul Hakim"]),
    ("Warga melihat Sri Wahyuni.5 Fakta Banjir.", ["Sri Wahyuni"]),
    ("Tersangka, Kiplag Wexo, menangis.", ["Kiplag Wexo"]),
    ("Tampil pula pencipta lagu Wexi Brantol.", ["Wexi Brantol"]),
    ("Wexi Brantol, pedagang asal Bali, menangis.", ["Wexi Brantol"]),
    ("Di Wexi Brantol, pedagang menangis.", []),
    ("Bek Persib Wexo absen, juga Mahasiswa UI Peduli Bencana.", ["Wexo"]),
    ("Hadir Rudi Hartono, Wexo, dan Siti Badriah.", ["Rudi Hartono", "Wexo", "Siti Badriah"]),
    ("Warga membaca surat Yasin saat badai Melissa; film Sri Wahyuni diputar.", []),
    ("Penyanyi Rudi Hartono, yang akrab, pulang. Rudi Hartonoyang sakit dirawat.", ["Rudi Hartono"] * 2),
    ("Kepala Cabang Bulog Bali Sony Wijaya hadir. Sony diam.", ["Sony Wijaya"] * 2),
    ("Alhamdulillah panen raya berhasil.", []),
    ("Dia mengatakan Pajak Penghasilan naik.", []),
    ("Warga melintasi Jalan MH Wexora, Jalan Jenderal Wexora, dan Jalan KH Ahmad Wexora.", []),
    (
        "Pelukis Sutrisno lahir. Penyerang Kelvan Wexobi absen. Warga Kampung Wexo pulang.",
        ["Sutrisno", "Kelvan Wexobi"],
    ),
    ('Ketua Umum Perbasi Danny Bunga Kosasih hadir. "Ya," kata Bunga.', ["Danny Bunga Kosasih"] * 2),
    ('Atlet Marcelino Wexobi menang. "Ya," kata Marc.', ["Marcelino Wexobi", "Marc"]),
    ('Atlet Marcelino Wexobi menang. "Ya," kata Marcel.', ["Marcelino Wexobi"] * 2),
    ("Warga menyambut Nancy Pelosi.", ["Nancy Pelosi"]),
    ("Klub melepas Wexan Phillips. Warga membeli Phillips.", ["Wexan Phillips"] * 2),
    ("Warga membeli Gonzalez.", []),
    ("Personel Satlantas Wexora berjaga, anggota Paskibraka Nasional berbaris.", []),
    ("Wexi Brantol wafat. Wexora Brant menjual sepatu. Sri Paris Hutapea dan Mahfud MD hadir.",
     ["Wexi Brantol", "Sri Paris Hutapea", "Mahfud MD"]),
    ("Bek Micky van de Wexora absen; Zulfikar ( 28 ) ditangkap.", ["Micky van de Wexora", "Zulfikar"]),
    ("Pembalap Fabio Di Wexora dan Robert De Brantol hadir bersama dr Zuwexa Djobrant.",
     ["Fabio Di Wexora", "Robert De Brantol", "Zuwexa Djobrant"]),
    ("Budi Santoso menyebut Wexorama 2025 dan turnamen Brantolia 2025 penting.", ["Budi Santoso"]),
    ("Menteri Dalam Negeri Dito Wexora tiba. Kata Mendagri Dito, sudah.", ["Dito Wexora"] * 2),
    ("Ketua RW Asmar Ni'amah Sholeh hadir. \"Ya,\" kata Niamah.", ["Asmar Ni'amah Sholeh"] * 2),
    ("Aktris Victoria Wexora tiba di Victoria. \"Ya,\" kata Victoria.", ["Victoria Wexora"] * 2),
    ("Pendiri firma Jack Ma terlihat. Putri Wexora dan Tuminem datang, juga cucu Bung Tomo.",
     ["Jack Ma", "Putri Wexora", "Tuminem", "Bung Tomo"]),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE, ids=[text[:30] for text, _ in PEOPLE])
def test_people_are_found_under_their_full_names(text, people):
    assert canonical(text, "person") == people


BODIES = [
    ("Dinas Tenaga Kerja dan Transmigrasi (Disnakertrans) Sigi hadir. Disnakertrans menolak.",
     ["Dinas Tenaga Kerja dan Transmigrasi Sigi", "Dinas Tenaga Kerja dan Transmigrasi Sigi"]),
    ("Kemenkeu menyetujui.", ["Kementerian Keuangan"]),
    ("Gapinda (Gabungan Petani Indah) menolak. Gapinda pulang.", ["Gabungan Petani Indah", "Gabungan Petani Indah", "Gabungan Petani Indah"]),
    ("PT Kopi Gayo Mandiri Tbk untung besar.", ["PT Kopi Gayo Mandiri Tbk"]),
    ("Perusahaan itu, Golden Harvest Limited, tutup.", ["Golden Harvest Limited"]),
    ("Pemkab Sigi dan Polres Sigi bekerja sama.", ["Pemkab Sigi", "Polres Sigi"]),
    ("Mantan pemain Norwood United itu melatih di Bexley University.", ["Norwood United", "Bexley University"]),
    ("Ia meraih emas di Island Games 2023.", []),
    ("Pemerintah Desa diminta aktif.", []),
    ("UMK Sigi naik.", []),
    ("Kementerian ESDM menolak, Kemenkeu setuju.", ["Kementerian ESDM", "Kementerian Keuangan"]),
    ("Rapat di Istana Negara usai; Istana Negara menolak.", ["Istana Negara"]),
    ("Pekerja Migran Indonesia (PMI) pulang; PMI itu sakit.", []),
    ("Palang Merah Indonesia (PMI) membantu.", ["Palang Merah Indonesia"]),
    ("Grup band Wexmora dan perusahaan rintisan Wexlindo tampil.", ["Wexmora", "Wexlindo"]),
    ("Startup Wexlindo dan Pabrik Sritex bergabung.", ["Wexlindo", "Sritex"]),
    ("Parlemen Jepang dan perusahaan Rudi Hartono menolak.", []),
    ("Kiper itu pindah dari Valencia ke Napoli.", ["Valencia", "Napoli"]),
    ("Turis itu pindah dari Valencia ke Napoli.", []),
    ("Pelatih itu lahir di Valencia.", []),
    ("Siaran itu memuat kabar PBB dan ITB.", ["PBB", "ITB"]),
    ("Real Betis kalah; Slank dan Netflix diam.", ["Real Betis", "Slank", "Netflix"]),
    ("Pengadilan Negeri Lubuk Pakam dan Kedutaan Besar India menolak.",
     ["Pengadilan Negeri Lubuk Pakam", "Kedutaan Besar India"]),
    ("Mahkamah Agung RI menolak.", ["Mahkamah Agung"]),
    ("Komando Daerah Militer XVII/Cenderawasih hadir.", ["Komando Daerah Militer XVII/Cenderawasih"]),
    ("Tim Basarnas menyisir sungai bersama Tim Tanggap Bencana Sigi.", ["Basarnas", "Tim Tanggap Bencana Sigi"]),
    ("Lapas Kelas I Wexora dan Rutan Wexora penuh.", ["Lapas Kelas I Wexora", "Rutan Wexora"]),
    ("Warga dirawat di RSUD dr. Wexora Kupang.", ["RSUD dr. Wexora Kupang"]),
    ("Kontingen Papua Pegunungan tiba.", []),
    ("Kerja Sama Pemerintah dan Badan Usaha, Partai Politik, serta Kantor Desa dibahas.", []),
    ("Siswa MA Nurul Wexora dan Pondok Pesantren Wexora tiba; Masjid Wexora menolak.",
     ["MA Nurul Wexora", "Pondok Pesantren Wexora", "Masjid Wexora"]),
    ("Dikutip dari Wexavip, harga naik. Dilansir Brantolia, harga turun, tulis laman resmi Wexarama.",
     ["Wexavip", "Brantolia", "Wexarama"]),
    ("Melansir Budi Santoso, harga naik di rumah produksi Wexora.", ["Wexora"]),
    ("Badan Pembina Olahraga Sigi dan Kantor Bupati Sigi tutup.", ["Badan Pembina Olahraga Sigi"]),
    ("Di Puskesmas Wexora 74 orang dirawat, di SMA Negeri 1 Wexora 20 siswa, di SMK Negeri 2 Pengasih tidak.",
     ["Puskesmas Wexora", "SMA Negeri 1 Wexora", "SMK Negeri 2 Pengasih"]),
    ("Kamar Dagang dan Industri (Kadin) Indonesia menolak.", ["Kamar Dagang dan Industri"]),
    ("Mereka menonton Karo Music Camp.", []),
    ("Petugas Polsek Wexora, Polsek Medan Baru, dan Polres Metro Bekasi Kota tiba.",
     ["Polsek Wexora", "Polsek Medan Baru", "Polres Metro Bekasi Kota"]),
    ("Penyidik Polsek Budi Santoso ditahan.", ["Polsek"]),
    ("Trigana Air, SK Hynix, dan KCNA menolak.", ["Trigana Air", "SK Hynix", "KCNA"]),
    ("Badan Pusat Statistik (BPS) Inflasi turun.", ["Badan Pusat Statistik"]),
    ("Persekutuan Gereja-Gereja di Indonesia dan Perkumpulan untuk Pemilu dan Demokrasi (Perludem) menolak.",
     ["Persekutuan Gereja-Gereja di Indonesia", "Perkumpulan untuk Pemilu dan Demokrasi"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), BODIES, ids=[text[:30] for text, _ in BODIES])
def test_bodies_are_found_under_their_fullest_names(text, bodies):
    assert canonical(text, "organization") == bodies


PLACES = [
    ("Banjir melanda NTB dan Lotim.", [("Nusa Tenggara Barat", "52"), ("Kabupaten Lombok Timur", "52.03")]),
    ("Warga Kota Bima mengungsi.", [("Kota Bima", "52.72")]),
    ("Warga Kabupaten Bogor mengungsi dari Bogor.", [("Kabupaten Bogor", "32.01"), ("Kabupaten Bogor", "32.01")]),
    ("Ia tinggal di Kecamatan Narmada.", [("Kecamatan Narmada", "")]),
    ("Lurah Karanganyem Budi Santoso hadir.", [("Karanganyem", "")]),
    ("Mereka berlatih di Tishrin Stadium dan Wexmoor Hall.", [("Tishrin Stadium", ""), ("Wexmoor Hall", "")]),
    ("Grace Park dan Linda Hall hadir.", []),
    (
        "Mereka menyusuri Sungai Serayan dan Taman Nasional Bungurasan.",
        [("Sungai Serayan", ""), ("Taman Nasional Bungurasan", "")],
    ),
    (
        "Kereta tiba di Stasiun Solo, kapal di Pelabuhan Tanjung Emas.",
        [("Stasiun Solo", ""), ("Pelabuhan Tanjung Emas", "")],
    ),
    ("Ia membuka Pasar Murah, Jalan Santai, Desa Mandiri, dan Bandara Internasional.", []),
    ("Pagar Laut Misterius dibahas dalam bahasa Indonesia.", []),
    ("Ia menang di Denmark Open dan hadir di Frankfurt Book Fair, lalu ke Denmark.", [("Denmark", "")]),
    ("Ia ditemui di Kuningan, Jakarta Selatan.", [("Kuningan", ""), ("Kota Jakarta Selatan", "31.74")]),
    (
        "Ia dari Kuningan, Surabaya, dan Depok.",
        [("Kabupaten Kuningan", "32.08"), ("Kota Surabaya", "35.78"), ("Kota Depok", "32.76")],
    ),
    ("Ekspor ke Jepang dan AS naik.", [("Jepang", ""), ("Amerika Serikat", "")]),
    (
        "Macet di Jalan MH Wexora, Jalan Jenderal Wexora, dan Bandara KH Ahmad Wexora.",
        [("Jalan MH Wexora", ""), ("Jalan Jenderal Wexora", ""), ("Bandara KH Ahmad Wexora", "")],
    ),
    ("Laga di Stadion Gelora Bung Karno usai.", [("Stadion Gelora Bung Karno", "")]),
    (
        "Banjir di Desa Sungai Raya, Kelurahan Pasar Baru, dan Desa Sumber Batu.",
        [("Desa Sungai Raya", ""), ("Kelurahan Pasar Baru", ""), ("Desa Sumber Batu", "")],
    ),
    ("Macet di Tol Wexora Kilometer 113 dan Jalan Wexora Nomor 5.", [("Tol Wexora", ""), ("Jalan Wexora", "")]),
    ("Qanun Gampong Nomor 3 berlaku. Inflasi Kabupaten Month naik.", []),
    ("Ia tiba di Soekarno Hatta, lalu ke Istora Senayan dan Uni Soviet.",
     [("Soekarno Hatta", ""), ("Istora Senayan", ""), ("Uni Soviet", "")]),
    ("Acara digelar di Grand Ballroom Wexora.", [("Grand Ballroom Wexora", "")]),
    ("Ia ke Mal Wexora, berdoa di Masjid Wexora, lalu mendaki Gunung Merapi dan Lore Lindu.",
     [("Mal Wexora", ""), ("Masjid Wexora", ""), ("Gunung Merapi", ""), ("Lore Lindu", "")]),
    ("Ia maju di Pilkada dan dikenal di Rakernas.", []),
    ("Laga di Stadion Gelora Madura usai, tamu di Istana Negara Jakarta pulang.",
     [("Stadion Gelora Madura", ""), ("Istana Negara Jakarta", "")]),
    ("Mereka tinggal di French Quarter dan Holland Park, di kawasan Indo-Pasifik.",
     [("French Quarter", ""), ("Holland Park", ""), ("Indo-Pasifik", "")]),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text[:30] for text, _ in PLACES])
def test_places_carry_their_codes(text, places):
    found = [mention.reading for mention in names_in(text).mentions if mention.label == "place"]
    assert [(reading.name, reading.unit) for reading in found] == places


def test_a_name_that_two_areas_share_is_flagged():
    reading = names_in("Warga Bogor mengungsi.").mentions[0].reading
    assert (reading.name, reading.unit, reading.flags) == ("Bogor", "", ("ambiguous_place",))


def test_the_dateline_settles_a_shared_name():
    reading = names_in("Warga Bogor mengungsi.", dateline_place="Bogor").mentions[0].reading
    assert reading.unit == "32.71"


def test_mentions_are_in_order_and_apart():
    text = "Bupati Sigi Arman Lasoma dan Kepala Dinas Sosial Kota Palu Rina Susanti bertemu di Jakarta, kata Rina."
    mentions = names_in(text).mentions
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_capitals_throughout_give_no_people():
    assert canonical("BUPATI SIGI ARMAN LASOMA BERTEMU WARGA DI JAKARTA PADA SENIN PAGI.", "person") == []


def test_names_all_in_capitals_are_flagged():
    names = names_in("BUPATI SIGI ARMAN LASOMA BERTEMU WARGA BOGOR DI KANTOR KPK PADA SENIN PAGI.")
    assert {flag for mention in names.mentions for flag in mention.reading.flags} == {"ambiguous_place", "capitals_only"}
    assert all("capitals_only" in mention.reading.flags for mention in names.mentions)
    assert all("capitals_only" in official.flags for official in names.officials)


def test_a_word_in_capitals_flags_nothing():
    assert [mention.reading.flags for mention in names_in("KPK menahan Budi Santoso.").mentions] == [(), ()]


def test_a_thousand_names_take_time_in_proportion():
    def seconds(count: int) -> float:
        text = ", ".join(f"Rahmat Hidayat{'a' * (i % 7)} Lubis" for i in range(count))
        start = time.process_time()
        names_in(text)
        return time.process_time() - start

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.002)
