"""The row of a number: its mention, and what the words of its sentence say of it."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.facts.modifiers import modifier_reader, rate_reader
from pipeline.facts.phrases import mention_over
from pipeline.facts.rows import make_number
from pipeline.facts.settings import Setting
from pipeline.facts.stances import stance_reader
from pipeline.facts.subjects import CLASSIFIERS, subject_reader
from pipeline.facts.words import Words
from pipeline.model import Article, Fact, Mention, Sentence
from pipeline.patterns.cues import cue_regex, cue_words
from pipeline.rules import Rules

LEVEL = re.compile(cue_regex("slots", "level"))

WENT_ON = cue_words("slots", "counts", "went_on")
BETWEEN = WENT_ON | cue_words("slots", "counts", "between")


def number_reader(rules: Rules) -> Callable[..., Fact | None]:
    """Build the function that makes the row of an amount, a count or a share; None for a number that counts no people.

    It takes the article, the sentence and its squeezed text and words, the mention, all mentions of the sentence, what
    the numbers before it were about, and its setting.
    """
    read_modifier, read_rate = modifier_reader(rules), rate_reader(rules)
    read_subject, read_stance = subject_reader(rules), stance_reader(rules)
    people, labels = rules.words("people_noun"), rules.words("label_word")

    def read_number(
        article: Article, sentence: Sentence, said: str, words: Words, mention: Mention, group: list[Mention],
        last: dict[str, str], setting: Setting,
    ) -> Fact | None:  # fmt: skip
        text = article.text
        at, after = bisect_left(words.starts, mention.start), bisect_left(words.starts, mention.end)
        if mention.label == "count" and at and _names(words, at, labels):
            return None
        subject, end = read_subject(text, words, at, after, mention, last.get("measured", ""), group)
        if mention.label != "count":
            if "(" not in words.folded[max(0, at - 2) : at]:  # `(kurs Rp14.500)` is beside what the sentence tells
                last["measured"] = subject
        elif subject in CLASSIFIERS:
            subject = _same_group(text, words, at, mention, group, last) or subject
        elif not mention.reading.unit:
            subject = subject or _others_of(text, words, at, mention, group)
            if not subject:
                return None
            mention = mention._replace(reading=mention.reading._replace(unit=_head_noun(subject.lower(), people)))
        if mention.label == "count":
            last[mention.reading.unit] = subject
        modifier = read_modifier(text, words, at, after, mention)
        per = read_rate(text, sentence.start, sentence.end, mention) if mention.label != "percentage" else ""
        stance = read_stance(words, at, after, subject if mention.label == "percentage" else "")
        if mention.reading.value < 0:
            stance = stance[0], ""  # `tumbuh negatif 2,1 persen` is no rise
        return make_number(article, sentence, said, mention, end, subject, modifier, per, stance, setting)

    return read_number


def _names(words: Words, at: int, labels: frozenset[str]) -> bool:
    """Tell a number that names a thing, or what a rate is reckoned by: `pukul 10 warga …`, `9 per 1.000 penduduk`."""
    word = words.folded[at - 1]
    return word == "per" or (word in labels and words.kinds[at - 2] != "numeral")


def _head_noun(phrase: str, people: frozenset[str]) -> str:
    """Write the noun that a phrase begins with, of two words where the list has it so (`tenaga kerja asing`)."""
    pair = " ".join(phrase.split()[:2])
    return pair if pair in people else phrase.split()[0]


def _others_of(text: str, words: Words, at: int, mention: Mention, group: list[Mention]) -> str:
    """Give the people of the count before, where no other number stands between: `dua warga tewas, lima lainnya hilang`."""
    before = _counted_before(group, mention)
    if before is None or not text[mention.start : mention.end].lower().endswith(("lainnya", "lagi")):
        return ""
    between = words.kinds[bisect_left(words.starts, before.end) : at]
    return "" if "numeral" in between else before.reading.unit


def _counted_before(group: list[Mention], mention: Mention) -> Mention | None:
    """Find the count that is the number before a number, dates aside."""
    earlier = [other for other in group[: group.index(mention)] if other.label != "date"]
    return earlier[-1] if earlier and earlier[-1].label == "count" else None


def _goes_on(words: Words, before: Mention, at: int, group: list[Mention]) -> bool:
    """Tell a count that goes on with the one before: `2,4 juta orang, turun 30 ribu orang dari Maret 2024`."""
    between = {
        words.folded[place]
        for place in range(bisect_left(words.starts, before.end), at)
        if not mention_over(group, words.starts[place])
    }
    return between <= BETWEEN and not WENT_ON.isdisjoint(between)


def _same_group(text: str, words: Words, at: int, mention: Mention, group: list[Mention], last: dict[str, str]) -> str:
    """Give the group that the count before is of, where this is what it became: `naik 45 orang menjadi 210 orang`."""
    before = _counted_before(group, mention)
    if before is None or not (LEVEL.match(text[before.end : mention.start]) or _goes_on(words, before, at, group)):
        return ""
    return last.get(mention.reading.unit, "")
