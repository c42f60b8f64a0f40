"""Every mention of a person under the full name that the article gives."""

import itertools
import re
from operator import attrgetter, itemgetter

from pipeline.model import Official
from pipeline.names.glosses import is_short
from pipeline.names.model import Drafts, Span
from pipeline.names.wording import Wording

WORDS, START = itemgetter(0), attrgetter("start")
LIST = (", ", " dan ", ", dan ", "-", " , ", " , dan ")
LONGEST = 12  # words of a name whose parts may stand for it
REACH = 20  # characters before a name in which the word before it lies
MARKS, MARK, SHORT = frozenset("'’‘`"), re.compile(r"['’‘`]"), 3
SHORTEST_CUT = 5  # letters of the beginning of a name that stands for it
LISTED = 0.4  # how much must speak for a person in a list of people: two unknown words, or one given name


def name_people(text: str, drafts: Drafts) -> list[Official]:
    """Join later and shorter mentions of people to their full names, in the spans and in the officials given back."""
    people = [span for span in drafts.spans if span.label == "person"]
    cut_glued(people, drafts)
    full = full_names([span.name for span in people])
    if any(MARKS.intersection(span.name) for span in people):
        full |= plain_spellings(full)
    for span in drafts.spans:
        if span.known and " " not in span.name and full.get(span.name, span.name).startswith(f"{span.name} "):
            span.label, span.rule = "person", "person.given"  # `Sony` of `Sony Wijaya`
            people.append(span)
    join_aliases(text, people, full, drafts.wording)
    starts, ends = {span.start for span in people}, {span.end for span in people}
    for span in drafts.doubtful:
        if span.name in full or in_list(text, span, starts, ends):
            drafts.spans.append(span)
            people.append(span)
            ends.add(span.end)
    add_plain(full, people, drafts)
    add_foreign(text, full, people, drafts)
    join_blends(people, full)
    shared = shared_names(people, full)
    for span in people:
        written, name = span.name, full.get(span.name, span.name)
        span.name = nearest(shared[written], span) if written in shared else name
        missing = len(span.name) - len(written)
        if missing > 0 and span.name.endswith(written) and text.startswith(span.name, span.start - missing):
            span.start -= missing
    return [official._replace(name=full.get(official.name, official.name)) for official in drafts.officials]


def cut_glued(people: list[Span], drafts: Drafts) -> None:
    """Cut a word in small letters off a name that the article has without it too: `Budi Hollyyang`."""
    names = sorted({span.name for span in (*people, *drafts.doubtful)})
    glued = {
        longer: name
        for name, longer in itertools.pairwise(names)
        if longer.startswith(name) and longer[len(name) :] in drafts.wording.functions
    }
    if glued:
        for span in people:
            if span.name in glued:
                span.end -= len(span.name) - len(glued[span.name])
                span.name = glued[span.name]


def join_aliases(text: str, people: list[Span], full: dict[str, str], wording: Wording) -> None:
    """Add the other names that follow people: `Bagus Hendra alias Bagong`, `Joni Wibowo (Joniwi)`, `(Gus Jon)`."""
    for span in people:
        alias = wording.alias.match(text, span.end, span.end + 60)
        if alias:
            title, other = alias.groups()
            if alias.group()[1] != "(" or title or initials(span.name) == other or is_short(other, span.name):
                full[other] = full.get(span.name, span.name)


def join_blends(people: list[Span], full: dict[str, str]) -> None:
    """Add the names made of the beginnings of two words of a full one."""
    single = {span.name for span in people if " " not in span.name and full.get(span.name, span.name) == span.name}
    if single:
        for name in {span.name for span in people if " " in span.name}:
            for short in single:
                if is_blend(short.lower(), name.lower()) or is_cut(short, name):
                    full[short] = full.get(name, name)


def add_plain(full: dict[str, str], people: list[Span], drafts: Drafts) -> None:
    """Add the mentions of people by a part of their name that is an ordinary word too: `ujar Bintang`."""
    for run in drafts.parts:
        token = run.tokens[-1]
        if " " in full.get(token.text, "") and not (run.opens and len(run.tokens) == 1):
            span = Span("person", run.start + token.start, run.start + token.end, token.text, "person.part")
            drafts.spans.append(span)
            people.append(span)


