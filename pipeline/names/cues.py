"""Words beside a run that show a person: words of speech, and nouns that say who a person is."""

from collections.abc import Callable

from pipeline.names.phrases import fold_name
from pipeline.names.scan import Run
from pipeline.rules import Rules

AFTER = 20


def cue_reader(rules: Rules) -> Callable[[str, Run], str]:
    """Build the function that gives the cue beside a run: `said`, `title`, `age`, `place` or ''."""
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

    def read_cue(text: str, run: Run) -> str:
        start, end = run.start, run.end
        if start and text[start - 1] == " ":
            word = text[text.rfind(" ", max(0, start - AFTER), start - 1) + 1 : start - 1]
            if word in before or word.lower() in before:
                return "said"
            if word in titles:
                return "title"
            if word in places:
                return "place"
        following = text[end : end + AFTER]
        if following[:1] == " ":
            word = following[1:].split(" ", 1)[0]
            if word in verbs:
                return "said"
            if following[1:2] == "(" and following[2:4].isdigit() and following[4:5] == ")":
                return "age"
        return ""

    return read_cue
