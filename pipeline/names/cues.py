"""Words beside a run that show a person: words of speech, and nouns that say who a person is."""

from collections.abc import Callable

from pipeline.names.phrases import fold_name
from pipeline.names.scan import Run
from pipeline.rules import Rules

AFTER = 20


def cue_reader(rules: Rules) -> Callable[[str, Run], str]:
    """Build the function that gives the cue beside a run: `said`, `title`, `age`, `place`, `body` or ''."""
    lexicons = rules.lexicons
    verbs = {
        word
        for word, kind in lexicons.get("speech_verb", ())
        if kind in ("said", "indirect", "according", "passive") and " " not in word
    }
    before = verbs | {"oleh"}
    titles = {fold_name(word) for name in ("person_title", "honorific") for word, _ in lexicons.get(name, ())}
    titles |= {"bernama", "alias", "almarhum", "disapa", "dipanggil"}

    places = {word for word, _ in lexicons.get("place_cue", ())}
    bodies = rules.words("body_cue")
    doubtful = {phrase.split(" ")[-1] for phrase in bodies if " " in phrase}

    def read_cue(text: str, run: Run) -> str:
        start, end = run.start, run.end
        if start and text[start - 1] == " ":
            word = text[text.rfind(" ", max(0, start - AFTER), start - 1) + 1 : start - 1]
            if word in before or word.lower() in before:
                return "said"
            if word in titles or (word.endswith("nya") and word[:-3] in titles):
                return "title"
            if word in places:
                return "place"
            if word.lower() in bodies or (word in doubtful and two_words(text, start) in bodies):
                return "body"
        if text[end : end + 1] == " ":
            space = text.find(" ", end + 1, end + AFTER)
            word = text[end + 1 : space if space > 0 else end + AFTER]
            if word in verbs:
                return "said"
            if word[:1] == "(" and word[1:3].isdigit() and word[3:4] == ")":
                return "age"
        return ""

    return read_cue


def two_words(text: str, start: int) -> str:
    """Give the two words before a name, in small letters.

    >>> two_words("grup musik Nidji", 11)
    'grup musik'
    """
    return " ".join(text[max(0, start - 2 * AFTER) : start].split()[-2:]).lower()
