"""The words of a sentence with what each is to a noun phrase: enough grammar to find where one begins and ends."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pipeline.docs import WORD, end_of_words
from pipeline.rules import Rules

# An active verb may carry its object: `membelinya`, `menuntaskannya`; what else ends in `-nya` is a noun (`menurunnya`).
VERB = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}(?:(?<!nya)|(?<=kannya)|(?<=[^k]inya))"
    r"|(?:di(?:per)?[a-z]{4,}|ber[a-z]{3,}|ter[a-z]{3,})(?<!nya))$"
)
BARE_VERB = re.compile(r"[a-z]{3,}kan$")  # `kami salurkan`, where what is before `-kan` is a root

MOST = re.compile(r"se([a-z]{4,})-\1nya$")  # `setinggi-tingginya`: how much, and no noun
REMEMBERED = 1 << 13  # pieces of text
QUOTES = frozenset("\"“”'‘")


class Words(NamedTuple):
    """The words and marks of a sentence: folded text, kind, and offsets into the article."""

    folded: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def word_reader(rules: Rules) -> Callable[[str, int, int], Words]:
    """Build the function that splits `text[start:end]` into words and tells their kinds.

    Kinds: those of the word list `function_word`, `amount` (a verb that leads to a number), `verb`, `numeral`, `mark`,
    `noun` (all else).
    """
    kinds = rules.meanings("function_word")
    amounts = {word for word, _ in rules.lexicons["amount_word"] if word not in kinds}
    numbers = rules.words("number_word")
    nouns = rules.words("not_verb") | rules.words("people_noun")
    roots = rules.words("root_word")

    def classify(word: str) -> tuple[str, str]:
        low = word.lower()
        if low != word:
            return low, "noun"  # a capital inside a sentence is a name
        if word in kinds:
            return low, kinds[word]
        if word in amounts:
            return low, "amount"
        if word[0].isdigit() or word in numbers:
            return low, "numeral"
        if not word[0].isalpha():
            return low, "mark"
        if MOST.match(word):
            return low, "adverb"
        verb = VERB.match(word) or (BARE_VERB.match(word) and word[:-3] in roots)
        return low, "verb" if verb and word not in nouns else "noun"

    @lru_cache(maxsize=REMEMBERED)
    def split(chunk: str) -> tuple[tuple[int, int, str, str], ...]:
        """Give the offsets, folded text and kind of each word and mark of what stands between two spaces."""
        if chunk.isalpha():
            return ((0, len(chunk), *classify(chunk)),)
        return tuple((*match.span(), *classify(match.group())) for match in WORD.finditer(chunk))

    def read_words(text: str, start: int, end: int) -> Words:
        folded, found, starts, ends = [], [], [], []
        at = start
        for chunk in text[start : end_of_words(text, start, end)].split(" "):
            for first, last, low, kind in split(chunk):
                folded.append(low)
                found.append(kind)
                starts.append(at + first)
                ends.append(at + last)
            at += len(chunk) + 1
        if folded:
            opening = 1 if folded[0] in QUOTES and len(folded) > 1 else 0
            _, found[opening] = classify(folded[opening])  # a sentence's first word has its capital from there
        return Words(tuple(folded), tuple(found), tuple(starts), tuple(ends))

    return read_words


def begins_clause(word: str) -> bool:
    """Tell what is said of the people before it: `2 KK rumahnya hanyut`."""
    return len(word) > len("...nya") and word.endswith("nya") and word != "lainnya"
