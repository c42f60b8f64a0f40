"""An article heard from its beginning: each word of saying and each quote in turn, with who spoke last in mind."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.attribution.indirect import indirect_hearer, remember
from pipeline.attribution.quotes import Marked
from pipeline.attribution.scene import AGAIN, Heard, Named, Scene
from pipeline.attribution.speakers import follower_reader, leader_reader
from pipeline.attribution.speech import Cue
from pipeline.attribution.spoken import named_before_colon, tell_how_spoken
from pipeline.model import Mention, Reading, Sentence
from pipeline.patterns.cues import cue_regex
from pipeline.rules import Rules

GOES_ON = re.compile(cue_regex("speech", "goes_on"))


def hearer(rules: Rules) -> Callable[[Named, list[Sentence], list[Cue], list[Marked]], Heard]:
    """Build the walk over the cues and quotes of an article, in reading order."""
    hear_cue, hear_quote = indirect_hearer(rules), quote_hearer(rules)

    def hear(page: Named, sentences: list[Sentence], cues: list[Cue], marked: list[Marked]) -> Heard:
        heard, at = Heard(), 0
        cue_starts = [cue.start for cue in cues]
        scene = Scene(page, sentences, [sentence.start for sentence in sentences], cues, cue_starts)
        for quote in marked:
            for cue in cues[at : bisect_left(cue_starts, quote.opened)]:
                if cue.start >= heard.used:
                    hear_cue(scene, heard, cue)
            at = bisect_left(cue_starts, quote.closed)
            hear_quote(scene, heard, quote, at)
        for cue in cues[at:]:
            if cue.start >= heard.used:
                hear_cue(scene, heard, cue)
        return heard

    return hear


def quote_hearer(rules: Rules) -> Callable[[Scene, Heard, Marked, int], None]:
    """Build the function that keeps what is a quote, with its speaker, and passes titles and scare quotes.

    It takes the index of the first cue behind the quote.
    """
    read_said = said_reader(rules)

    def hear_quote(scene: Scene, heard: Heard, marked: Marked, behind: int) -> None:
        how = tell_how_spoken(scene, heard, marked, behind)
        if not how:
            return
        if how == "said_after":
            speaker = read_said(scene, heard, marked, scene.cues[behind])
        elif how == "split":
            speaker = heard.quotes[-1].reading.name
        elif how == "introduced":
            speaker = heard.said.get(scene.sentence_at(marked.start), "") or heard.last()
        elif how == "labelled":
            speaker = heard.person = named_before_colon(scene, marked)
        else:
            speaker = _still_speaking(scene, heard, marked)
        reading = Reading(name=speaker, flags=marked.flags)
        heard.quotes.append(Mention("quote", marked.start, marked.end, f"quote.{how}", reading))
        heard.closed = marked.closed
        if heard.until < marked.closed:
            heard.until = marked.closed

    return hear_quote


def said_reader(rules: Rules) -> Callable[[Scene, Heard, Marked, Cue], str]:
    """Build the function that names the speaker of a quote by the word of saying behind it."""
    read_follower, read_leader = follower_reader(rules), leader_reader(rules)

    def read_said(scene: Scene, heard: Heard, marked: Marked, cue: Cue) -> str:
        sentence, first = scene.sentence_at(cue.start), scene.sentence_at(marked.start)
        end = max(scene.sentences[sentence].end, cue.end) if sentence >= 0 else cue.end
        if cue.kind == "before":
            found = read_leader(scene.page, cue, marked.closed)
        else:
            found = AGAIN if cue.refers else read_follower(scene.page, cue.end, end)
            if cue.kind == "source" and found.kind == "nobody":
                found = AGAIN
        if found.kind == "nobody":
            heard.person = heard.body = ""
        introduced = heard.said.get(first, "") if found.kind == "again" else ""
        speaker = introduced or remember(scene, heard, found, first, True)
        if speaker and GOES_ON.search(scene.page.text, cue.end, end):
            heard.said.setdefault(sentence, speaker)
        heard.used = heard.until = end
        return speaker

    return read_said


def _still_speaking(scene: Scene, heard: Heard, marked: Marked) -> str:
    """Name who was speaking where a quote without a word of saying begins; '' where the paper spoke in between."""
    page = scene.page
    which = bisect_left(page.starts, marked.closed)
    if page.text[marked.end - 1] == "," and which < len(page.names) and page.names[which].label == "person":
        misspelt = page.text[marked.closed : page.starts[which]].split()
        if len(misspelt) == 1 and misspelt[0].islower():
            return page.names[which].reading.name
    if heard.until < 0 or page.text[heard.until : marked.opened].strip():
        return ""
    return heard.quotes[-1].reading.name if heard.quotes and heard.closed >= heard.until else heard.last()
