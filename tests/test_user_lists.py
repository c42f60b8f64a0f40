"""A line in a word list of a user's own folder is enough, as patterns/README.md promises list by list."""

import re
from pathlib import Path

import pytest

from pipeline.model import Article
from pipeline.patterns import load_rules, patterns_folder
from pipeline.reading import fact_reader

OURS = fact_reader(load_rules())
ORGANIZATION = "name,short,kind,common\nTunas Lontar,,association,"
PROMISED = [
    ("people_noun.txt", "krama", "Hadir 350 krama di balai.", "count", "unit", "krama"),
    ("role.txt", "Pambakal", "Pambakal Rusdiansyah menolak.", "official", "position", "Pambakal"),
    ("person_title.txt", "pengrawit", "Seorang pengrawit Zukarma menolak.", "entity", "name", "Zukarma"),
    ("organizations.csv", ORGANIZATION, "Data Tunas Lontar lengkap.", "entity", "name", "Tunas Lontar"),
    ("organization_kind.txt", "Paruman\tassociation", "Sidang Paruman Zarangan sepi.", "entity", "name", "Paruman Zarangan"),
    ("place_kind.txt", "Lebung\tnature", "Ikan di Lebung Zarangan habis.", "entity", "name", "Lebung Zarangan"),
    ("first_name.txt", "Zukarma", "Kemudian datang Zukarma Qoribun.", "entity", "name", "Zukarma Qoribun"),
    ("address_word.txt", "Wakcik", "Menurut Wakcik Rusdiansyah, air naik.", "entity", "name", "Rusdiansyah"),
    ("speech_verb.txt", "ngandika\tsaid", "Hujan lagi, ngandika Rusdiansyah, air naik 5 persen.", "percentage", "speaker", "Rusdiansyah"),
    ("program.txt", "Kartu Perahu Sejahtera", "Peserta Kartu Perahu Sejahtera naik.", "entity", "unit", "program"),
    ("modifier.txt", "sakitar\tapprox", "Hadir sakitar 350 guru.", "count", "modifier", "approx"),
    ("assertion_cue.txt", "diangankan\ttarget", "Pendapatan diangankan Rp5 juta.", "money", "assertion", "target"),
    ("currency_name.txt", "lontar\tLTR", "Harganya 25 ribu lontar semalam.", "money", "unit", "LTR"),
    ("currency_sign.txt", "zrg\tZRG", "Harganya ZRG 25.000 semalam.", "money", "unit", "ZRG"),
    ("law_kind.txt", "pararem\tPararem Desa Adat\tmany", "Pararem Kuta Nomor 5 Tahun 2023 dibaca.", "law", "name", "Pararem Desa Adat Kuta 5/2023"),
]


@pytest.mark.parametrize(("name", "line", "text", "kind", "column", "value"), PROMISED, ids=[case[0] for case in PROMISED])
def test_a_line_of_a_user_is_enough(tmp_path, name, line, text, kind, column, value):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / name).write_text(line + "\n", encoding="utf-8")

    def found(read) -> bool:
        facts = read(Article("a", "a", "", "text", text)).facts
        return any(getattr(fact, column) == value for fact in facts if fact.type == kind)

    assert not found(OURS)
    assert found(fact_reader(load_rules(tmp_path)))


def test_the_page_promises_what_is_tried_here():
    page = (Path(patterns_folder()) / "README.md").read_text(encoding="utf-8")
    table = page.partition("## Is only a word missing?")[2].partition("\n\nPeople, ")[0]
    assert sorted(re.findall(r"`(\w+\.(?:txt|csv))`", table)) == sorted(case[0] for case in PROMISED)
