"""Indirect speech: a word of saying outside quotes makes its sentence the words of its speaker."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.attribution.scene import AGAIN, NOBODY, Heard, Scene, Voice
from pipeline.attribution.sources import source_reader
from pipeline.attribution.speakers import follower_reader, leader_reader
from pipeline.attribution.speech import Cue
from pipeline.model import Sentence
from pipeline.patterns.cues import cue_regex, cue_words
from pipeline.rules import Rules

SAID_OF = re.compile(cue_regex("speech", "said_of"), re.IGNORECASE)
AGAIN_SAID = tuple(cue_words("speech", "words", "again_said"))
THAT = re.compile(cue_regex("speech", "that"))
VERB = re.compile(cue_regex("speech", "verb"))
PASSIVE = re.compile(cue_regex("speech", "passive"))


def indirect_hearer(rules: Rules) -> Callable[[Scene, Heard, Cue], None]:
    """Build the function that hears a word of saying outside quotes: its sentence is its speaker's, if it has one."""
    read_follower, read_leader, read_source = follower_reader(rules), leader_reader(rules), source_reader(rules)

    def hear_cue(scene: Scene, heard: Heard, cue: Cue) -> None:
        start, end, kind, refers = cue
        at = scene.sentence_at(start)
        if at < 0:
            return
        sentence, page = scene.sentences[at], scene.page
        if start >= sentence.end or sentence.section != "body":
            return
        text, found, attributed = page.text, NOBODY, True
        if kind in ("before", "before_that", "shows"):
            found = read_leader(page, cue, max(sentence.start, heard.closed))
            attributed = kind != "before_that" or bool(THAT.match(text, end))
        elif kind == "source":
            found = AGAIN if refers else read_source(page, cue, sentence.end)
        elif kind == "by" and _is_agent(text, sentence, cue):
            found = AGAIN if refers else read_follower(page, end, sentence.end)
            attributed = not SAID_OF.match(text, sentence.start)
        elif kind in ("after", "after_name") and _is_inserted(text, sentence, cue):
            found = AGAIN if refers else read_follower(page, end, sentence.end)
        if found.kind == "nobody" or (found.kind == "body" and not attributed):
            return
        speaker = remember(scene, heard, found, at, kind != "source")
        if attributed and speaker:
            heard.said.setdefault(at, speaker)
        if found.kind != "body" or kind != "source":
            heard.until = sentence.end

    return hear_cue


def _is_agent(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell `dijelaskan oleh X`, `Hal itu disampaikan X`, `..., diakuinya` from a passive without an agent."""
    if cue.refers or text[cue.end : cue.end + 15].lstrip().startswith(("oleh ", "langsung oleh ", "langsung ")):
        return True
    inserted = cue.start == sentence.start or text[cue.start - 2 : cue.start] == ", "
    return inserted or text[cue.end + 1 : cue.end + 2].isupper() or bool(SAID_OF.match(text, sentence.start))


def _is_inserted(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell `..., kata dia, ...` from the same word used for something else."""
    before = text[max(sentence.start, cue.start - 3) : cue.start].rstrip()
    if before and before[-1] not in ',(–-;"”.':
        return cue.kind == "after" and not cue.refers and text[cue.end : cue.end + 2].strip()[:1].isupper()
    following = text[cue.end : cue.end + 16].lstrip(" \u00a0")
    if cue.refers:
        return following[:1] in (",", ".", ")", ";", "") or following.startswith(AGAIN_SAID)
    return cue.kind == "after" or following[:1].isupper() or following.startswith(("dia", "ia", "beliau"))


def remember(scene: Scene, heard: Heard, found: Voice, at: int, speaks: bool) -> str:
    """Resolve a voice to a name, and keep it in mind as the last to speak."""
    if found.kind == "again":
        return subject_before(scene, heard, at) or heard.last()
    if found.kind == "person":
        heard.person, heard.body = found.name, ""
    elif found.kind == "body" and speaks:
        heard.body = found.name
    return found.name


def subject_before(scene: Scene, heard: Heard, at: int) -> str:
    """Name the person whom the sentence before is about, where it is nobody's words: `ia` means that one then."""
    if at < 1 or at - 1 in heard.said or scene.sentences[at - 1].section != "body":
        return ""
    sentence, page = scene.sentences[at - 1], scene.page
    if heard.until >= sentence.end or heard.closed > sentence.start:
        return ""
    for which in range(bisect_left(page.starts, sentence.start), len(page.names)):
        name = page.names[which]
        if name.start >= sentence.end:
            break
        if name.label == "person":
            leads = not VERB.search(page.text, sentence.start, name.start)
            if leads and not PASSIVE.match(page.text, name.end, sentence.end):
                heard.person = name.reading.name
                return name.reading.name
            return "" if heard.last() else name.reading.name
    return ""
