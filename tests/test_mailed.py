"""`mine report` writes an output as one HTML file that can be mailed."""

import json
import re
from pathlib import Path

import pytest
from mailed_reports import BOAT, SEED, Reader, add_check, fact_id, make_output, report, review, said
from stores import stored

from pipeline.audit.reviews import Event


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path, {"perahu.txt": BOAT, "bibit.txt": SEED})


def test_a_fact_is_shown_with_its_reading(output):
    shown = said(output)
    assert "Rp3,5 juta → Rp3.500.000" in shown
    assert "Kamis (12/6/2025) → Kamis, 12 Juni 2025" in shown
    assert "Bupati Dompu Wira Laksana → Wira Laksana, Bupati Dompu" in shown


def test_the_sums_are_those_of_the_articles(output):
    shown = said(output)
    assert "Artikel 2" in shown
    assert stored(output, "SELECT text, flags FROM facts WHERE type = 'money' ORDER BY text") == [
        ("Rp1.2 miliar", "number_format"),
        ("Rp3,5 juta", ""),
        ("Rp60 juta", ""),
    ]
    assert "U Uang 3 1 0 0" in shown


def test_what_is_flagged_is_shown_first_and_why(output):
    first = said(output).partition("Periksa ini dulu")[2].partition("Tanda dalam teks")[0]
    assert "Ditandai saat dibaca (1)" in first
    assert "Rp1.2 miliar → Rp1.200.000.000" in first
    assert "Tanda titik atau koma pada angka ini tidak lazim: periksa besarnya." in first


def test_a_check_that_does_not_come_out_is_shown_first_and_with_its_article(output):
    add_check(output, "inconsistent", fact_id(output, "120 nelayan"), fact_id(output, "40 petani"))
    shown = said(output)
    assert "Tidak cocok dengan angka lain, kalender, atau berita lain (1)" in shown
    assert "Bagian dan jumlahnya. Hitungan: 2 + 2 = 4; tertulis 5." in shown
    assert "dari artikel lain: Bibit Jagung Dibagikan Sebanyak 40 petani menerima bibit." in shown


def test_what_a_check_tells_is_not_told_again_as_a_flag(tmp_path):
    wrong = BOAT.replace("Kamis (12", "Rabu (12").replace("Rp1.2", "Rp1,2")
    shown = said(make_output(tmp_path, {"perahu.txt": wrong}))
    first = shown.partition("Periksa ini dulu")[2].partition("Tanda dalam teks")[0]
    assert "Tidak cocok dengan angka lain, kalender, atau berita lain (1)" in first
    assert "Rabu (12/6/2025) → Kamis, 12 Juni 2025" in first
    assert "Hari dan tanggal. Aturan: hari harus cocok dengan tanggalnya." in first
    assert "Ditandai saat dibaca" not in first


def test_a_check_that_comes_out_raises_no_alarm(output):
    add_check(output, "consistent", fact_id(output, "120 nelayan"))
    shown = said(output)
    assert "Pemeriksaan yang cocok (1) Bagian dan jumlahnya: cocok. Hitungan: 2 + 2 = 4; tertulis 5." in shown
    assert "Tidak cocok dengan angka lain" not in shown


def test_reviews_are_shown_with_who_and_what(output):
    amount = fact_id(output, "Rp3,5 juta")
    review(
        output,
        Event(amount, "Ani", "correct", "value", "3600000"),
        Event(amount, "Budi", "reject", comment="bukan jumlah itu"),
    )
    shown = said(output)
    assert re.search(r"dikoreksi: Ani, \w+, \d+ \w+ \d{4}, \d\d\.\d\d \+00:00 · Nilai: 3600000", shown)
    assert "ditolak: Budi" in shown
    assert "Budi, catatan: bukan jumlah itu" in shown
    assert "Peninjau berbeda pendapat." in shown
    assert "Peninjau berbeda pendapat, belum yakin, atau bacaannya berubah sejak ditinjau (1)" in shown
    assert "U Uang 3 1 0 1" in shown


def test_what_is_settled_is_no_longer_shown_first(output):
    review(output, Event(fact_id(output, "Rp1.2 miliar"), "Ani", "accept"))
    assert "Tidak ada yang mencurigakan" in said(output)


def test_what_a_reviewer_added_is_marked_in_the_text(output):
    article, start = stored(
        output, "SELECT article_id, instr(text, 'bibit.') - 1 FROM articles WHERE title LIKE 'Bibit%'"
    )[0]
    new = {"fact_id": f"{article}-count-{start}-{start + 5}", "article_id": article, "type": "count", "text": "bibit"}
    new |= {"start": start, "end": start + 5, "value": 7, "unit": "bibit", "flags": "", "rule": ""}
    review(output, Event(new["fact_id"], "Ani", "add", value=json.dumps(new)))
    html = report(output)
    assert re.search(r'<mark class="fact count begins ends" id="t-\w+-\d+" data-badge="J"><a [^>]+>bibit</a>', html)
    assert "bibit → 7 bibit ditambahkan: Ani" in Reader(html).text


def test_a_near_copy_is_neither_counted_nor_shown(tmp_path):
    long = (
        SEED + "Bantuan itu untuk musim tanam pertama. Panen diperkirakan terjadi pada Oktober 2025 di tiga desa. " * 3
    )
    output = make_output(tmp_path, {"a.txt": long, "b.txt": long.replace("(ANTARA) - ", "(ANTARA) - Kemarin, ")})
    assert stored(output, "SELECT count(*) FROM articles WHERE duplicate_of <> ''") == [(1,)]
    shown = said(output)
    assert "Artikel 1 " in shown
    assert "Salinan dekat 1" in shown
    assert "U Uang 1 0 0 0" in shown
    assert f"Salinan dekat juga ada di: {tmp_path}/in/" in shown


def test_only_one_article_can_be_asked_for(output):
    ((article,),) = stored(output, "SELECT article_id FROM articles WHERE title LIKE 'Bibit%'")
    shown = said(output, "--article", article)
    assert "Rp60 juta" in shown
    assert "Rp3,5 juta" not in shown


@pytest.mark.parametrize(
    ("only", "there", "gone"),
    [
        ("inconsistent", "40 petani →", "Rp60 juta →"),
        ("flagged", "Rp1.2 miliar →", "Rp3,5 juta →"),
        ("reviewed", "Rp60 juta →", "40 petani →"),
        ("unreviewed", "40 petani →", "Rp60 juta →"),
    ],
)
def test_only_facts_of_one_state_can_be_asked_for(output, only, there, gone):
    add_check(output, "inconsistent", fact_id(output, "40 petani"))
    review(output, Event(fact_id(output, "Rp60 juta"), "Ani", "accept"))
    shown = said(output, "--only", only)
    assert there in shown
    assert gone not in shown


def test_it_says_where_there_is_no_such_fact(output):
    assert "Tidak ada fakta seperti itu dalam keluaran ini." in said(output, "--only", "reviewed")


def test_it_can_be_written_in_english(output):
    html = report(output, "--lang", "en")
    assert '<html lang="en">' in html
    shown = Reader(html).text
    assert "Rp3,5 juta → Rp3,500,000" in shown
    assert "The dot or comma in this number is unusual: check its size." in shown
