"""The people whom a number tells of that follows its predicate: `Pengungsi berjumlah 1.204 jiwa`."""

from collections.abc import Callable

from pipeline.facts.phrases import mention_over, phrase_end
from pipeline.facts.trimming import squeeze
from pipeline.facts.words import Words
from pipeline.model import Mention
from pipeline.patterns.cues import cue_words
from pipeline.rules import Rules

FAR = 24  # words between the people and their number
OPENS = frozenset("mark joint either adverb quantifier amount copula pointer".split())  # kinds before a head
AMOUNTS = cue_words("slots", "heads", "amounts")
ALONE = cue_words("slots", "heads", "alone")
FATES = cue_words("slots", "heads", "fates")
CLAUSES = cue_words("slots", "heads", "clauses")


def head_finder(rules: Rules) -> Callable[[Words, int, list[Mention], bool], tuple[int, int] | None]:
    """Build the function that finds the words which name the people that the number at a word is said of.

    It takes the words of the sentence, the index of the number, the mentions of the sentence, and whether the number
    stands `bare`, without a noun of its own; it gives the index of the head noun and of the word after it, or None.
    """
    people = rules.words("people_noun")
    pairs = frozenset(noun for noun in people if " " in noun)

    def find_head(words: Words, at: int, others: list[Mention], bare: bool) -> tuple[int, int] | None:
        end = before_predicate(words, at, others)
        if end is None:
            return None
        found = None
        for position in range(end - 1, max(-1, end - FAR), -1):
            word, kind = words.folded[position], words.kinds[position]
            other = mention_over(others, words.starts[position])
            if (other and other.label != "date") or (kind == "mark" and word not in "()") or word in CLAUSES:
                break
            if bare and (kind == "pointer" or word == "dengan" or word.endswith("nya")):
                break  # `pemain itu mencapai 45`, `pasien dengan suhu mencapai 39`, `siswa yang nilainya mencapai 90`
            if kind == "verb" and word.startswith("me") and word not in ALONE:
                relative = position and words.kinds[position - 1] == "relative"
                if found or bare or not relative:
                    break
            pair = " ".join(words.folded[position : position + 2])
            if (pair in pairs or word in people) and _leads(words, position, others):
                found = position, position + (2 if pair in pairs else 1)
        return found or opening_head(words, end, others)

    def opening_head(words: Words, end: int, others: list[Mention]) -> tuple[int, int] | None:
        """Find it where the sentence opens with it, though commas stand between: `Jumlah siswa di A, B, bertambah ...`."""
        which = next((at for at, word in enumerate(words.folded[:3]) if word in AMOUNTS), -1)
        head = which + 1
        if which < 0 or head >= end or words.folded[head] not in people:
            return None
        told = words.kinds.index("relative", 0, end) if "relative" in words.kinds[:end] else end
        if not CLAUSES.isdisjoint(words.folded[:told]):  # in a relative clause it is of that
            return None
        numbered = any(other.label != "date" for other in others if other.start < words.starts[end - 1])
        return None if numbered else (head, head + 1)

    return find_head


def before_predicate(words: Words, at: int, others: list[Mention]) -> int | None:
    """Give the index of the word after the phrase that `mencapai`, `sebanyak` or `ada` says the number at `at` of.

    It is the number's own where a relative clause leads up to it (`murid yang diterima 288 orang`); None where nothing does.
    """
    if at > 1 and words.folded[at - 1] in FATES and "relative" in words.kinds[max(0, at - 4) : at - 1]:
        return at
    end, told = at, False
    while end:
        word, kind = words.folded[end - 1], words.kinds[end - 1]
        between = word == "antara" and words.folded[max(0, end - 2)] != "di"
        if between or kind in ("amount", "copula") or word in ("ada", "berjumlah", "sebanyak"):
            told = True
        elif kind != "adverb" and word not in ("lebih", "kurang", "dari"):
            other = mention_over(others, words.starts[end - 1])
            if not (told and other and other.label == "date"):
                break
        end -= 1
    return end if told else None


def _leads(words: Words, position: int, others: list[Mention]) -> bool:
    """Tell the head of a phrase from a noun that belongs to another one, and from who does it (`ditanam warga`)."""
    before = mention_over(others, words.starts[position - 1]) if position else None
    if not position or (before and before.label == "date"):
        return True
    word, kind = words.folded[position - 1], words.kinds[position - 1]
    if kind == "verb":
        return not word.startswith("di")
    if word in ("untuk", "dari") and (position == 1 or words.kinds[position - 2] in ("joint", "mark")):
        return True
    if kind == "adverb" and position > 1 and words.kinds[position - 2] == "noun":
        return False  # `nilai rata-rata siswa`
    return kind in OPENS or word in AMOUNTS


def head_phrase(text: str, words: Words, head: tuple[int, int]) -> str:
    """Write the phrase of a head noun."""
    return squeeze(text[words.starts[head[0]] : words.ends[phrase_end(words, head[1]) - 1]])
