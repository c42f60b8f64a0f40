"""The scorer: what counts as right, and what costs nothing."""

from pathlib import Path

import pytest
from scoring import IURAN, write_lines

from pipeline.evaluate import evaluate, format_score, score_as_json

KABID = {"type": "official", "start": 0, "end": 30, "text": "Kepala Bidang Pasar Budi Hartono", "name": "Budi Hartono"}


@pytest.fixture
def score(tmp_path: Path):
    """Score facts and entity names predicted for one article against its gold facts and entities."""

    def score_article(gold: list[dict], predicted: list[dict], entities: list[dict] | None = None):
        write_lines(tmp_path / "gold.jsonl", [{"article_id": "pasar", "facts": gold, "entities": entities}])
        write_lines(tmp_path / "articles.jsonl", [{"article_id": "a1", "source": "berita/pasar.txt"}])
        facts = [{"article_id": "a1", "fact_id": f"f{number}", **fact} for number, fact in enumerate(predicted)]
        write_lines(tmp_path / "facts.jsonl", facts)
        return evaluate(tmp_path / "gold.jsonl", tmp_path)

    return score_article


@pytest.mark.parametrize(
    ("predicted", "found", "spurious", "missed"),
    [
        (IURAN, 1, 0, 0),
        (IURAN | {"start": 17, "end": 40}, 1, 0, 0),
        (IURAN | {"start": 18, "end": 40}, 0, 1, 1),
        (IURAN | {"value": 20.4}, 0, 1, 1),
        (IURAN | {"value_max": 30000}, 0, 1, 1),
        (IURAN | {"unit": "USD"}, 0, 1, 1),
        (IURAN | {"type": "count"}, 0, 0, 1),
        (IURAN | {"value": 20.4, "section": "title"}, 0, 0, 1),
    ],
)
def test_money_needs_overlap_and_the_same_amount(score, predicted, found, spurious, missed):
    money = score([IURAN], [predicted]).types["money"]
    assert (money.found, money.spurious, money.missed) == (found, spurious, missed)


def test_money_without_a_unit_is_rupiah(score):
    assert score([{key: value for key, value in IURAN.items() if key != "unit"}], [IURAN]).types["money"].found == 1


@pytest.mark.parametrize(("start", "end", "found"), [(0, 100, 1), (0, 70, 1), (0, 69, 0), (20, 120, 0)])
def test_quote_needs_seven_tenths_of_the_span(score, start, end, found):
    gold = {"type": "quote", "start": 0, "end": 100, "text": "Kami siap,"}
    assert score([gold], [gold | {"start": start, "end": end}]).types["quote"].found == found


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ({"type": "date", "date": "2024-03"}, {"type": "date", "date": "2024-03"}),
        ({"type": "date", "date": ""}, {"type": "date", "date": None}),
        ({"type": "law", "name": "Undang-Undang 13/2003"}, {"type": "law", "name": "undang undang 13/2003"}),
        ({"type": "percentage", "value": -0.3}, {"type": "percentage", "value": "-0.3", "unit": "percent"}),
        ({"type": "official", "name": "Budi Hartono"}, {"type": "official", "name": "Dr. H. Budi Hartono, M.Si"}),
    ],
)
def test_readings_are_equal(score, gold, predicted):
    span = {"start": 3, "end": 9, "text": "contoh"}
    assert score([gold | span], [predicted | span]).types[gold["type"]].f1 == 1


def test_optional_gold_costs_nothing_found_or_not(score):
    optional = IURAN | {"optional": True}
    assert score([optional], []).types["money"].gold == 0
    assert score([optional], [IURAN]).types["money"].spurious == 0
    assert score([optional], [IURAN | {"value": 1}]).types["money"].spurious == 0


def test_optional_gold_leaves_the_prediction_to_what_is_graded(score):
    money = score([IURAN | {"optional": True}, IURAN], [IURAN]).types["money"]
    assert (money.found, money.missed) == (1, 0)


