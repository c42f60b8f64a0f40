"""Runs of capitalised words, and what their tokens are: posts, bodies, areas, parts of names, ordinary words."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pipeline.names.phrases import Entry, Phrases, fold_name, read_phrases
from pipeline.names.vocabulary import ordinary_words
from pipeline.rules import Rules

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
LETTERS = r"[\w'’`]*+"
# A word; a hyphen joins only a short beginning (`Al-Azhar`) or digits (`Covid-19`), so that two names stay two; a point
# ends only what is short, as the sentences are known already. The capital is found first, then what stands before it.
INNER_POINT = r"\.(?:(?=[a-z\d])|(?<=\b\w\.)(?=\w)|(?<=\b\w\w\.)(?=\w))"
JOINT = rf"(?:(?<=[A-Z\d])[&/](?=\w)|{INNER_POINT}|-(?:(?=[a-z\d])|(?<=\b\w\w-)(?=\w)))"
POINT = rf"(?:\.(?:(?<=\b\w\.)|(?<=\b\w\w\.)(?=[ ,])|(?<=\b\w\w\w\.)(?= {CAPITAL})|(?<=\b\w\w\w\w\.)(?= {CAPITAL})))?+"
REST = rf"{LETTERS}(?:{JOINT}{LETTERS})*+{POINT}"
INSIDE = r"(?:bin|binti|boru|br|van|von|der|den|de|da|dos|del|al|el|bint|ibnu|of|the|and|for|&)"
NEXT = rf"(?:{CAPITAL}{REST}|\d[\w/-]*+(?![.,]\d|%))"
RUN = re.compile(rf"{CAPITAL}(?<![\w@#].){REST}(?:[ \u00a0](?:{NEXT}|{INSIDE}[ \u00a0]{NEXT}))*+")
ROMAN = re.compile(r"[IVX]+[A-Z]?$")
VERB = re.compile(r"(?!menengah$)(?:me(?:ng|ny|m|n|l|r|w|y)|di)")
PARTICLES = frozenset("bin binti boru br van von der den de da dos del al el bint ibnu".split())
INITIAL = re.compile(r"[A-Z]\.?$")

PERSONAL = frozenset(("word", "name", "either", "initial"))
PLAIN = frozenset(("common", "derived", "stop", "lower", "joint", "noun", "number", "abbr", "particle"))
NO_ENTRY = Entry("")
# How much a token speaks for being in a post or a body's name rather than in a person's.
WEIGHTS = {
    "org": 4.0, "head": 3.5, "area": 1.5, "abbr": 3.0, "number": 2.0, "common": 1.5, "derived": 3.0, "spot": 2.0,
    "role": 3.0, "status": 1.0, "form": 5.0, "initial": -1.5, "name": -2.5, "either": -1.0, "word": -1.0,
    "particle": -2.5, "title": -3.0, "noun": 0.5, "rank": -4.0, "stop": 0.0, "lower": 1.0, "joint": 1.0,
}  # fmt: skip


PLAIN_AREA = 0.9  # an area whose name is an everyday word too


class Token(NamedTuple):
    """A word or a known phrase of a run, with its offsets in the run, its kind and its entry."""

    text: str
    start: int
    end: int
    kind: str
    weight: float
    entry: Entry
    given: bool = False
    tail: bool = False


class Reading(NamedTuple):
    """The tokens of a run, and what makes it worth a look: a post or a status, a possible
    person, any name at all, and the last token that ends a body's name (-1: none)."""

    tokens: tuple[Token, ...]
    posts: bool
    personal: bool
    named: bool
    tail: int


def run_reader(rules: Rules) -> Callable[[str], Reading]:
    """Build the function that tells the tokens of a run; the same run is read once."""
    phrases = read_phrases(rules)
    classify = word_classifier(rules)
    tails = frozenset(word for word, _ in rules.lexicons.get("organization_tail", ()))

    @lru_cache(maxsize=1 << 16)
    def read_run(run: str) -> Reading:
        tokens = tokens_of(run.replace("\u00a0", " "), phrases, classify)
        return summed_up(tuple(mark_tail(token, tails) for token in tokens))

    return read_run


