"""A malformed rule file stops the run before it starts, and says where, what and what to do; a slow rule is reported."""

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.examples import check_examples
from pipeline.mentions import mention_finder
from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader
from pipeline.rules import RuleError

RULE = """
label = "count"
[[rule]]
id = "krama"
value = "count"
regex = '{number}\\skrama\\b'
examples = ["Ada [12 krama](12)."]
rejects = ["Krama itu pulang."]
"""


@pytest.fixture
def desk(tmp_path):
    def write(text, name="mentions/krama.toml"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "desk"

    return write


def compile_rules(folder):
    return mention_finder(load_rules(folder))


def test_rules_of_a_user_join_ours(desk):
    facts = fact_reader(load_rules(desk(RULE)))(Article("a", "a", "", "text", "Hadir 350 krama dan 12 guru.")).facts
    assert [(fact.text, fact.rule) for fact in facts if fact.type == "count"] == [
        ("350 krama", "count.krama"),
        ("12 guru", "count.people"),
    ]


def test_words_of_a_user_join_ours(desk):
    folder = desk("krama\n", "lexicon/people_noun.txt")
    facts = fact_reader(load_rules(folder))(Article("a", "a", "", "text", "Hadir 350 krama dan 12 guru.")).facts
    assert [fact.text for fact in facts if fact.type == "count"] == ["350 krama", "12 guru"]


def test_a_currency_of_a_user_is_one_line(desk):
    folder = desk("peso kuba\tCUP\n", "lexicon/currency_name.txt")
    facts = fact_reader(load_rules(folder))(Article("a", "a", "", "text", "Tiketnya 25 ribu peso kuba.")).facts
    assert [(fact.text, int(fact.value), fact.unit) for fact in facts] == [("25 ribu peso kuba", 25_000, "CUP")]


def test_a_short_name_of_no_area_is_refused(desk):
    folder = desk("short,code\nKobar Baru,99.99\n", "lexicon/areas_short.csv")
    with pytest.raises(RuleError, match=r"areas_short.csv: rule 'Kobar Baru' key 'code' no area has the code '99.99'"):
        fact_reader(load_rules(folder))


def test_a_mark_in_a_word_of_a_user_is_no_regex(desk):
    folder = desk("kira-kira (\tapprox\n", "lexicon/modifier.txt")
    assert fact_reader(load_rules(folder))(Article("a", "a", "", "text", "Ada 12 guru per hari.")).facts


def test_rows_of_a_table_of_a_user_join_ours(desk):
    folder = desk("name,short,kind,common\nBalai Kerapu Nusantara,BKN Kerapu,agency,\n", "lexicon/organizations.csv")
    text = "Menurut Balai Kerapu Nusantara, data itu dikirim kepada Badan Pusat Statistik."
    facts = fact_reader(load_rules(folder))(Article("a", "a", "", "text", text)).facts
    found = [(fact.name, fact.rule) for fact in facts if fact.type == "entity"]
    assert found == [("Balai Kerapu Nusantara", "organization.org"), ("Badan Pusat Statistik", "organization.org")]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('id = "krama"', "", "key 'id' is missing from a rule"),
        ("regex =", "regexp =", "rule 'krama' key 'regexp' is not a key of a rule file; did you mean 'regex'?"),
        ("{number}", "{numbr}", "rule 'krama' key 'regex' has unknown piece '{numbr}'; did you mean 'number'?"),
        (r"\skrama\b", r"\s(krama)\b", "rule 'krama' key 'regex' has a capturing group; write (?:…) instead of (…)"),
        (r"\skrama\b", r"(?:\skrama)+", "rule 'krama' key 'regex' repeats a group without end"),
        (r"\skrama\b", r"\s(?:krama", "rule 'krama' key 'regex' does not compile: missing ) at its end"),
        (r"\skrama\b", r"\s[krama", "rule 'krama' key 'regex' does not compile: unterminated character set at its end"),
        ('"Krama itu pulang."', "5", "rule 'krama' key 'rejects' holds something that is not a text in quotes"),
        ('rejects = ["Krama itu pulang."]', 'rejects = "Krama"', "key 'rejects' is not a list in square brackets"),
        ("[[rule]]", "[rule]", "key 'rule' stands in single brackets; write [[rule]]"),
        ("[[rule]]", 'published = "kemarin"\n[[rule]]', "key 'published' is no day: kemarin; write it so"),
        ('value = "count"', 'value = "cuont"', "rule 'krama' key 'value' names no value: 'cuont'; there are: money"),
        ('label = "count"', 'label = "cuont"', "key 'label' has unknown label 'cuont'; did you mean 'count'?"),
        ('rejects = ["Krama itu pulang."]', "rejects = []", "rule 'krama' key 'rejects' is missing or empty"),
        ('examples = ["Ada', 'examples = "Ada', "is not TOML"),
        (r"regex = '{number}\skrama\b'", "", "rule 'krama' key 'regex' or 'tokens' says where a rule matches"),
        (r"regex = '{number}\skrama\b'", 'tokens = [{ mention = "mony" }]', "names no mention: 'mony'"),
        (r"regex = '{number}\skrama\b'", "tokens = [{ LOWERED = 'x' }]", "is no pattern of spaCy's Matcher"),
    ],
)
def test_a_malformed_rule_is_refused_by_file_rule_and_key(desk, was, becomes, said):
    assert was in RULE
    with pytest.raises(RuleError) as error:
        compile_rules(desk(RULE.replace(was, becomes)))
    assert "krama.toml" in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("](12)", "](13)", "key 'examples' wants [12 krama](13), and found is [12 krama](12): Ada [12 krama](13)."),
        (r"\skrama", r"\skramas", "key 'examples' wants [12 krama](12), and found is nothing: Ada [12 krama](12)."),
        ("[12 krama](12)", "12 krama", "key 'examples' marks nothing in: Ada 12 krama.; mark its words and how they"),
        ("Krama itu", "Dua krama", "key 'rejects' has a sentence in which the rule finds 'Dua krama': Dua krama pulang."),
    ],
)
def test_an_example_that_does_not_hold_is_refused(desk, was, becomes, said):
    assert was in RULE
    with pytest.raises(RuleError) as error:
        check_examples(load_rules(desk(RULE.replace(was, becomes))))
    assert "krama.toml: rule 'krama' " in str(error.value)
    assert said in str(error.value)


