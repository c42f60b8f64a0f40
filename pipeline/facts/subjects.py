"""What a number is about: the noun phrase beside it, or that of the number before it."""

from bisect import bisect_left
from collections.abc import Callable

from pipeline.facts.words import Words
from pipeline.model import Mention
from pipeline.rules import Rules

LONGEST = 9  # words of a subject
CLASSIFIERS = frozenset("orang jiwa individu insan kepala".split())
SKIPPED = frozenset("amount adverb copula relative pointer".split())
BOUNDS = frozenset("joint verb pronoun mark".split())
INSIDE_MARKS = frozenset("()/&-’'")
CUTS = frozenset("relative preposition purpose".split())


def subject_reader(rules: Rules) -> Callable[[str, Words, Mention, str, list[Mention]], str]:
    """Build the function that gives the `subject` of a number: `(text, words, mention, last subject, dates)` -> phrase."""
    people = rules.words("people_noun")
    changes = rules.meanings("amount_word")

    def read_subject(text: str, words: Words, mention: Mention, last: str, others: list[Mention]) -> str:
        at, after = bisect_left(words.starts, mention.start), bisect_left(words.starts, mention.end)
        if mention.label == "count":
            return _counted(text, words, mention, at, after, people)
        return _measured(text, words, mention, at, after, last, others, changes)

    return read_subject


def _counted(text: str, words: Words, mention: Mention, at: int, after: int, people: frozenset[str]) -> str:
    unit = mention.reading.unit
    if unit in CLASSIFIERS:
        ahead = " ".join(words.folded[after : after + 2])
        if after < len(words.folded) and (words.folded[after] in people or ahead in people):
            return _phrase_right(text, words, after)
        if at and words.folded[at - 1] in people:
            return text[words.starts[at - 1] : words.ends[at - 1]]
        return unit
    if not unit or unit not in text[mention.start : mention.end].lower():
        return unit
    first = mention.end - len(unit)
    tail = _phrase_end(words, after)
    return _squeeze(text[first : words.ends[tail - 1]]) if tail > after else _squeeze(text[first : mention.end])


def _phrase_right(text: str, words: Words, at: int) -> str:
    end = _phrase_end(words, at)
    return _squeeze(text[words.starts[at] : words.ends[end - 1]]) if end > at else ""


def _phrase_end(words: Words, at: int) -> int:
    """The index after the last word of the noun phrase that begins at `at`, with a gloss in brackets."""
    end = at
    while end < len(words.kinds) and end - at < LONGEST:
        if words.kinds[end] == "noun":
            end += 1
        elif words.folded[end] == "(" and words.folded[end + 2 : end + 3] == [")"]:
            end += 3
        else:
            break
    return end


def _measured(text, words, mention, at, after, last, others, changes) -> str:
    if mention.label == "percentage" and not _led_by_change(words, at, changes):
        share = _share_of(text, words, after)
        if share:
            return share
    left = _phrase_left(text, words, at, others)
    if left is None:
        return last or _first_phrase(text, words)
    return left or _purpose(text, words, after) or last or _first_phrase(text, words)


def _led_by_change(words: Words, at: int, changes: dict[str, str]) -> bool:
    before = words.folded[max(0, at - 3) : at]
    return any(changes.get(word) in ("up", "down") or word == "sebesar" for word in before)


def _share_of(text: str, words: Words, after: int) -> str:
    """The whole of a share: `65 persen pekerja informal`, `32 persen dari total belanja`."""
    if after < len(words.kinds) and words.kinds[after] == "from":
        return _phrase_right(text, words, _past_quantifiers(words, after + 1))
    start = _past_quantifiers(words, after)
    return _phrase_right(text, words, start) if start < len(words.kinds) and words.kinds[start] == "noun" else ""


def _past_quantifiers(words: Words, at: int) -> int:
    while at < len(words.kinds) and words.kinds[at] == "quantifier":
        at += 1
    return at


def _phrase_left(text: str, words: Words, at: int, others: list[Mention]) -> str | None:
    """The noun phrase before a number, past the words that lead to it; '' where a verb stands there instead, None
    where another number of the same list does."""
    end = at
    kinds, folded = words.kinds, words.folded
    glossed = end and folded[end - 1] == "("
    colon = end and folded[end - 1] == ":"
    if glossed or colon:
        end -= 1
    while end:
        other = _mention_over(others, words.starts[end - 1])
        if other and other.label == "date":
            end = _past_date(words, end, other)
        elif other:
            return None
        elif kinds[end - 1] in SKIPPED or kinds[end - 1] in ("preposition", "from") or kinds[end - 1] == "anaphor" or folded[end - 1] in ("-", "–"):
            end -= 1
        elif kinds[end - 1] == "verb" and _is_passive(folded[end - 1]):
            end -= 1
        else:
            break
    if end and kinds[end - 1] == "mark" and folded[end - 1] == "," and end < at:
        return None
    start = end
    while start and at - start < 24 and _inside(words, start - 1, colon) and not _mention_over(others, words.starts[start - 1]):
        start -= 1
    return _head_phrase(text, words, start, end)


def _is_passive(word: str) -> bool:
    return word.startswith(("di", "ter", "ber"))


def _past_date(words: Words, end: int, date: Mention) -> int:
    while end and words.starts[end - 1] >= date.start:
        end -= 1
    return end


def _mention_over(others: list[Mention], position: int) -> Mention | None:
    for mention in others:
        if mention.start <= position < mention.end:
            return mention
    return None


def _inside(words: Words, at: int, colon: bool) -> bool:
    kind, word = words.kinds[at], words.folded[at]
    if kind == "mark":
        return word in INSIDE_MARKS
    if kind == "numeral":
        return True
    return kind not in BOUNDS and kind != "amount"


def _head_phrase(text: str, words: Words, start: int, end: int) -> str:
    """Trim a chunk to its head: drop what leads into it, and cut at a place, a time, a purpose or a relative clause."""
    kinds = words.kinds
    while start < end and (kinds[start] in ("preposition", "from", "purpose", "adverb", "quantifier", "relative", "pointer", "copula", "anaphor", "mark")):
        start += 1
    cut = start
    while cut < end and cut - start < LONGEST and kinds[cut] not in CUTS:
        cut += 1
    while cut > start and kinds[cut - 1] in ("pointer", "adverb", "mark", "from", "quantifier") and words.folded[cut - 1] != ")":
        cut -= 1
    return _squeeze(text[words.starts[start] : words.ends[cut - 1]]) if cut > start else ""


def _purpose(text: str, words: Words, after: int) -> str:
    """What money is for or from, where a verb takes it (`mengalokasikan Rp1,5 miliar untuk perbaikan irigasi`)."""
    if after < len(words.kinds) and words.kinds[after] in ("purpose", "from"):
        return _phrase_right(text, words, _past_quantifiers(words, after + 1))
    return ""


def _first_phrase(text: str, words: Words) -> str:
    end = 0
    while end < len(words.kinds) and words.kinds[end] in ("noun", "quantifier"):
        end += 1
    return _head_phrase(text, words, 0, end)


def _squeeze(phrase: str) -> str:
    return " ".join(phrase.split())
