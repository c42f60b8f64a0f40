"""Text between quotation marks: pairs of marks, and what is left where one of a pair is missing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.attribution.speech import Cue, Signs
from pipeline.model import Section

# A line that ends where no sentence is wrapped, or the run of spaces that a lost paragraph break leaves.
BREAK = re.compile(r"\n\s*+(?![a-z])|\n[ \t\r]*+\n| {3}")
AFTER_QUOTES = frozenset(("after", "after_name", "closing", "source"))
NOT_OPENING = frozenset(",.;:!?)]}…%")
INDENTS = frozenset(" \t\n\r\u00a0\u2028([{-–—/:")
ENDS_SPEECH = frozenset(",.!?…")
LONGEST = 1500  # characters of a quote over several paragraphs
NESTED = 80  # characters of a quotation inside another


class Marked(NamedTuple):
    """What stands between quotation marks: `start` and `end` inside them, `opened` and `closed` around them."""

    start: int
    end: int
    opened: int
    closed: int
    flags: tuple[str, ...] = ()


class Marks(NamedTuple):
    """The quotation marks of a section, with the text and the cues that decide what each does."""

    text: str
    low: int
    high: int
    spans: list[tuple[int, int]]
    cues: list[Cue]
    cue_starts: list[int]

    def before(self, at: int) -> str:
        """The character before a mark; a space at the beginning of the section."""
        start = self.spans[at][0]
        return self.text[start - 1] if start > self.low else " "

    def after(self, at: int) -> str:
        """The character behind a mark; a space at the end of the section."""
        end = self.spans[at][1]
        return self.text[end] if end < self.high else " "

    def says(self, at: int) -> bool:
        """Whether a word of saying in lower case follows a mark at once (`… "kata Budi`)."""
        end = self.spans[at][1]
        which = bisect_left(self.cue_starts, end)
        if which == len(self.cues) or self.cue_starts[which] > end + 1:
            return False
        cue = self.cues[which]
        return cue.kind in AFTER_QUOTES and self.text[cue.start].islower()


def find_marked(text: str, sections: Iterable[Section], signs: Signs) -> list[Marked]:
    """Find what stands between quotation marks in the body, in reading order, without overlap.

    A mark that is never closed is closed before the word of saying that follows in its paragraph, or at the end of the
    paragraph; one that was never opened is opened where its sentence may begin, if a word of saying follows.
    """
    found: list[Marked] = []
    if not signs.marks:
        return found
    starts, cue_starts = [start for start, _ in signs.marks], [cue.start for cue in signs.cues]
    for section in sections:
        if section.kind == "body":
            spans = signs.marks[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
            if spans:
                marks = Marks(text, section.start, section.end, spans, signs.cues, cue_starts)
                found.extend(_trimmed(text, _pair(marks)))
    return found


def find_break(text: str, start: int, end: int) -> int:
    """Find where the paragraph ends between two offsets; -1 where it does not.

    >>> find_break("satu\\ndua\\nTiga", 0, 13), find_break("satu   Dua", 0, 10), find_break("satu dua", 0, 8)
    (8, 4, -1)
    """
    if text.find("\n", start, end) < 0 and text.find("   ", start, end) < 0:
        return -1
    broken = BREAK.search(text, start, end)
    return broken.start() if broken else -1


def _trimmed(text: str, found: Iterable[Marked]) -> Iterator[Marked]:
    for marked in found:
        start, end = marked.start, marked.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield marked if end - start == marked.end - marked.start else marked._replace(start=start, end=end)


def _pair(marks: Marks) -> Iterator[Marked]:
    at, opened, reached, spans = 0, -1, marks.low, marks.spans
    while at < len(spans):
        if opened < 0:
            if _may_open(marks, at):
                opened = at
            elif marks.says(at):
                yield from _unopened(marks, at, reached)
                reached = spans[at][1]
            at += 1
            continue
        closing = _closing(marks, opened, at)
        if closing < 0:
            yield from _unclosed(marks, opened, spans[at][0])
            reached, opened = spans[at][0], -1
            continue
        if closing == at:
            reached = spans[at][1]
            yield Marked(spans[opened][1], spans[at][0], spans[opened][0], reached)
            opened = -1
        at = closing + 1
    if opened >= 0:
        yield from _unclosed(marks, opened, marks.high)


def _may_open(marks: Marks, at: int) -> bool:
    before, after = marks.before(at), marks.after(at)
    if after.isspace():
        return before in INDENTS and not marks.says(at)
    if before not in INDENTS and marks.says(at):
        return False
    return after not in NOT_OPENING or (after in ".…" and before in INDENTS)


def _closing(marks: Marks, opened: int, at: int) -> int:
    """Tell what a mark does to the open one: closes it (`at` itself), is passed with the rest of a quotation inside it
    (the index of that rest), or shows that the open one was never closed (-1)."""
    first, last = marks.spans[opened][1], marks.spans[at][0]
    if _is_opening(marks, at):
        return at + 1 if _is_nested(marks, at) else -1
    broken = find_break(marks.text, first, last)
    if broken >= 0 and (last - first > LONGEST or _said_in(marks, first, broken) is not None):
        return -1
    return at


def _is_opening(marks: Marks, at: int) -> bool:
    if marks.before(at) not in INDENTS:
        return False
    after = marks.after(at)
    return not after.isspace() and after not in NOT_OPENING and not marks.says(at)


def _is_nested(marks: Marks, at: int) -> bool:
    if at + 2 >= len(marks.spans):
        return False
    first, last = marks.spans[at][0], marks.spans[at + 1][0]
    outer = marks.spans[at + 2][0]
    if last - first > NESTED or outer - last > LONGEST or _is_opening(marks, at + 1) or _is_opening(marks, at + 2):
        return False
    return find_break(marks.text, first, outer) < 0


def _said_in(marks: Marks, start: int, end: int) -> Cue | None:
    """Find the word of saying that ends an open quote: it stands behind a comma or a full stop."""
    text = marks.text
    for which in range(bisect_left(marks.cue_starts, start), len(marks.cues)):
        cue = marks.cues[which]
        if cue.start >= end:
            return None
        if cue.kind not in ("after", "after_name") or not text[cue.start].islower():
            continue
        before = text[max(start, cue.start - 4) : cue.start].rstrip(" '’")
        if before and before[-1] in ENDS_SPEECH and (cue.refers or names_speaker(text, cue)):
            return cue
    return None


def names_speaker(text: str, cue: Cue) -> bool:
    """Tell whether a name, a post or `dia` stands at once behind a word of saying."""
    following = text[cue.end : cue.end + 5]
    return following[:2].strip()[:1].isupper() or following.startswith((" dia", " ia "))


def _unclosed(marks: Marks, opened: int, limit: int) -> Iterator[Marked]:
    start, first = marks.spans[opened]
    broken = find_break(marks.text, first, limit)
    end = broken if broken >= 0 else limit
    said = _said_in(marks, first, end)
    stop = said.start if said else end
    inside = marks.text[first:stop].rstrip(" '’\n\r")
    if inside:
        yield Marked(first, first + len(inside), start, stop, ("unbalanced_quote",))


def _unopened(marks: Marks, at: int, reached: int) -> Iterator[Marked]:
    """Open a quote at the last beginning of a paragraph, a sentence at the least, before its closing mark."""
    end, closed = marks.spans[at]
    low = max(reached, end - LONGEST)
    start = low
    for broken in BREAK.finditer(marks.text, low, end):
        start = broken.end()
    if start > marks.low and start == reached:
        sentence = marks.text.rfind(". ", start, end - 1)
        if sentence < 0:
            return
        start = sentence + 2
    if start < end:
        yield Marked(start, end, start, closed, ("unbalanced_quote",))
