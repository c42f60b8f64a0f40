"""A fact that a reviewer adds: by the characters where it stands, with its columns as any fact has them."""

from collections.abc import Mapping

from pipeline.audit.corrections import read_corrections
from pipeline.audit.highlights import find_sections
from pipeline.audit.reviews import ReviewError
from pipeline.facts.rows import claim_id, fact_id
from pipeline.language import find_sentences
from pipeline.model import FACT_COLUMNS, FACT_TYPES, Article

RULE = "review.added"
NUMBERS = ("value", "value_max")


def make_added(row: Mapping, told: Mapping[str, str], selected: str, language: str, areas: Mapping[str, str]) -> dict:
    """Make the columns of a fact from what was typed; `row` is its article, `selected` the text that the reviewer saw.

    Raises ReviewError where the characters are not those that were seen, or a column cannot hold what it is told.
    """
    kind, text = told.get("type", ""), row["text"]
    if kind not in FACT_TYPES:
        raise ReviewError("not_a_choice", column="type", value=kind)
    empty = {**dict.fromkeys(FACT_COLUMNS, ""), "type": "", "start": "", "end": ""}
    fact = {**empty, **read_corrections(told, empty, text, language, areas)}
    start, end = int(fact["start"]), int(fact["end"])
    if selected and selected != text[start:end]:
        raise ReviewError("not_in_text", column="start", value=f"{start}-{end}")
    article = Article(row["article_id"], row["source"], "", "", text)
    sentence = next((each for each in find_sentences(text, find_sections(row)) if each.start <= start < each.end), None)
    numbers = {name: _number(fact[name]) for name in NUMBERS}
    claimed = f"{numbers['value']}..{numbers['value_max']}" if fact["value"] else fact["name"] or fact["date"]
    return {
        **fact,
        **numbers,
        "fact_id": fact_id(article, kind, start, end),
        "claim_id": claim_id(article, kind, claimed, fact["unit"], fact["subject"].lower()),
        "article_id": article.article_id,
        "text": text[start:end],
        "start": start,
        "end": end,
        "sentence": text[sentence.start : sentence.end] if sentence else text[start:end],
        "section": sentence.section if sentence else "body",
        "rule": RULE,
        "confidence": 1.0,
    }


def _number(written: str) -> int | float | None:
    if not written:
        return None
    return float(written) if "." in written else int(written)
