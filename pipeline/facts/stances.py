"""How the text holds a number: as a target, a budget, a supposition or a denial; and whether it is a change."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from pipeline.facts.words import Words
from pipeline.patterns.cues import cue_words
from pipeline.rules import Rules

DIGIT = re.compile(r"\d")
REACH = 8  # words before a number in which a cue can stand, those in brackets not counted
GLOSSES = 8  # words that may stand in these brackets
UNDENIED = cue_words("slots", "stances", "undenied")
RECKONED = cue_words("slots", "stances", "reckoned")
LIMITS = cue_words("slots", "stances", "limits")
AFTER = 3  # words behind a number in which `dianggarkan` can stand
LEVELS = cue_words("slots", "stances", "levels")
NEAR = cue_words("slots", "stances", "near")


def stance_reader(rules: Rules) -> Callable[[Words, int, int], tuple[str, str]]:
    """Build the function that gives `assertion` and `change` of a number from the words around it.

    It takes the words of the sentence, the indices of the number's first word and of the word after its last, and the
    subject of a share, or ''.
    """
    cues, nouns = rules.meanings("assertion_cue"), rules.meanings("change_noun")
    spending = rules.words("spent_word")
    changes = {word: way for word, way in rules.lexicons["amount_word"] if way in ("up", "down")}
    telling = frozenset({*cues, *changes, *nouns})
    allotted = frozenset(word for word, stance in cues.items() if stance == "budgeted" and word.startswith("di"))

    def read_stance(words: Words, at: int, after: int, subject: str) -> tuple[str, str]:
        budgeted = "" if allotted.isdisjoint(words.folded[after : after + AFTER]) else _allotted(words, after, allotted)
        if telling.isdisjoint(words.folded[max(0, at - REACH - GLOSSES) : at]):
            return budgeted, ""
        change = _change(words.folded, at, changes, nouns) or _changing(words.folded, at, subject, nouns)
        return _assertion(words.folded, at, cues, spending) or budgeted, change

    return read_stance


def _assertion(folded: Sequence[str], at: int, cues: dict[str, str], spending: frozenset[str]) -> str:
    spent = False
    for position in islice(_outside_brackets(folded, at), REACH):
        word = folded[position]
        if word in (",", ";", "(", ".", "namun", "tetapi", "sedangkan"):
            break
        stance = cues.get(word, "")
        denies = stance == "negated" and word.startswith("me")
        if denies or (word == "benar" and folded[position - 1] in ("tidak", "tak", "bukan")):
            if UNDENIED.isdisjoint(folded[position + 1 : at]):
                return "negated"
            continue
        if stance == "hypothetical" and folded[position + 1] in RECKONED:
            return ""
        spent = spent or word in spending
        if stance == "budgeted" and (spent or (position and folded[position - 1] in spending)):
            continue  # `serapan anggaran Rp2 miliar`, `anggaran yang terserap Rp2 miliar`
        if _divides(folded, position, at):
            return ""
        # `belum teridentifikasi lima orang`
        passive = at - position > 1 and folded[position + 1].startswith(("ter", "di"))
        if stance == "negated" and (passive or at - position > 2 or folded[position + 1] in LIMITS):
            continue
        if stance:
            return stance
    return ""


def _outside_brackets(folded: Sequence[str], at: int) -> Iterator[int]:
    """Step back from a word, over what stands in brackets: `menargetkan pelaporan surat (SPT) sebanyak 9 juta`."""
    position = at - 1
    while position >= 0:
        if folded[position] == ")" and "(" in folded[max(0, position - GLOSSES) : position]:
            while folded[position] != "(":
                position -= 1
        else:
            yield position
        position -= 1


def _divides(folded: Sequence[str], position: int, at: int) -> bool:
    """Tell the `dari` before a whole of which a number is told: `menargetkan Rp20 miliar dari Rp60 miliar tunggakan`."""
    before = folded[max(0, position - 2) : position]
    return folded[position] == "dari" and at - position < 3 and any(map(DIGIT.search, before))


def _allotted(words: Words, after: int, verbs: frozenset[str]) -> str:
    """Read what follows the number: `Rp9 miliar itu telah dianggarkan`."""
    for word, kind in zip(words.folded[after : after + AFTER], words.kinds[after : after + AFTER], strict=True):
        if word in verbs:
            return "budgeted"
        if kind not in ("pointer", "adverb"):
            return ""
    return ""


def _change(folded: Sequence[str], at: int, changes: dict[str, str], nouns: dict[str, str]) -> str:
    position = _before_equal(folded, at) - 1
    at = position + 1
    while position >= 0 and at - position < 5:
        word = folded[position]
        if word in LEVELS and not (word == "dari" and folded[max(0, position - 1)] in ("lebih", "kurang")):
            return ""
        if word in changes:
            return changes[word]
        if word in nouns:
            return nouns[word]
        if word not in NEAR and not (at - position < 4 and _named_before(folded, position, nouns)):
            return ""
        position -= 1
    return ""


def _changing(folded: Sequence[str], at: int, subject: str, nouns: dict[str, str]) -> str:
    """Read the change from what the share is about: `peningkatan kunjungan wisatawan asing sebesar 8 persen`."""
    level = any(word in LEVELS for word in folded[max(0, at - 3) : at])
    return "" if level or not subject else nouns.get(subject.split(maxsplit=1)[0].lower(), "")


def _before_equal(folded: Sequence[str], at: int) -> int:
    """Step back over the same change in another measure: `menguat 26 poin atau 0,4 persen`."""
    if at > 2 and folded[at - 1] == "atau":
        for position in range(at - 2, max(-1, at - 6), -1):
            if folded[position].lstrip("rp$us ")[:1].isdigit():
                return position
    return at


def _named_before(folded: Sequence[str], position: int, nouns: dict[str, str]) -> bool:
    """A noun of change governs the number through the thing that changes: `kenaikan tarif sebesar Rp2.500`."""
    before = folded[max(0, position - 2) : position]
    return ")" not in before and any(word in nouns for word in before)
