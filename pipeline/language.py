"""Indonesian sentences: where they end in running text, in glued text, and at line breaks."""

import re

from pipeline.model import Section, Sentence
from pipeline.patterns.cues import read_cues

ABBREVIATIONS = frozenset(" ".join(read_cues("sentences")["abbreviations"].values()).split())
LONG_ENDS = frozenset(word[-4:] for word in ABBREVIATIONS if len(word) > 4)  # `Brigjen. Wira`
# A line break, or a mark that may end a sentence with the marks, closing quotes and white space that belong to it. Most
# are `surely` an end: a line break, or a full stop behind a word that ends like no abbreviation, then a capital. The dot of
# a number is none.
MARK = re.compile(
    rf"""(?x) [.!?…\n\r\u2028] (?:
        (?: (?<=[a-z]{{4}}\.)(?<!(?:{"|".join(sorted(LONG_ENDS))})\.) ["”’')\]]*+ \s*+
          | (?<=[\n\r\u2028]) \s*+ (?!") ) (?=[A-Z"“]) (?P<surely>)
      | (?! (?<=\.) \d ) [.!?…]* ["”’')\]]* (?P<space>\s*) )"""
)
SURELY, SPACE = MARK.groupindex["surely"], MARK.groupindex["space"]
LOST_BREAK = re.compile(r"   (?<=[^\s.!?…\"”’')\]]   ) *(?=\S)")  # the run of spaces that a lost paragraph break leaves
LAST_WORD = re.compile(r"(?:\b[^\W\d_]\.)?([^\W_]+)$")  # with the letter before it: `s.d`, `a.n`


def find_sentences(text: str, sections: tuple[Section, ...]) -> list[Sentence]:
    """Split the title and the body into sentences, in order, without the white space around them."""
    found: list[Sentence] = []
    for kind, start, limit in sections:
        if kind == "body" or kind == "title":
            ends = _ends(text, start, limit)
            while start < limit and text[start].isspace():
                start += 1
            for following in ends:
                end = following
                while end > start and text[end - 1].isspace():
                    end -= 1
                if start < end:
                    found.append(Sentence(start, end, kind))
                start = following
    return found


def _ends(text: str, start: int, limit: int) -> list[int]:
    """List where the sentences between two offsets end, each with the white space behind it."""
    ends = []
    for match in MARK.finditer(text, start, limit):
        after = match.end()
        if match.lastindex == SURELY or (
            after < limit and _ends_sentence(text, match.start(), match.start(SPACE), after)
        ):
            ends.append(after)
    spaces = text.find("   ", start, limit)
    if spaces >= 0:
        ends = sorted({*ends, *(match.end() for match in LOST_BREAK.finditer(text, spaces, limit))})
    ends.append(limit)
    return ends


def _ends_sentence(text: str, mark: int, space: int, after: int) -> bool:
    """Tell an end from a wrapped line, and from the dot of an abbreviation, an initial or a number.

    `mark` is the mark, `space` where the white space after its closing marks begins, `after` the next character.
    """
    following = text[after]
    if space == after:
        return text[mark] in "\n\r\u2028" or _ends_glued(text, mark, following)
    if text[mark] != ".":
        return not following.islower() or text.count("\n", mark, after) > 1
    last = text[mark - 4 : mark]
    if last.isalpha() and last.islower() and last not in LONG_ENDS:
        return not following.islower() or "\n" in text[space:after]
    return "\n" in text[space:after] or (not following.islower() and not _is_abbreviation(text, mark))


def _is_abbreviation(text: str, mark: int) -> bool:
    word = LAST_WORD.search(text, max(0, mark - 12), mark)
    if word is None:
        return False
    last = word.group(1)
    return not ABBREVIATIONS.isdisjoint((last.lower(), word.group().lower())) or (len(last) == 1 and last.isupper())


def _ends_glued(text: str, mark: int, following: str) -> bool:
    """Tell whether a sentence ends without a space: `meningkat.Hal`, `tahun."Kami`, but not `S.H.`, `PT.ABC`."""
    before = text[mark - 1 : mark]
    if not (following.isupper() or following in '"“'):
        return False
    return before.isdigit() or before in ')%"”' or (before.islower() and text[mark - 2 : mark].isalpha())
