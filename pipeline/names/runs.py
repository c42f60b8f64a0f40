"""Runs of capitalised words, and what their tokens are: posts, bodies, areas, parts of names, ordinary words."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.names.phrases import Entry, Phrases, read_phrases
from pipeline.names.vocabulary import REMEMBERED
from pipeline.names.words import BODY, GIVEN, NO_ENTRY, PERHAPS_PLACE, THING, WEIGHTS, Word, word_reader
from pipeline.rules import Rules

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
LETTERS = r"[\w'’`]*+"
# A word; a hyphen joins only a short beginning (`Al-Azhar`), the first of
# two given names (`Jean-Luc`) or digits (`Covid-19`), so that two names stay two; a point
# ends only what is short, as the sentences are known already. The capital is found first, then what stands before it.
INNER_POINT = r"\.(?:(?=[a-z])|(?<![a-z][a-z]\.)(?=\d)|(?<=\b\w\.)(?=\w)|(?<=\b\w\w\.)(?=\w))"
PAIRED = r"(?<=\b(?:Jean|Karl|Hans|Anne|Indo|Asia)-)|(?<=\bSoekarno-)"
JOINT = rf"(?:(?<=[A-Z\d])[&/](?=\w)|{INNER_POINT}|-(?:(?=[a-z\d])|(?<=\b\w\w-)(?=\w)|{PAIRED}))"
BRIEF = "|".join(rf"(?<=\b\w{{{width}}}\.)" for width in range(3, 8))  # up to `Brigjen.`
POINT = rf"(?:\.(?:(?<=\b\w\.)|(?<=\b\w\w\.)(?=[ ,])|(?:{BRIEF})(?= {CAPITAL})))?+"
REST = rf"{LETTERS}(?:(?=[-./&])(?:{JOINT}{LETTERS})*+{POINT})?+"
INSIDE = r"(?:(?:dr|drg|drh|apt)\.?|bin|binti|boru|br|van|von|der|den|de|da|dos|del|al|el|bint|ibnu|of|the|and|for|&)"
ARTICLE = r"(?:a(?:[ldnrstz]|sh)|el)-"  # `Deir al-Balah`
NEXT = rf"(?:{CAPITAL}{REST}|\d[\w/-]*+(?![.,]\d|%))"
LINKED = rf"(?:{INSIDE}[ \u00a0]){{1,2}}{NEXT}|{ARTICLE}{CAPITAL}{REST}"
RUN = re.compile(rf"{CAPITAL}(?<![\w@#].){REST}(?:[ \u00a0](?:{NEXT}|(?=[a-z&])(?:{LINKED}))){{0,40}}+")

PERSONAL = frozenset(("word", "name", "either", "initial"))
PLAIN = frozenset(("common", "derived", "stop", "lower", "joint", "noun", "number", "abbr", "particle"))
FIRMS, LEADS = frozenset(("soe", "bank", "company")), ("Pimpinan ", "Pemimpin ")
ORDINARY, INTRODUCING = frozenset(("common", "derived")), frozenset(("role", "title", "rank", "noun"))
NAMED = frozenset(("word", "name", "either"))
CAPITAL_PARTICLES = frozenset("Di Del Della Dello Dal Da Das Dos Du Des De La Le Lo El Van Von Der Den".split())
POSTS = frozenset(("role", "status"))
PASSED = frozenset(("role", "status", "stop", "lower", "title", "rank"))  # what no body's or person's name holds


@dataclass(slots=True, eq=False)
class Token:
    """A word or a known phrase of a run, with its offsets in the run, its kind and its entry.

    What an article has by the dozen is not frozen here: that makes it four times as fast to make, and nothing alters it.
    """

    text: str
    start: int
    end: int
    kind: str
    weight: float
    entry: Entry
    given: bool = False
    tail: int = 0


@dataclass(slots=True, eq=False)
class Reading:
    """The tokens of a run, and what makes it worth a look: a post or a status, a possible person, any name at all,
    the last token that ends the name of a body or a place (-1: none), the first from which that name may go through to it,
    and whether an ordinary word ends it that may be a part of somebody's name (`Menpora Bintang`)."""

    tokens: tuple[Token, ...]
    posts: bool
    personal: bool
    named: bool
    tail: int
    body: int
    part: bool