def test_official_stated_again_costs_nothing(score):
    position = {"position": "Kepala Bidang Pasar"}
    again = KABID | {"start": 200, "end": 230, "position": "Kepala Bidang (Kabid) Pasar"}
    other = KABID | {"start": 200, "end": 230, "position": "Wali Kota Magelang"}
    assert score([KABID | position], [KABID | position, again]).types["official"].spurious == 0
    assert score([KABID | position], [KABID | position, other]).types["official"].spurious == 1


def test_official_is_matched_by_position(score):
    posts = [KABID | {"position": "Sekretaris Daerah Kota Magelang"}, KABID | {"position": "Kepala Bidang Pasar"}]
    assert score(posts, posts[::-1]).types["official"].slots["position"] == 1


@pytest.mark.parametrize(
    ("slot", "wanted", "got", "right"),
    [
        ("modifier", "more_than", "more_than", 1),
        ("modifier", "", "more_than", 0),
        ("per", "month", "year", 0),
        ("subject", "iuran jaminan sosial", "iuran", 1),
        ("subject", "iuran jaminan sosial pekerja rentan", "iuran", 0),
        ("speaker", "Ahmad Fauzi", "H. Ahmad Fauzi, S.H", 1),
        ("speaker", "Ahmad Fauzi", "", 0),
    ],
)
def test_slot_is_marked_on_matched_mentions(score, slot, wanted, got, right):
    assert score([IURAN | {slot: wanted}], [IURAN | {slot: got}]).types["money"].slots[slot] == right


def test_ungraded_slot_is_not_marked(score):
    gold = IURAN | {"subject": "iuran", "ungraded": ["subject"]}
    assert "subject" not in score([gold], [IURAN]).types["money"].slots


@pytest.mark.parametrize(
    ("unit", "predicted", "found", "spurious"),
    [
        ("place", ["Lombok Timur"], 1, 0),
        ("place", ["Lotim", "Kabupaten Lombok Timur"], 1, 0),
        ("place", ["Lombok Tengah"], 0, 1),
        ("person", ["Lotim"], 0, 1),
    ],
)
def test_entities_are_a_set_of_names(score, unit, predicted, found, spurious):
    gold = [{"unit": "place", "name": "Kabupaten Lombok Timur", "aliases": ["Lotim"]}]
    names = [{"type": "entity", "unit": unit, "name": name, "text": name, "start": 0, "end": 5} for name in predicted]
    types = score([], names, gold).types
    assert (types["place"].found, types[unit].spurious) == (found, spurious)


def test_entities_are_not_scored_where_nobody_annotated_them(score):
    name = {"type": "entity", "unit": "place", "name": "Palu", "text": "Palu", "start": 0, "end": 4}
    assert score([], [name], None).types["place"].spurious == 0


def test_score_is_shown_with_its_errors(score):
    shown = format_score(score([IURAN, IURAN | {"start": 50, "end": 58}], [IURAN | {"per": "month"}]), "money")
    assert shown.splitlines()[1] == (
        "money             2   1.000   0.500   0.667   modifier 1.00  per 0.00  subject 1.00  speaker 1.00"
    )
    assert shown.splitlines()[-3:] == [
        "macro F1 0.6667 over 1 articles",
        "missed   money              pasar: 'Rp20.400' value 20400.0, unit IDR",
        "slot     money.per          pasar: 'Rp20.400' wants '', got 'month'",
    ]


def test_score_as_json_names_absent_articles(score, tmp_path):
    score([IURAN], [IURAN])
    with (tmp_path / "gold.jsonl").open("a") as gold:
        gold.write('{"article_id": "hilang", "facts": []}\n')
    data = score_as_json(evaluate(tmp_path / "gold.jsonl", tmp_path))
    assert (data["articles"], data["absent"], data["macro_f1"]) == (2, ["hilang"], 1.0)
    assert data["types"]["money"] == {
        "gold": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "slots": {"modifier": 1.0, "per": 1.0, "subject": 1.0, "speaker": 1.0},
    }
