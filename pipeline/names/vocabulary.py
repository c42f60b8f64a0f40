"""Ordinary Indonesian words, told from names: roots, and what the affixes of the language make of them."""

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.rules import Rules

ROOTS = ("root_word", "acronym_word", "function_word")
REMEMBERED = 1 << 13  # words; those of every article stay, and memory is bounded

# Prefixes, and the letters of the root that a nasal one may have swallowed.
PREFIXES = {
    "penge": "", "menge": "", "peng": "k", "meng": "k", "peny": "s", "meny": "s", "pem": "p", "mem": "p", "pen": "t",
    "men": "t", "pel": "", "bel": "", "per": "", "ber": "", "ter": "", "pe": "", "me": "", "ke": "", "di": "", "se": "",
}  # fmt: skip
BY_START = {
    start: [pair for pair in PREFIXES.items() if pair[0][:2] == start] for start in {word[:2] for word in PREFIXES}
}
LEARNING, LEARNT = ("bel", "pel"), ("belajar", "pelajar", "belunjur")  # all that take these two prefixes
NOUNS = ("be", "pe", "se")  # prefixes with which no ending `-i` goes
TAILS = ("annya", "kannya", "inya", "nya", "kan", "an", "lah", "pun", "kah")
ANY_TAIL = ("nya", "an", "lah", "pun", "kah")  # what all of them end with
AROUND = re.compile(r"(?:ke|per|pe)(\w+)an$")  # the affixes that take two roots together
LONG, LONGEST, SHORT_ROOT = 8, 40, 4
SHORTEST = 3
LONG_ROOT = 6  # letters of a root that `-i` may stand behind without a prefix


def ordinary_words(rules: Rules) -> Callable[[str], bool]:
    """Build the test whether a lower-case word is an ordinary one, as a root or with affixes."""
    known = frozenset(word for name in ROOTS for word, _ in rules.lexicons.get(name, ()))
    return lru_cache(maxsize=REMEMBERED)(lambda word: is_ordinary(word, known))


def is_ordinary(word: str, roots: frozenset[str]) -> bool:
    """Tell whether a word is a root or is made of one.

    >>> is_ordinary("kesejahteraan", frozenset(["sejahtera"])), is_ordinary("penyuluhan", frozenset(["suluh"]))
    (True, True)
    >>> is_ordinary("sumaryoto", frozenset(["sejahtera"])), is_ordinary("undang-undangan", frozenset(["undang"]))
    (False, True)
    """
    if word in roots:
        return True
    if "-" in word:
        return all(is_ordinary(part, roots) for part in word.split("-") if part)
    for form in (word, *cut_tail(word)):
        if has_stem(form, roots):
            return True
    around = word.endswith("an") and AROUND.match(word)
    return bool(around) and is_compound(around.group(1), roots)


def has_stem(form: str, roots: frozenset[str]) -> bool:
    """Tell whether a root is left of a word without up to two prefixes, or one and the ending `-i`.

    >>> has_stem("belajar", frozenset(["ajar"])), has_stem("di", frozenset(["di"]))
    (True, False)
    >>> has_stem("setujui", frozenset(["setuju"])), has_stem("pelosi", frozenset(["los"]))
    (True, False)
    """
    if (form in roots and len(form) >= SHORTEST) or (form[-1:] == "i" and len(form) > LONG_ROOT and form[:-1] in roots):
        return True  # also `setujui`
    verbal = form.startswith("per") or not form.startswith(NOUNS)
    for rest in cut_prefix(form):
        if len(rest) < SHORTEST:
            continue
        if rest in roots or (rest[-1] == "i" and verbal and len(rest) > SHORTEST and rest[:-1] in roots):
            return True
        for inner in cut_prefix(rest):
            if inner in roots and len(inner) >= SHORTEST:
                return True
    return False


def cut_prefix(word: str) -> list[str]:
    """Cut each prefix that a word may begin with, giving back the letter it may have swallowed.

    >>> cut_prefix("penyuluh")
    ['uluh', 'suluh', 'yuluh', 'tyuluh', 'nyuluh']
    """
    found: list[str] = []
    for prefix, swallowed in BY_START.get(word[:2], ()):
        if word.startswith(prefix) and (prefix not in LEARNING or word.startswith(LEARNT)):
            rest = word[len(prefix) :]
            found.append(rest)
            if swallowed:
                found.append(swallowed + rest)
    return found


def cut_tail(word: str) -> list[str]:
    """Cut one and two endings off a word, in each way that they can be read.

    >>> cut_tail("penunjukannya")
    ['penunjuk', 'penunju', 'penunjukan']
    """
    if not word.endswith(ANY_TAIL):
        return []
    return [word.removesuffix(ending) for ending in TAILS if word.endswith(ending)]


def is_compound(stem: str, roots: frozenset[str]) -> bool:
    """Tell whether a stem is two roots in one word: `tenagakerja` of `ketenagakerjaan`."""
    return LONG <= len(stem) <= LONGEST and any(
        stem[:at] in roots and stem[at:] in roots for at in range(SHORT_ROOT, len(stem) - SHORT_ROOT + 1)
    )