def run_reader(rules: Rules) -> Callable[[str], Reading]:
    """Build the function that tells the tokens of a run; what was read lately is remembered."""
    phrases = read_phrases(rules)
    read_word = word_reader(rules, phrases)
    given = frozenset(word for name in GIVEN for word, _ in rules.lexicons.get(name, ()))

    @lru_cache(maxsize=REMEMBERED)
    def read_run(run: str) -> Reading:
        words = run.replace("\u00a0", " ").split(" ")
        tokens = tokens_of(words, [read_word(word) for word in words], phrases)
        if len(tokens) > 1:
            name_nouns(tokens, given)
            name_leaders(tokens)
            name_particles(tokens)
        return summed_up(tokens)

    return read_run


def name_nouns(tokens: tuple[Token, ...], given: frozenset[str]) -> None:
    """Take a noun for the last name that it is too, right after a given name: `Rahman Hakim`, `Agus Putra`."""
    for before, token in itertools.pairwise(tokens):
        if token.kind == "noun" and before.given and token.text.lower() in given:
            token.kind, token.weight, token.given = "either", WEIGHTS["either"], True


def name_leaders(tokens: tuple[Token, ...]) -> None:
    """Take the lead of a body's branch for a post before a firm or a bank: `Pimpinan Cabang BRI`."""
    for before, token in itertools.pairwise(tokens):
        if before.kind == "head" and token.entry.detail in FIRMS and before.text.startswith(LEADS):
            before.kind, before.weight, before.entry = "role", WEIGHTS["role"], NO_ENTRY


def name_particles(tokens: tuple[Token, ...]) -> None:
    """Take a word in capitals for the particle of a foreign name, between a given name and another: `Fabio Di Marco`."""
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.text in CAPITAL_PARTICLES and tokens[at - 1].given and tokens[at + 1].kind in NAMED:
            token.kind, token.weight, token.entry = "particle", WEIGHTS["particle"], NO_ENTRY


def tokens_of(words: list[str], known: list[Word], phrases: Phrases) -> tuple[Token, ...]:
    """Split the words of a run into known phrases, the longest first, and single words."""
    tokens = []
    at, start, count = 0, 0, len(words)
    while at < count:
        text, word = words[at], known[at]
        if word.sizes and at + 1 < count and (longer := longest(phrases, words, known, at)):
            size, entry = longer
            text = " ".join(words[at : at + size])
            kind = entry.kind
            tail = BODY if kind == "form" else known[at + size - 1].ends
            token = Token(text, start, start + len(text), kind, WEIGHTS[kind], entry, kind == "name", tail)
        else:
            size, token = 1, single_token(text, start, word)
        tokens.append(token)
        at, start = at + size, token.end + 1
    return tuple(tokens)


def single_token(text: str, start: int, word: Word) -> Token:
    """Make the token of a word by itself."""
    return Token(text, start, start + len(text), word.kind, word.weight, word.entry, word.given, word.tail)


def longest(phrases: Phrases, words: list[str], known: list[Word], at: int) -> tuple[int, Entry] | None:
    """Find the longest known phrase of several words that begins at a word, another behind: its size in words and its entry."""
    left = len(words) - at
    for size in known[at].sizes.get(known[at + 1].folded, ()):
        if size <= left:
            entry = phrases.entries.get(" ".join([word.folded for word in known[at : at + size]]))
            if entry and not (entry.capital and not words[at].isupper()):
                return size, entry
    return None


def summed_up(tokens: tuple[Token, ...]) -> Reading:
    """Tell what makes a run worth a look."""
    posts = personal = named = given = False
    tail, body, free = -1, 0, 0
    for at, token in enumerate(tokens):
        kind = token.kind
        posts = posts or kind in POSTS
        personal = personal or token.given or kind in PERSONAL
        if token.tail and ends_here(tokens, at, given):
            tail, body = at, free
        named = named or token.tail or kind not in PLAIN
        given = given or token.given
        if kind in PASSED or kind == "noun":
            free, given = at + 1, False
    introduced = tokens[-2].kind in INTRODUCING if len(tokens) > 1 else not named
    return Reading(tokens, posts, personal, bool(named), tail, body, introduced and tokens[-1].kind in ORDINARY)


def ends_here(tokens: tuple[Token, ...], at: int, given: bool) -> bool:
    """Tell whether a token that may end the name of a body or a place does; `given` says whether a given name precedes."""
    tail = tokens[at].tail
    if tail == THING or (at + 1 < len(tokens) and tokens[at + 1].tail == THING):
        return False  # `Karo Music Camp`
    if tail == BODY:
        return True
    return not (given and tail == PERHAPS_PLACE) and (at + 1 == len(tokens) or tokens[at + 1].kind not in PERSONAL)
