"""Noun phrases beside a number: the one after a place in the sentence, and the one that leads up to it."""

from pipeline.facts.trimming import LONGEST, squeeze, trim_phrase
from pipeline.facts.words import Words, begins_clause
from pipeline.model import Mention
from pipeline.patterns.cues import cue_words

REACH = 26  # words that a phrase may lie before its number
LEADING = frozenset("amount adverb copula relative pointer preposition from anaphor pronoun".split())
BOUNDS = frozenset("joint verb amount".split())
INSIDE_MARKS = frozenset("()/&-’'")
RATES = cue_words("slots", "phrases", "rates")
PERIODS = cue_words("slots", "phrases", "periods")
ENTRIES = cue_words("slots", "phrases", "entries")
ENTERING = cue_words("slots", "phrases", "entering")
BODIES = cue_words("slots", "phrases", "bodies")


def phrase_right(text: str, words: Words, at: int) -> str:
    """Write the noun phrase that begins at word `at`; '' where none does."""
    while at < len(words.kinds) and (words.kinds[at] == "quantifier" or words.folded[at] == "total"):
        at += 1
    end = phrase_end(words, at)
    return squeeze(text[words.starts[at] : words.ends[end - 1]]) if end > at else ""


def phrase_end(words: Words, at: int) -> int:
    """Give the index after the last word of the noun phrase that begins at `at`, with a gloss in brackets."""
    end = at
    while end < len(words.kinds) and end - at < LONGEST:
        if words.kinds[end] == "noun" and not (end > at and begins_clause(words.folded[end])):
            end += 1
        elif words.folded[end] == "(" and words.folded[end + 2 : end + 3] == (")",):
            end += 3
        else:
            break
    return end


def phrase_left(
    text: str, words: Words, at: int, others: list[Mention], changes: dict[str, str], people: frozenset[str]
) -> str | None:
    """Write the noun phrase that leads up to the number at word `at`.

    '' where a verb that takes the number stands there instead; None where another number of the same list does, so
    that the phrase of that one holds here too.
    """
    end = _past_leading(words, at, others, changes)
    if end is None:
        return None
    start = _chunk_start(words, at, end, others)
    if start and words.kinds[start - 1] in ("verb", "amount") and end > start:
        earlier = _before_verb(words, start, end, changes, people)
    else:
        earlier = _before_date(words, start, end, others)
    if earlier < start:
        return phrase_left(text, words, earlier, others, changes, people) or trim_phrase(text, words, start, end)
    if start and end > start and words.kinds[start - 1] == "joint" and words.kinds[start] in ("preposition", "purpose"):
        return None
    return trim_phrase(text, words, start, end)


def _past_leading(words: Words, at: int, others: list[Mention], changes: dict[str, str]) -> int | None:
    """Step back over what stands between a number and its phrase: `yang sudah dibayarkan pada 2024 sebesar`."""
    folded, end = words.folded, at
    if end and folded[end - 1] in ("(", ":", "-", "–"):
        end -= 1
    while end:
        other = mention_over(others, words.starts[end - 1])
        if other and other.label != "date":
            return None
        step = end - _word_at(words, other.start, end) if other else _step_back(words, end, others, changes)
        if not step:
            break
        end -= step
    if end and end < at and folded[end - 1] == ",":
        return _past_leading(words, end - 1, others, changes) if folded[end] in ("sebesar", "senilai") else None
    return end


def _step_back(words: Words, end: int, others: list[Mention], changes: dict[str, str]) -> int:
    """Count the words before `end` that lead to a number and are no part of its phrase; 0 where the phrase ends."""
    kinds, folded = words.kinds, words.folded
    kind = kinds[end - 1]
    if kind == "noun":
        return _step_noun(words, end, others, changes)
    if kind in LEADING or (kind == "numeral" and end > 1 and folded[end - 2] in ("dari", "ke")):  # `dari 1,5 menjadi`
        return 1
    if kind == "verb":
        return int(folded[end - 1].startswith(("di", "ter", "ber")))
    if folded[end - 1] == "sementara":  # `kerugian sementara Rp2 miliar`
        return int(end > 1 and kinds[end - 2] == "noun")
    return int(kind in ("either", "joint") and end > 1 and _continues(words, end - 1, others))


