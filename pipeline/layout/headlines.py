"""Where the headline of a related story ends: at the line's end, or where the next paragraph is glued to it."""

import re
from collections.abc import Iterator

from pipeline.layout.forms import Forms
from pipeline.layout.found import BREAK, JUNK, Found

LONGEST = 250
USUAL = 150
MOST = 6
GLUE = re.compile(r"[A-Z“\"](?<=[a-z0-9?!)%\"”'’].)(?=[A-Za-z“\" ])")
LETTERS = re.compile(r"\w*")
STOP = re.compile(r"[.][\"”'’]?(?=\s|$)|[.](?=[A-Z“\"])")
SENTENCE = re.compile(r"[.,][\"”'’)]?$")
QUOTED = re.compile(
    r"""(?x)[ \xa0]{0,3} :? [ \xa0]{0,3} ["'“‘] (?P<headline>[^\n]{5,200}?) ["'”’]
    (?: (?:[ \xa0]{1,3}\w[\w \xa0]{0,9})? [ \xa0]{0,3} :  # where to click, and a colon
      | (?=\s*$|\n|[ \xa0]{2}|\[) )"""
)
QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’"}
CAPITALS = 0.6


def headline_end(text: str, start: int, stop: int, forms: Forms) -> int:
    """Find the end of one headline that begins at `start`; `stop` is where the next cue stands."""
    limit = min(stop, start + LONGEST)
    end = ((found := BREAK.search(text, start, limit)) and found.start()) or limit
    complete = end < limit or limit == stop
    piece = text[start:end].rstrip(JUNK)
    if complete and len(piece) <= USUAL and not piece.endswith((".", '."', ".”")):
        return start + len(piece)
    if glue := _first_glue(text, start, end, forms):
        return glue
    if complete and not SENTENCE.search(piece):
        return start + len(piece)
    if found := forms.opener.search(text, start + 10, end) or STOP.search(text, start, end):
        return found.start() if found.re is forms.opener else found.end()
    return start + len(piece)


def _first_glue(text: str, start: int, end: int, forms: Forms) -> int:
    for glue in GLUE.finditer(text, start + 10, end):
        at = glue.start()
        if text[at] == '"' and text.count('"', start, at) % 2:
            continue
        if _word_around(text, at, start, end) not in forms.brands:
            return at
    return 0


def _word_around(text: str, at: int, start: int, end: int) -> str:
    backwards = LETTERS.match(text[max(start, at - 30) : at][::-1]).group()
    return backwards[::-1] + LETTERS.match(text, at, min(end, at + 30)).group()


def glued_headlines(text: str, start: int, stop: int, forms: Forms) -> Iterator[Found]:
    """Yield the headlines in title case that are glued behind a heading and to each other, up to a sentence."""
    for _ in range(MOST):
        end = _first_glue(text, start, min(stop, start + LONGEST), forms)
        if not end or not _in_title_case(text[start:end]):
            return
        yield Found("related", start, end, text[start:end])
        start = end


def listed_headlines(text: str, start: int, stop: int) -> Iterator[Found]:
    """Yield the headlines that stand a line each below a heading, until a blank line or a sentence follows."""
    for count in range(MOST):
        first = next((at for at in range(start, min(stop, start + 9)) if text[at] not in JUNK), -1)
        if first < 0 or (count and text.count("\n", start, first) > 1):
            return
        end = text.find("\n", first, min(stop, first + LONGEST))
        end = end if end >= 0 else stop
        line = text[first:end].rstrip(JUNK)
        if end - first > USUAL + 50 or SENTENCE.search(line) or not line:
            return
        yield Found("related", first, first + len(line), bare_headline(line.lstrip("-•* 0123456789.")))
        start = end


def _in_title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W_]+", line) if len(word) > 3 and word.isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= CAPITALS * len(words)


def bare_headline(line: str) -> str:
    """Take off the quotation marks around a whole headline.

    >>> bare_headline("'Panen Raya di Sigi':")
    'Panen Raya di Sigi'
    >>> bare_headline('"Sampan" tayang, disusul "Dayung"')
    '"Sampan" tayang, disusul "Dayung"'
    """
    line = line.strip(JUNK + ":")
    close = QUOTES.get(line[:1])
    return line[1:-1] if close and line.endswith(close) and line.find(close, 1) == len(line) - 1 else line
