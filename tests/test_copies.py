"""Copies of a story are linked to its original, and stories that only look alike are not."""

import random
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

import pytest
from made_copies import MADE, Made, fill, lead_and_body, make_set, next_day, tell

from pipeline.copies import Signed, link_copies, signature
from pipeline.copies.signatures import SIZE, sign, unpack
from pipeline.layout import read_layout
from pipeline.model import Article

ALIKE = {"next_day", "elsewhere", "updated", "follow_up", "sample_twin"}
LEAD = "Pemerintah Kabupaten Solok memperbaiki jembatan gantung di Nagari Talang Babungo dengan biaya Rp2,4 miliar mulai Senin."
BODY = [
    "Jembatan sepanjang 85 meter itu putus diterjang arus pada Februari, dan 312 keluarga harus memutar sejauh 14 kilometer.",
    "Kepala Dinas Pekerjaan Umum Yulizar Hamid mengatakan tiang lama dibongkar lebih dulu sebelum kabel baja dipasang.",
    '"Kalau cuaca bersahabat, anak-anak sudah bisa menyeberang ke sekolah pada akhir Oktober," ujar Yulizar.',
    "Warga setempat, Marnis, berharap lantai jembatan memakai pelat besi karena papan kayu lapuk setiap tiga tahun.",
    "Pemerintah nagari menambah Rp150 juta untuk lampu dan pagar, dan 40 pemuda bergotong royong mengangkut pasir.",
]


@dataclass(frozen=True, slots=True)
class Measured:
    """The set, the links found in it, and what was right of them."""

    made: dict[str, Made]
    links: dict[str, str]
    precision: float
    recall: float


def sign_text(text: str) -> bytes:
    layout = read_layout(Article("", "", "", "text", text))
    return signature(layout.article, layout.sections)


def rows_of(*bodies: str, published: str = "2025-06-11") -> list[Signed]:
    return [Signed(f"a{number}", published, number, sign(body)) for number, body in enumerate(bodies)]


@pytest.fixture(scope="module")
def measured() -> Measured:
    made = {f"a{number:04}": each for number, each in enumerate(make_set(seed=7))}
    rows = [Signed(article_id, each.published, 0, sign_text(each.text)) for article_id, each in made.items()]
    links = link_copies(rows)
    originals = {each.story: article_id for article_id, each in made.items() if each.original}
    copies = {
        article_id: originals[each.story]
        for article_id, each in made.items()
        if each.story in originals and not each.original
    }
    right = sum(copies.get(article_id) == original for article_id, original in links.items())
    return Measured(made, links, right / len(links), right / len(copies))


def test_the_set_is_as_large_as_it_should_be(measured):
    kinds = Counter(
        each.made_by if each.original or each.made_by in ALIKE else "copy" for each in measured.made.values()
    )
    assert kinds["original"] == 500
    assert sum(kinds[kind] for kind in ALIKE) == 500
    assert kinds["copy"] > 700


def test_links_are_right_and_copies_are_found(measured):
    assert measured.precision >= 0.98
    assert measured.recall >= 0.95


@pytest.mark.parametrize("kind", sorted(ALIKE))
def test_what_only_looks_alike_is_not_linked(measured, kind):
    alike = {article_id for article_id, each in measured.made.items() if each.made_by == kind}
    linked = [article_id for pair in measured.links.items() for article_id in pair if article_id in alike]
    assert len(linked) <= 0.03 * len(alike)


def test_an_original_is_no_copy(measured):
    assert not set(measured.links) & set(measured.links.values())


def test_furniture_and_headline_leave_no_trace():
    plain = f"Jembatan Solok diperbaiki\n\nSolok (ANTARA) - {LEAD}\n\n" + "\n\n".join(BODY)
    dressed = (
        f"Warga Solok sambut jembatan baru\n\nRabu, 11 Juni 2025 10:15 WIB\n\nid jembatan,Solok\n\nPadang (ANTARA) - {LEAD}\n\n{BODY[0]}\n\n"
        "Baca juga: Longsor tutup jalan Solok-Padang\n\n"
        + "\n\n".join(BODY[1:])
        + "\n\nPewarta: Elmi Rahman\nEditor : Doni Saputra\nCOPYRIGHT © ANTARA 2025\n"
    )
    assert sign_text(plain) == sign_text(dressed) != b""


def test_a_copy_with_another_lead_a_cut_and_other_words_is_found():
    copied = " ".join(["Anak sekolah di pedalaman Solok segera punya jembatan lagi.", *BODY[:4]]).replace(
        "mengatakan", "menuturkan"
    )
    assert link_copies(rows_of(" ".join([LEAD, *BODY]), copied)) == {"a1": "a0"}


def test_the_same_form_with_other_numbers_is_no_copy():
    body = " ".join([LEAD, *BODY])
    other = (
        body.replace("Rp2,4", "Rp3,1")
        .replace("85 meter", "60 meter")
        .replace("312", "208")
        .replace("14 kilo", "9 kilo")
    )
    assert link_copies(rows_of(body, other)) == {}


