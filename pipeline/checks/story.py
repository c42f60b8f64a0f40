"""An article as the checks see it: the numbers of each sentence in their order, with the words between them."""

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import FACT_COLUMNS, Article, Fact, Sentence

TYPE, SENTENCE = FACT_COLUMNS.index("type"), FACT_COLUMNS.index("sentence")
NUMBERS = frozenset(("money", "count", "percentage"))
DATED = "§"  # stands where a date stood, so that its digits are no numbers
DATES = re.compile(DATED + "+")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its day of publication, its facts and dates, and its sentences that tell a number (by their place)."""

    article: Article
    published: datetime.date | None
    facts: list[Fact]
    dates: list[Fact]
    sentences: list[Sentence]
    lines: "dict[int, Line]"
    crowded: "dict[int, Line]"  # those of at least two numbers


@dataclass(frozen=True)
class Line:
    """One sentence with its numbers; no slots, for what stands between them is worked out when it is first asked for."""

    article: Article
    dates: list[Fact]
    sentence: Sentence
    numbers: tuple[Fact, ...]

    @property
    def said(self) -> str:
        """The sentence as it stands in the table."""
        return self.numbers[0].sentence

    @cached_property
    def between(self) -> tuple[str, ...]:
        """What stands before each number and behind the last, in lower case with single spaces, dates blanked out."""
        offset, end = self.sentence.start, self.sentence.end
        said = self.article.text[offset:end]
        for fact in self.dates:
            if offset <= fact.start and fact.end <= end:
                said = said[: fact.start - offset] + DATED * (fact.end - fact.start) + said[fact.end - offset :]
        between, at = [], 0
        for fact in self.numbers:
            between.append(said[at : fact.start - offset])
            at = max(at, fact.end - offset)
        between.append(said[at:])
        return tuple(map(_fold, between))

    @property
    def text(self) -> str:
        """All that stands around the numbers."""
        return " # ".join(self.between)


def tell_story(
    article: Article, published: datetime.date | None, sentences: list[Sentence], facts: list[Fact]
) -> Story:
    """Sort the numbers of an article into its sentences."""
    dates, runs, last = [], [], None
    for fact in facts:
        kind = fact[TYPE]
        if kind in NUMBERS:
            if fact[SENTENCE] is last:
                runs[-1].append(fact)
            else:
                last = fact[SENTENCE]
                runs.append([fact])
        elif kind == "date":
            dates.append(fact)
    lines, crowded = {}, {}
    for run in runs:
        at = bisect_right(sentences, run[0].start, key=_start) - 1
        lines[at] = Line(article, dates, sentences[at], tuple(run))
        if len(run) > 1:
            crowded[at] = lines[at]
    return Story(article, published, facts, dates, sentences, lines, crowded)


def _start(sentence: Sentence) -> int:
    return sentence.start


def _fold(text: str) -> str:
    """Fold a text to lower case and single spaces; a space at its beginning is kept.

    >>> _fold(" dan\\n Rp ")
    ' dan rp'
    """
    folded = " ".join(text.lower().split())
    if DATED in folded:
        folded = DATES.sub(DATED, folded)
    return " " + folded if text[:1].isspace() else folded
