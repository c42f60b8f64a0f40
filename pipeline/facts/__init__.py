"""Mentions -> facts: each mention that is a fact gets its row, with the slots that the sentence around it fills."""

from collections.abc import Callable
from zlib import crc32

from pipeline.facts.modifiers import modifier_reader, rate_reader
from pipeline.facts.stances import stance_reader
from pipeline.facts.subjects import subject_reader
from pipeline.facts.words import Words, word_reader
from pipeline.model import FACT_TYPES, Article, Fact, Mention, Sentence
from pipeline.rules import Rules

NUMBERS = frozenset(("money", "count", "percentage"))
SURE = 0.95
DOUBT = {"number_format": 0.2, "weekday_mismatch": 0.2, "unresolved_date": 0.3, "impossible_date": 0.4}


def fact_maker(rules: Rules) -> Callable[[Article, list[Sentence], list[Mention]], list[Fact]]:
    """Compile the word lists into a function that makes the facts of an article from its mentions, in reading order."""
    read_words, number_slots = word_reader(rules), number_reader(rules)

    def make_facts(article: Article, sentences: list[Sentence], mentions: list[Mention]) -> list[Fact]:
        facts: list[Fact] = []
        for sentence, group in by_sentence(sentences, mentions):
            words = None
            last = {}
            said = " ".join(article.text[sentence.start : sentence.end].split())
            for mention in group:
                if mention.label in NUMBERS:
                    words = words or read_words(article.text, sentence.start, sentence.end)
                    facts.append(number_slots(article, sentence, said, words, mention, group, last))
                elif mention.label in FACT_TYPES:
                    facts.append(plain_fact(article, sentence, said, mention))
        return facts

    return make_facts


def by_sentence(sentences: list[Sentence], mentions: list[Mention]):
    """Pair each sentence that has mentions with them; both are in reading order."""
    at, count = 0, len(mentions)
    for sentence in sentences:
        first = at
        while at < count and mentions[at].start < sentence.end:
            at += 1
        if at > first:
            yield sentence, mentions[first:at]


def number_reader(rules: Rules) -> Callable[..., Fact]:
    """Build the function that makes the row of a number."""
    read_modifier, read_rate = modifier_reader(rules), rate_reader(rules)
    read_subject, read_stance = subject_reader(rules), stance_reader(rules)

    def number_slots(
        article: Article, sentence: Sentence, said: str, words: Words, mention: Mention, group: list[Mention], last: dict[str, str]
    ) -> Fact:
        text, reading = article.text, mention.reading
        subject, end = read_subject(text, words, mention, last.get("measured", ""), group)
        if mention.label != "count":
            last["measured"] = subject
        assertion, change = read_stance(words, mention)
        return make_fact(
            article, sentence, said, mention, subject, end,
            unit=reading.unit,
            modifier=read_modifier(text, sentence.start, sentence.end, mention),
            per=read_rate(text, sentence.start, sentence.end, mention) if mention.label != "percentage" else "",
            assertion=assertion,
            change=change,
        )  # fmt: skip

    return number_slots


def plain_fact(article: Article, sentence: Sentence, said: str, mention: Mention) -> Fact:
    """Make the row of a mention that needs nothing from its sentence: a date or a law."""
    return make_fact(article, sentence, said, mention, "", mention.end, modifier=mention.reading.modifier)


def make_fact(article: Article, sentence: Sentence, said: str, mention: Mention, subject: str, end: int, **slots: str) -> Fact:
    """Make a row that ends at `end`, with its ids.

    `fact_id` is the article's id (a hash of its text), type and span, so that it says where to look.
    """
    reading = mention.reading
    value = reading.name or reading.date or f"{reading.value}..{reading.value_max}"
    return Fact(
        fact_id=f"{article.article_id}-{mention.label}-{mention.start}-{end}",
        claim_id=claim_id(article.article_id, mention.label, value, slots.get("unit", ""), subject.lower()),
        article_id=article.article_id,
        type=mention.label,
        text=article.text[mention.start : end],
        start=mention.start,
        end=end,
        sentence=said,
        section=sentence.section,
        value=reading.value,
        value_max=reading.value_max,
        subject=subject,
        name=reading.name,
        date=reading.date,
        rule=mention.rule,
        confidence=confidence(reading.flags),
        flags=";".join(reading.flags),
        **slots,
    )


def confidence(flags: tuple[str, ...]) -> float:
    """Start at SURE and take off for each flag what its doubt is worth."""
    return round(max(0.05, SURE - sum(DOUBT.get(flag, 0.1) for flag in flags)), 2) if flags else SURE


def claim_id(article_id: str, *claimed: str) -> str:
    """Name a claim within its article: by a check sum of what is claimed, the same on every run and machine."""
    return f"{article_id}-{crc32(chr(31).join(claimed).encode('utf-8', 'surrogatepass')):08x}"
