"""Where a rule can begin: one scan of an article for the first words of all word lists, and for digits."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from operator import itemgetter

import ahocorasick_rs
import regex

from pipeline.patterns import DIGITS, SHORT_DIGITS
from pipeline.rules import Rules

NUMBER_WORDS = "number_word"
DIGIT_RUN = regex.compile(r"\d+(?:[.,]\d+)*")


def trigger_finder(
    rules: Rules, families: Mapping[str, object], waking: Mapping[str, object]
) -> Callable[[str, str, list[tuple[int, int]]], list]:
    """Build the scan: a text, given with itself in lower case, gives `(position, families to try there)` in reading order.

    The spans of digits and number words go to the list given with the text. Words are found whole and in any case; a
    capital inside a word (`JakartaYogyakarta`) counts as its beginning, as scrapes glue words.
    """
    tried = _families_by_word(rules, families)
    for word, family in waking.items():
        tried[word].append(family)
    number_words = _first_words(rules, NUMBER_WORDS)
    words = sorted(set(tried) - {DIGITS, SHORT_DIGITS} | number_words)
    after = [tuple(tried.get(word, ())) for word in words]
    is_number = [word in number_words for word in words]
    opens_letter = [word[0].isalpha() for word in words]
    closes_letter = [word[-1].isalpha() for word in words]
    find_words = ahocorasick_rs.AhoCorasick(
        words, implementation=ahocorasick_rs.Implementation.DFA
    ).find_matches_as_indexes
    on_digits = tuple(tried.get(DIGITS, ()))
    on_short = on_digits + tuple(tried.get(SHORT_DIGITS, ()))

    def find_triggers(text: str, folded: str, numbers: list[tuple[int, int]]) -> list:
        triggers = []
        for match in DIGIT_RUN.finditer(text):
            start, end = match.span()
            if _begins_number(text, start):
                numbers.append((start, end))
                triggers.append((start, on_short if _is_short(text[start:end]) else on_digits))
        padded = text + " "
        for which, start, end in find_words(folded, overlapping=True):
            if closes_letter[which] and padded[end].isalpha():
                continue
            if opens_letter[which] and padded[start - 1].isalpha() and not _opens_glued(padded, start):
                continue
            if is_number[which]:
                numbers.append((start, end))
            if after[which]:
                triggers.append((start, after[which]))
        triggers.sort(key=itemgetter(0))
        return triggers

    return find_triggers


def _opens_glued(padded: str, start: int) -> bool:
    """Tell a capital that begins a word glued to the one before it; at 0 the character before is the padding."""
    return padded[start].isupper() and padded[start - 1].islower()


def _begins_number(text: str, start: int) -> bool:
    """Tell digits that begin a number from those inside a word: `Covid-19`, `VR46`, `ke-38`, `Rp24`."""
    before = text[start - 1 : start]
    if before == " " or not before:
        return True
    return not before.isalpha() and before != "_" and not (before == "-" and text[start - 2 : start - 1].isalpha())


def _is_short(run: str) -> bool:
    """Tell digits that may be a day, a year or a dotted date from a larger or broken number.

    >>> [run for run in ("5", "16", "2024", "25.08.2023", "16.800", "2,5", "113", "10000") if _is_short(run)]
    ['5', '16', '2024', '25.08.2023']
    """
    if len(run) < 5:
        return len(run) != 3 and run.isdigit()
    return run.count(".") == 2 and run[-5] == "."


def fold(text: str) -> str:
    """Lower the case without moving an offset.

    >>> fold("Rp\\u00a05 Juta İ")
    'rp 5 juta İ'
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return folded.replace("\u00a0", " ")


def _first_words(rules: Rules, lexicon: str) -> set[str]:
    """The first words of a list; with the space behind it where none of its entries ends there, as `se menteri` in `selalu`."""
    entries = [word for word, _ in rules.lexicons.get(lexicon, ())]
    alone = {word for word in entries if " " not in word}
    return alone | {word.split(" ")[0] + " " for word in entries if " " in word and word.split(" ")[0] not in alone}


def _families_by_word(rules: Rules, families: Mapping[str, object]) -> dict[str, list]:
    by_word: dict[str, list] = defaultdict(list)
    for opening, family in families.items():
        for start in rules.pieces[opening].starts:
            for word in [start] if start in (DIGITS, SHORT_DIGITS) else _first_words(rules, start):
                by_word[word].append(family)
    return by_word
