"""The sample articles: offsets hold for every fact, sections are those of the text, and the scores reach the bars."""

from pathlib import Path

import pytest

from pipeline.corpus import read_articles
from pipeline.evaluate import Score, evaluate, write_gold
from pipeline.model import Extraction
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader
from pipeline.run import run

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = CORPUS / "gold" / "gold.jsonl"


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    articles = read_articles([str(CORPUS / "*.txt")], on_reject=pytest.fail)
    return {Path(each.article.source).stem: each for each in map(fact_reader(load_rules(None)), articles)}


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Score:
    output = tmp_path_factory.mktemp("output")
    run([str(CORPUS / "*.txt")], output, ("jsonl",))
    return evaluate(GOLD, output)


def test_every_sample_is_read(extractions):
    assert len(extractions) == 30
    assert not [problem for each in extractions.values() for problem in each.problems]


def test_every_fact_is_where_it_says(extractions):
    for name, each in extractions.items():
        for fact in each.facts:
            assert each.article.text[fact.start : fact.end] == fact.text, (name, fact)


def test_every_sentence_holds_its_fact(extractions):
    for name, each in extractions.items():
        for fact in each.facts:
            assert fact.text in fact.sentence and fact.sentence in each.article.text, (name, fact)


def test_every_fact_lies_in_a_section_of_its_kind(extractions):
    for name, each in extractions.items():
        for fact in each.facts:
            around = [section for section in each.sections if section.start <= fact.start and fact.end <= section.end]
            assert [section.kind for section in around] == [fact.section], (name, fact)


def test_sections_come_in_order_without_overlap(extractions):
    for name, each in extractions.items():
        ends = [0, *(section.end for section in each.sections)]
        assert all(end <= section.start for end, section in zip(ends, each.sections)), name  # noqa: B905


FURNITURE = [
    ("antara_mataram_jamsostek", "Rp4 miliar bagi pekerja rentan"),  # Baca juga
    ("antara_mataram_jamsostek", "Rabu (12/6/2024)"),  # caption
    ("antara_mataram_jamsostek", "ANTARA 2024"),
    ("antara_palu_beasiswa", "Rp1 juta"),  # Baca juga in a line with the body
    ("antara_palu_beasiswa", "ANTARA 2025"),
    ("antara_garut_banjir", "pada 2016"),
    ("antara_denpasar_voli", "14 cabang olahraga"),
    ("antara_minahasa_pilkada", "14 laporan dugaan pelanggaran"),
    ("detik_bansos_salah_sasaran", "10/17/2025"),
    ("portal_harga_emas", "2025 KabarTugu.id"),
]


@pytest.mark.parametrize(("name", "words"), FURNITURE)
def test_furniture_yields_no_facts(extractions, name, words):
    text = extractions[name].article.text
    assert text.count(words) == 1
    start = text.index(words)
    assert not [fact for fact in extractions[name].facts if start < fact.end and fact.start < start + len(words)]


METADATA = [
    ("antara_mataram_jamsostek", "published", "2024-06-13T16:42:00+08:00"),
    ("antara_mataram_jamsostek", "title", "12.480 petani tembakau di NTB masuk program Jamsostek"),
    ("antara_mataram_jamsostek", "dateline_place", "Mataram"),
    ("antara_mataram_jamsostek", "tags", ("Jamsostek", "petani tembakau", "NTB", "DBHCHT")),
    (
        "antara_mataram_jamsostek",
        "related",
        (
            "Pemprov NTB siapkan Rp4 miliar bagi pekerja rentan",
            "Kejati NTB dampingi penagihan iuran perusahaan",
            "Petani tembakau Lombok terima pelatihan keselamatan kerja",
        ),
    ),
    ("antara_palu_beasiswa", "published", "2025-02-18T10:05:00+07:00"),
    ("antara_palu_beasiswa", "dateline_place", "Palu"),
    ("antara_bitung_nelayan", "title", "1.240 nelayan Bitung terima premi asuransi dari KKP"),
    ("detik_bansos_salah_sasaran", "published", "2025-10-17T23:30:00"),
    ("detik_bansos_salah_sasaran", "title", "Wamensos Buka Suara soal 7.200 KPM Dicoret dari Daftar Bansos"),
    ("cnn_upah_minimum", "published", "2024-11-29T19:10:00+07:00"),
    ("portal_praya_perisai", "title", "Perisai Lombok Tengah Jemput Bola, Target 25 Ribu Peserta Baru"),
]


@pytest.mark.parametrize(("name", "field", "value"), METADATA)
def test_metadata_is_read_from_the_text(extractions, name, field, value):
    assert getattr(extractions[name].article, field) == value


def test_gold_is_made_from_the_annotations(extractions, tmp_path):
    texts = {name: each.article.text for name, each in extractions.items()}
    write_gold(CORPUS / "gold" / "annotations", texts, tmp_path / "gold.jsonl")
    assert (tmp_path / "gold.jsonl").read_bytes() == GOLD.read_bytes(), "run: python corpus/gold/build.py"


@pytest.mark.parametrize(
    ("kind", "bar"), [("money", 0.97), ("percentage", 0.98), ("count", 0.92), ("date", 0.95), ("law", 0.97)]
)
def test_f1_reaches_the_bar(score, kind, bar):
    assert score.types[kind].f1 >= bar


@pytest.mark.parametrize(("slot", "bar"), [("modifier", 0.95), ("per", 0.95), ("unit", 0.95), ("subject", 0.75)])
def test_slots_of_numbers_reach_the_bar(score, slot, bar):
    marks = [
        mark.right for kind in ("money", "count", "percentage") for mark in score.types[kind].marks if mark.slot == slot
    ]
    assert sum(marks) / len(marks) >= bar
