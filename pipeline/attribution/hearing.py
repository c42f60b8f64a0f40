"""An article heard from its beginning: each word of saying and each quote in turn, with who spoke last in mind."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.attribution.quotes import ENDS_SPEECH, Marked
from pipeline.attribution.sources import source_reader
from pipeline.attribution.speakers import AGAIN, NOBODY, Named, Voice, follower_reader, leader_reader
from pipeline.attribution.speech import Cue
from pipeline.model import Mention, Reading, Sentence
from pipeline.rules import Rules

FEW_WORDS = 4
TO_CUE = re.compile(r"[\s,.;–-]*(?:(?:lalu|masih|lagi|seperti|sebagaimana|pun|itu)\s+)?")
ENDS_BEFORE = frozenset(".!?…:\"”\n")
SAID_OF = re.compile(r"(?:hal|demikian|pernyataan|ini|itu|informasi|kabar|penjelasan|ungkapan|keterangan)\b", re.IGNORECASE)
THAT = re.compile(r"\s*(?:,|:|[\"“]|bahwa\b|jika\b|agar\b|supaya\b|kalau\b|apakah\b)")
VERB = re.compile(r"\b(?:me|di|ber|ter)[a-z]{3,}|\b(?:oleh|dengan|kepada|bersama|dari|untuk|soal|terkait)\b")
PASSIVE = re.compile(r"[^.]{0,60}?\b(?:di|ter)[a-z]{4,}")
OPENS_THAT = re.compile(r"[\s,:]*(?:bahwa)?[\s,:]*$")


@dataclass(slots=True)
class Heard:
    """What was heard so far: the quotes, the attributed sentences (by index), and the last to speak."""

    quotes: list[Mention] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    person: str = ""
    body: str = ""
    until: int = -1  # where the sentence of the last speech ends
    closed: int = -1  # where the last quote ends, with its marks
    used: int = -1  # up to where words of saying belong to a quote


@dataclass(frozen=True, slots=True)
class Scene:
    """What does not change while an article is heard."""

    page: Named
    sentences: list[Sentence]
    starts: list[int]
    cues: list[Cue]
    cue_starts: list[int]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence at an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, position) - 1


def hearer(rules: Rules) -> Callable[[Named, list[Sentence], list[Cue], list[Marked]], Heard]:
    """Build the walk over the cues and quotes of an article, in reading order."""
    hear_cue, hear_quote = indirect_hearer(rules), quote_hearer(rules)

    def hear(page: Named, sentences: list[Sentence], cues: list[Cue], marked: list[Marked]) -> Heard:
        heard, at = Heard(), 0
        scene = Scene(page, sentences, [sentence.start for sentence in sentences], cues, [cue.start for cue in cues])
        for quote in marked:
            while at < len(cues) and cues[at].start < quote.opened:
                if cues[at].start >= heard.used:
                    hear_cue(scene, heard, cues[at])
                at += 1
            while at < len(cues) and cues[at].start < quote.closed:
                at += 1
            hear_quote(scene, heard, quote)
        for cue in cues[at:]:
            if cue.start >= heard.used:
                hear_cue(scene, heard, cue)
        return heard

    return hear


def indirect_hearer(rules: Rules) -> Callable[[Scene, Heard, Cue], None]:
    """Build the function that hears a word of saying outside quotes: its sentence is its speaker's, where it has one."""
    read_follower, read_leader, read_source = follower_reader(rules), leader_reader(rules), source_reader(rules)

    def hear_cue(scene: Scene, heard: Heard, cue: Cue) -> None:
        at = scene.sentence_at(cue.start)
        if at < 0 or cue.start >= scene.sentences[at].end or scene.sentences[at].section != "body":
            return
        sentence, text = scene.sentences[at], scene.page.text
        floor = max(sentence.start, heard.closed)
        found, attributed = NOBODY, True
        if cue.kind in ("before", "before_that", "shows"):
            found = read_leader(scene.page, cue, floor)
            attributed = cue.kind == "before" or bool(THAT.match(text, cue.end)) and cue.kind == "before_that"
        elif cue.kind == "source":
            found = AGAIN if cue.refers else read_source(scene.page, cue, sentence.end)
        elif cue.kind == "by" and _is_agent(text, sentence, cue):
            found = AGAIN if cue.refers else read_follower(scene.page, cue.end, sentence.end)
            attributed = not SAID_OF.match(text, sentence.start)
        elif cue.kind in ("after", "after_name") and _is_inserted(text, sentence, cue):
            found = AGAIN if cue.refers else read_follower(scene.page, cue.end, sentence.end)
        if found.kind == "nobody" or (found.kind == "body" and not attributed):
            return
        speaker = remember(scene, heard, found, at, cue.kind != "source")
        if attributed and speaker:
            heard.said.setdefault(at, speaker)
        if found.kind != "body" or cue.kind != "source":
            heard.until = sentence.end

    return hear_cue


