"""Short articles read with their checks."""

import pytest

from pipeline.corpus.article import identify
from pipeline.model import Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())
HEAD = "Warta Kota Nangka\n\nRabu, 11 Juni 2025 09:15 WIB\n\nNangka (ANTARA) - "


def read(text: str):
    text = HEAD + text
    return READ(Article(identify(text.encode()), "", "", "text", text))


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(check.kind, check.verdict) for check in read(text).checks]


def cases(told: dict[str, list[str]]) -> list:
    return [pytest.param(kind, text, id=f"{kind}-{at}") for kind, texts in told.items() for at, text in enumerate(texts)]
