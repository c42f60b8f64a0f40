"""The forms of furniture as `patterns/layout.toml` lists them, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.patterns import patterns_folder

COLONS = (":", " :", "\xa0:")
DASH = r"[ \xa0]?(?:-{1,3}|[–—]{1,2})[ \xa0]?"
SUFFIX = r"(?:com|co\.id|co|id|net|news|tv|org|info|asia)"
DOMAIN = rf"[A-Za-z0-9][\w-]{{1,30}}(?:[ .][A-Za-z]{{2,20}})?\.(?:{SUFFIX}|{SUFFIX.upper()})\b"
WORD = r"[A-Z](?:[a-z'’]{1,20}|[A-Z'’.]{0,20})(?:-[A-Z][a-zA-Z]{1,20})?"
PLACE = rf"{WORD}(?:(?:,[ \xa0]?|[ \xa0]|/){WORD}){{0,5}}"


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of furniture: its kind, how far it reaches, whether running text may hold it, what follows its word."""

    id: str
    kind: str
    extent: str
    anywhere: bool
    size: int
    rest: re.Pattern


@dataclass(frozen=True, slots=True)
class Forms:
    """Everything compiled.

    `words` finds where cues may stand and `cues` says which, in its order; `marks` finds those that are no words.
    """

    words: AhoCorasick
    cues: tuple[tuple[Cue, ...], ...]
    marks: re.Pattern
    marked: Mapping[str, Cue]
    opener: re.Pattern
    brands: frozenset[str]
    tag_line: re.Pattern
    publication: re.Pattern
    months: Mapping[str, int]
    zones: Mapping[str, str]
    datelines: tuple[re.Pattern, ...]
    glued_dateline: re.Pattern
    agencies: tuple[str, ...]
    outlets: Mapping[str, str]
    signatures: Mapping[str, str]


@cache
def load_forms() -> Forms:
    """Compile the forms of `patterns/layout.toml`."""
    with (patterns_folder() / "layout.toml").open("rb") as file:
        raw = tomllib.load(file)
    head, dateline, headline = raw["head"], raw["dateline"], raw["headline"]
    by_word = _cues_by_word(raw["cue"])
    marked = {cue["id"]: cue for cue in raw["cue"] if "regex" in cue}
    agencies = rf"(?P<outlet>(?:{_any(dateline['agencies'])})(?:/[^()\n]{{1,40}})?)"
    return Forms(
        words=AhoCorasick(list(by_word), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        cues=tuple(by_word.values()),
        marks=re.compile("|".join(f"{cue['regex']}(?P<{name}>)" for name, cue in marked.items())),
        marked={name: _cue(cue, 0) for name, cue in marked.items()},
        opener=re.compile(rf"[ \xa0](?=(?:{_any(headline['openers'])})[ ,])"),
        brands=frozenset(headline["brands"]),
        tag_line=re.compile(head["tag_line"]),
        publication=re.compile(_publication(head, dateline)),
        months=head["months"],
        zones=head["zones"],
        datelines=tuple(re.compile(form) for form in _datelines(dateline, head)),
        glued_dateline=re.compile(rf"(?P<place>{PLACE}),?[ \xa0]?\({agencies}\){DASH}"),
        agencies=tuple(f"({agency}" for agency in _shortest(dateline["agencies"])),
        outlets=dateline["names"],
        signatures=dateline["signatures"],
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ \xa0]") for word in sorted(words, key=len, reverse=True))


def _shortest(words: Iterable[str]) -> list[str]:
    """Leave out the words that begin with another one: who looks for that finds them.

    >>> _shortest(["ANTARA", "Antara", "ANTARA News"])
    ['ANTARA', 'Antara']
    """
    words = list(words)
    return [word for word in words if not any(word != other and word.startswith(other) for other in words)]


def _cues_by_word(raw: Iterable[Mapping]) -> dict[str, tuple[Cue, ...]]:
    """List the cues to try at each word that opens furniture: its own, then those of shorter words it begins with."""
    by_word: dict[str, list[Cue]] = {}
    for cue in raw:
        for word in _written(cue):
            by_word.setdefault(word, []).append(_cue(cue, len(word)))
    return {
        word: tuple(cue for size in range(len(word), 0, -1) for cue in by_word.get(word[:size], ())) for word in by_word
    }


def _written(cue: Mapping) -> set[str]:
    """Write a cue's words in every case, with plain and with hard spaces, and with their colon."""
    words = {case for word in cue.get("words", ()) for case in (word, word.upper(), word.title(), word.capitalize())}
    words |= {word.replace(" ", "\xa0") for word in words}
    return {word + end for word in words for end in COLONS} if cue.get("colon") else words


def _cue(cue: Mapping, size: int) -> Cue:
    rest = re.compile(cue.get("rest", ""))
    return Cue(cue["id"], cue["kind"], cue["extent"], cue.get("anywhere", False), size, rest)


def _publication(head: Mapping, dateline: Mapping) -> str:
    """Write the regex of a publication line, in whatever case; months are three letters and more: `Okt` and `Oktober`."""
    names = _any([*head["labels"], *dateline["outlets"]])
    labels = rf"(?:{names}|{DOMAIN})[ \xa0]?[:,|–-]{{0,2}}[ \xa0]{{0,2}}"
    months = rf"(?:{_any(head['months'])})[A-Za-z]{{0,7}}\.?"
    day_first = rf"(?P<day>\d{{1,2}})[ \xa0-](?P<month>{months})[ ,-]{{1,2}}(?P<year>\d{{4}})"
    month_first = rf"(?P<month2>{months})[ \xa0](?P<day2>\d{{1,2}}), ?(?P<year2>\d{{4}})"
    slashes = r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year3>\d{4})"
    iso = r"(?P<year4>\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)"
    zone = rf"(?P<zone>{_any(head['zones'])}|[+-]\d\d:?\d\d)"
    clock = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d{1,9})?)?"
    time = rf"{clock}(?:[ \xa0]?(?P<half>[AP]M)\b)?(?:[ \xa0]?{zone})?"
    between = rf"[ \xa0,|•·–—-]{{0,5}}T?(?:(?:{_any(head['clock'])})[ \xa0])?"
    end = r"(?=\s|$|(?<=[A-Z0-9])[A-Z“\"])"
    weekday = rf"(?:(?:{_any(head['weekdays'])})[ ,|\xa0]{{1,3}})?"
    dates = "|".join((day_first, month_first, slashes, iso))
    return rf"(?i:(?P<label>(?:{labels}){{1,2}})?{weekday}(?:{dates})(?:{between}{time})?){end}"


