"""Who says what: the quotes of an article with their speakers, and the sentences that are somebody's words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.attribution.hearing import hearer
from pipeline.attribution.quotes import find_marked
from pipeline.attribution.scene import named_in
from pipeline.attribution.speech import Signs, sign_finder
from pipeline.model import Article, Mention, Section, Sentence
from pipeline.rules import Rules

Named = tuple[Article, tuple[Section, ...], list[Sentence], list[Mention]]  # an article with the names in it

__all__ = ["Attribution", "attributor"]


class Attribution(NamedTuple):
    """The quotes of an article, and where each begins; the sentences that are attributed, with their speakers."""

    quotes: list[Mention]
    quote_starts: list[int]
    said: list[tuple[int, int, str]]
    said_starts: list[int]

    def speaker_at(self, position: int) -> str:
        """Name who says what stands at an offset: the speaker of its quote, else of its sentence; '' for the paper."""
        at = bisect_right(self.quote_starts, position) - 1
        if at >= 0 and position < self.quotes[at].end:
            return self.quotes[at].reading.name
        at = bisect_right(self.said_starts, position) - 1
        return self.said[at][2] if at >= 0 and position < self.said[at][1] else ""


def attributor(rules: Rules) -> Callable[[Sequence[Named]], list[Attribution]]:
    """Compile the word lists into the function that hears the voices of articles; names are in reading order."""
    find_signs, hear = sign_finder(rules), hearer(rules)

    def attribute(articles: Sequence[Named]) -> list[Attribution]:
        signs = [find_signs(article.text) for article, *_ in articles]  # of all first: its words stay in the cache
        return [hear_article(*each, found) for each, found in zip(articles, signs, strict=True)]

    def hear_article(
        article: Article, sections: Iterable[Section], sentences: list[Sentence], names: list[Mention], signs: Signs
    ) -> Attribution:
        marked = find_marked(article.text, sections, signs)
        heard = hear(named_in(article.text, names), sentences, signs.cues, marked)
        said = [(sentences[at].start, sentences[at].end, speaker) for at, speaker in sorted(heard.said.items())]
        return Attribution(heard.quotes, [quote.start for quote in heard.quotes], said, [start for start, _, _ in said])

    return attribute
