"""Indonesian sentences: where they end in running text, in glued text, and at line breaks."""

import re

from pipeline.model import Section, Sentence

# A mark that may end a sentence, a line break, or the run of spaces that a lost paragraph break leaves.
MARK = re.compile(r"[.!?…\n\r\u2028]|   ")
# What belongs to an end: more marks, closing quotes and brackets, then white space.
CLOSE = re.compile(r"[.!?…]*[\"”’')\]]*(\s*)")
LAST_WORD = re.compile(r"[^\W_]+$")
ABBREVIATIONS = frozenset(
    "no nomor rp dr drs dra drh drg prof ir h hj kh st sh se mm mh m.si pt cv tbk jl jln kab kec kel prov kep ds dsn"
    " hal vol bin rm gg blok lt kav sdr sdri bpk ust tgl pkl telp hp an dkk dll dst dsb tsb yth a.n u.p s.d u.b ttd"
    " alm almh mr mrs ms jr sr st ph fig art inc ltd co corp vs etc ed eds rev".split()
)


def find_sentences(text: str, sections: tuple[Section, ...]) -> list[Sentence]:
    """Split the title and the body into sentences, in order, without the white space around them."""
    found: list[Sentence] = []
    for section in sections:
        if section.kind in ("title", "body"):
            _split(text, section, found)
    return found


def _split(text: str, section: Section, found: list[Sentence]) -> None:
    start, limit, kind, passed = section.start, section.end, section.kind, 0
    for match in MARK.finditer(text, start, limit):
        mark = match.start()
        if mark < passed:
            continue
        if text[mark] == "." and "/" < text[mark + 1 : mark + 2] < ":":  # a digit follows: 16.800
            continue
        close = CLOSE.match(text, mark, limit)
        passed = close.end()
        if passed < limit and _ends_sentence(text, mark, close.start(1), passed):
            _keep(text, start, passed, kind, found)
            start = passed
    _keep(text, start, limit, kind, found)


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
    if text[mark].isspace():
        return not following.islower() or text.count("\n", mark, after) > 1
    if space == after:
        return _ends_glued(text, mark, following)
    if "\n" in text[space:after]:
        return True
    if text[mark] != ".":
        return not following.islower()
    if following.islower():
        return False
    word = LAST_WORD.search(text, max(0, mark - 12), mark)
    if word is None:
        return True
    last = word.group()
    return last.lower() not in ABBREVIATIONS and not (len(last) == 1 and last.isupper())


def _ends_glued(text: str, mark: int, following: str) -> bool:
    """Tell whether a sentence ends without a space: `meningkat.Hal`, `tahun."Kami`, but not `S.H.`, `PT.ABC`."""
    before = text[mark - 1 : mark]
    if not (following.isupper() or following in '"“'):
        return False
    return before.isdigit() or before in ')%"”' or (before.islower() and text[mark - 2 : mark].isalpha())
