"""Tables and records that are malformed: each is told with its place, and the others are read."""

import io
import json
import time
import zipfile

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from bad_files import BERITA, FORMATS, file_reader, zipped


@pytest.fixture
def read(tmp_path, monkeypatch):
    return file_reader(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "it is a list, not an object"),
        (b'"teks"', "it is a string, not an object"),
        (b"null", "it is null, not an object"),
        (b'{"isi": "Naik', "this line is not JSON: unexpected control character in string: line 1 column 14 (char 13)"),
        (b'{"isi": ""}', "this record has no text"),
        (b'{"isi": null}', "this record has no text"),
        (b'{"isi": 17}', "the text of this record is no text but a number or a list"),
        (
            b'{"a": "b"}',
            "no column is known to hold the text; it has: a; looked for: text, isi, isiberita, isiartikel, content, body and others",
        ),
        (b'{"isi": "' + b"a" * 5000 + b'"}', "this line is longer than 0.004 MB: no article is that long"),
    ],
)
def test_line_that_is_no_record(read, line, reason):
    data = b'{"isi": "Satu naik."}\n' + line + b'\n{"isi": "Tiga naik."}\n'
    assert read({"a.jsonl": data}, max_bytes=4000) == (["a.jsonl!1", "a.jsonl!3"], [("a.jsonl!2", reason)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[{"isi": "Satu naik."}, {"isi": ', "it is not JSON at character 32: Expecting value"),
        (b'[{"isi": "Satu naik."}', "its list has no end; what stands before was read"),
        (
            b'[{"isi": "Satu naik."}, {"isi": "' + b"a" * 900_000,
            "a value in it is longer than 0.1 MB; what stands before was read",
        ),
        (b'[{"isi": "Satu naik."}, ' + b"[" * 100_000, "it is nested too deep"),
    ],
)
def test_json_that_breaks_off(read, data, reason):
    assert read({"a.json": data}, max_bytes=100_000) == (["a.json!1"], [("a.json", reason)])


def test_csv_with_broken_quotes(read):
    data = (
        b'judul,isi\n1,"Satu naik, kata dia"\n2,"Dua "naik" lagi"\n3,Tiga naik.\n4,"Empat tak ditutup\n5,Lima naik.\n'
    )
    sources, rejects = read({"a.csv": data})
    assert sources == ["a.csv!1", "a.csv!3", "a.csv!5"]
    assert rejects == [
        ("a.csv!2", "the quotation marks in line 3 are broken: ',' expected after '\"'"),
        ("a.csv!4", "the quotation mark that opens in line 5 is never closed"),
    ]


def test_csv_with_a_field_beyond_measure(read):
    data = b'judul,isi\n1,Satu naik.\n2,"' + b"x" * 3_000_000 + b'"\n3,Tiga naik.\n4,"' + b"y\n" * 600_000
    sources, rejects = read({"a.csv": data}, max_bytes=1_000_000)
    reason = "from line {} on a field goes past --max-bytes: its quotation mark is never closed?"
    assert sources == ["a.csv!1", "a.csv!3"]
    assert rejects[:2] == [("a.csv!2", reason.format(3)), ("a.csv!4", reason.format(5))]


def test_refusals_of_one_kind_are_counted_after_a_hundred(read):
    sources, rejects = read({"a.csv": b"judul,isi\n" + b"x\n" * 1500 + b"1,Satu naik.\n"})
    assert sources == ["a.csv!1501"]
    assert rejects[99] == ("a.csv!100", "this record has 1 field, the header names 2")
    reason = "1,400 more of its records were refused like a.csv!1: this record has 1 field, the header names 2"
    assert rejects[100:] == [("a.csv", reason)]


def test_csv_with_another_number_of_fields(read):
    sources, rejects = read({"a.csv": b"judul,isi\n1,Satu, dua.\n2,Tiga naik.\n"})
    assert (sources, rejects) == (["a.csv!2"], [("a.csv!1", "this record has 3 fields, the header names 2")])


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_table_without_a_known_column(read, name):
    data = {"a.csv": b"nomor,kota\n1,Garut\n", "a.parquet": io.BytesIO(), "a.xlsx": io.BytesIO()}
    pyarrow.parquet.write_table(pyarrow.table({"nomor": [1], "kota": ["Garut"]}), data["a.parquet"])
    book = openpyxl.Workbook()
    book.active.append(["nomor", "kota"])
    book.save(data["a.xlsx"])
    given = data[name] if isinstance(data[name], bytes) else data[name].getvalue()
    reason = "no column is known to hold the text; it has: nomor, kota; looked for: text, isi, isiberita, isiartikel, content, body and others"
    assert read({name: given}) == ([], [(name, reason)])


def test_column_that_is_named_but_not_there(read):
    reason = "it has no column 'badan' for the text; it has: judul, isi"
    assert read({"a.csv": b"judul,isi\nA,B naik\n"}, columns={"text": "badan"}) == ([], [("a.csv", reason)])


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx"])
def test_damaged_table(read, name):
    good = (FORMATS / f"rilis{name[1:]}").read_bytes()
    for data in (good[: len(good) // 2], good[:100] + bytes(200) + good[300:], good[:8]):
        sources, rejects = read({name: data})
        assert (sources, len(rejects)) == ([], 1)


def test_workbook_with_entities(read):
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "haha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
        + "]>"
    )
    parts = zipfile.ZipFile(FORMATS / "rilis.xlsx")
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    spiked = laughs.encode() + sheet.replace("<v>0</v>", "<v>&a8;</v>").encode()
    data = zipped(*((name, spiked if name.endswith("sheet1.xml") else parts.read(name)) for name in parts.namelist()))
    started = time.perf_counter()
    sources, rejects = read({"a.xlsx": data})
    assert time.perf_counter() - started < 2
    assert len(rejects) == 1 or sources


def test_record_of_100_000_nested_tags(read):
    started = time.perf_counter()
    _, rejects = read({"a.jsonl": json.dumps({"isi": "<div>" * 100_000 + BERITA + "</div>"}).encode()})
    assert rejects == [("a.jsonl!1", "its tags are nested more than 500 deep")]
    assert time.perf_counter() - started < 2
