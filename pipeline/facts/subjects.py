"""What a number is about: the noun phrase beside it, or that of the number before it."""

from collections.abc import Callable

from pipeline.facts.heads import FATES, head_finder, head_phrase
from pipeline.facts.phrases import mention_over, phrase_end, phrase_left, phrase_right
from pipeline.facts.trimming import first_phrase, squeeze
from pipeline.facts.words import Words, begins_clause
from pipeline.model import Mention
from pipeline.patterns.cues import cue_words
from pipeline.rules import Rules

CLASSIFIERS = cue_words("slots", "subjects", "classifiers")
NOT_NAMED = cue_words("slots", "subjects", "not_named")
SAID_OF = cue_words("slots", "subjects", "said_of")
BEFORE = cue_words("slots", "subjects", "before")
TIMES = cue_words("slots", "subjects", "times")
WHOLES = {("dari", whole) for whole in cue_words("slots", "subjects", "wholes")}
JOINED = cue_words("slots", "subjects", "joined")


def subject_reader(rules: Rules) -> Callable[[str, Words, int, int, Mention, str, list[Mention]], tuple[str, int]]:
    """Build the function that gives the `subject` of a number, and where the number's phrase ends.

    It takes the article's text, the words of the sentence, the indices of the number's first word and of the word after
    its last, the mention, the subject of the number before it, and all mentions of the sentence.
    """
    people, find_head = rules.words("people_noun"), head_finder(rules)
    moves = {word: way for word, way in rules.lexicons["amount_word"] if way in ("up", "down")} | rules.meanings(
        "change_noun"
    )

    def read_subject(
        text: str, words: Words, at: int, after: int, mention: Mention, last: str, others: list[Mention]
    ) -> tuple[str, int]:
        if mention.label == "count":
            subject, end = _counted(text, words, mention, at, after, people, others)
            head = find_head(words, at, others, not subject) if not subject or subject in CLASSIFIERS else None
            return (head_phrase(text, words, head), end) if head else (subject, end)
        share = "" if mention.label != "percentage" or _led(words, at, after, moves) else _share_of(text, words, after)
        return share or _measured(text, words, at, after, last, others, moves, people), mention.end

    return read_subject


def _counted(
    text: str, words: Words, mention: Mention, at: int, after: int, people: frozenset[str], others: list[Mention]
) -> tuple[str, int]:
    """Write the group counted, to the end of its noun phrase; after a classifier it is the noun that follows."""
    unit = mention.reading.unit
    ends = after == len(words.folded) or begins_clause(words.folded[after])
    end = phrase_end(words, after) if not ends and text[mention.end : mention.end + 1].isspace() else after
    stop = words.ends[end - 1] if end > after else mention.end
    if unit in CLASSIFIERS:
        ahead = " ".join(words.folded[after : after + 2])
        named = after < len(words.folded) and (
            words.folded[after] in people or ahead in people or text[words.starts[after]].isupper()
        )
        if named and stop > mention.end:
            return squeeze(text[words.starts[after] : stop]), stop
        if at > 1 and words.folded[at - 2] in people and _is_told_of(text, words, at - 1):
            return squeeze(text[words.starts[at - 2] : words.ends[at - 1]]), mention.end
        if at and words.folded[at - 1] in people:
            return text[words.starts[at - 1] : words.ends[at - 1]], mention.end
        return unit, mention.end
    counted = text[mention.start : mention.end].lower()
    if not unit:
        return unit, mention.end
    if unit not in counted:
        copula = after < len(words.kinds) and words.kinds[after] == "copula"  # `sisanya 30 adalah pekerja harian`
        behind = phrase_right(text, words, after + 1) if copula else ""
        told = behind if unit in behind.lower() else _told_before(text, words, unit.split(" "), at, others)
        return told or unit, mention.end
    start = mention.start + counted.rindex(unit)
    bare = text[start + len(unit) : stop].lower() == "nya"  # `tujuh penumpangnya`
    return squeeze(text[start : start + len(unit) if bare else stop]), stop


def _told_before(text: str, words: Words, nouns: list[str], at: int, others: list[Mention]) -> str:
    """Write the phrase of the people whom a number counts that stands behind them: `Jumlah penerima kartu itu 2 juta`."""
    for position in range(at - 1, -1, -1):
        if list(words.folded[position : position + len(nouns)]) == nouns:
            end = phrase_end(words, position)
            while end > position + len(nouns) and mention_over(others, words.starts[end - 1]):
                end -= 1
            return squeeze(text[words.starts[position] : words.ends[end - 1]])
    return ""


def _is_told_of(text: str, words: Words, at: int) -> bool:
    """Tell a word that says which people are counted behind it: `korban luka 40 orang`, but not `warga Wolo 40 orang`."""
    said = words.kinds[at] == "noun" or words.folded[at] in FATES
    return said and text[words.starts[at]].islower() and not begins_clause(words.folded[at])


def _measured(
    text: str, words: Words, at: int, after: int, last: str, others: list[Mention], moves: dict[str, str],
    people: frozenset[str],
) -> str:  # fmt: skip
    left = phrase_left(text, words, at, others, moves, people)
    if left and left.split(maxsplit=1)[0].lower() not in TIMES and left.lower() not in BEFORE:
        return left
    named = _named_after(text, words, after) or ("" if left is None else _purpose(text, words, after, others))
    return (
        named
        or last
        or first_phrase(text, words, at)
        or ("harga" if "harganya" in words.folded[max(0, at - 4) : at] else "")
    )


def _named_after(text: str, words: Words, after: int) -> str:
    """Write what the amount is of, where that follows at once: `menagih Rp7 miliar tunggakan sewa`."""
    if after == len(words.kinds) or words.kinds[after] != "noun" or words.folded[after] in NOT_NAMED:
        return ""
    return phrase_right(text, words, after) if text[words.starts[after]].islower() else ""


def _led(words: Words, at: int, after: int, moves: dict[str, str]) -> bool:
    """Tell a share that is said of what stands before it: `naik 5 persen`, `sebesar 2,4 persen`."""
    before = words.folded[max(0, at - 3) : at]
    whole = words.folded[after : after + 2] in WHOLES
    return any(word in moves or (word == "sebesar" and not whole) for word in before)


def _share_of(text: str, words: Words, after: int) -> str:
    """Write the whole of a share: `48 persen nelayan kecil`, `32 persen dari total belanja`."""
    if after == len(words.kinds):
        return ""
    kind = words.kinds[after]
    if words.folded[after] in SAID_OF:
        return ""
    return phrase_right(text, words, after + (kind == "from")) if kind in ("from", "noun", "quantifier") else ""


def _purpose(text: str, words: Words, after: int, others: list[Mention]) -> str:
    """Write what money is for or from, where a verb takes it: `menyiapkan Rp3 miliar untuk jembatan gantung`."""
    while after < len(words.kinds) and (words.folded[after] in JOINED or mention_over(others, words.starts[after])):
        after += 1
    if after + 1 < len(words.kinds) and words.kinds[after] in ("purpose", "from"):
        return "" if mention_over(others, words.starts[after + 1]) else phrase_right(text, words, after + 1)
    return ""
