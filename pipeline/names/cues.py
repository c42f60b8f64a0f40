"""Words beside a run that show a person: words of speech, and nouns that say who a person is."""

import re
from collections.abc import Callable

from pipeline.names.phrases import fold_name
from pipeline.names.scan import Run
from pipeline.patterns.cues import cue_regex, cue_words
from pipeline.rules import Rules

TITLES = ("person_title", "honorific", "address_word")
AFTER = 20
SHORTEST = 3  # letters of a noun behind a name
PLACED = re.compile(cue_regex("names", "placed"), re.IGNORECASE)
AGE = re.compile(r"\( ?\d\d ?\)")
FROM = re.compile(r"(?: \w+)? asal ")  # `Budi Santoso atlet lari asal Bali`


def cue_reader(rules: Rules) -> Callable[[str, Run], str]:
    """Build the function that gives the cue beside a run: `said`, `title`, `age`, `place`, `body`, `thing` or ''."""
    cue_before, cue_behind = before_reader(rules), behind_reader(rules)

    def read_cue(text: str, run: Run) -> str:
        start, end = run.start, run.end
        if start and text[start - 1] == " " and (cue := cue_before(text, start, end)):
            return cue
        following = text[end : end + 1]
        if following == " " or (following == "," and len(run.tokens) > 1):
            return cue_behind(text, run, following == ",")
        return ""

    return read_cue


def before_reader(rules: Rules) -> Callable[[str, int, int], str]:
    """Build the function that gives the cue of the words before a name."""
    places, bodies, things = rules.words("place_cue"), rules.words("body_cue"), rules.words("thing_cue")
    said, titles = (speech_words(rules) | {"oleh"}) - bodies, title_words(rules)
    listed = (("thing", things), ("body", bodies), ("title", titles))
    phrases = {phrase: cue for cue, words in listed for phrase in words if " " in phrase}
    endings = {phrase.rsplit(" ", 1)[1] for phrase in phrases}

    def cue_before(text: str, start: int, end: int) -> str:
        word = text[text.rfind(" ", max(0, start - AFTER), start - 1) + 1 : start - 1]
        if word in said or word.lower() in said:
            return "said"
        if word in titles or (word.endswith("nya") and word[:-3] in titles):
            return "title"
        if word.endswith(","):
            return "title" if text[end : end + 1] == "," and word[:-1].lower() in titles else ""
        if word in places:
            return "place"
        if word in endings and (phrase := two_words(text, start)) in phrases:
            return phrases[phrase]
        word = word.lower()
        return "thing" if word in things else "body" if word in bodies else ""

    return cue_before


def behind_reader(rules: Rules) -> Callable[[str, Run, bool], str]:
    """Build the function that gives the cue of the words behind a name, or behind it and a comma."""
    said = speech_words(rules)
    deeds = {f"{word}{mark}" for word in rules.words("person_verb") for mark in ("", ".", ",")}
    titles = {word for word in title_words(rules) if word.isalpha() and len(word) > SHORTEST}

    def cue_behind(text: str, run: Run, apposed: bool) -> str:
        first = run.end + 1 + apposed
        space = text.find(" ", first, first + AFTER)
        word = text[first : space if space > 0 else first + AFTER]
        if not apposed and word in said:
            return "said"
        if word[:1] == "(" and AGE.match(text, first):
            return "age"
        if len(run.tokens) < 2:
            return ""
        if word in deeds:
            return "" if apposed else "title"
        if word not in titles:
            return ""
        if apposed:
            return "" if PLACED.search(text, max(0, run.start - AFTER), run.start) else "title"
        return "title" if FROM.match(text, space) else ""

    return cue_behind


def speech_words(rules: Rules) -> set[str]:
    """Gather the words of saying beside which a speaker stands."""
    kinds = ("said", "indirect", "according", "passive")
    return {word for word, kind in rules.lexicons.get("speech_verb", ()) if kind in kinds and " " not in word}


def title_words(rules: Rules) -> set[str]:
    """Gather the nouns that say who a person is."""
    titles = {fold_name(word) for name in TITLES for word, _ in rules.lexicons.get(name, ())}
    return titles | cue_words("names", "words", "called")


def two_words(text: str, start: int) -> str:
    """Give the two words before a name, in small letters.

    >>> two_words("grup musik Nidji", 11)
    'grup musik'
    >>> two_words("selesai.Dikutip dari Nidji", 21)
    'dikutip dari'
    """
    return " ".join(text[max(0, start - 2 * AFTER) : start].rpartition(".")[2].split()[-2:]).lower()
