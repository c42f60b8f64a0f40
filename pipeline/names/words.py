"""What a word of a run is by itself: its kind, its entry in the word lists, and how much it speaks for a post."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pipeline.names.phrases import Entry, Phrases, fold_name
from pipeline.names.vocabulary import REMEMBERED, ordinary_words
from pipeline.rules import Rules

ROMAN = re.compile(r"[IVX]+(?:[A-Z]?$|/)")  # also `XVII/Cenderawasih`
DIGITS = "0123456789"
ROMAN_DIGITS = ("I", "V", "X")
VERB = re.compile(r"(?!menengah$)(?:me(?:ng|ny|m|n|l|r|w|y)|di)")
PARTICLES = frozenset("bin binti boru br van von der den de da dos del al el bint ibnu".split())
INITIAL = re.compile(r"[A-Z]\.?$")

FAMILY = "family_name_foreign"  # alone they may be brands and towns too
GIVEN = (FAMILY, "first_name_foreign", "first_name")
# What a word says of the name that it ends: one of a body, of a place (where no given name stands in it: of what may be
# a surname too), or of a thing, which is no name that is looked for.
BODY, PLACE, PERHAPS_PLACE, THING = 1, 2, 3, 4
EVERYDAY = frozenset(("common", "derived", "either"))
NO_SIZES: dict[str, tuple[int, ...]] = {}
NO_ENTRY = Entry("")
# How much a token speaks for being in a post or a body's name rather than in a person's.
WEIGHTS = {
    "org": 4.0, "head": 3.5, "area": 1.5, "abbr": 3.0, "number": 2.0, "common": 1.5, "derived": 3.0, "spot": 2.0,
    "role": 3.0, "status": 1.0, "form": 5.0, "initial": -1.5, "name": -2.5, "either": -1.0, "word": -1.0,
    "particle": -2.5, "title": -3.0, "noun": 0.5, "rank": -4.0, "stop": 0.0, "lower": 1.0, "joint": 1.0,
}  # fmt: skip
PLAIN_AREA = 0.9  # an area whose name is an everyday word too


class Word(NamedTuple):
    """A word alone: the fields of its token, its folded form, what it says of a name
    that it ends in a phrase too, and the sizes of longer phrases by the word after it."""

    kind: str
    weight: float
    entry: Entry
    given: bool
    tail: int
    folded: str
    ends: int
    sizes: dict[str, tuple[int, ...]]


def word_reader(rules: Rules, phrases: Phrases) -> Callable[[str], Word]:
    """Build the function that tells what a word is; what was read lately is remembered."""
    classify = word_classifier(rules)
    tails = name_ends(rules)

    @lru_cache(maxsize=REMEMBERED)
    def read_word(word: str) -> Word:
        folded = fold_name(word)
        kind, weight, given = classify(word, folded)
        entry = phrases.entries.get(folded)
        if entry is None or (entry.capital and not word.isupper()):
            entry = NO_ENTRY
        elif entry.kind == "area":
            kind, weight = "area", PLAIN_AREA if kind in EVERYDAY else WEIGHTS["area"]
        else:
            kind, weight, given = entry.kind, WEIGHTS[entry.kind], entry.kind == "name"
        ends = tails.get(folded, 0)
        tail = BODY if kind == "form" else ends
        return Word(kind, weight, entry, given, tail, folded, ends, phrases.lengths.get(folded, NO_SIZES))

    return read_word


def name_ends(rules: Rules) -> dict[str, int]:
    """Map the last words of names to what each says of its name."""
    lexicons = rules.lexicons
    ends = {word: THING for word, _ in lexicons.get("name_stop", ())}
    ends |= {word: PERHAPS_PLACE if note else PLACE for word, note in lexicons.get("place_tail", ())}
    return ends | {word: BODY for word, _ in lexicons.get("organization_tail", ())}


def word_classifier(rules: Rules) -> Callable[[str, str], tuple[str, float, bool]]:
    """Build the function that gives a single word its kind, its weight, and whether it is a given name."""
    lexicons = rules.lexicons
    is_ordinary = ordinary_words(rules)
    given = {word: name == FAMILY or "common" in note for name in GIVEN for word, note in lexicons.get(name, ())}
    given |= {
        word: False
        for name in ("name_particle", "honorific")
        for word, _ in lexicons.get(name, ())
        if len(word) > 3 and word.isalpha()
    }
    roots = frozenset(word for name in ("root_word", "acronym_word") for word, _ in lexicons.get(name, ()))
    functions = frozenset(word for word, _ in lexicons.get("function_word", ())) - given.keys()
    syllables = frozenset(word for word, _ in lexicons.get("name_syllable", ()))
    addressed = frozenset(fold_name(word) for word, _ in lexicons.get("address_word", ()))

    def classify(word: str, folded: str) -> tuple[str, float, bool]:
        if "-" in word and len(parts := set(folded.split("-"))) > 1 and parts <= syllables:
            return "name", WEIGHTS["name"], True  # `Ki-moon`
        kind = kind_of(word, folded) or named_kind(word, folded)
        return kind, WEIGHTS[kind], folded.rstrip(DIGITS) in given and folded not in addressed

    def named_kind(word: str, folded: str) -> str:
        folded = folded.rstrip(DIGITS)  # the number of a list's next item, glued on
        if folded in functions:
            return "stop"
        if folded in given:
            return "either" if given[folded] or folded in roots else "name"
        if word.isupper():
            return "abbr"
        if folded in roots:
            return "common"
        if is_ordinary(folded):
            return "stop" if VERB.match(folded) else "derived"
        return "word"

    return classify


def kind_of(word: str, folded: str) -> str:
    """Tell the kind that a word's letters alone show: an initial, a number, a lower-case particle, or none."""
    if len(word) <= 2 and INITIAL.match(word):
        return "initial"
    if word[:1].isdigit() or (word[:1] in ROMAN_DIGITS and len(word) > 1 and ROMAN.match(word)):
        return "number"
    if word == "&":
        return "joint"
    if folded == word and word[:1].isalpha():
        return "particle" if folded in PARTICLES else "lower"
    return ""