def _is_agent(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell `dijelaskan oleh X`, `Hal itu disampaikan X`, `..., diakuinya` from a passive without an agent."""
    if cue.refers or text[cue.end : cue.end + 15].lstrip().startswith(("oleh ", "langsung oleh ", "langsung ")):
        return True
    return cue.start == sentence.start or bool(SAID_OF.match(text, sentence.start)) or text[cue.start - 2 : cue.start] == ", "


def _is_inserted(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell `..., kata dia, ...` from the same word used for something else."""
    before = text[max(sentence.start, cue.start - 3) : cue.start].rstrip()
    if before and before[-1] not in ",(–-;\"”.":
        return cue.kind == "after" and not cue.refers and text[cue.end : cue.end + 2].strip()[:1].isupper()
    following = text[cue.end : cue.end + 8].lstrip(" \u00a0")
    if cue.refers:
        return following[:1] in (",", ".", ")", ";", "") or following.split(" ")[0].strip(",.") in ("lagi", "pula", "menambahkan", "menegas")
    return cue.kind == "after" or following[:1].isupper() or following.startswith(("dia", "ia", "beliau", "pria", "poli"))


def remember(scene: Scene, heard: Heard, found: Voice, at: int, speaks: bool) -> str:
    """Resolve a voice to a name, and keep it in mind as the last to speak."""
    if found.kind == "again":
        return subject_before(scene, heard, at) or heard.person or heard.body
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
            leads = not VERB.search(page.text, sentence.start, name.start) and not PASSIVE.match(page.text, name.end, sentence.end)
            if leads:
                heard.person = name.reading.name
            return name.reading.name if leads or not (heard.person or heard.body) else ""
    return ""


def quote_hearer(rules: Rules) -> Callable[[Scene, Heard, Marked], None]:
    """Build the function that tells a quote from a title or scare quotes, and finds who says it."""
    read_follower, read_leader = follower_reader(rules), leader_reader(rules)

    def hear_quote(scene: Scene, heard: Heard, marked: Marked) -> None:
        text = scene.page.text
        words = text.count(" ", marked.start, marked.end) + 1
        ended = text[marked.end - 1] in ENDS_SPEECH or (text[marked.end - 1] in "'’)" and text[marked.end - 2] in ENDS_SPEECH)
        first = scene.sentence_at(marked.start)
        if _follows_cue(scene, heard, marked, words, ended):
            return _hear(scene, heard, marked, "said_after", _after(scene, heard, marked, first))
        if _splits(scene, heard, marked):
            return _hear(scene, heard, marked, "split", heard.quotes[-1].reading.name)
        if _introduced(scene, heard, marked, words, ended):
            return _hear(scene, heard, marked, "introduced", heard.said.get(first, "") or heard.person or heard.body)
        if ended and words >= FEW_WORDS - 1 and _stands_alone(scene, heard, marked):
            return _hear(scene, heard, marked, "alone", _before(scene, heard, marked))
        heard.closed = max(heard.closed, -1)

    def _after(scene: Scene, heard: Heard, marked: Marked, first: int) -> str:
        which = bisect_left(scene.cue_starts, marked.closed)
        cue = scene.cues[which]
        at = scene.sentence_at(cue.start)
        end = scene.sentences[at].end if at >= 0 else cue.end
        end = max(end, cue.end)
        heard.used = end
        if cue.kind == "before":
            found = read_leader(scene.page, cue, marked.closed)
        elif cue.refers:
            found = AGAIN
        else:
            found = read_follower(scene.page, cue.end, end)
            if cue.kind == "source" and found.kind == "nobody":
                found = AGAIN
        if found.kind == "again" and first in heard.said:
            return heard.said[first]
        if found.kind == "nobody":
            heard.person = heard.body = ""
        speaker = remember(scene, heard, found, first, True)
        heard.until = end
        return speaker

    return hear_quote


def _hear(scene: Scene, heard: Heard, marked: Marked, how: str, speaker: str) -> None:
    heard.quotes.append(Mention("quote", marked.start, marked.end, f"quote.{how}", Reading(name=speaker, flags=marked.flags)))
    heard.closed = marked.closed
    heard.until = max(heard.until, marked.closed)


def _follows_cue(scene: Scene, heard: Heard, marked: Marked, words: int, ended: bool) -> bool:
    """Tell whether a word of saying follows the marks: `..." kata X`, or `...," X mengatakan`."""
    text = scene.page.text
    which = bisect_left(scene.cue_starts, marked.closed)
    if which == len(scene.cues):
        return False
    cue, reached = scene.cues[which], TO_CUE.match(text, marked.closed).end()
    if cue.start > reached:
        return ended and cue.kind == "before" and _leads_shortly(scene, marked, cue)
    if cue.start < reached and cue.kind != "closing" and TO_CUE.match(text, marked.closed, cue.start).end() != cue.start:
        return False
    if cue.kind not in ("after", "after_name", "closing", "source") or "\n" in text[marked.closed : cue.start]:
        return False
    if cue.kind == "source" and (cue.refers or not text[cue.start].islower()):
        return False
    if ended or marked.flags:
        return True
    named = cue.refers or text[cue.end : cue.end + 2].strip()[:1].isupper() or text[cue.end : cue.end + 5].strip() in ("dia", "ia")
    return (words >= FEW_WORDS or _begins_sentence(scene, marked)) and (named or cue.kind == "after")


def _leads_shortly(scene: Scene, marked: Marked, cue: Cue) -> bool:
    text = scene.page.text
    between = text[marked.closed : cue.start]
    if len(between) > 80 or "\n" in between or "." in between or not between.startswith(" "):
        return False
    return bisect_left(scene.page.starts, marked.closed) < bisect_left(scene.page.starts, cue.start)


def _begins_sentence(scene: Scene, marked: Marked) -> bool:
    before = scene.page.text[max(0, marked.opened - 4) : marked.opened]
    return not before.strip() or before.endswith("   ") or before.rstrip()[-1:] in ENDS_BEFORE or before[-1:] == "\n"


def _splits(scene: Scene, heard: Heard, marked: Marked) -> bool:
    """Tell the second part of a split quote: `"A," kata X, pedagang sayur, "B."`."""
    if not heard.quotes or heard.used < heard.closed:
        return False
    between = scene.page.text[heard.closed : marked.opened]
    stripped = between.rstrip()
    return len(between) < 300 and "\n" not in between and stripped[-1:] == "," and ". " not in between and heard.used >= marked.opened


def _introduced(scene: Scene, heard: Heard, marked: Marked, words: int, ended: bool) -> bool:
    """Tell a quote that a word of saying leads to: `X mengatakan, "..."`, `X berpesan: "..."`."""
    text = scene.page.text
    which = bisect_left(scene.cue_starts, marked.opened) - 1
    if which < 0 or words < 2:
        return False
    cue = scene.cues[which]
    if cue.start < heard.closed or cue.kind in ("closing", "shows") or marked.opened - cue.end > 160:
        return False
    between = text[cue.end : marked.opened]
    closes = ended or text[marked.closed : marked.closed + 1] in (".", "", "\n")
    if not closes or ". " in between:
        return False
    if OPENS_THAT.match(between):
        return words >= FEW_WORDS or ":" in between or "," in between
    return words >= FEW_WORDS - 1 and between.rstrip()[-1:] in (",", ":") and text[marked.start].isupper()


def _stands_alone(scene: Scene, heard: Heard, marked: Marked) -> bool:
    """Tell a quote that is a sentence of its own: it begins one, ends in its marks, and the next begins behind them."""
    text = scene.page.text
    if text[marked.end - 1] == "," or not _begins_sentence(scene, marked):
        return False
    following = text[marked.closed : marked.closed + 8].lstrip()
    return not following[:1].islower() and not following[:1].isdigit()


def _before(scene: Scene, heard: Heard, marked: Marked) -> str:
    """Name who was speaking where a quote without a word of saying begins; '' where the paper spoke in between."""
    between = scene.page.text[heard.until : marked.opened] if heard.until >= 0 else "?"
    if between.strip():
        return ""
    if heard.quotes and heard.quotes[-1].start > 0 and heard.closed >= heard.until:
        return heard.quotes[-1].reading.name
    return heard.person or heard.body
