"""How exact a number is said to be, and what it is reckoned by."""

import re
from collections.abc import Callable

from pipeline.facts.words import Words
from pipeline.model import Mention
from pipeline.patterns.cues import cue_words
from pipeline.rules import Rules

REACH = 40  # characters in which a rate can stand
NEUTRAL = cue_words("slots", "modifiers", "neutral")
COMPARED = cue_words("slots", "modifiers", "compared")
REACHING = cue_words("slots", "modifiers", "reaching")


def modifier_reader(rules: Rules) -> Callable[[str, Words, int, int, Mention], str]:
    """Build the function that gives the `modifier` of a number from the words around it.

    It takes the article's text, the words of the sentence, the indices of the number's first word and of the word after
    its last, and the mention.
    """
    meanings = rules.meanings("modifier")
    longest = max(phrase.count(" ") for phrase in meanings) + 1
    closing = frozenset(phrase.split(" ")[-1] for phrase in meanings)

    def read_modifier(text: str, words: Words, at: int, after: int, mention: Mention) -> str:
        reading = mention.reading
        if reading.modifier:
            return reading.modifier
        found = "more_than" if " lebih " in text[mention.start : mention.end] else _before(words.folded, at)
        if not found and after < len(words.folded):
            found = _behind(words.folded, after)
        return "" if reading.value_max is not None and found != "approx" else found

    def _before(folded: tuple[str, ...], at: int) -> str:
        end = at
        while end and at - end < 3:
            if folded[end - 1] in closing:
                for length in range(min(longest, end), 0, -1):
                    meaning = meanings.get(" ".join(folded[end - length : end]))
                    if meaning:
                        return _unless_reaching(meaning, folded, end - length)
            if folded[end - 1] not in NEUTRAL:
                return ""
            end -= 1
        return ""

    return read_modifier


def _behind(folded: tuple[str, ...], after: int) -> str:
    """Read `Rp310 juta lebih`, `17 tahun ke atas`; but not `lebih tinggi`."""
    following = folded[after + 1] if after + 1 < len(folded) else ""
    if folded[after] == "lebih":
        return "" if following in COMPARED else "more_than"
    if folded[after] == "ke" and following in ("atas", "bawah"):
        return "more_than" if following == "atas" else "equal_or_less"
    return ""


def _unless_reaching(modifier: str, folded: tuple[str, ...], before: int) -> str:
    """Take `hingga` after a verb of reaching (`melonjak hingga Rp2.500`) for the level reached, not for a limit."""
    return "" if modifier == "equal_or_less" and before and folded[before - 1] in REACHING else modifier


def rate_reader(rules: Rules) -> Callable[[str, int, int, Mention], str]:
    """Build the function that gives the `per` of a number: `Rp5.000/kg`, `sebulan`, `setiap hari`, `per tahun sampai Rp…`."""
    meanings = rules.meanings("rate_unit")
    times = {
        word
        for word, value in meanings.items()
        if value in ("hour", "day", "night", "week", "month", "year", "semester")
    }
    units = "|".join(re.escape(unit) for unit in sorted(meanings, key=len, reverse=True))
    lasting = "|".join(map(re.escape, sorted(times, key=len, reverse=True)))
    each = r"(?:/|per\s|tiap\s|setiap\s|untuk\ssetiap\s|bagi\ssetiap\s)"
    after = re.compile(
        rf"\s?(?:-?an)?\s?(?:\([^()]{{1,40}}\)\s?)?(?:{each}\s?(?P<unit>{units})(?:nya)?\b(?!\s\d)"
        rf"|\bse(?P<joined>{lasting})\b|\bsatu\s(?P<once>{lasting})\b(?!\s(?:lalu|ke|kemudian|itu)))",
        re.IGNORECASE,
    )
    nothing = r"(?P<joined>)(?P<once>)"
    after_verb = re.compile(
        rf"(?:\s[^\W\d]+){{1,3}}\s(?:per|tiap|setiap)\s(?P<unit>{lasting})(?:nya)?\b{nothing}", re.IGNORECASE
    )
    exact = "|".join(map(re.escape, sorted({*rules.meanings("modifier"), *NEUTRAL - {"("}}, key=len, reverse=True)))
    before = re.compile(
        rf"\b(?:per|tiap|setiap)\s(?P<unit>{lasting})(?:nya)?{nothing}(?:\s(?:{exact})){{0,2}}\s*$", re.IGNORECASE
    )

    def read_rate(text: str, start: int, end: int, mention: Mention) -> str:
        match = after.match(text, mention.end, end)
        if not match:
            precedes = text[max(start, mention.start - REACH) : mention.start]
            if "per " in precedes or "iap " in precedes:
                match = before.search(precedes)
            if not match and mention.label == "count":
                match = after_verb.match(text, mention.end, min(end, mention.end + REACH))
        return meanings[(match["unit"] or match["joined"] or match["once"]).lower()] if match else ""

    return read_rate
