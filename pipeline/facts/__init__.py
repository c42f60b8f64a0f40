"""Mentions -> facts: each mention that is a fact gets its row, with the slots that the text around it fills."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from pipeline.facts.numbers import number_reader
from pipeline.facts.programs import program_namer
from pipeline.facts.rows import make_date_or_law, make_entity, make_official, make_quote
from pipeline.facts.settings import setting_finder
from pipeline.facts.words import word_reader
from pipeline.model import FACT_COLUMNS, FACT_TYPES, Article, Context, Fact, Mention, Sentence
from pipeline.rules import Rules

NUMBERS = frozenset(("money", "count", "percentage"))
Found = tuple[Article, list[Sentence], list[Mention], Context]
IN_ORDER = itemgetter(FACT_COLUMNS.index("start"), FACT_COLUMNS.index("end"), FACT_COLUMNS.index("type"))


@dataclass(slots=True, eq=False)
class Making:
    """The making of the facts of one article, on its way from step to step; `tell` is that of `sentence_teller`."""

    article: Article
    sentences: list[Sentence]
    mentions: list[Mention]
    context: Context
    tell: Callable[[int, int], tuple[Sentence, str]]
    names: list[tuple[Sentence, list[Mention]]]
    facts: list[Fact]


def fact_maker(rules: Rules) -> Callable[[Iterable[Found]], list[list[Fact]]]:
    """Compile the word lists into a function that makes the facts of articles, each in reading order.

    It takes each article with its sentences, the mentions of numbers, dates and laws, and the names, officials and voices
    that stand around them.
    """
    read_words, read_number = word_reader(rules), number_reader(rules)
    name_programs = program_namer(rules)

    def make_numbers(making: Making) -> None:
        article, context, facts = making.article, making.context, making.facts
        names = {sentence.start: group for sentence, group in making.names}
        bodies = {official.name: official.organization for official in context.officials}
        for sentence, group in by_sentence(making.sentences, making.mentions):
            said, words, last = making.tell(sentence.start, sentence.end)[1], None, {}
            group = [mention for mention in group if mention.label in FACT_TYPES]  # a program is a name, no number
            for mention in group:
                if mention.label in NUMBERS:
                    if words is None:
                        words = read_words(article.text, sentence.start, sentence.end)
                        find_setting = setting_finder(article.text, names.get(sentence.start, ()))
                    speaker = context.speaker_at(mention.start)
                    setting = find_setting(mention, bodies.get(speaker, ""), speaker)
                    fact = read_number(article, sentence, said, words, mention, group, last, setting)
                    if fact:
                        facts.append(fact)
                else:
                    facts.append(make_date_or_law(article, sentence, said, mention))

    def make_names(making: Making) -> None:
        for sentence, group in making.names:
            said = making.tell(sentence.start, sentence.end)[1]
            making.facts += [make_entity(making.article, sentence, said, name) for name in group]

    def make_others(making: Making) -> None:
        article, context = making.article, making.context
        for make, found in (
            (make_entity, name_programs(article.text, making.mentions, context.names)),
            (make_official, context.officials),
            (make_quote, context.quotes),
        ):
            making.facts += [make(article, *making.tell(each.start, each.end), each) for each in found]

    def make_facts(articles: Iterable[Found]) -> list[list[Fact]]:
        makings = [
            Making(
                article, sentences, mentions, context, sentence_teller(article.text, sentences),
                [*by_sentence(sentences, context.names)], [],
            )
            for article, sentences, mentions, context in articles
        ]  # fmt: skip
        for step in (make_numbers, make_names, make_others):  # what a step needs stays in the processor's cache
            for making in makings:
                step(making)
        return [sorted(making.facts, key=IN_ORDER) for making in makings]

    return make_facts


def sentence_teller(text: str, sentences: list[Sentence]) -> Callable[[int, int], tuple[Sentence, str]]:
    """Build the function that gives the sentence of a span, and the text, with single spaces, of all that it runs over."""
    starts = [sentence.start for sentence in sentences]
    squeezed: dict[tuple[int, int], str] = {}

    def tell(start: int, end: int) -> tuple[Sentence, str]:
        first = last = bisect_right(starts, start) - 1
        if end > sentences[first].end:
            last = max(first, bisect_left(starts, end) - 1)
        if (first, last) not in squeezed:
            said = text[sentences[first].start : sentences[last].end]
            squeezed[first, last] = said if said.isprintable() and "  " not in said else " ".join(said.split())
        return sentences[first], squeezed[first, last]

    return tell


def by_sentence(sentences: list[Sentence], mentions: list[Mention]):
    """Pair each sentence that has mentions with them; both are in reading order."""
    at, count = 0, len(mentions)
    for sentence in sentences:
        first = at
        while at < count and mentions[at].start < sentence.end:
            at += 1
        if at > first:
            yield sentence, mentions[first:at]
