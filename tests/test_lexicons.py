"""The word lists are complete for what they list, well formed, and refer to codes and kinds that exist."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.patterns import load_rules

LEXICON = Path(__file__).parent.parent / "patterns" / "lexicon"
CSV_COLUMNS = {
    "areas": ("code", "name", "kind", "parent", "ambiguous", "common", "decree_name"),
    "areas_short": ("short", "code"),
    "countries": ("name", "short", "capital", "kind", "country", "common"),
    "ministries": ("name", "short", "minister", "minister_short", "deputy", "deputy_short", "cabinet"),
    "organizations": ("name", "short", "kind", "common"),
}
# What may stand in the second column, where the list says so.
FLAGS = {
    "status": {"acting", "former", "candidate", "elect"},
    "speech_verb": {"said", "said_back", "indirect", "passive", "according"},
    "place_kind": {"area", "settlement", "nature", "water", "road", "transport", "building", "site", "firm"},
    "company_form": {"before", "after"},
    "first_name": {"m", "f", "marga", "common"},
    "first_name_foreign": {"common"},
    "place_tail": {"surname"},
}
SMALLEST = {
    "role": 1500, "status": 60, "honorific": 250, "rank": 400,
    "organization_kind": 600, "speech_verb": 300, "first_name": 2500, "first_name_foreign": 8000, "family_name_foreign": 8000, "name_particle": 150,
    "person_title": 400, "person_known": 150, "body_cue": 25, "thing_cue": 60, "club_city": 50, "sport_word": 20, "place_kind": 250, "company_form": 60, "party": 60, "place_tail": 120, "name_stop": 400,
}  # fmt: skip


def read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def read_table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read_lines(LEXICON / f"{name}.csv")[1:]))


def read_groups(name: str) -> list[list[list[str]]]:
    """Entries of a word list, split at tabs, in groups between comments and empty lines."""
    groups: list[list[list[str]]] = [[]]
    for line in read_lines(LEXICON / f"{name}.txt"):
        if not line or line.startswith("#"):
            groups.append([])
        else:
            groups[-1].append(line.split("\t"))
    return [group for group in groups if group]


def read_entries(name: str) -> list[list[str]]:
    return [entry for group in read_groups(name) for entry in group]


def split_forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


@pytest.mark.parametrize("path", [LEXICON / f"{name}.csv" for name in CSV_COLUMNS] + [LEXICON / f"{name}.txt" for name in SMALLEST])
def test_first_line_says_what_is_listed_and_as_of_when(path):
    first = read_lines(path)[0]
    assert first.startswith("# ")
    assert re.search(r"\b20\d\d\b", first)


@pytest.mark.parametrize(("name", "columns"), CSV_COLUMNS.items())
def test_tables_have_their_columns_in_every_row(name, columns):
    rows = list(csv.reader(read_lines(LEXICON / f"{name}.csv")[1:]))
    assert tuple(rows[0]) == columns
    assert {len(row) for row in rows} == {len(columns)}
    assert all(cell == cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize(("name", "key"), [("areas", "code"), ("areas", "name"), ("areas_short", "short"),
                                           ("countries", "name"), ("ministries", "name"), ("organizations", "name")])  # fmt: skip
def test_table_keys_are_unique(name, key):
    counted = Counter(row[key].casefold() for row in read_table(name))
    assert [value for value, times in counted.items() if times > 1 or not value] == []


@pytest.mark.parametrize("name", ["countries", "organizations", "ministries"])
def test_a_short_form_stands_for_one_name(name):
    rows = read_table(name)
    shorts = [form.casefold() for row in rows for form in split_forms(row["short"])]
    assert [form for form, times in Counter(shorts).items() if times > 1] == []
    assert set(shorts).isdisjoint(row["name"].casefold() for row in rows)


@pytest.mark.parametrize(("kind", "number"), [("province", 38), ("regency", 416), ("city", 98)])
def test_areas_are_those_of_the_decree(kind, number):
    assert sum(row["kind"] == kind for row in read_table("areas")) == number


def test_area_codes_are_well_formed_and_have_their_parent():
    rows = read_table("areas")
    provinces = {row["code"] for row in rows if row["kind"] == "province"}
    shapes = {"province": r"\d\d", "regency": r"\d\d\.[0-6]\d", "city": r"\d\d\.7\d"}
    for row in rows:
        assert re.fullmatch(shapes[row["kind"]], row["code"]), row
        assert row["parent"] == ("" if row["kind"] == "province" else row["code"][:2]), row
        assert row["kind"] == "province" or row["parent"] in provinces, row


@pytest.mark.parametrize(("code", "name", "ambiguous"), [
    ("52", "Nusa Tenggara Barat", ""),
    ("52.03", "Kabupaten Lombok Timur", ""),
    ("52.72", "Kota Bima", "yes"),
    ("32.01", "Kabupaten Bogor", "yes"),
    ("75", "Gorontalo", "yes"),
    ("34", "Daerah Istimewa Yogyakarta", "yes"),
    ("31", "DKI Jakarta", ""),
    ("96.71", "Kota Sorong", "yes"),
])  # fmt: skip
def test_some_areas_by_hand(code, name, ambiguous):
    row = next(row for row in read_table("areas") if row["code"] == code)
    assert (row["name"], row["ambiguous"]) == (name, ambiguous)


def test_short_forms_of_areas_resolve_to_areas_and_are_no_full_names():
    areas = read_table("areas")
    full = {row["name"].casefold() for row in areas}
    codes = {row["code"] for row in areas}
    assert [row for row in read_table("areas_short") if row["code"] not in codes or row["short"].casefold() in full] == []


@pytest.mark.parametrize(("short", "code"), [
    ("NTB", "52"), ("Kalbar", "61"), ("Jabar", "32"), ("DIY", "34"), ("Lotim", "52.03"), ("Jaksel", "31.74"),
    ("Tangsel", "36.74"), ("Solo", "33.72"), ("Kukar", "64.02"), ("Pangkalpinang", "19.71"), ("Pare-Pare", "73.72"),
])  # fmt: skip
def test_some_short_forms_by_hand(short, code):
    assert next(row["code"] for row in read_table("areas_short") if row["short"] == short) == code


def test_countries_hold_every_member_of_the_united_nations():
    kinds = Counter(row["kind"] for row in read_table("countries"))
    assert set(kinds) == {"country", "territory", "state", "city", "island", "region", "water"}
    assert kinds["country"] == 196  # 193 members, the Vatican, Palestine, Kosovo
    named = {row["country"] for row in read_table("countries") if row["country"]}
    assert named <= {row["name"] for row in read_table("countries")}


def test_every_minister_is_a_post_of_the_ministry_and_stands_in_one_list_only():
    posts, roles = load_rules().posts(), {entry[0].casefold() for entry in read_entries("role")}
    for row in read_table("ministries"):
        for post in ("minister", "deputy"):
            for form in filter(None, (row[post], *split_forms(row[f"{post}_short"]))):
                assert posts[form.lower()] == (row[post], row["name"])
                assert form.casefold() not in roles


@pytest.mark.parametrize("name", SMALLEST)
def test_word_lists_hold_no_word_twice(name):
    counted = Counter(entry[0].casefold() for entry in read_entries(name))
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", SMALLEST)
def test_word_lists_are_sorted_within_their_groups(name):
    for group in read_groups(name):
        words = [entry[0].casefold() for entry in group]
        assert words == sorted(words)


@pytest.mark.parametrize("name", SMALLEST)
def test_word_lists_hold_clean_cells(name):
    for entry in read_entries(name):
        assert 1 <= len(entry) <= (3 if name == "role" else 2), entry
        assert all(cell and cell == cell.strip() for cell in entry), entry


@pytest.mark.parametrize(("name", "smallest"), SMALLEST.items())
def test_word_lists_are_long_enough_to_be_complete(name, smallest):
    assert len(read_entries(name)) >= smallest


@pytest.mark.parametrize(("name", "allowed"), FLAGS.items())
def test_flags_are_known(name, allowed):
    flags = {flag for entry in read_entries(name) if len(entry) > 1 for flag in entry[1].split(",")}
    assert flags == allowed
