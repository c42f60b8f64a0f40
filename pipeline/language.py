"""Indonesian sentences: where they end in running text, in glued text, and at line breaks."""

import re

from pipeline.model import Section, Sentence

# A possible end: a full stop with its closing marks before white space or glued to a capital, a line break, or the
# run of spaces that a lost paragraph break leaves.
POSSIBLE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?:\s+|(?=[A-Z“\"]))|[ \t\u00a0]*[\n\r\u2028][\s\u00a0]*|[ \u00a0]{3,}")
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
    start, limit, kind = section.start, section.end, section.kind
    for match in POSSIBLE_END.finditer(text, section.start, section.end):
        end = match.end()
        if end < limit and not _ends_sentence(text, match.start(), end):
            continue
        _keep(text, start, end, kind, found)
        start = end
    _keep(text, start, limit, kind, found)


def _keep(text: str, start: int, end: int, kind: str, found: list[Sentence]) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        found.append(Sentence(start, end, kind))


def _ends_sentence(text: str, mark: int, after: int) -> bool:
    """Tell an end from a wrapped line, and from the dot of an abbreviation, an initial or a number."""
    if text[mark] != ".":
        return text[mark] in "!?…" or text[after].isupper() or not text[after].islower() or "\n\n" in text[mark:after]
    before = text[mark - 1 : mark]
    if not text[after - 1].isspace():
        # Glued: `meningkat.Hal`, `tahun."Kami`, `(16/12).Menurut` end; `S.H.`, `PT.ABC`, `U.S.` do not.
        return before.isdigit() or before in ')%"”' or (before.islower() and text[mark - 2 : mark].isalpha())
    if "\n" in text[mark:after]:
        return True
    if text[after].islower():
        return False
    word = LAST_WORD.search(text, max(0, mark - 12), mark)
    if word is None:
        return True
    last = word.group()
    return last.lower() not in ABBREVIATIONS and not (len(last) == 1 and last.isupper())
