"""A stretch of words trimmed to the noun phrase in it that says what a number is about."""

import re

from pipeline.facts.words import Words
from pipeline.patterns.cues import cue_words

GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
LONGEST = 9  # words of a phrase
CUTS = frozenset("relative preposition purpose".split())
OPENINGS = frozenset(
    "preposition from purpose adverb quantifier relative pointer copula anaphor mark pronoun either".split()
)
CLOSINGS = frozenset("pointer adverb mark from quantifier pronoun either preposition".split())
ABOUT = cue_words("slots", "trimming", "about")
COMPARED = cue_words("slots", "trimming", "compared")
COMPARING = cue_words("slots", "trimming", "comparing")
BARE_VERBS = cue_words("slots", "trimming", "bare_verbs")


def trim_phrase(text: str, words: Words, start: int, end: int) -> str:
    """Trim a chunk to its head: drop what leads into it; cut at a place, a time, a purpose or a relative clause.

    After `dengan` (`UMKM dengan omzet …`), `mengenai` and in `yang penjualannya …` the last part is what is measured.
    """
    kinds, folded = words.kinds, words.folded
    start, end = _without_number(words, start, end)
    start = max((cut + 1 for cut in range(start, end - 1) if folded[cut] in COMPARED), default=start)
    for cut in range(end - 1, start, -1):
        if kinds[cut] in CUTS and cut + 1 < end:
            if (
                folded[cut] == "dengan"
                or folded[cut] in ABOUT
                or (kinds[cut] == "relative" and folded[cut + 1].endswith("nya"))
            ):
                start = cut + 1
            break
    for cut in range(start + 1, end - 1):
        if kinds[cut] == "either" and "numeral" in kinds[start:cut]:
            start = cut + 1  # `kurungan dua bulan atau denda Rp1 juta`: the amount is the second one's
    for verb in range(start + 1, end - 1):
        if folded[verb] in BARE_VERBS and kinds[verb - 1] == "pronoun":
            start = verb + 1  # `saya ingat kita bayar klaim Rp2 juta`
    while start < end and (kinds[start] in OPENINGS or (folded[start] in BARE_VERBS and start + 1 < end)):
        start += 1
    cut = start
    while cut < end and cut - start < LONGEST and kinds[cut] not in CUTS:
        cut += 1
    while cut > start and kinds[cut - 1] in CLOSINGS and not (folded[cut - 1] == ")" and "(" in folded[start:cut]):
        cut -= 1
    phrase = squeeze(text[words.starts[start] : words.ends[cut - 1]]) if cut > start else ""
    return phrase[:-3] if cut == start + 1 and phrase.endswith("nya") and len(phrase) > 6 else phrase


def _without_number(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave out how many of a thing somebody has: `Pasangan Rina-Budi 6.317.465 suara (28 persen)` is about the pair."""
    for at in range(start, end - 1):
        if GROUPED.fullmatch(words.folded[at]):
            return (start, at) if at > start else (at + 1, end)
    return start, end


def first_phrase(text: str, words: Words, at: int) -> str:
    """Write the noun phrase that the sentence begins with, unless it does something with the number: `Ia meraup Rp2 juta`."""
    for position in range(at - 1, max(-1, at - 4), -1):
        if words.kinds[position] == "verb" and words.folded[position].startswith("me"):
            if words.folded[position] not in COMPARING:
                return ""
        elif words.kinds[position] == "mark":
            break
    end = 0
    while end < len(words.kinds) and words.kinds[end] in ("noun", "quantifier"):
        end += 1
    return trim_phrase(text, words, 0, end)


def squeeze(phrase: str) -> str:
    """Write a phrase with single spaces."""
    return " ".join(phrase.split())
