"""Mentions -> facts: each mention that is a fact gets its row, with the slots that the text around it fills."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import itemgetter

from pipeline.facts.numbers import number_reader
from pipeline.facts.programs import program_namer
from pipeline.facts.rows import make_date_or_law, make_entity, make_official, make_quote
from pipeline.facts.settings import setting_finder
from pipeline.facts.words import word_reader
from pipeline.model import FACT_COLUMNS, FACT_TYPES, Article, Context, Fact, Mention, Sentence
from pipeline.rules import Rules

NUMBERS = frozenset(("money", "count", "percentage"))
IN_ORDER = itemgetter(FACT_COLUMNS.index("start"), FACT_COLUMNS.index("end"), FACT_COLUMNS.index("type"))


def fact_maker(rules: Rules) -> Callable[[Article, list[Sentence], list[Mention], Context], list[Fact]]:
    """Compile the word lists into a function that makes the facts of an article, in reading order.

    It takes the article, its sentences, the mentions of numbers, dates and laws, and the names, officials and voices
    that stand around them.
    """
    read_words, read_number = word_reader(rules), number_reader(rules)
    name_programs = program_namer(rules)

    def make_facts(
        article: Article, sentences: list[Sentence], mentions: list[Mention], context: Context
    ) -> list[Fact]:
        facts: list[Fact] = []
        told = sentence_teller(article.text, sentences)
        names = {sentence.start: group for sentence, group in by_sentence(sentences, context.names)}
        bodies = {official.name: official.organization for official in context.officials}
        for sentence, group in by_sentence(sentences, mentions):
            said, words, last = told(sentence.start, sentence.end)[1], None, {}
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
        for sentence, group in by_sentence(sentences, context.names):
            said = told(sentence.start, sentence.end)[1]
            facts += [make_entity(article, sentence, said, name) for name in group]
        for make, found in (
            (make_entity, name_programs(article.text, mentions, context.names)),
            (make_official, context.officials),
            (make_quote, context.quotes),
        ):
            facts += [make(article, *told(each.start, each.end), each) for each in found]
        facts.sort(key=IN_ORDER)
        return facts

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
