"""Furniture in and behind the body: every cue of the one scan, and how far each reaches."""

import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from pipeline.layout.forms import Cue, Forms
from pipeline.layout.found import BREAK, JUNK, NOT_JUNK, Found
from pipeline.layout.headlines import (
    LONGEST,
    QUOTED,
    SENTENCE,
    STOP,
    bare_headline,
    glued_headlines,
    headline_end,
    listed_headlines,
)

SPEECH = re.compile(r"[,.!?][\"”]")
IN_QUOTES = re.compile(r"[\"“]([^\n\"”]{5,200})[\"”]")
GLUED_SENTENCE = re.compile(r"[.!?][\"”’)]?(?=[A-Z“\"])")
LEAD = 40
CAPTION = 450
NAMES = 100
CLOSING = '.!?"”’])\n'


class Spot(NamedTuple):
    """Where a cue stands: the piece that its words and its `rest` cover. A tuple, as many are made and few kept."""

    cue: Cue
    start: int
    end: int


def find_furniture(text: str, start: int, forms: Forms) -> list[Found]:
    """List the furniture from `start` on, in order and without overlap."""
    spots = sorted(_word_spots(text, start, forms) + _mark_spots(text, start, forms), key=attrgetter("start"))
    found: list[Found] = []
    reached = start
    for index, spot in enumerate(spots):
        if spot.start >= reached:
            stop = _stop(spots[index + 1 : index + 5], spot.end, len(text))
            for piece in EXTENTS[spot.cue.extent](text, spot, stop, reached, forms):
                found.append(piece)
                reached = piece.end
    return found


def _stop(following: list[Spot], end: int, limit: int) -> int:
    """Find where the first of the spots that follow begins behind `end`."""
    for spot in following:
        if spot.start >= end:
            return spot.start
    return limit


def opens_furniture(text: str, start: int, end: int, forms: Forms) -> bool:
    """Tell whether a line begins with a cue."""
    line = text[start : min(end, start + LONGEST)]
    return any(spot.start == 0 for spot in _word_spots(line, 0, forms) + _mark_spots(line, 0, forms))


def _word_spots(text: str, start: int, forms: Forms) -> list[Spot]:
    spots = []
    for number, at, _ in forms.words.find_matches_as_indexes(text):
        if at >= start:
            opens = _opens(text, at, start)
            for cue in forms.cues[number]:
                if (opens or cue.anywhere) and (rest := cue.rest.match(text, at + cue.size)):
                    spots.append(Spot(cue, at, rest.end()))
                    break
    return spots


def _mark_spots(text: str, start: int, forms: Forms) -> list[Spot]:
    spots = []
    for match in forms.marks.finditer(text, start):
        cue = forms.marked[match.lastgroup]
        if cue.extent != "initials" or _closes(text, match.start(), match.end(), start):
            spots.append(Spot(cue, match.start(), match.end()))
    return spots


def _closes(text: str, at: int, end: int, start: int) -> bool:
    """Tell whether a full sentence ends before, and a paragraph after."""
    before = text[max(start, at - 8) : at].rstrip(" \xa0\t\u200b")
    after = text[end : end + 8]
    ends = after[:2].isspace() or after.lstrip(" \xa0\u200b")[:1] in ("", "\n", "\r", "[")
    return ends and (not before or before[-1] in CLOSING)


def _opens(text: str, at: int, start: int) -> bool:
    """Tell whether a line, a paragraph, or a sentence begins here."""
    if at == start or text[at - 1] in "\n\t\u200b.!?”’)]":
        return True
    if text[at - 1] not in ' \xa0"':
        return text[at - 1].islower() and text[at].isupper() and text[at : at + 2].isalpha()
    return at < start + 2 or (text[at - 2] in ' \xa0\n.!?,"”)]:' and text[at - 2 : at] not in (", ", ": "))


