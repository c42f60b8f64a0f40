"""A malformed rule file stops the run before it starts, and says where, what and what to do; a slow rule is reported."""

import pytest
from click.testing import CliRunner

from pipeline.cli import main
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


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('id = "krama"', "", "key 'id' is missing from a rule"),
        ("regex =", "regexp =", "rule 'krama' key 'regexp' is not a key of a rule file; did you mean 'regex'?"),
        ("{number}", "{numbr}", "rule 'krama' key 'regex' has unknown piece '{numbr}'; did you mean 'number'?"),
        (r"\skrama\b", r"\s(krama)\b", "rule 'krama' key 'regex' has a capturing group; write (?:…) instead of (…)"),
        (r"\skrama\b", r"(?:\skrama)+", "rule 'krama' key 'regex' repeats a group without end"),
        (r"\skrama\b", r"\s[krama", "rule 'krama' key 'regex' does not compile"),
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
