"""Text between quotation marks: pairs of marks, and what is left where one of a pair is missing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.attribution.speech import AFTER_QUOTES, Cue
from pipeline.model import Section

MARK = re.compile(r"\\?[\"“”„‟«»＂]|''|``")
# A line that ends where no sentence is wrapped, or the run of spaces that a lost paragraph break leaves.
BREAK = re.compile(r"[\n\r\u2028]\s*+(?![a-z])|[\n\r\u2028][ \t\r]*+\n| {3}")
NOT_OPENING = frozenset(",.;:!?)]}…%")
INDENTS = frozenset(" \t\n\r\u00a0\u2028([{-–—/:")
ENDS_SPEECH = frozenset(",.!?…")
LONGEST = 1500  # characters of a quote over several paragraphs
NESTED = 80  # characters of a quotation inside another


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between quotation marks: `start` and `end` inside them, `opened` and `closed` around them."""

    start: int
    end: int
    opened: int
    closed: int
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """The quotation marks of a section, with the text and the cues that decide what each does."""

    text: str
    low: int
    high: int
    spans: list[tuple[int, int]]
    cues: list[Cue]
    cue_starts: list[int]

    def before(self, at: int) -> str:
        start = self.spans[at][0]
        return self.text[start - 1] if start > self.low else " "

    def after(self, at: int) -> str:
        end = self.spans[at][1]
        return self.text[end] if end < self.high else " "

    def says(self, at: int) -> bool:
        """Whether a word of saying in lower case follows a mark at once (`… "kata Budi`)."""
        end = self.spans[at][1]
        which = bisect_left(self.cue_starts, end)
        if which == len(self.cues) or self.cue_starts[which] > end + 1:
            return False
        return self.cues[which].kind in AFTER_QUOTES and self.text[self.cue_starts[which]].islower()


def find_marked(text: str, sections: Iterable[Section], cues: list[Cue]) -> list[Marked]:
    """Find what stands between quotation marks in the body, in reading order, without overlap.

    A mark that is never closed is closed before the word of saying that follows in its paragraph, or at the end of the
    paragraph; one that was never opened is opened where its sentence may begin, if a word of saying follows.
    """
    found: list[Marked] = []
    if not MARK.search(text):
        return found
    starts = [cue.start for cue in cues]
    for section in sections:
        if section.kind == "body":
            spans = [match.span() for match in MARK.finditer(text, section.start, section.end)]
            if spans:
                found.extend(_trimmed(text, _pair(Signs(text, section.start, section.end, spans, cues, starts))))
    return found


def _trimmed(text: str, found: Iterable[Marked]) -> Iterator[Marked]:
    for marked in found:
        start, end = marked.start, marked.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Marked(start, end, marked.opened, marked.closed, marked.flags)


def _pair(signs: Signs) -> Iterator[Marked]:
    at, opened, reached, spans = 0, -1, signs.low, signs.spans
    while at < len(spans):
        if opened < 0:
            if _may_open(signs, at):
                opened = at
            elif signs.says(at):
                yield from _unopened(signs, at, reached)
                reached = spans[at][1]
            at += 1
            continue
        closing = _closing(signs, opened, at)
        if closing < 0:
            yield from _unclosed(signs, opened, spans[at][0])
            reached, opened = spans[at][0], -1
            continue
        if closing == at:
            reached = spans[at][1]
            yield Marked(spans[opened][1], spans[at][0], spans[opened][0], reached)
            opened = -1
        at = closing + 1
    if opened >= 0:
        yield from _unclosed(signs, opened, signs.high)


def _may_open(signs: Signs, at: int) -> bool:
    before, after = signs.before(at), signs.after(at)
    if after.isspace():
        return before in INDENTS and not signs.says(at)
    if signs.says(at) and before not in INDENTS:
        return False
    return after not in NOT_OPENING or (after in ".…" and before in INDENTS)


def _closing(signs: Signs, opened: int, at: int) -> int:
    """Tell what a mark does to the open one: closes it (`at` itself), is passed with the rest of a quotation inside it
    (the index of that rest), or shows that the open one was never closed (-1)."""
    first, last = signs.spans[opened][1], signs.spans[at][0]
    if _is_opening(signs, at):
        return at + 1 if _is_nested(signs, at) else -1
    broken = BREAK.search(signs.text, first, last)
    if broken and (last - first > LONGEST or _said_in(signs, first, broken.start()) is not None):
        return -1
    return at


def _is_opening(signs: Signs, at: int) -> bool:
    before, after = signs.before(at), signs.after(at)
    return before in INDENTS and not after.isspace() and after not in NOT_OPENING and not signs.says(at)


def _is_nested(signs: Signs, at: int) -> bool:
    if at + 2 >= len(signs.spans):
        return False
    first, last = signs.spans[at][0], signs.spans[at + 1][0]
    outer = signs.spans[at + 2][0]
    if last - first > NESTED or outer - last > LONGEST or _is_opening(signs, at + 1) or _is_opening(signs, at + 2):
        return False
    return not BREAK.search(signs.text, first, outer)


def _said_in(signs: Signs, start: int, end: int) -> Cue | None:
    """Find the word of saying that ends an open quote: it stands behind a comma or a full stop."""
    text = signs.text
    for which in range(bisect_left(signs.cue_starts, start), len(signs.cues)):
        cue = signs.cues[which]
        if cue.start >= end:
            return None
        if cue.kind not in ("after", "after_name") or not text[cue.start].islower():
            continue
        before = text[max(start, cue.start - 4) : cue.start].rstrip(" '’")
        if before and before[-1] in ENDS_SPEECH and (cue.refers or text[cue.end : cue.end + 2].strip()[:1].isupper() or text[cue.end : cue.end + 4] == " dia"):
            return cue
    return None


def _unclosed(signs: Signs, opened: int, limit: int) -> Iterator[Marked]:
    start, first = signs.spans[opened]
    broken = BREAK.search(signs.text, first, limit)
    end = broken.start() if broken else limit
    said = _said_in(signs, first, end)
    stop = said.start if said else end
    inside = signs.text[first:stop].rstrip(" '’\n\r")
    if inside:
        yield Marked(first, first + len(inside), start, stop, ("unbalanced_quote",))


def _unopened(signs: Signs, at: int, reached: int) -> Iterator[Marked]:
    """Open a quote at the last beginning of a paragraph, a sentence at the least, before its closing mark."""
    end, closed = signs.spans[at]
    low = max(reached, end - LONGEST)
    start = low
    for broken in BREAK.finditer(signs.text, low, end):
        start = broken.end()
    if start > signs.low and start == reached:
        sentence = signs.text.rfind(". ", start, end - 1)
        if sentence < 0:
            return
        start = sentence + 2
    if start < end:
        yield Marked(start, end, start, closed, ("unbalanced_quote",))
