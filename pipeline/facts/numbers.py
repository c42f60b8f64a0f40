"""The row of a number: its mention, and what the words of its sentence say of it."""

from bisect import bisect_left
from collections.abc import Callable

from pipeline.facts.modifiers import modifier_reader, rate_reader
from pipeline.facts.rows import make_number
from pipeline.facts.settings import Setting
from pipeline.facts.stances import stance_reader
from pipeline.facts.subjects import subject_reader
from pipeline.facts.words import Words
from pipeline.model import Article, Fact, Mention, Sentence
from pipeline.rules import Rules


def number_reader(rules: Rules) -> Callable[..., Fact]:
    """Build the function that makes the row of an amount, a count or a share.

    It takes the article, the sentence and its squeezed text and words, the mention, all mentions of the sentence, what
    the numbers before it were about, and its setting.
    """
    read_modifier, read_rate = modifier_reader(rules), rate_reader(rules)
    read_subject, read_stance = subject_reader(rules), stance_reader(rules)

    def read_number(
        article: Article, sentence: Sentence, said: str, words: Words, mention: Mention, group: list[Mention],
        last: dict[str, str], setting: Setting,
    ) -> Fact:  # fmt: skip
        text = article.text
        at, after = bisect_left(words.starts, mention.start), bisect_left(words.starts, mention.end)
        subject, end = read_subject(text, words, at, after, mention, last.get("measured", ""), group)
        if mention.label != "count":
            last["measured"] = subject
        modifier = read_modifier(text, words, at, after, mention)
        per = read_rate(text, sentence.start, sentence.end, mention) if mention.label != "percentage" else ""
        assertion, change = read_stance(words, at)
        return make_number(article, sentence, said, mention, end, subject, modifier, per, assertion, change, *setting)

    return read_number
