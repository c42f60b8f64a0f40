"""Ordinary Indonesian words, told from names: roots, and what the affixes of the language make of them."""

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.rules import Rules

REMEMBERED = 1 << 13  # words; those of every article stay, and memory is bounded

# Prefixes, and the letters of the root that a nasal one may have swallowed.
PREFIXES = {
    "penge": "", "menge": "", "peng": "k", "meng": "k", "peny": "s", "meny": "s", "pem": "p", "mem": "p", "pen": "t",
    "men": "t", "pel": "", "bel": "", "per": "", "ber": "", "ter": "", "pe": "", "me": "", "ke": "", "di": "", "se": "",
}  # fmt: skip
ANY_PREFIX = tuple(PREFIXES)
TAILS = ("annya", "kannya", "inya", "nya", "kan", "an", "lah", "pun", "kah")
AROUND = re.compile(r"(?:ke|per|pe)(\w+)an$")  # the affixes that take two roots together
LONG, LONGEST, SHORT_ROOT = 8, 40, 4
SHORTEST = 3


def ordinary_words(rules: Rules) -> Callable[[str], bool]:
    """Build the test whether a lower-case word is an ordinary one, as a root or with affixes."""
    known = frozenset(word for name in ("root_word", "function_word") for word, _ in rules.lexicons.get(name, ()))
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
    around = AROUND.match(word)
    return any(stem in roots for stem in stems(word)) or bool(around and is_compound(around.group(1), roots))


def stems(word: str) -> set[str]:
    """List what may be left of a word without its affixes.

    >>> sorted(stems("belajar"))
    ['ajar']
    """
    found = set()
    for form in (word, *cut_tail(word)):
        found.add(form)
        for rest in cut_prefix(form):
            found.add(rest)
            found.add(rest.removesuffix("i"))
            found.update(cut_prefix(rest))
    return {stem for stem in found if len(stem) >= SHORTEST} - {word}


def cut_prefix(word: str) -> list[str]:
    """Cut each prefix that a word may begin with, giving back the letter it may have swallowed.

    >>> cut_prefix("penyuluh")
    ['uluh', 'suluh', 'yuluh', 'tyuluh', 'nyuluh']
    """
    found: list[str] = []
    if not word.startswith(ANY_PREFIX):
        return found
    for prefix, swallowed in PREFIXES.items():
        if word.startswith(prefix):
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
    found: dict[str, None] = {}
    for ending in TAILS:
        if word.endswith(ending):
            found[word.removesuffix(ending)] = None
    return list(found)


def is_compound(stem: str, roots: frozenset[str]) -> bool:
    """Tell whether a stem is two roots in one word: `tenagakerja` of `ketenagakerjaan`."""
    return LONG <= len(stem) <= LONGEST and any(
        stem[:at] in roots and stem[at:] in roots for at in range(SHORT_ROOT, len(stem) - SHORT_ROOT + 1)
    )