def add_foreign(text: str, full: dict[str, str], people: list[Span], drafts: Drafts) -> None:
    """Take what is called like a place abroad for the person whose first name it is: `kata Victoria`."""
    for span in [span for span in drafts.spans if span.places and not span.places[0].code]:
        if not full.get(span.name, "").startswith(f"{span.name} "):
            continue
        before = text[max(0, span.start - REACH) : span.start].split()
        if not before or before[-1].lower() not in drafts.wording.place_cues:
            span.label, span.rule, span.places = "person", "person.part", ()
            people.append(span)


def plain_spellings(full: dict[str, str]) -> dict[str, str]:
    """Map the names that hold an apostrophe, written without it, to the full ones: `Niam` of `Asrorun Ni'am`."""
    plain = {MARK.sub("", name): longest for name, longest in full.items() if MARK.search(name)}
    return {name: longest for name, longest in plain.items() if full.get(name, name) == name and len(name) > SHORT}


def is_blend(short: str, name: str) -> bool:
    """Tell whether a word is made of the beginnings of two words of a name.

    >>> is_blend("jonwib", "joni setia wibowo"), is_blend("joniwan", "joni wibowo"), is_blend("joni", "joni wibowo")
    (True, False, False)
    """
    first, *rest = name.split(" ")
    return short[:2] == first[:2] and any(
        first.startswith(short[:at]) and any(word.startswith(short[at:]) for word in rest)
        for at in range(2, len(short) - 1)
    )


def is_cut(short: str, name: str) -> bool:
    """Tell whether a word is the beginning of the first of a name.

    >>> is_cut("Joniw", "Joniwati Setia"), is_cut("Joni", "Joniwati Setia"), is_cut("Setia", "Joni Setiawan")
    (True, False, False)
    """
    return len(short) >= SHORTEST_CUT and len(name.split(" ")[0]) > len(short) + 1 and name.startswith(short)


def shared_names(people: list[Span], full: dict[str, str]) -> dict[str, list[Span]]:
    """Map each short name that several full ones hold to the mentions of these, in reading order."""
    whole = [span for span in people if " " in span.name and full.get(span.name, span.name) == span.name]
    short = {span.name for span in people if " " not in span.name}
    found = {name: [span for span in whole if name in span.name.split(" ")] for name in short} if whole else {}
    return {name: sorted(spans, key=START) for name, spans in found.items() if len({span.name for span in spans}) > 1}


def nearest(holders: list[Span], span: Span) -> str:
    """Choose among full names that hold a short one: by a first name the last before it, by a last one the first of all."""
    before = [holder for holder in holders if holder.start < span.start]
    if before and before[-1].name.startswith(f"{span.name} "):
        return before[-1].name
    return holders[0].name


def in_list(text: str, span: Span, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a likely person stands beside another, or any name between two, with only a comma or a conjunction."""
    first, last = span.start, span.end
    beside = not ends.isdisjoint((first - 1, first - 2, first - 3, first - 5, first - 6, first - 7))
    behind = (last + 1, last + 2, last + 3, last + 5, last + 6, last + 7)
    if not beside and (span.weight < LISTED or starts.isdisjoint(behind)):
        return False
    needed = 1 if span.weight >= LISTED else 2
    for gap in LIST:
        size = len(gap)
        if span.start - size in ends and text.startswith(gap, span.start - size):
            needed -= 1
        if span.end + size in starts and text.startswith(gap, span.end):
            needed -= 1
    return needed <= 0


def initials(name: str) -> str:
    """Take the first letters of a name.

    >>> initials("Bagus Hendra Saputra")
    'BHS'
    """
    return "".join(word[0] for word in name.split(" "))


def full_names(names: list[str]) -> dict[str, str]:
    """Map each shorter form of a person's name to the longest name that holds its words.

    >>> full_names(["Siti Aminah", "Siti", "Budi Aminah"])["Siti"]
    'Siti Aminah'
    """
    full: dict[str, str] = {}
    for size, name in sorted([(name.count(" ") + 1, name) for name in dict.fromkeys(names)], key=WORDS, reverse=True):
        if size > LONGEST:
            continue
        longest, words = full.get(name, name), name.split(" ")
        for first in range(size):
            for past in range(first + 1, size + 1):
                part = " ".join(words[first:past])
                if len(part) > 2 and part not in full:
                    full[part] = longest
    return full