def _step_noun(words: Words, end: int, others: list[Mention], changes: dict[str, str]) -> int:
    """Count the words that a noun takes with it where it is no part of the phrase: a rate, a measure, a verb, a period."""
    kinds, folded = words.kinds, words.folded
    if end < 2:
        return 0
    if folded[end - 2] in RATES:
        return 2
    if end > 2 and folded[end - 3] == "per" and kinds[end - 2] == "noun":  # `per dolar AS`
        return 3
    if measure := _measure(words, end):  # `melemah 17 poin menjadi`, `ditetapkan 2 kilogram beras atau`
        before = end - measure
        return measure if before and (folded[before - 1] in changes or kinds[before - 1] == "amount") else 0
    if kinds[end - 2] == "pronoun" and end > 2:  # `uang yang kami terima`
        return 2 if kinds[end - 3] in ("relative", "verb", "adverb") else 0
    dated = end < len(kinds) and (kinds[end] == "pointer" or mention_over(others, words.starts[end]))
    return int(folded[end - 1] in PERIODS and bool(dated) and kinds[end - 2] == "preposition")


def _continues(words: Words, at: int, others: list[Mention]) -> bool:
    """Tell an `atau` or `dan` that joins two numbers or two dates from one that joins clauses."""
    before = mention_over(others, words.starts[at - 1])
    if before:
        return words.folded[at] == "atau" or before.label == "date"
    measured = at > 1 and (words.folded[at - 2] in RATES or _measure(words, at) > 0)
    return words.folded[at] == "atau" and measured


def _measure(words: Words, end: int) -> int:
    """Count the words of a number with its thing before `end`: `17 poin`, `2 kilogram beras`; 0 where none stands there."""
    for width in (2, 3):
        if end >= width and words.kinds[end - width] == "numeral":
            return width
        if end < width or words.kinds[end - width] != "noun":
            return 0
    return 0


def _word_at(words: Words, position: int, end: int) -> int:
    while end and words.starts[end - 1] >= position:
        end -= 1
    return end


def mention_over(others: list[Mention], position: int) -> Mention | None:
    """Find the mention that covers a position."""
    for mention in others:
        if mention.start <= position < mention.end:
            return mention
    return None


def _chunk_start(words: Words, at: int, end: int, others: list[Mention]) -> int:
    start = end
    while start and at - start < REACH and not mention_over(others, words.starts[start - 1]):
        kind = words.kinds[start - 1]
        if (kind in BOUNDS and not _is_entry(words, start - 1)) or (
            kind == "mark" and words.folded[start - 1] not in INSIDE_MARKS
        ):
            break
        start -= 1
    return start


def _is_entry(words: Words, at: int) -> bool:
    """Tell `tiket masuk`, `biaya hidup` from a verb."""
    return at > 0 and words.folded[at] in ENTERING and words.folded[at - 1] in ENTRIES


def _before_date(words: Words, start: int, end: int, others: list[Mention]) -> int:
    """Give the index of the date that parts a phrase from its purpose: `UMK 2024 untuk Kabupaten Wolo sebesar …`."""
    date = mention_over(others, words.starts[start - 1]) if start and start < end else None
    if date is None or date.label != "date" or words.kinds[start] != "purpose":
        return start
    before = _word_at(words, date.start, start)
    return before if before and words.kinds[before - 1] == "noun" else start


def _before_verb(words: Words, start: int, end: int, changes: dict[str, str], people: frozenset[str]) -> int:
    """Where the verb before a phrase does not take it as its object, give the index that the subject lies before.

    `upah yang disepakati dewan sebesar …` is about the wage, `kurs mengalami penguatan 0,2 persen` about the rate,
    `kopra dibeli pedagang Rp9 ribu` about the copra.
    """
    verb = start - 1
    agent = (words.folded[start] in people or words.folded[start] in BODIES) and set(words.kinds[start:end]) == {"noun"}
    if agent and words.folded[verb].startswith("di"):
        return verb
    if words.folded[verb] == "mengalami" and words.folded[start] in changes:
        return verb
    back = verb
    while back and words.kinds[back - 1] == "adverb":
        back -= 1
    relative = back and words.kinds[back - 1] == "relative"
    return back - 1 if relative and words.folded[verb].startswith("di") else start
