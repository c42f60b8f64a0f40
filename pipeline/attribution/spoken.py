"""Speech between quotation marks, told from titles, names, slogans and scare quotes."""

import re
from bisect import bisect_left

from pipeline.attribution.quotes import AFTER_QUOTES, ENDS_SPEECH, Marked, names_speaker
from pipeline.attribution.scene import Heard, Scene
from pipeline.attribution.speech import Cue
from pipeline.patterns.cues import cue_regex, cue_words

FEW_WORDS = 4
SHORT, FAR = 80, 300  # characters between a quote and what belongs to it
NOT_SAYING = tuple(cue_words("speech", "words", "not_saying"))
TO_CUE = re.compile(cue_regex("speech", "to_cue"))
ENDS_BEFORE = frozenset('.!?…:"”\n')
OPENS_THAT = re.compile(cue_regex("speech", "opens_that"))


def tell_how_spoken(scene: Scene, heard: Heard, marked: Marked, behind: int) -> str:
    """Tell by what a text in quotation marks is known for speech; `behind` is the index of the first cue behind it.

    `said_after`, `split`, `introduced`, `labelled` (`X: "..."`), `alone`; '' for titles, slogans and scare quotes.
    """
    text = scene.page.text
    ended = _ends_as_speech(text, marked)
    if behind < len(scene.cues) and _is_said_after(scene, marked, scene.cues[behind], ended):
        return "said_after"
    if _is_split(scene, heard, marked):
        return "split"
    words = _count_words(text, marked)
    if _is_introduced(scene, heard, marked, words, ended):
        return "introduced"
    if ended and words >= FEW_WORDS - 1 and named_before_colon(scene, marked):
        return "labelled"
    return "alone" if ended and words >= FEW_WORDS - 1 and _stands_alone(scene, marked, words) else ""


def _count_words(text: str, marked: Marked) -> int:
    return text.count(" ", marked.start, marked.end) + 1


def _ends_as_speech(text: str, marked: Marked) -> bool:
    last = text[marked.end - 1]
    return last in ENDS_SPEECH or (last in "'’)" and text[marked.end - 2] in ENDS_SPEECH)


def _is_said_after(scene: Scene, marked: Marked, cue: Cue, ended: bool) -> bool:
    """A word of saying follows the marks: `..." kata X`, `...," X mengatakan`."""
    text = scene.page.text
    between = text[marked.closed : cue.start]
    if between != " " and cue.start > TO_CUE.match(text, marked.closed).end():
        return ended and cue.kind == "before" and _leads_shortly(scene, marked, cue)
    if cue.kind not in AFTER_QUOTES or not (text[cue.start].islower() or "\n" not in between):
        return False
    if cue.kind == "source" and (cue.refers or not text[cue.start].islower()):
        return False
    if ended or marked.flags:
        return True
    named = cue.refers or names_speaker(text, cue)
    if not named and cue.kind != "after":
        return False
    return _count_words(text, marked) >= FEW_WORDS or _begins_sentence(text, marked)


def _leads_shortly(scene: Scene, marked: Marked, cue: Cue) -> bool:
    between = scene.page.text[marked.closed : cue.start]
    if len(between) > SHORT or not between.startswith(" ") or "\n" in between or "." in between:
        return False
    return bisect_left(scene.page.starts, marked.closed) < bisect_left(scene.page.starts, cue.start)


def _begins_sentence(text: str, marked: Marked) -> bool:
    before = text[max(0, marked.opened - 4) : marked.opened]
    return before[-1:] == "\n" or before.endswith("   ") or not before.strip() or before.rstrip()[-1] in ENDS_BEFORE


def _is_split(scene: Scene, heard: Heard, marked: Marked) -> bool:
    """The second part of a split quote: `"A," kata X, pedagang sayur, "B."`."""
    if not heard.quotes or heard.used < marked.opened:
        return False
    between = scene.page.text[heard.closed : marked.opened]
    return len(between) < FAR and "\n" not in between and between.rstrip()[-1:] == ","


def _is_introduced(scene: Scene, heard: Heard, marked: Marked, words: int, ended: bool) -> bool:
    """A word of saying leads to the marks: `X mengatakan, "..."`, `X berpesan: "..."`."""
    text, which = scene.page.text, scene.cue_from(marked.opened) - 1
    if which < 0 or words < 2:
        return False
    cue = scene.cues[which]
    if cue.start < heard.closed or cue.kind in ("closing", "shows") or marked.opened - cue.end > SHORT * 2:
        return False
    between = text[cue.end : marked.opened]
    if ". " in between or not (ended or text[marked.closed : marked.closed + 1] in (".", "", "\n")):
        return False
    if OPENS_THAT.match(between):
        return words >= FEW_WORDS or ":" in between or "," in between
    return words >= FEW_WORDS - 1 and between.rstrip()[-1:] in (",", ":") and text[marked.start].isupper()


def named_before_colon(scene: Scene, marked: Marked) -> str:
    """Name the person with whom a sentence begins that leads to the marks by a colon: `X kepada wartawan: "..."`."""
    page = scene.page
    which = bisect_left(page.starts, marked.opened) - 1
    if which < 0 or page.names[which].label != "person":
        return ""
    between = page.text[page.names[which].end : marked.opened].rstrip()
    leads = between.endswith(":") and len(between) < SHORT and "." not in between
    return page.names[which].reading.name if leads else ""


def _stands_alone(scene: Scene, marked: Marked, words: int) -> bool:
    """A sentence of its own: it begins one, and the next begins behind the marks. A comma before the closing mark tells
    of a word of saying that is not known, as it is misspelt (`ujarnyaa`).
    """
    text = scene.page.text
    if not _begins_sentence(text, marked):
        return False
    following = text[marked.closed : marked.closed + 16].lstrip()
    if text[marked.end - 1] == ",":
        return words > FEW_WORDS and text[marked.start].isupper() and not following.startswith(NOT_SAYING)
    return not following[:1].islower() and not following[:1].isdigit()
