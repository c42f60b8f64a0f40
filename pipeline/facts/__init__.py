"""Mentions -> facts: each mention that is a fact gets its row, with the slots that the text around it fills."""

from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter

from pipeline.facts.numbers import number_reader
from pipeline.facts.places import place_reader
from pipeline.facts.rows import make_date_or_law, make_entity, make_official, make_quote
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
    read_words, read_number, read_place = word_reader(rules), number_reader(rules), place_reader()

    def make_facts(article: Article, sentences: list[Sentence], mentions: list[Mention], context: Context) -> list[Fact]:
        facts: list[Fact] = []
        squeezed: dict[int, str] = {}
        starts = [sentence.start for sentence in sentences]

        def around(position: int) -> tuple[Sentence, str]:
            at = bisect_right(starts, position) - 1
            if at not in squeezed:
                said = article.text[sentences[at].start : sentences[at].end]
                squeezed[at] = said if said.isprintable() and "  " not in said else " ".join(said.split())
            return sentences[at], squeezed[at]

        for sentence, group in by_sentence(sentences, mentions):
            said = around(sentence.start)[1]
            words, last = None, {}
            for mention in group:
                if mention.label in NUMBERS:
                    words = words or read_words(article.text, sentence.start, sentence.end)
                    place, code = read_place(article.text, sentence, mention, context.names)
                    speaker = context.speaker_at(mention.start)
                    facts.append(read_number(article, sentence, said, words, mention, group, last, place, code, speaker))
                elif mention.label in FACT_TYPES:
                    facts.append(make_date_or_law(article, sentence, said, mention))
        facts += [make_entity(article, *around(name.start), name) for name in context.names]
        facts += [make_official(article, *around(official.start), official) for official in context.officials]
        facts += [make_quote(article, *around(quote.start), quote) for quote in context.quotes]
        facts.sort(key=IN_ORDER)
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