def _datelines(dateline: Mapping, head: Mapping) -> Iterable[str]:
    """Write the regexes of datelines at the start of a line, the more certain first."""
    outlet = rf"(?P<outlet>{DOMAIN}|(?:{_any(dateline['outlets'])})\b)"
    months = rf"(?:{_any(name.capitalize() for name in head['months'])})[a-z]{{0,7}}"
    date = rf"(?:(?:{_any(head['weekdays'])}),? )?\(?(?P<date>\d{{1,2}} {months},? \d{{4}})\)?"
    short = rf"(?:(?:{_any(dateline['first_words'])})[ \xa0])?[A-Z][A-Za-z]{{2,20}}"
    last = r"(?=[A-Z0-9\"“‘'(])"
    listed = rf"(?P<outlet>(?:{_any(dateline['outlets'])})\b[^()\n]{{0,40}}|{DOMAIN})"
    unknown = r"(?P<outlet>[A-Z]\w{1,20}(?:[ \xa0][A-Z]\w{1,20}){1,2})"
    three = rf"(?P<place>{WORD}(?:,?[ \xa0]{WORD}){{0,2}})"
    return (
        rf"(?P<place>{PLACE}),?[ \xa0]?\({listed}\){DASH}",
        rf"{three}[ \xa0]\({unknown}\){DASH}{last}",
        rf"(?P<place>[A-Z]{{3,20}}(?:[ \xa0][A-Z]{{2,20}}){{0,3}})[ \xa0]\((?P<outlet>[A-Z]\w{{1,30}})\){DASH}{last}",
        rf"(?P<place>{PLACE})(?:,|{DASH})[ \xa0]?{outlet}{DASH}",
        rf"{outlet}(?:[,:]|{DASH})[ \xa0]?(?P<place>{PLACE})(?:{DASH}|: ){last}",
        rf"{outlet},[ \xa0](?P<place>{short})[ \xa0]{last}",
        rf"{outlet}{DASH}{last}",
        rf"(?P<place>{PLACE}), {date}{DASH}{last}",
        rf"{three}(?:[ \xa0](?:-{{1,3}}|[–—])[ \xa0]|[ \xa0]?(?:--|—)[ \xa0]?){last}",
    )
