"""Indonesian sentences: where they end in running text, in glued text, and at line breaks."""

import re

from pipeline.model import Section, Sentence

# A mark that may end a sentence with the marks, closing quotes and white space that belong to it, or a line break.
MARK = re.compile(r"[.!?…\n\r\u2028][.!?…]*[\"”’')\]]*(\s*)")
LOST_BREAK = re.compile(r"[^\s.!?…\"”’')\]] {3,}(?=\S)")  # the run of spaces that a lost paragraph break leaves
LAST_WORD = re.compile(r"[^\W_]+$")
ABBREVIATIONS = frozenset(
    "no rp dr drs dra drh drg prof ir h hj kh st sh se mm mh m.si pt cv tbk jl jln kab kec kel prov kep ds dsn"
    " hal vol bin rm gg blok lt kav sdr sdri bpk ust tgl pkl hp an dkk dll dst dsb tsb yth a.n u.p s.d u.b ttd"
    " alm almh mr mrs ms jr sr st ph fig art inc ltd co vs etc ed eds rev".split()
)


def find_sentences(text: str, sections: tuple[Section, ...]) -> list[Sentence]:
    """Split the title and the body into sentences, in order, without the white space around them."""
    found: list[Sentence] = []
    for section in sections:
        if section.kind in ("title", "body"):
            start = section.start
            for end in _ends(text, section.start, section.end):
                _keep(text, start, end, section.kind, found)
                start = end
            _keep(text, start, section.end, section.kind, found)
    return found


def _ends(text: str, start: int, limit: int) -> list[int]:
    """List where the sentences between two offsets end, the last one aside."""
    ends = []
    for match in MARK.finditer(text, start, limit):
        after = match.end()
        if after < limit and _ends_sentence(text, match.start(), match.start(1), after):
            ends.append(after)
    if text.find("   ", start, limit) >= 0:
        ends = sorted({*ends, *(match.end() for match in LOST_BREAK.finditer(text, start, limit))})
    return ends


def _keep(text: str, start: int, end: int, kind: str, found: list[Sentence]) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        found.append(Sentence(start, end, kind))


def _ends_sentence(text: str, mark: int, space: int, after: int) -> bool:
    """Tell an end from a wrapped line, and from the dot of an abbreviation, an initial or a number.

    `mark` is the mark, `space` where the white space after its closing marks begins, `after` the next character.
    """
    following = text[after]
    if space == after:
        return text[mark] in "\n\r\u2028" or _ends_glued(text, mark, following)
    if text[mark] != ".":
        return not following.islower() or text.count("\n", mark, after) > 1
    if text[mark - 4 : mark].isalpha() and text[mark - 4 : mark].islower():
        return not following.islower() or "\n" in text[space:after]
    return "\n" in text[space:after] or (not following.islower() and not _is_abbreviation(text, mark))


def _is_abbreviation(text: str, mark: int) -> bool:
    word = LAST_WORD.search(text, max(0, mark - 12), mark)
    if word is None:
        return False
    last = word.group()
    return last.lower() in ABBREVIATIONS or (len(last) == 1 and last.isupper())


def _ends_glued(text: str, mark: int, following: str) -> bool:
    """Tell whether a sentence ends without a space: `meningkat.Hal`, `tahun."Kami`, but not `S.H.`, `PT.ABC`."""
    before = text[mark - 1 : mark]
    if not (following.isupper() or following in '"“'):
        return False
    return before.isdigit() or before in ')%"”' or (before.islower() and text[mark - 2 : mark].isalpha())
