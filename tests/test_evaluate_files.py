"""The scorer's files: the tables that it reads, the gold that it writes, and what it says of broken input."""

import json

import pytest
from scoring import IURAN, write_lines

from pipeline.evaluate import EvaluationError, evaluate, write_gold
from pipeline.evaluate.predictions import read_predictions
from pipeline.run import run


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
