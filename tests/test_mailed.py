"""`mine report` writes an output as one HTML file that can be mailed."""

import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from desks import ENVIRONMENT, MAIN, ROOT
from stores import change, stored

from pipeline.audit.reviews import Event, open_for_review, prepare, record
from pipeline.audit.words import load_words
from pipeline.cli import main
from pipeline.patterns import patterns_folder
from pipeline.run import run

BOAT = """Perahu Baru bagi Nelayan

Dompu (ANTARA) - Sebanyak 120 nelayan menerima bantuan Rp3,5 juta, kata Bupati Dompu Wira Laksana, Kamis (12/6/2025).

"Bantuan Rp1.2 miliar itu cair pada Juli 2025," ujarnya.

Baca juga: Harga solar turun 5 persen
"""
SEED = """Bibit Jagung Dibagikan

Bima (ANTARA) - Sebanyak 40 petani menerima bibit. Nilainya Rp60 juta.
"""
NASTY = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> & 'javascript:alert(3)'"


def make_output(folder: Path, files: dict[str, str]) -> Path:
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    run([str(folder / "in")], folder / "out", workers=1)
    return folder / "out"


@pytest.fixture
def output(tmp_path) -> Path:
    return make_output(tmp_path, {"perahu.txt": BOAT, "bibit.txt": SEED})


def report(output: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["report", str(output), *options])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def fact_id(output: Path, text: str) -> str:
    ((found,),) = stored(output, f"SELECT fact_id FROM facts WHERE text = '{text}' AND type <> 'entity'")
    return found


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements with their attributes, and the text in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """The text without its breaks."""
        return " ".join(" ".join(self.texts).split())

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def said(output: Path, *options: str) -> str:
    return Reader(report(output, *options)).text


def add_check(output: Path, verdict: str, *fact_ids: str) -> None:
    """Put a check in the place of those that the run made."""
    row = ("c1", "sum", ";".join(fact_ids), verdict, "Hitungan: 2 + 2 = 4; tertulis 5.")
    change(output, "DELETE FROM checks", f"INSERT INTO checks VALUES {row}")


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


def review(output: Path, *events: Event) -> None:
    prepare(output)
    database = open_for_review(output)
    for event in events:
        record(database, [event])
    database.close()


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


def test_every_link_leads_somewhere_in_the_file(output):
    add_check(output, "inconsistent", fact_id(output, "120 nelayan"), fact_id(output, "40 petani"))
    page = Reader(report(output))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)


def test_the_file_asks_for_nothing_else(output):
    page = Reader(report(output))
    assert {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "form", "object", "base"} == set()
    assert [value for name in ("src", "style", "onclick", "srcset") for value in page.values(name)] == []
    policies = [content for content in page.values("content") if "default-src" in content]
    assert len(policies) == 1
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'", policies[0]
    )


@pytest.fixture
def hostile(tmp_path) -> Path:
    """An output in which everything that people write is an attack."""
    (tmp_path / "in").mkdir()
    rows = [
        {"judul": NASTY, "isi": f"{BOAT}\n\n{NASTY}", "url": "javascript:alert(4)", "media": NASTY},
        {"judul": "Bibit", "isi": SEED, "url": 'https://a.example/"><script>alert(5)</script>'},
    ]
    lines = (json.dumps(row) + "\n" for row in rows)
    (tmp_path / "in" / '"><img src=x onerror=alert(6)>.jsonl').write_text("".join(lines), encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    amount = fact_id(tmp_path / "out", "Rp3,5 juta")
    change(
        tmp_path / "out", f"INSERT INTO checks VALUES ('c', '<b>', '{amount}', 'inconsistent', '<script>x</script>')"
    )
    review(tmp_path / "out", Event(amount, NASTY, "correct", "subject", NASTY, NASTY))
    return tmp_path / "out"


def test_no_text_becomes_html(hostile):
    page = Reader(report(hostile))
    known = set(
        "html head meta title style body a header h1 p main section h2 h3 dl div dt dd table thead tr th tbody td".split()
    )
    known |= set("tfoot ol ul li span q b strong details summary article mark".split())
    assert {tag for tag, _ in page.elements} <= known
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []
    links = [href for href in page.values("href") if not href.startswith("#")]
    assert links == ['https://a.example/"><script>alert(5)</script>']
    assert page.text.count("<script>alert(1)</script>") >= 5  # heading, list, outlet, text, reviewer


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: None, "{folder}: holds no facts.db; make one with: mine run INPUTS -o {folder}"),
        (lambda folder: (folder / "facts.db").write_bytes(b"x" * 4096), "{folder}/facts.db: cannot be read (file is not a"),
        (lambda folder: (folder / "facts.db").write_bytes(b""), "{folder}/facts.db: is no output of mine"),
    ],
)  # fmt: skip
def test_a_folder_that_is_no_output_is_told_in_one_line(tmp_path, make, message):
    make(tmp_path)
    result = CliRunner().invoke(main, ["report", str(tmp_path)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("Error: " + message.format(folder=tmp_path))


def test_an_article_that_is_not_there_is_told(output):
    result = CliRunner().invoke(main, ["report", str(output), "--article", "a123"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {output}: holds no article 'a123'; copy the id from the column article_id\n"


def test_a_full_disk_is_told_in_one_line(output):
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert ended.returncode == 2
    assert ended.stderr == (
        b"Error: the report cannot be written: No space left on device; make room, or write it elsewhere\n"
    )


def test_it_is_not_written_to_a_terminal(output):
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(end)
    os.close(terminal)
    assert ended.returncode == 2
    assert ended.stderr.decode().endswith(f"write it with: mine report {output} > audit.html\n")


def test_a_reader_that_goes_away_is_no_error(output):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(writing)
    assert ended.stderr == b""


def test_it_is_written_in_utf_8_wherever_it_runs(output):
    command = [sys.executable, "-c", MAIN, "report", str(output)]
    ended = subprocess.run(
        command, capture_output=True, env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    )
    assert "Rp3,5 juta</a>\n→ <b>Rp3.500.000" in ended.stdout.decode("utf-8")


def test_a_report_leaves_the_output_as_it_was(output):
    before = {name: (output / name).read_bytes() for name in os.listdir(output) if (output / name).is_file()}
    report(output)
    after = {name: (output / name).read_bytes() for name in before}
    assert after == before


def test_two_hundred_articles_stay_under_five_megabytes(tmp_path):
    run([str(ROOT / "corpus")], tmp_path / "out", workers=1)
    ((count,),) = stored(tmp_path / "out", "SELECT count(*) FROM articles WHERE duplicate_of = ''")
    assert len(report(tmp_path / "out").encode()) / count * 200 < 5_000_000


def test_every_kind_of_check_and_verdict_has_a_wording():
    told = tomllib.loads((patterns_folder() / "checks.toml").read_text(encoding="utf-8"))
    words = load_words("id", "mailed")
    assert set(told["explanations"]) <= set(words["check"])
    sentences = {"near", "moving"}  # of what is consistent, and of what cannot be told
    assert set(told["verdicts"]) - sentences == set(words["verdict"])
