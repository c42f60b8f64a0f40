"""Who says what: the quotes of an article with their speakers, and the sentences that are somebody's words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.attribution.hearing import hearer
from pipeline.attribution.quotes import find_marked
from pipeline.attribution.scene import named_in
from pipeline.attribution.speech import sign_finder
from pipeline.model import Article, Mention, Section, Sentence
from pipeline.rules import Rules

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


def attributor(rules: Rules) -> Callable[[Article, Iterable[Section], list[Sentence], list[Mention]], Attribution]:
    """Compile the word lists into `attribute(article, sections, sentences, names)`; names are in reading order."""
    find_signs, hear = sign_finder(rules), hearer(rules)

    def attribute(
        article: Article, sections: Iterable[Section], sentences: list[Sentence], names: list[Mention]
    ) -> Attribution:
        text = article.text
        signs = find_signs(text)
        marked = find_marked(text, sections, signs)
        heard = hear(named_in(text, names), sentences, signs.cues, marked)
        said = [(sentences[at].start, sentences[at].end, speaker) for at, speaker in sorted(heard.said.items())]
        return Attribution(heard.quotes, [quote.start for quote in heard.quotes], said, [start for start, _, _ in said])

    return attribute
