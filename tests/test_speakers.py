"""Speakers of quotes."""

import pytest
from heard import quoted

Y, R = "Yosef Mbari", "Ratna Kusumadewi"
KARANTINA = "Badan Karantina Laut"
READY = '"Perahu kami siap melaut besok,"'


@pytest.mark.parametrize(
    "text, speaker",
    [
        (f"{READY} kata {Y}.", Y),
        (f"{READY} kata Camat Wolo {Y}.", Y),
        (f"{READY} kata Kepala Dinas Perikanan, Kelautan, dan Pangan Kabupaten Ende, {Y}, Selasa.", Y),
        (f"{READY} kata Direktur Armada PT Rotan Jaya {Y} dalam keterangan resmi.", Y),
        (f"{READY} kata seorang juragan, {Y} (54), kepada {R}.", Y),
        (f'{READY} kata sutradara film "Siti Aminarti" {Y} di Kupang.', Y),
        (f"{READY} kata kuasa hukum {R}, {Y}, di Kupang.", Y),
        (f"{READY} kata Ketua Tim Kuasa Hukum {Y} di Kupang.", Y),
        (f"{READY} ujar{Y}.", Y),
        (f"{READY} ungkap pria itu.", ""),
        (f"{READY} kata para nelayan, banyak di antaranya masih muda.", ""),
        (f"{READY} kata seorang warga saat menemui {R}.", ""),
        (f"{READY} ujarnya.", ""),
        (f"{READY} tulis PT Rotan Jaya di akun resminya.", "PT Rotan Jaya"),
        (f"{READY} demikian pernyataan tertulis {KARANTINA}.", KARANTINA),
        (f"{READY} dikutip dari penjelasan {KARANTINA}.", KARANTINA),
        (f'{Y} berpesan: {READY[:-2]}."', Y),
        (f"{READY} {Y} menambahkan.", Y),
        (f"{READY} begitu kata {Y}.", Y),
        (f"{READY} kata Mbari. Camat Wolo {Y} pulang.", Y),
    ],
)
def test_speaker_of_one_quote(text, speaker):
    assert [who for _, who in quoted(text)] == [speaker]


@pytest.mark.parametrize(
    "said",
    ["ujarnya", "katanya lagi", "kata dia", "ujar dia menambahkan", "pungkasnya", "imbuh dia", "ungkap pria itu"],
)
@pytest.mark.parametrize(
    "before, speaker",
    [
        (f"Camat Wolo {Y} mengatakan stok aman.", Y),
        (f"Menurut Camat Wolo, {Y}, stok aman.", Y),
        (f"Hal itu disampaikan Camat Wolo {Y} usai rapat.", Y),
        (f"Camat Wolo {Y} menjamin stok beras.", Y),
        (f"Camat Wolo {Y}, didampingi Kapolsek {R}, Senin, mengatakan stok aman.", Y),
        (f"Camat Wolo {Y}, saat ditemui usai mendampingi Bupati {R}, Senin, mengatakan stok aman.", Y),
        (f"Camat Wolo {Y} mengatakan stok aman. Pasar itu dibangun oleh {R}.", Y),
        (f"{READY} kata {Y}. Kapolsek {R} menilai sebaliknya.", R),
        (f"{Y} mengatakan stok aman. {R} ditangkap polisi.", Y),
        (f"{Y} menyatakan stok aman. {KARANTINA} mencatat hal serupa.", Y),
        (f"{KARANTINA} memperkirakan ombak tinggi.", KARANTINA),
    ],
)
def test_last_speaker_goes_on(before, speaker, said):
    assert quoted(f"{before}\n\n{READY} {said}.")[-1][1] == speaker


def test_speakers_alternate():
    replies = '"Jala kami masih rusak," sahut Kusumadewi.\n"Nanti kami ganti," timpal Mbari.\n"Baik," ucapnya.'
    text = f"{READY} kata {Y} kepada {R}.\n{replies}"
    assert [who for _, who in quoted(text)] == [Y, R, Y, Y]


@pytest.mark.parametrize(
    "text, speakers",
    [
        (f'"Jalan putus," kata {Y}, juragan di sana, "tetapi kami berangkat."', [Y, Y]),
        (f'"Jalan putus," ujar {Y}. "Kami berangkat besok."', [Y, Y]),
        (f'"Jalan putus," ujar {Y}.\n\n"Kami berangkat besok."', [Y, Y]),
        (f'"Jalan putus," ujar {Y}.\n\nPasar sepi.\n\n"Kami berangkat besok pagi."', [Y, ""]),
        (
            f'{Y} menyambut kabar itu.\n\n"Jalan putus," kata seorang warga.\n\n"Tetapi kami berangkat," katanya.',
            ["", ""],
        ),
    ],
)
def test_speakers_of_two_quotes(text, speakers):
    assert [who for _, who in quoted(text)] == speakers


