"""The scorer: what counts as right, what costs nothing, which tables it reads, and what it says of broken input."""

import json
from pathlib import Path

import pytest

from pipeline.evaluate import EvaluationError, evaluate, format_score, score_as_json, write_gold
from pipeline.evaluate.predictions import read_predictions
from pipeline.run import run

IURAN = {"type": "money", "start": 10, "end": 18, "text": "Rp20.400", "value": 20400, "unit": "IDR"}
KABID = {"type": "official", "start": 0, "end": 30, "text": "Kepala Bidang Pasar Budi Hartono", "name": "Budi Hartono"}


def write_lines(path: Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


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


def test_all_table_formats_are_read_alike(tmp_path):
    (tmp_path / "berita.txt").write_text(
        "-5 persen saja, kata dia. Iuran Rp5 ribu per bulan pada 2024.\n", encoding="utf-8"
    )
    for format in ("csv", "jsonl", "parquet"):
        run([str(tmp_path / "berita.txt")], tmp_path / format, (format,))
    read = [read_predictions(tmp_path / format) for format in ("csv", "jsonl", "parquet")]
    assert read[0]["berita"]
    assert read[0] == read[1] == read[2]


def test_csv_cells_lose_the_apostrophe_that_disarms_formulas(tmp_path):
    (tmp_path / "articles.csv").write_text("\ufeffarticle_id,source\na1,x/pasar.txt\n", encoding="utf-8")
    facts = '\ufeffarticle_id,type,text,start,end,value\na1,percentage,"\'-0,3 persen",4,15,-0.3\n'
    (tmp_path / "facts.csv").write_text(facts, encoding="utf-8")
    (row,) = read_predictions(tmp_path)["pasar"]
    assert (row.text, row.value) == ("-0,3 persen", -0.3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"facts": []', "gold.jsonl:2: not JSON"),
        ("[]", "gold.jsonl:2: an article must be an object"),
        ('{"facts": []}', "gold.jsonl:2: key 'article_id' is missing"),
        ('{"article_id": "x", "facts": {}}', "gold.jsonl:2: key 'facts' must be a list"),
        (
            '{"article_id": "x", "facts": [{"type": "money"}]}',
            "gold.jsonl:2: fact 1: key 'text' is missing; copy its words",
        ),
        (
            '{"article_id": "x", "facts": [{"type": "money", "text": "Rp1"}]}',
            "gold.jsonl:2: fact 1: key 'start' is missing; annotate it without offsets, and let corpus/gold/build.py add them",
        ),
        (
            '{"article_id": "x", "facts": [{"type": "mony", "text": "Rp1", "start": 0, "end": 3}]}',
            "gold.jsonl:2: fact 1: key 'type' is 'mony'; did you mean 'money'?",
        ),
        (
            '{"article_id": "x", "facts": [{"type": "money", "text": "Rp1", "start": 0, "end": 3, "value": "satu"}]}',
            "gold.jsonl:2: fact 1: could not convert string to float: 'satu'; start, end, value",
        ),
        (
            '{"article_id": "x", "facts": [], "entities": [{"unit": "orang", "name": "Budi"}]}',
            "gold.jsonl:2: entity 1: key 'unit' is 'orang'; choose from person, organization, place, program",
        ),
    ],
)
def test_malformed_gold_names_line_and_key(tmp_path, line, message):
    (tmp_path / "gold.jsonl").write_text('{"article_id": "a", "facts": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as error:
        evaluate(tmp_path / "gold.jsonl", tmp_path)
    assert str(error.value).startswith(f"{tmp_path}/{message}")


def test_missing_inputs_say_what_to_do(tmp_path):
    with pytest.raises(EvaluationError, match=r"there is no such gold file; make one with: mine export"):
        evaluate(tmp_path / "gold.jsonl", tmp_path)
    (tmp_path / "gold.jsonl").write_text("")
    with pytest.raises(EvaluationError, match="there is no such folder; name the one that mine run wrote to"):
        evaluate(tmp_path / "gold.jsonl", tmp_path / "tidak-ada")
    with pytest.raises(EvaluationError, match=r"holds no facts and articles as \.jsonl, \.parquet, \.csv"):
        evaluate(tmp_path / "gold.jsonl", tmp_path)


def test_facts_of_another_run_are_refused(tmp_path):
    write_lines(tmp_path / "gold.jsonl", [{"article_id": "pasar", "facts": []}])
    write_lines(tmp_path / "articles.jsonl", [{"article_id": "a1", "source": "pasar.txt"}])
    write_lines(tmp_path / "facts.jsonl", [IURAN | {"article_id": "a2", "fact_id": "f9"}])
    with pytest.raises(EvaluationError, match=r"fact f9 is of an article that articles\.jsonl does not have"):
        evaluate(tmp_path / "gold.jsonl", tmp_path)


def test_write_gold_adds_offsets(tmp_path):
    annotation = {"facts": [{"type": "money", "text": "Rp5 ribu", "nth": 2, "value": 5000}], "entities": []}
    (tmp_path / "pasar.json").write_text(json.dumps(annotation), encoding="utf-8")
    write_gold(tmp_path, {"pasar": "Rp5 ribu, lalu Rp5\xa0ribu lagi."}, tmp_path / "gold.jsonl")
    fact = {"type": "money", "start": 15, "end": 23, "text": "Rp5\xa0ribu", "unit": "IDR", "value": 5000}
    expected = {"article_id": "pasar", "facts": [fact], "entities": []}
    assert json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, "there is no article 'pasar'"),
        ({"pasar": "Harga naik."}, r"pasar\.json: fact 1: 'Rp5 ribu' stands 0 times in the text, not 1; copy the words"),
    ],
)
def test_write_gold_refuses_words_that_are_not_there(tmp_path, texts, message):
    annotation = {"facts": [{"type": "money", "text": "Rp5 ribu", "value": 5000}]}
    (tmp_path / "pasar.json").write_text(json.dumps(annotation), encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        write_gold(tmp_path, texts, tmp_path / "gold.jsonl")


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ('{"facts": [', r"pasar\.json: not JSON"),
        ("{}", r"pasar\.json: key 'facts' is missing; an annotation looks like"),
        ('{"facts": [{"type": "money"}]}', r"pasar\.json: fact 1: key 'text' is missing; copy its words"),
        ('{"facts": [{"type": "uang", "text": "Rp5 ribu"}]}', r"pasar\.json: fact 1: key 'type' is 'uang'; choose from"),
    ],
)
def test_write_gold_refuses_a_malformed_annotation(tmp_path, annotation, message):
    (tmp_path / "pasar.json").write_text(annotation, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        write_gold(tmp_path, {"pasar": "Harga Rp5 ribu."}, tmp_path / "gold.jsonl")


def test_write_gold_says_where_annotations_are_looked_for(tmp_path):
    with pytest.raises(EvaluationError, match=r"annotations: holds no annotation; write NAME\.json"):
        write_gold(tmp_path / "annotations", {}, tmp_path / "gold.jsonl")