def test_a_day_may_stand_without_quotes(desk):
    dated = RULE.replace("[[rule]]", "published = 2025-06-11\n[[rule]]")
    assert load_rules(desk(dated)).rules[-1].published == "2025-06-11"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("krama.toml", RULE, "desk/krama.toml: is not read there; rules go into mentions/NAME.toml"),
        ("mention/krama.toml", RULE, "desk/mention/krama.toml: is not read there"),
        ("mentions/krama.txt", RULE, "desk/mentions/krama.txt: is not read there"),
        ("README.md", "Aturan kami.", "desk: holds no rules; rules go into mentions/NAME.toml"),
        ("lexicon/peple_noun.txt", "krama\n", "peple_noun.txt: is a list that no rule names; did you mean 'people_noun'?"),
        ("lexicon/currency_name.txt", "kip\n", "currency_name.txt: 'kip' has no meaning; write it as ours are: rupiah, a tab, IDR"),
        ("lexicon/modifier.txt", "sakitar\taprox\n", "modifier.txt: 'sakitar' means what no word here means: 'aprox'; did you mean 'approx'?"),
        ("lexicon/organizations.csv", "nama\nBalai\n", "organizations.csv: key 'common' is no column here; the columns are: name"),
    ],
)
def test_a_file_that_nothing_would_read_is_refused(desk, name, text, said):
    with pytest.raises(RuleError) as error:
        load_rules(desk(text, name))
    assert said in str(error.value)


def test_a_short_form_of_no_area_is_refused(desk):
    rules = load_rules(desk("short,code\nLotara,52.99\n", "lexicon/areas_short.csv"))
    with pytest.raises(RuleError, match=r"areas_short\.csv: rule 'Lotara' key 'code' no area has the code '52\.99'"):
        fact_reader(rules)


def test_a_word_may_hold_any_sign(desk):
    rules = load_rules(desk("(\tapprox\n", "lexicon/modifier.txt"))
    facts = fact_reader(rules)(Article("a", "a", "", "text", "Hadir 12 guru.")).facts
    assert [fact.text for fact in facts] == ["12 guru"]


def test_a_list_in_another_encoding_is_refused(desk):
    folder = desk("krama\n", "lexicon/people_noun.txt")
    (folder / "lexicon" / "people_noun.txt").write_bytes("krāma\n".encode("utf-16"))
    with pytest.raises(RuleError, match=r"people_noun\.txt: is not UTF-8: .*; save it as UTF-8"):
        load_rules(folder)


def test_a_list_of_a_user_for_a_rule_of_the_user_is_read(desk):
    desk("krama\nkrama istri\n", "lexicon/desa_adat.txt")
    folder = desk(RULE.replace(r"\skrama\b", r"\s{desa_adat}\b"))
    facts = fact_reader(load_rules(folder))(Article("a", "a", "", "text", "Hadir 350 krama istri.")).facts
    assert [fact.text for fact in facts if fact.type == "count"] == ["350 krama istri"]


def test_a_wrong_example_stops_the_run_before_it_starts(desk, tmp_path):
    (tmp_path / "berita.txt").write_text("Hadir 12 guru di sana, kata Wati.", encoding="utf-8")
    folder = desk(RULE.replace("](12)", "](13)"))
    told = CliRunner().invoke(main, ["run", str(tmp_path), "-o", str(tmp_path / "out"), "--patterns", str(folder)])
    assert told.exit_code == 2
    assert "wants [12 krama](13), and found is [12 krama](12)" in told.output
    assert not (tmp_path / "out").exists()


def test_a_malformed_rule_stops_the_run_without_a_traceback(desk, tmp_path):
    (tmp_path / "berita.txt").write_text("Hadir 12 guru di sana, kata Wati.", encoding="utf-8")
    folder = desk(RULE.replace("value =", "valu ="))
    told = CliRunner().invoke(main, ["run", str(tmp_path), "-o", str(tmp_path / "out"), "--patterns", str(folder)])
    assert told.exit_code == 2
    assert "key 'valu' is not a key of a rule file; did you mean 'value'?" in told.output
    assert not (tmp_path / "out" / "facts.csv").exists()


def test_a_rule_that_backtracks_without_end_is_reported_and_the_rest_goes_on(desk):
    slow = RULE.replace(r"{number}\skrama\b", r"(?:a{1,60}){1,60}(?:a{1,60}){1,60}(?:a{1,60}){1,60}b")
    text = "Hadir 12 guru. A" + "a" * 3000 + "c."
    extraction = fact_reader(load_rules(desk(slow)))(Article("a", "berita.txt", "", "text", text))
    assert [fact.text for fact in extraction.facts if fact.type == "count"] == ["12 guru"]
    assert [problem.source for problem in extraction.problems] == ["berita.txt"]
    assert "rule count.krama ran longer than 0.5 s" in extraction.problems[0].reason
