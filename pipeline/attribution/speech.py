"""The signs of speech in an article: words of saying, each with the side of its speaker, and quotation marks."""

from collections.abc import Callable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.rules import Rules
from pipeline.triggers import fold

MARKS = ('"', "“", "”", "„", "‟", "«", "»", '\\"', "\\“", "\\”", "''", "``")
LISTED_AS = {"said": "after_name", "indirect": "before", "passive": "by", "according": "source"}
ENDS = frozenset((" ", ",", ".", ""))
WITH_NYA = frozenset(("after", "after_name", "by", "source"))


class Cue(NamedTuple):
    """A word of saying. `kind` is a manner of the word list `speech_manner`; `refers` where `-nya` is the speaker."""

    start: int
    end: int
    kind: str
    refers: bool


class Signs(NamedTuple):
    """The words of saying in a text, and the spans of its quotation marks, both in reading order."""

    cues: list[Cue]
    marks: list[tuple[int, int]]


def sign_finder(rules: Rules) -> Callable[[str], Signs]:
    """Build the scan for the signs of speech.

    Words of saying are whole words; but scrapes glue words (`ucapYosef`, `selesai.Menurut`): a capital begins one.
    """
    kinds = _kinds_of_words(rules)
    words, meanings = [*MARKS, *kinds], list(kinds.values())
    machine = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    find_words, first = machine.find_matches_as_indexes, len(MARKS)

    def find_signs(text: str) -> Signs:
        cues, marks = [], []
        for which, start, end in find_words(fold(text)):
            if which < first:
                marks.append((start, end))
            elif (text[start - 1] == " " or _begins_word(text, start)) and (
                text[end : end + 1] in ENDS or _ends_word(text, end)
            ):
                kind, refers = meanings[which - first]
                cues.append(Cue(start, end, kind, refers))
        return Signs(cues, marks)

    return find_signs


def _kinds_of_words(rules: Rules) -> dict[str, tuple[str, bool]]:
    """Give each word its kind and whether `-nya` in it refers; phrases are left to the words in them."""
    listed = {word: kind for word, kind in rules.lexicons["speech_verb"] if " " not in word}
    manners = {word: LISTED_AS[kind] for word, kind in listed.items() if kind in LISTED_AS}
    manners |= rules.meanings("speech_manner")
    kinds = {f"{word}nya": (kind, True) for word, kind in manners.items() if kind in WITH_NYA}
    kinds |= {word: ("after", True) for word, kind in listed.items() if kind == "said_back"}
    return kinds | {word: (kind, False) for word, kind in manners.items() if kind != "none"}


def _begins_word(text: str, start: int) -> bool:
    """Tell whether a word begins here: not `kata` in `perkata`, `-kata`, `@kata`; but `Menurut` in `iniMenurut`.

    >>> _begins_word("iniMenurut", 3), _begins_word("perkata", 3), _begins_word("@kata", 1), _begins_word("kata", 0)
    (True, False, False, True)
    """
    before = text[start - 1 : start]
    if before.isalpha():
        return before.islower() and text[start].isupper()
    return not before or not (before.isdigit() or before in "-_@#/")


def _ends_word(text: str, end: int) -> bool:
    """Tell whether a word ends here; `kata` in `kata-kata` does not, in `kataYosef` it does.

    >>> _ends_word("ucapYosef", 4), _ends_word("kata-kata", 4), _ends_word("katak", 4), _ends_word("kata", 4)
    (True, False, False, True)
    """
    after = text[end : end + 1]
    if after.isalpha():
        return after.isupper() and text[end - 1].islower()
    return not after or not (after.isdigit() or after in "-_@")
