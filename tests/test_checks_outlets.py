"""What the checks say of passages in the manner of several outlets: their verdicts were written down before they were run."""

import pytest
from told_numbers import HEADS, INNOCENT
from told_wrong import MISSED, WRONG

from pipeline.corpus.article import identify
from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())


def alarms(outlet: str, passage: str) -> list[str]:
    text = HEADS[outlet].format(t="Warta Kota Nangka Hari Ini", x=passage)
    checks = READ(Article(identify(text.encode()), "", "", "text", text)).checks
    return [check.kind for check in checks if check.verdict == "inconsistent"]


@pytest.mark.parametrize(("outlet", "passage"), INNOCENT)
def test_what_only_looks_like_a_contradiction_gives_no_alarm(outlet, passage):
    assert alarms(outlet, passage) == []


@pytest.mark.parametrize(("kind", "outlet", "passage"), WRONG)
def test_a_contradiction_gives_its_alarm_and_no_other(kind, outlet, passage):
    assert alarms(outlet, passage) == [kind]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("kind", "outlet", "passage"), MISSED)
def test_a_contradiction_that_is_let_pass(kind, outlet, passage):
    assert alarms(outlet, passage) == [kind]