def _match(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    value = (
        bare_headline(text[spot.start : spot.end].partition(":")[2].rstrip("])"))
        if spot.cue.kind == "related"
        else text[spot.start : spot.end]
    )
    yield Found(spot.cue.kind, spot.start, spot.end, value)


def _line(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    end = _line_end(text, spot.end, stop)
    quoted = IN_QUOTES.search(text, spot.end, end) if spot.cue.kind == "related" else None
    yield Found(spot.cue.kind, spot.start, end, quoted[1] if quoted else text[spot.end : end].strip(JUNK))


def _line_end(text: str, start: int, stop: int) -> int:
    limit = min(stop, start + LONGEST)
    if found := BREAK.search(text, start, limit):
        return found.start()
    if limit == stop:
        return start + len(text[start:stop].rstrip(JUNK))
    return found.end() if (found := STOP.search(text, start, limit)) else start


def _own_line(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    before = text[max(reached, spot.start - 1) : spot.start]
    after = text[spot.end : spot.end + 3].lstrip(" \xa0\t")[:1]
    if before in ("", "\n") and after in ("", "\n", "\r"):
        yield Found(spot.cue.kind, spot.start, spot.end)


def _headline(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    first = NOT_JUNK.search(text, spot.end, min(stop, spot.end + LEAD))
    if not first or text.find("\n", spot.end, first.start()) >= 0:
        yield Found(spot.cue.kind, spot.start, spot.end)
        yield from listed_headlines(text, spot.end, stop)
        return
    end = headline_end(text, first.start(), stop, forms)
    yield Found(spot.cue.kind, spot.start, end, bare_headline(text[first.start() : end]))


def _headlines(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    end = spot.end + text[spot.end : spot.end + 3].startswith(":")
    after = text[end : end + LEAD].lstrip(" \xa0\t\r")[:1]
    if after in ("\n", ""):
        listed = listed_headlines(text, end, stop)
    elif text[end].isupper() or text[end] in "\"“'":
        listed = glued_headlines(text, end, stop, forms)
    else:
        line = text[end : _line_end(text, end, stop)]
        if _starts_line(text, spot.start) and len(line) < NAMES and not SENTENCE.search(line) and line[1:2].isupper():
            yield Found(spot.cue.kind, spot.start, end + len(line), bare_headline(line))
        return
    found = list(listed)
    if found or after in ("\n", ""):
        yield Found(spot.cue.kind, spot.start, end)
        yield from found


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n\t" or text[at - 2 : at].isspace()


def _video(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    if quoted := QUOTED.match(text, spot.end, min(len(text), spot.end + LONGEST)):
        yield Found(spot.cue.kind, spot.start, quoted.end(), quoted["headline"])
        return
    start = spot.end + text[spot.end : spot.end + 2].find(":") + 1
    end = headline_end(text, start, stop, forms) if start > spot.end else _line_end(text, start, stop)
    line = text[start:end].rstrip(JUNK)
    if line.endswith(":"):  # what the line announces stood in a frame that the scrape lost
        yield Found(spot.cue.kind, spot.start, start + len(line))
    elif start > spot.end or (
        line[:1] in JUNK and line.strip(JUNK)[:1].isupper() and not SENTENCE.search(line) and len(line) < CAPTION // 2
    ):
        yield Found(spot.cue.kind, spot.start, end, bare_headline(line))


def _name(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    first = NOT_JUNK.search(text, spot.end, min(stop, spot.end + LEAD))
    if not first:
        yield Found(spot.cue.kind, spot.start, spot.end)
        return
    limit = min(stop, first.start() + NAMES)
    end = found.start() if (found := BREAK.search(text, first.start(), limit)) else limit
    if end < limit or limit == stop:
        yield Found(spot.cue.kind, spot.start, end, " ".join(text[spot.start : end].split()))


def _paragraph(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    start = _paragraph_start(text, spot.start, reached)
    if SPEECH.search(text, start, spot.start):
        start = spot.start
    first = NOT_JUNK.search(text, start).start()
    yield Found(spot.cue.kind, first, spot.end, text[spot.start : spot.end])


def _paragraph_start(text: str, end: int, reached: int) -> int:
    """Find where the paragraph begins that ends here; one too long for a caption begins, for us, at its end."""
    low = max(reached, end - CAPTION)
    spaces = max(text.rfind("  ", low, end - 2), text.rfind("\xa0\xa0", low, end - 2))
    start = max(text.rfind("\n", low, end), spaces)
    if start >= 0:
        return start
    if low == reached:
        return reached
    return max((found.end() for found in GLUED_SENTENCE.finditer(text, end - LONGEST, end)), default=end)


def _initials(text: str, spot: Spot, stop: int, reached: int, forms: Forms) -> Iterator[Found]:
    yield Found(spot.cue.kind, spot.start, spot.end, text[spot.start : spot.end].strip("()"))


Extent = Callable[[str, Spot, int, int, Forms], Iterator[Found]]
EXTENTS: dict[str, Extent] = {
    "match": _match,
    "line": _line,
    "own_line": _own_line,
    "headline": _headline,
    "headlines": _headlines,
    "video": _video,
    "name": _name,
    "paragraph": _paragraph,
    "initials": _initials,
}