@pytest.mark.parametrize(
    "text, speaker",
    [
        (f"{READY} kata {Y} seperti dikutip dari Harian Suluh, Senin.", Y),
        (f"{READY} tutur {Y} ketika dihubungi Kompas.com, Senin (3/2/2025) malam. Menurut Mbari, 30 orang hilang.", Y),
        (f"{READY} demikian ujar {Y}.", Y),
        (f"Senada, {R} juga mengatakan hal serupa. {READY} ungkapnya.", R),
        (f"Hal senada diungkapkan {R}. {READY} kata dia.", R),
        (f"{Y} menegaskan, pihaknya siap. {READY} tegas Yosef.", Y),
        (f"{READY} kata dia, Senin (3/2). {Y} hadir.", ""),
        (f"Ditemui terpisah, Kapolsek {R} membenarkan. {READY} katanya.", R),
        (f"Kapolsek {R} membenarkan kejadian itu. {READY} katanya.", R),
        (f"Sementara itu, istri korban, {R} (34) mengaku pasrah. {READY} katanya sambil terisak.", R),
        (f"{Y} ditemani istrinya, {R}, menangis. {READY} katanya.", Y),
        (f"Seorang saksi, {R}, mendengar ledakan. {READY} kata Ratna.", R),
        (f"{READY} kata Gubernur. {Y} lalu pergi.", ""),
        (f"Gubernur {Y} meresmikan dermaga, Senin. {READY} kata Gubernur.", Y),
        (f"Presiden {Y} bertemu Perdana Menteri {R} di Kupang. {READY} kata Mbari.", Y),
        (f"“Perahu kami siap,” tulis {Y} melalui akun X @yosef, Senin.", Y),
        ('"Perahu kami siap," bunyi pernyataan Kementerian Irigasi.', "Kementerian Irigasi"),
        ('"Perahu kami siap," demikian bunyi keterangan resmi Kementerian Irigasi, Senin.', "Kementerian Irigasi"),
        (f'"Perahu kami siap," tutur pemilik perahu, {Y}.', Y),
        (f'"Perahu kami siap," kata {Y}, yang juga Ketua Koperasi.', Y),
        (f'"Perahu kami siap," jawab {Y} singkat.', Y),
        (f'"Perahu kami siap," {Y} bercerita.', Y),
        (f'{Y} (54), nelayan, bercerita. "Perahu kami siap. Ombak tinggi," kisahnya.', Y),
        (f'"Perahu kami siap," kata mantan Wakil Ketua KPK itu. {Y}.', ""),
        (f'KUPANG, KOMPAS.com - {Y} menyebut dermaga rusak.\n\n"Perahu kami tidak bisa sandar," ujar Yosef.', Y),
        (f'"Perahu kami siap," kata Kepala Seksi Humas Polres Ende Iptu {Y} saat dikonfirmasi.', Y),
        (f'"Perahu kami siap," kata Ketua RT 03/RW 02 {Y}.', Y),
        (f'"Perahu kami siap," kata {Y} (54).', Y),
        (f'"Perahu kami siap," kata Prof. Dr. Ir. H. {Y}, M.Si.', Y),
        (f'Ucapan itu keluar dari mulut {Y}. "Perahu kami siap," katanya.', Y),
        (f'Kepada wartawan, {Y} mengaku kecewa. "Perahu kami siap," katanya kepada wartawan.', Y),
        (f'Dalam sambutannya, {Y} mengapresiasi warga. "Perahu kami siap," ungkap dia.', Y),
        (f'"Perahu kami siap," kata {Y} menirukan ucapan {R}.', Y),
        (f'{READY[:-2]}." Demikian kata {Y}.', Y),
        (
            f'"Perahu kami siap," kata Yosef Mbari, Camat Wolo. Sebelumnya, {R} menyebut dermaga rusak. "Sudah lama rusaknya," ujar Ratna.',
            R,
        ),
        (f'{Y} menjawab, "Kami siap melaut."', Y),
        (f'Lalu {Y} berkata "Kami siap melaut besok pagi."', Y),
        (f'Ia berkata, "Kami siap melaut." {Y} diam.', ""),
        (f'{Y}: "Kami siap melaut besok pagi."', Y),
        (f'{Y} kepada wartawan: "Kami siap melaut besok pagi."', Y),
    ],
)
def test_speaker_of_the_last_quote(text, speaker):
    assert quoted(text)[-1][1] == speaker
