"""One article through the stages: its layout, sentences, mentions and facts."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable

from pipeline.attribution import attributor
from pipeline.facts import fact_maker
from pipeline.language import find_sentences
from pipeline.layout import read_layout
from pipeline.mentions import mention_finder
from pipeline.model import FACT_TYPES, Article, Context, Extraction, Mention, Sentence, Unread
from pipeline.names import name_finder
from pipeline.rules import Rules

NEXT_WORD = re.compile(r"[\s-]{0,2}([^\W\d_]{1,24}|%)")


def fact_reader(rules: Rules) -> Callable[[Article], Extraction]:
    """Compile the rules once into the function that reads all facts of an article. Raises RuleError."""
    find_mentions, find_names = mention_finder(rules), name_finder(rules)
    attribute, make_facts = attributor(rules), fact_maker(rules)

    def read_facts(article: Article) -> Extraction:
        layout = read_layout(article)
        article = layout.article
        sentences = find_sentences(article.text, layout.sections)
        found = find_mentions(article, sentences, publication_day(article.published))
        names = find_names(article, layout.sections, sentences, found.mentions)
        voices = attribute(article, layout.sections, sentences, names.mentions)
        context = Context(names.mentions, names.officials, voices.quotes, voices.speaker_at)
        facts = make_facts(article, sentences, found.mentions, context)
        unread = find_unread(article.text, sentences, found.mentions, found.numbers)
        return Extraction(
            article, layout.sections, tuple(facts), tuple(found.dropped), tuple(unread), tuple(found.problems)
        )

    return read_facts


def publication_day(published: str) -> datetime.date | None:
    """Read the day of an ISO 8601 time.

    >>> publication_day("2023-12-05T08:09:00+07:00")
    datetime.date(2023, 12, 5)
    """
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None


def find_unread(
    text: str, sentences: list[Sentence], mentions: list[Mention], numbers: list[tuple[int, int]]
) -> list[Unread]:
    """List the numbers of the title and the body that no fact covers, each with the word after it."""
    starts = [sentence.start for sentence in sentences]
    facts = [mention for mention in mentions if mention.label in FACT_TYPES]
    fact_starts = [mention.start for mention in facts]
    unread = []
    for start, end in sorted(numbers):
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= sentences[at].end:
            continue
        before = bisect_right(fact_starts, start) - 1
        if before >= 0 and facts[before].end > start:
            continue
        sentence = sentences[at]
        following = NEXT_WORD.match(text, end, sentence.end)
        shown = text[start:end] + (f" {following.group(1)}" if following else "")
        unread.append(Unread(shown, start, end, text[sentence.start : sentence.end]))
    return unread
