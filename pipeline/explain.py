"""Why a sentence gave the facts that it gave: its words, the rules that fired, what lost, and what no rule read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.facts.words import word_reader
from pipeline.language import find_sentences
from pipeline.mentions import mention_finder
from pipeline.model import ARTICLE_COLUMNS, Article, Extraction, Fact, Section
from pipeline.notation import brief
from pipeline.reading import fact_reader, publication_day
from pipeline.rules import Rules
from pipeline.tables.stored import choose_stored, read_stored

SHOWN = (
    "subject",
    "modifier",
    "per",
    "change",
    "assertion",
    "name",
    "position",
    "organization",
    "place",
    "speaker",
    "flags",
)


class UnknownFact(Exception):
    """A fact id that the output folder does not hold."""


def explain_text(text: str, rules: Rules, published: str = "") -> str:
    """Explain a sentence or a whole article given as text. `published` is an ISO date for what is relative."""
    article = Article("typed", "typed", "", "text", text, published=published)
    return "\n".join(_explain(article, fact_reader(rules)(article), rules, 0, len(text)))


def explain_fact(fact_id: str, output: Path, rules: Rules) -> str:
    """Explain a fact of a run: its article is read again, and its sentence shown.

    Raises UnknownFact where the folder has no such fact, StoredError where it has no tables.
    """
    suffix = choose_stored(output)
    row = _find(output / f"facts{suffix}", "fact_id", fact_id)
    if row is None:
        raise UnknownFact(f"{output}: holds no fact '{fact_id}'; copy the id from the column fact_id")
    article = _article(_find(output / f"articles{suffix}", "article_id", row["article_id"]))
    extraction = fact_reader(rules)(article)
    start, end = int(row["start"]), int(row["end"])
    sentences = find_sentences(article.text, extraction.sections)
    around = next((each for each in sentences if each.start <= start < each.end), None)
    head = [f"{article.source}, characters {start} to {end}: {row['text']}"]
    if not any(fact.fact_id == fact_id for fact in extraction.facts):
        head.append("Today's rules no longer make this fact; it was made by rule " + row["rule"])
    span = (around.start, around.end) if around else (start, end)
    return "\n".join(head + list(_explain(article, extraction, rules, *span)))


def _find(path: Path, column: str, wanted: str) -> Mapping | None:
    return next((row for row in read_stored(path) if row[column] == wanted), None)


def _article(row: Mapping) -> Article:
    plain = {column: row[column] or "" for column in ARTICLE_COLUMNS if column not in ("tags", "related")}
    return Article(**plain)


def _explain(article: Article, extraction: Extraction, rules: Rules, start: int, end: int) -> Iterator[str]:
    article = replace(article, published=extraction.article.published)
    sections = extraction.sections if start or end < len(article.text) else (Section("body", 0, len(article.text)),)
    sentences = [
        each for each in find_sentences(article.text, extraction.sections or sections) if start <= each.start < end
    ]
    (found,) = mention_finder(rules, exhaustive=True)([(article, sentences, publication_day(article.published))])
    read_words = word_reader(rules)
    for sentence in sentences:
        words = read_words(article.text, sentence.start, sentence.end)
        yield f"\nSentence ({sentence.section}): {' '.join(article.text[sentence.start : sentence.end].split())}"
        yield "  words     " + " ".join(f"{word}/{kind}" for word, kind in zip(words.folded, words.kinds, strict=True))
        inside = [each for each in found.mentions if sentence.start <= each.start < sentence.end]
        for mention in inside:
            yield f"  mention   {mention.rule}: '{article.text[mention.start : mention.end]}' = {brief(mention.reading)}"
        yield from _lost(article.text, found.dropped, sentence.start, sentence.end)
        facts = [fact for fact in extraction.facts if sentence.start <= fact.start < sentence.end]
        yield from map(_fact_line, facts)
        for unread in extraction.unread:
            if sentence.start <= unread.start < sentence.end:
                yield f"  no fact   '{unread.text}': no rule read this number"
        if not (inside or facts):
            yield "  no fact   no rule fired on this sentence"


def _lost(text: str, dropped: list, start: int, end: int) -> Iterator[str]:
    for each in dropped:
        if start <= each.mention.start < end:
            written = text[each.mention.start : each.mention.end]
            why = f"overlaps {each.by.rule} '{text[each.by.start : each.by.end]}'" if each.by else "it has no reading"
            yield f"  dropped   {each.mention.rule}: '{written}': {why}"


def _fact_line(fact: Fact) -> str:
    number = (
        "" if fact.value is None else f" {fact.value}" + (f" to {fact.value_max}" if fact.value_max is not None else "")
    )
    reading = f"{number} {fact.unit}".rstrip() or f" {fact.date}".rstrip()
    slots = "; ".join(f"{name} {value}" for name in SHOWN if (value := getattr(fact, name)))
    return f"  fact      {fact.type} {fact.fact_id} by {fact.rule}: '{fact.text}' ={reading}" + (
        f" ({slots})" if slots else ""
    )
