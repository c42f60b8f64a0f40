"""Counts as reviewers left them: rejects taken off, corrections applied, what was added counted; rules by their record."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from outputs import rows

from pipeline.audit.progress import count_standings
from pipeline.audit.reviews import Event, open_for_review, prepare, record, undo
from pipeline.audit.rule_records import list_rules, read_decided
from pipeline.audit.tallied import Changes, list_tallies, read_tally
from pipeline.audit.unread_forms import list_forms, sum_forms
from pipeline.run import run

PASAR = """Pasar Nangka Dibuka

Mataram (ANTARA) - Pemerintah menyiapkan Rp2 miliar untuk pasar di Kota Mataram, kata Lalu Wira Jagat, Rabu (11/6/2025).
Dermaganya Rp300 juta, timbangan Rp45 juta. Pasar itu dipakai 120 pedagang dan 35 kios.
"""


@pytest.fixture
def output(tmp_path) -> Path:
    """Three amounts of money in one article, and a near copy of it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pasar.txt").write_text(PASAR * 2, encoding="utf-8")
    (tmp_path / "in" / "salinan.txt").write_text(PASAR * 2 + "\nDisunting ulang.", encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "out", ("sqlite",), workers=1)
    prepare(tmp_path / "out")
    assert rows(tmp_path / "out", "SELECT count(*) FROM articles WHERE duplicate_of <> ''") == [(1,)]
    return tmp_path / "out"


@pytest.fixture
def store(output):
    with closing(open_for_review(output)) as database:
        database.row_factory = sqlite3.Row
        yield database


def fact_of(output: Path, text: str, nth: int = 0) -> str:
    found = rows(
        output,
        f"SELECT fact_id FROM facts JOIN articles USING (article_id) WHERE facts.text = '{text}' AND duplicate_of = '' "
        "AND type <> 'entity' ORDER BY start",
    )
    return found[nth][0]


def money(store, changes) -> tuple:
    return read_tally(store, changes, ("type", "money", ""))[1:]


def test_what_is_rejected_is_taken_off_and_comes_back_when_undone(output, store):
    changes = Changes()
    assert money(store, changes.read(store)) == (6, 3, 2_345_000_000)
    record(store, [Event(fact_of(output, "Rp45 juta", 0), "Sari", "reject")])
    assert money(store, changes.read(store)) == (5, 3, 2_345_000_000)  # it stands twice, and the other is left
    record(store, [Event(fact_of(output, "Rp45 juta", 1), "Sari", "reject")])
    assert money(store, changes.read(store)) == (4, 2, 2_300_000_000)
    undo(store, fact_of(output, "Rp45 juta", 0), "Sari")
    assert money(store, changes.read(store)) == (5, 3, 2_345_000_000)
    assert money(store, Changes().read(store)) == (5, 3, 2_345_000_000)


def test_what_is_corrected_counts_as_corrected_and_a_target_is_summed_no_more(output, store):
    for nth in (0, 1):
        record(store, [Event(fact_of(output, "Rp2 miliar", nth), "Sari", "correct", "value", "3000000000")])
        record(store, [Event(fact_of(output, "Rp300 juta", nth), "Sari", "correct", "assertion", "target")])
    assert money(store, Changes().read(store)) == (6, 2, 3_045_000_000)


def test_what_is_added_is_counted_and_what_is_disputed_stays(output, store):
    fact_id, start = fact_of(output, "120 pedagang"), PASAR.index("35 kios")
    record(store, [Event(fact_id, "Sari", "accept")])
    record(store, [Event(fact_id, "Tomi", "reject")])
    article_id = fact_id.partition("-")[0]
    added = {"fact_id": f"{article_id}-count-{start}-{start + 7}", "type": "count", "text": "35 kios", "value": 35}
    added |= {"article_id": article_id, "start": start, "end": start + 7, "speaker": "Lalu Wira Jagat"}
    record(store, [Event(added["fact_id"], "Sari", "add", value=json.dumps(added))])
    changes = Changes().read(store)
    assert read_tally(store, changes, ("type", "count", ""))[1:] == (3, 2, 155)
    assert read_tally(store, changes, ("speaker", "count", "Lalu Wira Jagat")).amount == 35
    assert {kind: dict(each) for kind, each in count_standings(store).items()} == {
        "count": {"disagreement": 1, "add": 1}
    }


