"""The head of an article: title, title again, publication line, tag line, dateline."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from pipeline.layout.datelines import dateline_at, glued_dateline
from pipeline.layout.forms import Forms
from pipeline.layout.found import JUNK, NOT_JUNK, Found
from pipeline.layout.furniture import opens_furniture
from pipeline.layout.publication import read_published

LINES = 8
LINE = 220
TITLE = 200
SHORT = 130
GLUED = 300
YEAR = re.compile(r"(?:19|20)\d\d(?<!\d.{4})")
NO_TITLE_END = (".", ",", ";", ":", '."', ".”", ',"')


class Line(NamedTuple):
    """A line without the white space around it, its date of publication if any, and whether an empty line follows."""

    start: int
    end: int
    published: re.Match | None
    blank: bool


def read_head(text: str, known_title: str, forms: Forms) -> tuple[list[Found], str]:
    """Find what stands before the body, in order, and the dateline's outlet; a known title is only looked for."""
    lines = _lines(text, forms)
    first = list(islice(lines, 2))
    if not first:
        return [], ""
    title = _find_title(text, first, known_title, forms)
    found = [title] if title else []
    repeated = title.value if title else ""
    at = title.end if title else first[0].start
    for line in chain(first, lines):
        if line.end <= at:
            continue
        start = max(line.start, at)
        if piece := _head_line(text, start, line, repeated, forms):
            found.append(piece)
            at = piece.end
            start = NOT_JUNK.search(text, at).start() if line.end > at else line.end
        if start >= line.end:
            continue
        if dateline := dateline_at(text, start, forms):
            return [*found, dateline[0]], dateline[1]
        if line.end - start > LINE or text.endswith(NO_TITLE_END, start, line.end):
            break
    if dateline := glued_dateline(text, at, forms):
        return [*found, dateline[0]], dateline[1]
    return found, ""


def _lines(text: str, forms: Forms) -> Iterator[Line]:
    """Yield the first lines that are not blank, up to and with the first one that is as long as a paragraph."""
    position = 0
    for _ in range(LINES):
        if not (first := NOT_JUNK.search(text, position)):
            return
        start = first.start()
        end = found if (found := text.find("\n", start)) >= 0 else len(text)
        position = end
        if end - start > LINE:
            yield Line(start, end, _publication(text, start, end, forms), True)
            return
        after = text[end + 1 : end + 40].lstrip(" \xa0\t\r\u200b")[:1]
        end = start + len(text[start:end].rstrip(JUNK))
        yield Line(start, end, _publication(text, start, end, forms), after in ("\n", ""))


def _find_title(text: str, lines: list[Line], known: str, forms: Forms) -> Found | None:
    first = lines[0]
    if known:
        end = first.start + len(known)
        return Found("title", first.start, end, known) if text.startswith(known, first.start) else None
    if end := _glued_title_end(text, first, forms):
        return Found("title", first.start, end, text[first.start : end])
    if len(lines) > 1 and first.end - first.start <= TITLE and _is_title(text, first, lines[1], forms):
        return Found("title", first.start, first.end, text[first.start : first.end])
    return None


def _is_title(text: str, first: Line, second: Line, forms: Forms) -> bool:
    """Judge by form: what follows the line, how it ends, how long it is."""
    if first.published or forms.tag_line.match(text, first.start):
        return False
    same = text[first.start : first.end] == text[second.start : second.end]
    if same or second.published:
        return True
    if text.endswith(NO_TITLE_END, first.start, first.end) or opens_furniture(text, first.start, first.end, forms):
        return False
    if dateline_at(text, first.start, forms):
        return False
    if first.blank or forms.tag_line.match(text, second.start) or dateline_at(text, second.start, forms):
        return True
    if opens_furniture(text, second.start, second.end, forms):
        return True
    return first.end - first.start <= SHORT and second.end - second.start > first.end - first.start


def _glued_title_end(text: str, first: Line, forms: Forms) -> int:
    """Find where a title ends that is glued to itself, to the publication line, or to the dateline."""
    size = first.end - first.start
    for half in (size // 2, (size - 1) // 2):
        if 10 < half <= TITLE and text[first.start : first.start + half] == text[first.end - half : first.end]:
            return first.start + half
    head = text[first.start : min(first.end, first.start + GLUED)]
    if "WIB" in head or "WIT" in head:
        for published in forms.publication.finditer(text, first.start + 10, first.start + len(head)):
            if published["zone"] and published["hour"] and not _in_sentence(text, published.start()):
                return first.start + len(text[first.start : published.start()].rstrip(JUNK + "|-–"))
    dateline = glued_dateline(text, first.start + 10, forms) if size > TITLE else None
    end = dateline[0].start if dateline else 0
    is_title = (
        0 < end - first.start <= TITLE
        and end < first.end
        and not text[first.start : end].rstrip(JUNK).endswith(NO_TITLE_END)
    )
    return first.start + len(text[first.start : end].rstrip(JUNK)) if is_title else 0


def _in_sentence(text: str, at: int) -> bool:
    return text[at - 1] in " \xa0" and text[at - 2] not in " \xa0|-–"


def _publication(text: str, start: int, end: int, forms: Forms) -> re.Match | None:
    if not YEAR.search(text, start, min(end, start + 70)):
        return None
    match = forms.publication.match(text, start, min(len(text), start + SHORT))
    if not match or match.end() == end:
        return match
    rest = text[match.end() : min(end, match.end() + 3)]
    glued = match["hour"] and (not rest[0].isspace() or rest[:2].isspace() or rest[1:2] in "|•·-")
    return match if glued else None


def _head_line(text: str, start: int, line: Line, title: str, forms: Forms) -> Found | None:
    if title and text.startswith(title, start) and (line.end == start + len(title) or line.start < start):
        return Found("repeated_title", start, start + len(title))
    if match := line.published if start == line.start else _publication(text, start, line.end, forms):
        rest = text[match.end() : min(line.end, match.end() + SHORT)]
        end = (
            line.end
            if rest.lstrip(" \xa0")[:1] in tuple("|•·-") and line.end - match.end() < SHORT // 2
            else match.end()
        )
        return Found("publication", start, end, read_published(match, forms))
    if (match := forms.tag_line.match(text, start)) and not text.endswith(NO_TITLE_END, start, line.end):
        return Found("tags", start, line.end, text[start if match.group() == "#" else match.end() : line.end])
    return None