def mark_tail(token: Token, tails: frozenset[str]) -> Token:
    """Mark a token that ends the name of a body."""
    return (
        token._replace(tail=True)
        if token.kind == "form" or fold_name(token.text).rsplit(" ", 1)[-1] in tails
        else token
    )


def summed_up(tokens: tuple[Token, ...]) -> Reading:
    """Tell what makes a run worth a look."""
    return Reading(
        tokens,
        any(token.kind in ("role", "status") for token in tokens),
        any(token.kind in PERSONAL or token.given for token in tokens),
        any(token.kind not in PLAIN or token.tail for token in tokens),
        max((at for at, token in enumerate(tokens) if token.tail), default=-1),
    )


def tokens_of(run: str, phrases: Phrases, classify: Callable[[str, str], Token]):
    """Split a run into known phrases, the longest first, and single words."""
    words = run.split(" ")
    folded = fold_name(run).split(" ")
    at, offset, count = 0, 0, len(words)
    while at < count:
        size, entry = longest(phrases, words, folded, at)
        text = " ".join(words[at : at + size])
        end = offset + len(text)
        if entry is None:
            kind, weight, given = classify(words[at], folded[at])
            yield Token(text, offset, end, kind, weight, NO_ENTRY, given)
        else:
            given = entry.kind == "name" or (entry.kind == "area" and size == 1 and classify(words[at], folded[at])[2])
            kind = entry.kind
            plain = (
                kind == "area" and size == 1 and classify(words[at], folded[at])[0] in ("common", "derived", "either")
            )
            yield Token(text, offset, end, kind, PLAIN_AREA if plain else WEIGHTS[kind], entry, given)
        at, offset = at + size, end + 1


def longest(phrases: Phrases, words: list[str], folded: list[str], at: int) -> tuple[int, Entry | None]:
    """Find the longest known phrase that begins at a word: its size in words and its entry."""
    sizes = phrases.lengths.get(folded[at])
    if sizes:
        left = len(words) - at
        for size in sizes:
            if size <= left:
                entry = phrases.entries.get(" ".join(folded[at : at + size]) if size > 1 else folded[at])
                if entry and not (entry.capital and not words[at].isupper()):
                    return size, entry
    return 1, None


def word_classifier(rules: Rules) -> Callable[[str, str], tuple[str, float, bool]]:
    """Build the function that gives a single word its kind, its weight, and whether it is a given name."""
    lexicons = rules.lexicons
    is_ordinary = ordinary_words(rules)
    given = {word: "common" in note for word, note in lexicons.get("first_name", ())}
    given |= {
        word: False
        for name in ("name_particle", "honorific")
        for word, _ in lexicons.get(name, ())
        if len(word) > 3 and word.isalpha()
    }
    roots = frozenset(word for word, _ in lexicons.get("root_word", ()))
    functions = frozenset(word for word, _ in lexicons.get("function_word", ())) - given.keys()
    addressed = frozenset(fold_name(word) for word, _ in lexicons.get("address_word", ()))

    @lru_cache(maxsize=1 << 16)
    def classify(word: str, folded: str) -> tuple[str, float, bool]:
        kind = kind_of(word, folded) or named_kind(word, folded)
        return kind, WEIGHTS[kind], folded in given and folded not in addressed

    def named_kind(word: str, folded: str) -> str:
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
    if INITIAL.match(word):
        return "initial"
    if word[0].isdigit() or (len(word) > 1 and ROMAN.match(word)):
        return "number"
    if word == "&":
        return "joint"
    if folded == word and word[0].isalpha():
        return "particle" if folded in PARTICLES else "lower"
    return ""
