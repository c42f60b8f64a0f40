"""Measures that two articles tell differently: what alarms, what does not, and how the store follows the articles."""

import html
import urllib.request
from pathlib import Path

import pytest
from desks import open_desk
from outputs import contents, rows
from told_elsewhere import AFTERNOON, DIFFERENTLY, INNOCENT, MISSED, MORNING, PERHAPS

from pipeline import run as flow
from pipeline.checks.elsewhere import Told, compare
from pipeline.corpus.article import identify
from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader
from pipeline.run import run
from pipeline.store.packing import FACT

READ = fact_reader(load_rules())
FIRST = "Sebanyak 14.307 pekerja rentan di Lombok Timur menerima kartu jaminan sosial."
SECOND = "Pemkab mendaftarkan 14.370 pekerja rentan di Lombok Timur ke program jaminan sosial."
ALARMS = "SELECT fact_ids, verdict, explanation FROM checks WHERE kind = 'elsewhere' ORDER BY rowid"
FLAGGED = "SELECT text, flags, confidence FROM facts WHERE flags LIKE '%elsewhere%' ORDER BY text"


def write(text: str, when: str = MORNING, title: str = "Warta Kota Nangka", more: str = "") -> str:
    return f"{title}\n\n{when}\n\nNangka (ANTARA) - {text}\n{more}"


def tell(text: str) -> list[Told]:
    extraction = READ(Article(identify(text.encode()), "", "", "text", text))
    facts = {fact.fact_id: fact for fact in extraction.facts}
    return [Told(measure, facts[measure.fact_id], "", "") for measure in extraction.measures]


def verdicts(one: str, other: str) -> list[str]:
    pairs = [(a, b) for a in tell(one) for b in tell(other) if a.measure.key == b.measure.key]
    return [finding.verdict for pair in pairs if (finding := compare(*pair))]


@pytest.mark.parametrize(("when", "text", "then", "other"), DIFFERENTLY)
def test_one_measure_with_two_values_is_inconsistent(when, text, then, other):
    assert verdicts(write(text, when), write(other, then)) == ["inconsistent"]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("when", "text", "then", "other"), MISSED)
def test_a_difference_that_is_let_pass(when, text, then, other):
    assert verdicts(write(text, when), write(other, then)) == ["inconsistent"]


@pytest.mark.parametrize(("when", "text", "then", "other"), PERHAPS)
def test_what_changes_by_the_hour_is_told_and_no_alarm(when, text, then, other):
    assert verdicts(write(text, when), write(other, then)) == ["cannot tell"]


@pytest.mark.parametrize(("when", "text", "then", "other"), INNOCENT)
def test_two_measures_are_not_held_against_each_other(when, text, then, other):
    assert verdicts(write(text, when), write(other, then)) == []


@pytest.fixture
def berita(tmp_path) -> Path:
    """Two articles that tell the same people with two numbers, and one that has nothing to do with them."""
    folder = tmp_path / "berita"
    folder.mkdir()
    (folder / "a.txt").write_text(write(FIRST, more="Acara itu ramai.\n"), encoding="utf-8")
    (folder / "b.txt").write_text(write(SECOND, AFTERNOON, "Kartu Dibagikan"), encoding="utf-8")
    (folder / "c.txt").write_text(write("Harga cabai di Kota Bima Rp40 ribu per kilogram."), encoding="utf-8")
    return folder


def test_a_run_tells_of_both_sentences_and_flags_both_facts(berita, tmp_path):
    report = run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    ((fact_ids, verdict, explanation),) = rows(tmp_path / "out", ALARMS)
    ids = dict(rows(tmp_path / "out", "SELECT text, fact_id FROM facts WHERE type = 'count'"))
    assert fact_ids == f"{ids['14.307 pekerja rentan']};{ids['14.370 pekerja rentan']}"
    assert (verdict, report.stored["told_differently"]) == ("inconsistent", 1)
    assert explanation == (
        "Aturan: ukuran yang sama dari tempat dan waktu yang sama harus bernilai sama di semua berita. Perbandingan: "
        f'14.307 dalam "{FIRST}" (ANTARA, 2025-06-11) dan 14.370 dalam "{SECOND}" (ANTARA, 2025-06-11). Tidak cocok.'
    )
    assert rows(tmp_path / "out", FLAGGED) == [
        ("14.307 pekerja rentan", "elsewhere_mismatch", 0.85),
        ("14.370 pekerja rentan", "elsewhere_mismatch", 0.85),
    ]


