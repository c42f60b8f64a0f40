"""Words of saying in an article: where they stand, and on which side of them the speaker does."""

from collections.abc import Callable
from dataclasses import dataclass

import ahocorasick_rs

from pipeline.rules import Rules
from pipeline.triggers import fold

LISTED_AS = {"said": "after_name", "indirect": "before", "passive": "by", "according": "source"}
WITH_NYA = frozenset(("after", "after_name", "by", "source"))
AFTER_QUOTES = frozenset(("after", "after_name", "closing", "source"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying. `kind` is a manner of the word list `speech_manner`; `refers` where `-nya` stands for the speaker."""

    start: int
    end: int
    kind: str
    refers: bool


def cue_finder(rules: Rules) -> Callable[[str], list[Cue]]:
    """Build the scan for words of saying, in reading order, without overlap.

    Whole words only; but scrapes glue words (`ucapMuslim`, `selesai.Menurut`), so a capital begins a new one.
    """
    kinds = _kinds_of_words(rules)
    words = list(kinds)
    meant = [kinds[word] for word in words]
    machine = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find_cues(text: str) -> list[Cue]:
        return [
            Cue(start, end, *meant[which])
            for which, start, end in machine.find_matches_as_indexes(fold(text))
            if _begins_word(text, start) and _ends_word(text, end)
        ]

    return find_cues


def _kinds_of_words(rules: Rules) -> dict[str, tuple[str, bool]]:
    """Give each word its kind and whether `-nya` in it refers; phrases are left to the words in them."""
    listed = {word: kind for word, kind in rules.lexicons["speech_verb"] if " " not in word}
    manners = {word: LISTED_AS[kind] for word, kind in listed.items() if kind in LISTED_AS} | rules.meanings("speech_manner")
    kinds = {f"{word}nya": (kind, True) for word, kind in manners.items() if kind in WITH_NYA}
    kinds |= {word: ("after", True) for word, kind in listed.items() if kind == "said_back"}
    return kinds | {word: (kind, False) for word, kind in manners.items() if kind != "none"}


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not (before.isalnum() or before in "-_@#/") or not before or (before.islower() and text[start].isupper())


def _ends_word(text: str, end: int) -> bool:
    """Tell whether a word ends here; `kata` in `kata-kata` and `kata.com` does not.

    >>> _ends_word("ucapMuslim", 4), _ends_word("kata-kata", 4), _ends_word("katak", 4), _ends_word("kata", 4)
    (True, False, False, True)
    """
    after = text[end : end + 1]
    if after.isalpha():
        return after.isupper() and text[end - 1].islower()
    return after not in ("-", "_", "@") and not after.isdigit()