def test_what_is_disputed_is_taken_off_once_the_other_takes_back_what_he_said(output, store):
    changes = Changes()
    for nth in (0, 1):
        record(store, [Event(fact_of(output, "Rp45 juta", nth), "Sari", "accept")])
        record(store, [Event(fact_of(output, "Rp45 juta", nth), "Tomi", "reject")])
    assert money(store, changes.read(store)) == (6, 3, 2_345_000_000)
    for nth in (0, 1):
        undo(store, fact_of(output, "Rp45 juta", nth), "Sari")
    assert money(store, changes.read(store)) == (4, 2, 2_300_000_000)


def test_the_most_are_listed_as_reviewers_left_them(output, store):
    def speakers() -> list:
        return [tally[:2] for tally in list_tallies(store, Changes().read(store), "speaker", "money", 5)]

    assert speakers() == [("Lalu Wira Jagat", 2)]
    for nth in (0, 1):
        record(store, [Event(fact_of(output, "Rp45 juta", nth), "Sari", "correct", "speaker", "Baiq Ratna")])
        record(store, [Event(fact_of(output, "Rp300 juta", nth), "Sari", "correct", "speaker", "Baiq Ratna")])
    assert speakers() == [("Baiq Ratna", 4), ("Lalu Wira Jagat", 2)]


def test_a_rule_is_as_good_as_the_reviews_of_its_facts(output, store):
    record(store, [Event(fact_of(output, "Rp45 juta", 0), "Sari", "reject", comment="itu berat")])
    record(store, [Event(fact_of(output, "Rp300 juta", 0), "Sari", "accept")])
    record(store, [Event(fact_of(output, "Rp300 juta", 1), "Sari", "correct", "subject", "dermaga")])
    record(store, [Event(fact_of(output, "Rp2 miliar", 0), "Sari", "unsure")])
    rules = {record.rule: record for record in list_rules(store, [("law", "law.year")])}
    rule = rules["money.currency_first"]
    assert (rule.fired, rule.judged, rule.kept, rule.undecided) == (6, 3, 2, 1)
    assert [round(number, 3) for number in rule.precision] == [0.667, 0.208, 0.939]
    assert (rules["law.year"].fired, rules["law.year"].precision) == (0, None)
    (reject,) = read_decided(store, rule.rejected)
    assert (reject["text"], reject["comment"], reject["reviewer"]) == ("Rp45 juta", "itu berat", "Sari")
    assert reject["sentence"] == "Dermaganya Rp300 juta, timbangan Rp45 juta."


def test_rules_come_first_where_mending_gains_most(output, store):
    for nth in (0, 1):
        for text in ("Rp45 juta", "Rp300 juta", "Rp2 miliar"):
            record(store, [Event(fact_of(output, text, nth), "Sari", "reject")])
    record(store, [Event(fact_of(output, "120 pedagang"), "Sari", "reject")])
    first, second, *_ = list_rules(store)
    assert (first.rule, first.wrong_at_least) == (
        "money.currency_first",
        4,
    )  # 6 of 6 rejected: at most 39 in 100 are right
    assert (second.rule, second.wrong_at_least) == ("count.people", 0)


def test_unread_numbers_are_listed_by_form_without_near_copies(output, store):
    forms = {form.form: form for form in list_forms(store)}
    assert forms["# kios"].count == 2
    (place, _) = forms["# kios"].places
    assert (place["text"], PASAR[place["start"] :][:7]) == ("35 kios", "35 kios")
    assert "dan 35 kios" in place["around"]
    assert [form.form for form in list_forms(store, "KIO")] == ["# kios"]
    assert sum_forms(store, "kio") == (1, 2)
