"""All facts of an output in the order in which they want a look, filtered, and counted by every value of every facet."""

import sqlite3
from contextlib import closing

import pytest
from outputs import rows, write_inputs
from stores import change

from pipeline.audit.columns import Columns, reasons_of
from pipeline.audit.filtering import FACETS, Filter
from pipeline.audit.provinces import province_finder
from pipeline.audit.reviews import Event, open_for_review, prepare, record, undo
from pipeline.patterns import load_rules
from pipeline.run import run

FIND_PROVINCE = province_finder(load_rules().tables)
RICH = """Bandara Dibangun Rp2 triliun

Mataram (ANTARA) - Pemerintah membangun bandara Rp2 triliun untuk 300 ribu penumpang, Rabu (10/6/2025), kata Bupati Kota
Nangka, Wira Laksana. Dana Rp5 juta tersedia.

Sebanyak 40 warga Kabupaten Lombok Tengah datang, kata Kepala Dinas Sosial Kabupaten Lombok Tengah, Budi Raharja.
"""


@pytest.fixture(scope="module")
def read_only(tmp_path_factory):
    folder = tmp_path_factory.mktemp("columns")
    write_inputs(folder / "in", 4)
    (folder / "in" / "rich.txt").write_text(RICH, encoding="utf-8")
    run([str(folder / "in")], folder / "out", workers=1)
    prepare(folder / "out")
    return folder / "out"


@pytest.fixture
def output(read_only, tmp_path):
    """The same output, to be changed."""
    with (
        closing(sqlite3.connect(read_only / "facts.db")) as old,
        closing(sqlite3.connect(tmp_path / "facts.db")) as new,
    ):
        old.backup(new)
    return tmp_path


@pytest.fixture
def database(output):
    with closing(open_for_review(output)) as database:
        yield database


def columns_of(database) -> Columns:
    return Columns(database, FIND_PROVINCE)


def choose(database, **wished) -> list[str]:
    columns = columns_of(database)
    return columns.fact_ids(Filter(columns, database, wished).places(most=10_000))


def counts(database, facet: str, **wished) -> dict[str, int]:
    return dict(Filter(columns_of(database), database, wished).counts(facet))


def test_every_fact_is_there_once(output, database):
    assert sorted(choose(database)) == [
        fact_id for (fact_id,) in rows(output, "SELECT fact_id FROM facts ORDER BY fact_id")
    ]


@pytest.mark.parametrize("facet", ["type", "place", "organization", "speaker", "rule"])
def test_a_facet_is_counted_as_sql_counts_it(output, database, facet):
    counted = dict(rows(output, f"SELECT {facet}, count(*) FROM facts WHERE {facet} <> '' GROUP BY 1"))
    assert len(counted) > 0
    assert counts(database, facet) == counted


def test_outlet_and_month_are_those_of_the_article(output, database):
    for facet, column in (("outlet", "outlet"), ("month", "substr(published, 1, 7)")):
        asked = f"SELECT {column}, count(*) FROM facts JOIN articles USING (article_id) WHERE {column} <> '' GROUP BY 1"
        assert counts(database, facet) == dict(rows(output, asked)), facet


def test_a_province_has_the_facts_of_all_its_areas_and_those_told_from_there(output, database):
    placed = "SELECT count(*) FROM facts WHERE place_code LIKE '52%'"
    told = (
        "SELECT count(*) FROM facts JOIN articles USING (article_id) "
        "WHERE place = '' AND type <> 'entity' AND dateline_place = 'Mataram'"
    )
    numbers = [rows(output, asked)[0][0] for asked in (placed, told)]
    assert numbers == [3, 53]
    assert counts(database, "province") == {"52": 56}


def test_filters_join_and_a_facet_counts_what_the_others_leave(output, database):
    speaker = "Wira Laksana"
    assert counts(database, "type", type="money", speaker=speaker) == dict(
        rows(output, f"SELECT type, count(*) FROM facts WHERE speaker = '{speaker}' GROUP BY 1")
    )
    asked = f"SELECT fact_id FROM facts WHERE speaker = '{speaker}' AND type = 'money' ORDER BY 1"
    assert sorted(choose(database, type="money", speaker=speaker)) == [fact_id for (fact_id,) in rows(output, asked)]


