"""Furniture in and behind the body: every cue of the one scan, and how far each reaches."""

import re
from collections.abc import Callable, Iterator

from pipeline.layout.forms import Cue, Forms
from pipeline.layout.found import BREAK, JUNK, NOT_JUNK, Found
from pipeline.layout.headlines import LONGEST, QUOTED, SENTENCE, STOP, bare_headline, glued_headlines, headline_end, listed_headlines

SPEECH = re.compile(r"[,.!?][\"”]")
GLUED_SENTENCE = re.compile(r"[.!?][\"”’)]?(?=[A-Z“\"])")
PARAGRAPH = re.compile("\n|[ \xa0]{2}|\t|\u200b")
LEAD = 40
CAPTION = 450
NAMES = 100
CLOSING = ".!?\"”’])\n"


def find_furniture(text: str, start: int, forms: Forms) -> Iterator[Found]:
    """Yield the furniture from `start` on, in order and without overlap."""
    cues = [(match, forms.cues[match.lastgroup]) for match in forms.scan.finditer(text, start)]
    cues = [(match, cue) for match, cue in cues if _stands(text, match, cue, start)]
    reached = start
    for index, (match, cue) in enumerate(cues):
        if match.start() < reached:
            continue
        stop = cues[index + 1][0].start() if index + 1 < len(cues) else len(text)
        for found in EXTENTS[cue.extent](text, match, stop, reached, cue, forms):
            yield found
            reached = found.end


def _stands(text: str, match: re.Match, cue: Cue, start: int) -> bool:
    """Tell whether a cue stands where furniture can begin."""
    if cue.extent == "initials":
        return _closes(text, match.start(), match.end(), start)
    return cue.anywhere or _opens(text, match.start(), start)


def _closes(text: str, at: int, end: int, start: int) -> bool:
    """Tell whether a full sentence ends before, and a paragraph after."""
    before = text[max(start, at - 8) : at].rstrip(" \xa0\t\u200b")
    after = text[end : end + 8]
    return (not before or before[-1] in CLOSING) and (after[:1] in ("", "\n", "\r") or after.isspace() or after.lstrip(" \xa0")[:1] in ("[", "\n", "\r") or after[:2].isspace())


def _opens(text: str, at: int, start: int) -> bool:
    """Tell whether a line, a paragraph, or a sentence begins here."""
    if at == start or text[at - 1] in "\n\t\u200b.!?”’)]":
        return True
    if text[at - 1] not in " \xa0\"":
        return text[at - 1].islower() and text[at].isupper() and text[at : at + 2].isalpha()
    return at < start + 2 or text[at - 2] in " \xa0\n.!?,\"”)]:" and text[at - 2 : at] not in (', ', ': ')


def _match(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    value = bare_headline(match.group().partition(":")[2].rstrip("])")) if cue.kind == "related" else match.group()
    yield Found(cue.kind, match.start(), match.end(), value)


def _line(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    end = _line_end(text, match.end(), stop)
    yield Found(cue.kind, match.start(), end, text[match.end() : end].strip(JUNK))


def _line_end(text: str, start: int, stop: int) -> int:
    limit = min(stop, start + LONGEST)
    if found := BREAK.search(text, start, limit):
        return found.start()
    if limit == stop:
        return start + len(text[start:stop].rstrip(JUNK))
    return found.end() if (found := STOP.search(text, start, limit)) else start


def _own_line(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    before = text[max(reached, match.start() - 1) : match.start()]
    after = text[match.end() : match.end() + 3].lstrip(" \xa0\t")[:1]
    if before in ("", "\n") and after in ("", "\n", "\r"):
        yield Found(cue.kind, match.start(), match.end())


def _headline(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    first = NOT_JUNK.search(text, match.end(), min(stop, match.end() + LEAD))
    if not first or text.find("\n", match.end(), first.start()) >= 0:
        yield Found(cue.kind, match.start(), match.end())
        yield from listed_headlines(text, match.end(), stop)
        return
    end = headline_end(text, first.start(), stop, forms)
    yield Found(cue.kind, match.start(), end, bare_headline(text[first.start() : end]))


def _headlines(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    end = match.end() + text[match.end() : match.end() + 3].startswith(":")
    after = text[end : end + LEAD].lstrip(" \xa0\t\r")[:1]
    if after in ("\n", ""):
        listed = listed_headlines(text, end, stop)
    elif text[end].isupper() or text[end] in "\"“'":
        listed = glued_headlines(text, end, stop, forms)
    else:
        line = text[end : _line_end(text, end, stop)]
        if _starts_line(text, match.start()) and len(line) < NAMES and not SENTENCE.search(line) and line[1:2].isupper():
            yield Found(cue.kind, match.start(), end + len(line), bare_headline(line))
        return
    found = list(listed)
    if found or after in ("\n", ""):
        yield Found(cue.kind, match.start(), end)
        yield from found


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n\t" or text[at - 2 : at].isspace()


def _video(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    if quoted := QUOTED.match(text, match.end(), min(len(text), match.end() + LONGEST)):
        yield Found(cue.kind, match.start(), quoted.end(), quoted["headline"])
        return
    start = match.end() + text[match.end() : match.end() + 2].find(":") + 1
    end = headline_end(text, start, stop, forms) if start > match.end() else _line_end(text, start, stop)
    line = text[start:end]
    if start > match.end() or (line[:1] in JUNK and line.strip(JUNK)[:1].isupper() and not SENTENCE.search(line) and len(line) < CAPTION // 2):
        yield Found(cue.kind, match.start(), end, bare_headline(line))


def _name(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    first = NOT_JUNK.search(text, match.end(), min(stop, match.end() + LEAD))
    if not first:
        yield Found(cue.kind, match.start(), match.end())
        return
    limit = min(stop, first.start() + NAMES)
    end = found.start() if (found := BREAK.search(text, first.start(), limit)) else limit
    if end < limit or limit == stop:
        yield Found(cue.kind, match.start(), end, " ".join(text[match.start() : end].split()))


def _paragraph(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    low = max(reached, match.start() - CAPTION)
    breaks = [text.rfind(mark, low, match.start() - 2) + len(mark) for mark in ("\n", "  ", "\xa0\xa0") if text.rfind(mark, low, match.start() - 2) >= 0]
    start = max(breaks) if breaks else low if low == reached else 0
    if not start:
        start = max((found.end() for found in GLUED_SENTENCE.finditer(text, max(low, match.start() - LONGEST), match.start())), default=0)
    if (not start and low != reached) or SPEECH.search(text, start, match.start()):
        start = match.start()
    first = NOT_JUNK.search(text, start).start()
    yield Found(cue.kind, first, match.end(), match.group())


def _initials(text: str, match: re.Match, stop: int, reached: int, cue: Cue, forms: Forms) -> Iterator[Found]:
    yield Found(cue.kind, match.start(), match.end(), match.group().strip("()"))


Extent = Callable[[str, re.Match, int, int, Cue, Forms], Iterator[Found]]
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