def test_the_desk_packs_the_flags_that_a_run_sets_at_its_end(berita, tmp_path):
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    after = packed(tmp_path / "out")
    assert [flags for _, confidence, flags in after if confidence == 85] == ["elsewhere_mismatch"] * 2
    (berita / "b.txt").write_text(write("Pasar tutup."), encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert {flags for _, _, flags in packed(tmp_path / "out")} == {""}


def packed(output: Path) -> list[tuple]:
    words = {0: "", **dict(rows(output, "SELECT code, word FROM _words"))}
    blobs = rows(output, "SELECT facts FROM _packed ORDER BY number")
    return [(each[0], each[1], words[each[9]]) for (blob,) in blobs for each in FACT.iter_unpack(blob)]


def test_flags_go_with_the_contradiction(berita, tmp_path):
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    (berita / "a.txt").write_text(write(FIRST.replace("14.307", "14.370"), more="Acara itu ramai.\n"), encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert rows(tmp_path / "out", ALARMS) == []
    assert rows(tmp_path / "out", "SELECT text, flags, confidence FROM facts WHERE type = 'count'") == [
        ("14.370 pekerja rentan", "", 0.95), ("14.370 pekerja rentan", "", 0.95)
    ]  # fmt: skip


def test_an_alarm_comes_with_the_second_article_and_goes_with_it(berita, tmp_path):
    second = (berita / "b.txt").read_text(encoding="utf-8")
    (berita / "b.txt").unlink()
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert (rows(tmp_path / "out", ALARMS), rows(tmp_path / "out", FLAGGED)) == ([], [])
    (berita / "b.txt").write_text(second, encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert len(rows(tmp_path / "out", ALARMS)) == 1
    (berita / "a.txt").write_text(write("Pasar tutup."), encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert (rows(tmp_path / "out", ALARMS), rows(tmp_path / "out", FLAGGED)) == ([], [])


def test_a_copy_of_an_article_says_nothing_against_it(berita, tmp_path):
    story = " ".join(
        f"Pada hari ke-{number} panitia membagikan kartu kepada warga di desa {name} yang datang sejak pagi bersama keluarga."
        for number, name in enumerate(("Sukamulia", "Pringgasela", "Aikmel", "Wanasaba", "Sembalun", "Montong", "Jerowaru"), 3)
    )
    (berita / "a.txt").write_text(write(f"{FIRST} {story}"), encoding="utf-8")
    (berita / "b.txt").write_text(write(f"{FIRST.replace('14.307', '14.370')} {story}", AFTERNOON), encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert rows(tmp_path / "out", "SELECT count(*) FROM articles WHERE duplicate_of <> ''") == [(1,)]
    assert rows(tmp_path / "out", ALARMS) == []


def test_an_article_that_tells_both_numbers_knows_of_both(berita, tmp_path):
    more = "Semula tercatat 14.370 pekerja.\n"
    (berita / "a.txt").write_text(write(FIRST, more=more), encoding="utf-8")
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    assert rows(tmp_path / "out", ALARMS) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_the_tables_do_not_depend_on_how_the_articles_came(berita, tmp_path, monkeypatch, workers):
    files = sorted(berita.iterdir(), reverse=True)
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    run([str(berita)], tmp_path / "at_once", ("csv", "sqlite"), workers=workers)
    for file in files:
        file.unlink()
    for file in files:
        file.write_text(texts[file], encoding="utf-8")
        run([str(berita)], tmp_path / "one_by_one", ("csv", "sqlite"), workers=workers)
    at_once, one_by_one = (tmp_path / name / "checks.csv" for name in ("at_once", "one_by_one"))
    assert "elsewhere" in at_once.read_text(encoding="utf-8")
    assert one_by_one.read_bytes() == at_once.read_bytes()
    facts = [(tmp_path / name / "facts.csv").read_bytes() for name in ("at_once", "one_by_one")]
    assert facts[0] == facts[1]


def test_a_run_that_found_nothing_new_changes_nothing(berita, tmp_path):
    run([str(berita)], tmp_path / "out", ("csv", "sqlite", "jsonl", "parquet"), workers=1)
    before = contents(tmp_path / "out")
    (berita / "c.txt").touch()
    run([str(berita)], tmp_path / "out", ("csv", "sqlite", "jsonl", "parquet"), workers=1)
    assert contents(tmp_path / "out") == before


def test_a_run_that_was_stopped_before_its_end_is_made_good(berita, tmp_path, monkeypatch):
    run([str(berita)], tmp_path / "whole", ("csv", "sqlite"), workers=1)
    with monkeypatch.context() as patch:
        patch.setattr(flow, "end_run", stop)
        with pytest.raises(KeyboardInterrupt):
            run([str(berita)], tmp_path / "stopped", ("csv", "sqlite"), workers=1)
    run([str(berita)], tmp_path / "stopped", ("csv", "sqlite"), workers=1)
    for name in ("checks.csv", "facts.csv"):
        assert (tmp_path / "stopped" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def stop(*_) -> None:
    raise KeyboardInterrupt


def test_the_desk_shows_both_sentences_and_leads_to_the_other_story(berita, tmp_path):
    run([str(berita)], tmp_path / "out", ("sqlite",), workers=1)
    ((fact_ids, *_),) = rows(tmp_path / "out", ALARMS)
    first, second = fact_ids.split(";")
    with open_desk(tmp_path / "out") as desk:
        for here, there, language in ((first, second, "id"), (second, first, "en")):
            page = get(f"{desk}/article/{here.split('-')[0]}?lang={language}")
            told = {
                "id": f'14.307 dalam "{FIRST}" (ANTARA, 2025-06-11) dan 14.370 dalam "{SECOND}"',
                "en": f"14,307 in “{FIRST}” (ANTARA, 2025-06-11) and 14,370 in “{SECOND}”",
            }
            assert told[language] in page
            assert f'href="/article/{there.split("-")[0]}#c-{there}"' in page
            assert {"id": "Buka berita lainnya", "en": "Open the other story"}[language] in page
            assert {"id": "Berita lain menyebut", "en": "Another story tells the same measure"}[language] in page


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return html.unescape(answer.read().decode())
