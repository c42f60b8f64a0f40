"""The tallies of a store are those of its facts, whatever came, changed, went or turned out a copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from outputs import article, rows

from pipeline.run import run
from pipeline.store import transaction
from pipeline.store.tallies import count_again

TALLIES = "SELECT dimension, kind, key, facts, claims, amount FROM _tallies WHERE facts ORDER BY 1, 2, 3"
STORY = """Pemkot Nangka Bangun Pasar

Mataram (ANTARA) - Pemerintah menyiapkan Rp2 miliar untuk pasar. Rp2 miliar itu, kata Wali Kota, berasal dari pajak.
Pedagang membayar Rp5 ribu per hari, naik Rp1.000. Targetnya 400 pedagang; kini ada 120 pedagang dan 35 kios pada 08.30.
"""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def counted(output: Path, where: str) -> list[tuple]:
    return rows(output, f"SELECT kind, key, facts, claims, amount FROM _tallies WHERE facts AND {where} ORDER BY 1, 2")


@pytest.fixture
def berita(tmp_path) -> Path:
    (tmp_path / "berita").mkdir()
    return tmp_path / "berita"


def test_only_levels_in_rupiah_are_summed_and_each_once(berita, tmp_path):
    write(berita / "pasar.txt", STORY)
    run([str(berita)], tmp_path / "output", ("sqlite",))
    assert counted(tmp_path / "output", "dimension = 'type' AND kind IN ('money', 'count')") == [
        ("count", "", 2, 1, 120),
        ("money", "", 4, 1, 2_000_000_000),
    ]


def test_unread_numbers_are_kept_by_the_word_after_them(berita, tmp_path):
    write(berita / "pasar.txt", STORY)
    run([str(berita)], tmp_path / "output", ("sqlite",))
    kept = "SELECT form, _unread.text, substr(articles.text, start + 1, 2) FROM _unread JOIN articles USING (article_id) ORDER BY start"
    assert rows(tmp_path / "output", kept) == [("# kios", "35 kios", "35"), ("00.00", "08.30", "08")]
    assert counted(tmp_path / "output", "dimension = 'unread'") == [("", "# kios", 1, 0, 0), ("", "00.00", 1, 0, 0)]
    write(berita / "pasar.txt", "Pasar tutup. Ada 7 gudang di sana.")
    run([str(berita)], tmp_path / "output", ("sqlite",))
    assert rows(tmp_path / "output", "SELECT form FROM _unread") == [("# gudang",)]


def test_tallies_follow_what_comes_changes_goes_and_is_a_copy(berita, tmp_path):
    output = tmp_path / "output"
    for number in range(6):
        write(berita / f"{number}.txt", article(number))
    write(berita / "pasar.txt", STORY * 3)
    steps = (
        lambda: None,
        lambda: write(berita / "2.txt", article(20)),
        lambda: write(berita / "salinan.txt", STORY * 3 + "\nDisunting ulang."),
        lambda: write(berita / "arsip.jsonl", f'{{"isi": "{" ".join(article(30).split()).replace(chr(34), "")}"}}\n'),
        lambda: write(berita / "pasar.txt", "Pasar tutup. Ada 7 pedagang di sana."),
        lambda: write(berita / "salinan.txt", STORY * 3 + "\nDisunting ulang dua kali."),
    )
    seen = set()
    for step in steps:
        step()
        run([str(berita)], output, ("sqlite",))
        assert_exact(output)
        seen |= set(rows(output, "SELECT duplicate_of <> '' FROM articles"))
    assert seen == {(0,), (1,)}


def test_other_rules_are_counted_in_the_place_of_the_old(berita, tmp_path):
    write(berita / "pasar.txt", STORY)
    run([str(berita)], tmp_path / "output", ("sqlite",))
    desk = tmp_path / "desk" / "mentions"
    desk.mkdir(parents=True)
    rule = """[[rule]]
id = "stall"
value = "count"
regex = '{number}\\skios'
examples = ["Ada [35 kios](35) di sana."]
rejects = ["Kios tutup."]
"""
    write(desk / "count.toml", rule)
    run([str(berita)], tmp_path / "output", ("sqlite",), tmp_path / "desk")
    assert counted(tmp_path / "output", "dimension = 'rule' AND key = 'count.stall'")[0][:3] == (
        "count",
        "count.stall",
        1,
    )
    assert_exact(tmp_path / "output")


def assert_exact(output: Path) -> None:
    """What was kept by adding and taking away is what a count of everything gives."""
    kept = rows(output, TALLIES)
    with closing(sqlite3.connect(output / "facts.db", isolation_level=None)) as store, transaction(store):
        count_again(store)
    assert kept == rows(output, TALLIES)
    assert len(kept) > 20