@pytest.mark.parametrize("facet", FACETS)
def test_a_value_that_no_fact_has_leaves_none(database, facet):
    assert choose(database, **{facet: "tidak ada"}) == []


def test_what_is_urgent_comes_first_with_its_reasons(output, database):
    change(
        output, "INSERT INTO checks SELECT 'c1', 'sum', fact_id, 'inconsistent', '' FROM facts WHERE text = 'Rp5 juta'"
    )
    columns = columns_of(database)
    ids = columns.fact_ids(range(len(columns)))
    texts = dict(rows(output, "SELECT fact_id, text FROM facts"))
    told = [(texts[fact_id], reasons_of(int(columns.columns["reasons"][at]))) for at, fact_id in enumerate(ids)]
    assert told[:2] == [("Rabu (10/6/2025)", ["inconsistent", "flagged"]), ("Rp5 juta", ["inconsistent"])]
    large = [text for text, reasons in told if "large" in reasons]
    assert (large.count("Rp2 triliun"), "300 ribu penumpang" in large, "Rp5 juta" in large) == (2, True, False)
    assert [bool(reasons) for _, reasons in told] == sorted([bool(reasons) for _, reasons in told], reverse=True)


def test_copies_come_last(output, database):
    change(output, "UPDATE articles SET duplicate_of = 'x' WHERE text LIKE '%bandara%'")
    copied = {
        fact_id
        for (fact_id,) in rows(
            output, "SELECT fact_id FROM facts JOIN articles USING (article_id) WHERE duplicate_of = 'x'"
        )
    }
    assert set(choose(database)[-len(copied) :]) == copied


def test_pages_follow_each_other_without_gap_or_overlap(database):
    columns = columns_of(database)
    for wished in ({}, {"type": "money"}):
        whole = Filter(columns, database, wished).places(most=10_000)
        some, pages = Filter(columns, database, wished).places(most=5), []
        while some:
            pages += some
            some = Filter(columns, database, wished).places(some[-1], 5)
        assert pages == whole


def test_decisions_show_at_once(database):
    columns = columns_of(database)
    first, second = columns.fact_ids([0, 1])
    record(database, [Event(first, "Sari", "accept")])
    record(database, [Event(second, "Sari", "accept")])
    record(database, [Event(second, "Tomi", "reject")])
    columns.follow(database)
    assert [
        columns.fact_ids(Filter(columns, database, {"state": each}).places()) for each in ("accept", "disagreement")
    ] == [[first], [second]]
    assert Filter(columns, database, {"state": "to_do"}).total() == len(columns) - 1
    undo(database, first, "Sari")
    columns.follow(database)
    assert Filter(columns, database, {"state": "accept"}).total() == 0


def test_a_fact_is_found_by_its_id(database):
    columns = columns_of(database)
    for place in range(len(columns)):
        assert columns.place_of(columns.fact_ids([place])[0]) == place
    for wrong in ("", "x", "a0-money-1-2", columns.fact_ids([0])[0] + "0", "a-b-c-d"):
        assert columns.place_of(wrong) is None


def test_an_output_without_facts_has_no_columns(tmp_path):
    (tmp_path / "in").mkdir()
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    with closing(open_for_review(tmp_path / "out")) as database:
        columns = columns_of(database)
        assert (len(columns), Filter(columns, database, {"type": "money"}).places()) == (0, [])
        assert Filter(columns, database, {}).counts("speaker") == []


def test_articles_that_go_take_their_facts_along(tmp_path):
    write_inputs(tmp_path / "in", 2)
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    for name in ("arsip.jsonl", "001.txt"):
        (tmp_path / "in" / name).unlink()
    run([str(tmp_path / "in")], tmp_path / "out", workers=1)
    with closing(open_for_review(tmp_path / "out")) as database:
        left = rows(tmp_path / "out", "SELECT fact_id FROM facts ORDER BY fact_id")
        assert sorted(choose(database)) == [fact_id for (fact_id,) in left]