def test_the_same_form_of_another_town_is_no_copy():
    body = " ".join([LEAD, *BODY])
    other = (
        body.replace("Solok", "Agam")
        .replace("Talang Babungo", "Matur")
        .replace("Yulizar Hamid", "Erni Safitri")
        .replace("Yulizar", "Erni")
    )
    assert link_copies(rows_of(body, other.replace("Marnis", "Jasman"))) == {}


@pytest.mark.parametrize("form", range(len(MADE["form"])))
def test_a_form_is_new_every_day(form):
    chance = random.Random(form)
    bodies = []
    for _ in range(60):
        story = tell(MADE["form"][form], chance)
        bodies += [" ".join(lead_and_body(story, chance)), " ".join(next_day(story, chance)[1])]
    assert len(link_copies(rows_of(*bodies))) <= 2


def test_the_original_is_the_earliest_published():
    body = " ".join([LEAD, *BODY])
    times = ["2025-06-11T15:00:00+07:00", "2025-06-11T15:30:00+09:00", "2025-06-11", ""]
    rows = [Signed(f"a{number}", time, number, sign(f"{body} {number}")) for number, time in enumerate(times)]
    assert link_copies(rows) == {"a0": "a1", "a2": "a1", "a3": "a1"}


def test_without_time_the_original_is_the_first_seen_and_then_the_first_id():
    signed = sign(" ".join([LEAD, *BODY]))
    assert link_copies([Signed("b", "", 2, signed), Signed("c", "", 1, signed)]) == {"b": "c"}
    assert link_copies([Signed("b", "", 1, signed), Signed("a", "", 1, signed)]) == {"b": "a"}


def test_what_was_cut_is_not_the_original_of_the_whole():
    whole, cut = " ".join([LEAD, *BODY]), " ".join([LEAD, *BODY[:3]])
    rows = [Signed("cut", "2025-06-10", 0, sign(cut)), Signed("whole", "2025-06-11", 1, sign(whole))]
    assert link_copies(rows) == {"cut": "whole"}


def test_a_story_that_repeats_a_third_of_another_is_no_copy():
    later = (
        "Bupati Solok meresmikan jembatan gantung Talang Babungo, Kamis, setelah pengerjaan selama lima bulan. "
        "Peresmian dihadiri ratusan warga yang datang membawa nasi bungkus dan kue. "
        "Anggota DPRD setempat meminta pemerintah memasang rambu batas muatan supaya kendaraan berat tidak lewat. "
        "Menurut camat, hasil kopi dari seberang sungai kini sampai ke pasar dalam setengah jam. "
    )
    assert link_copies(rows_of(" ".join([LEAD, *BODY]), later + BODY[2] + " " + BODY[0])) == {}


def test_every_copy_of_a_popular_story_finds_it():
    chance = random.Random(3)
    bodies = [" ".join([LEAD, *BODY])]
    bodies += [
        f"{bodies[0]} " + " ".join(chance.choices("redaksi memuat naskah ini dari kantor berita".split(), k=9))
        for _ in range(200)
    ]
    links = link_copies(rows_of(*bodies))
    assert len(links) == 200
    assert set(links.values()) == {"a0"}


def test_links_do_not_depend_on_the_order_of_the_rows(measured):
    rows = [Signed(article_id, each.published, 0, sign_text(each.text)) for article_id, each in measured.made.items()]
    random.Random(1).shuffle(rows)
    assert link_copies(rows) == measured.links


def test_a_new_copy_joins_an_old_story():
    body = " ".join([LEAD, *BODY])
    rows = rows_of(body, f"{body} Demikian laporan kami.", "Berita lain. " * 30)
    assert link_copies(rows[:1]) == {}
    assert link_copies(rows) == {"a1": "a0"}


@pytest.mark.parametrize(
    "body", ["", "—", "Satu dua tiga", "\ud800", "a" * 100_000, "1.000,00 " * 5000, "....,,,,1.,2", "\x00 \x00"]
)
def test_odd_bodies_are_signed_and_linked_to_nothing(body):
    assert link_copies(rows_of(body, body.upper() + "x")) == {}


def test_nothing_gives_no_links():
    assert link_copies([]) == {}


def test_a_signature_is_the_same_everywhere_and_bounded():
    body = " ".join([LEAD, *BODY])
    assert sha256(sign(body)).hexdigest()[:16] == "8ee176405e203472"
    assert len(sign("Rp1 Ani kata Budi 22 ikan " + " ".join(f"{n} Kota{n} kata{n}" for n in range(9000)))) <= 4 * (
        3 + SIZE + 2 * 96
    )


def test_a_signature_unpacked_says_what_was_signed():
    unpacked = unpack(sign("Harga beras naik Rp500 kata Ani di Solok."))
    assert (unpacked.shingles, len(unpacked.numbers), len(unpacked.names)) == (6, 1, 4)
    assert list(unpacked.sketch) == sorted(unpacked.sketch)


def test_a_story_is_filled_with_the_same_values_everywhere():
    values: dict[str, str] = {}
    first, second = (
        fill("{a:n3} {kota:kota} (x|y)", values, random.Random(1)),
        fill("{a:n3} {kota:kota} (x|y)", values, random.Random(2)),
    )
    assert first == second
