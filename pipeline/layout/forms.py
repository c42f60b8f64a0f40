"""The forms of furniture as `patterns/layout.toml` lists them, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.patterns import patterns_folder

DASH = r"[ \xa0]?(?:-{1,3}|[–—]{1,2})[ \xa0]?"
SUFFIX = r"(?:com|co\.id|co|id|net|news|tv|org|info|asia)"
DOMAIN = rf"[A-Za-z0-9][\w-]{{1,30}}(?:[ .][A-Za-z]{{2,20}})?\.(?:{SUFFIX}|{SUFFIX.upper()})\b"
WORD = r"[A-Z](?:[a-z'’]{1,20}|[A-Z'’.]{0,20})(?:-[A-Z][a-zA-Z]{1,20})?"
PLACE = rf"{WORD}(?:(?:,[ \xa0]?|[ \xa0]|/){WORD}){{0,5}}"


@dataclass(frozen=True, slots=True)
class Cue:
    """How one form of furniture begins: its kind of section, how far it reaches, and whether it stands in running text too."""

    id: str
    kind: str
    extent: str
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Forms:
    """Everything compiled: `scan` finds cues, its last group is a key of `cues`; the rest reads the head of an article."""

    scan: re.Pattern
    cues: Mapping[str, Cue]
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
    scan, cues = _one_scan(raw["cue"])
    agencies = rf"(?P<outlet>(?:{_any(dateline['agencies'])})(?:/[^()\n]{{1,40}})?)"
    return Forms(
        scan=re.compile(scan),
        cues=cues,
        opener=re.compile(rf"[ \xa0](?=(?:{_any(headline['openers'])})[ ,])"),
        brands=frozenset(headline["brands"]),
        tag_line=re.compile(head["tag_line"]),
        publication=re.compile(_publication(head, dateline)),
        months=head["months"],
        zones=head["zones"],
        datelines=tuple(re.compile(form) for form in _datelines(dateline, head)),
        glued_dateline=re.compile(rf"(?P<place>{PLACE}),?[ \xa0]?\({agencies}\){DASH}"),
        agencies=tuple(f"({agency}" for agency in dateline["agencies"]),
        outlets=dateline["names"],
        signatures=dateline["signatures"],
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ \xa0]") for word in sorted(words, key=len, reverse=True))


def _one_scan(raw: Iterable[Mapping]) -> tuple[str, dict[str, Cue]]:
    """Join all cues into one regex that branches by first and by second letter, so that the search skips all else in C."""
    branches: dict[str, dict[str, list[str]]] = {}
    cues = {}
    for cue in raw:
        for first, second, regex in _by_letters(cue):
            name = f"cue{len(cues)}"
            cues[name] = Cue(cue["id"], cue["kind"], cue["extent"], cue.get("anywhere", False))
            branches.setdefault(first, {}).setdefault(second, []).append(f"{regex}{cue.get('rest', '')}(?P<{name}>)")
    return _branch((first, _branch((second, "|".join(ends)) for second, ends in rest.items())) for first, rest in branches.items()), cues


def _branch(parts: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"{start}(?:{rest})" for start, rest in parts)


def _by_letters(cue: Mapping) -> Iterable[tuple[str, str, str]]:
    if "regex" in cue:
        length = 2 if cue["regex"].startswith("\\") else 1
        return [(cue["regex"][:length], "", cue["regex"][length:])]
    letters: dict[tuple[str, str], set[str]] = {}
    for word in cue["words"]:
        for case in (word, word.upper(), word.title(), word.capitalize()):
            letters.setdefault((case[0], case[1]), set()).add(case[2:])
    return [(first, second, f"(?:{_any(rest)})") for (first, second), rest in letters.items()]


def _publication(head: Mapping, dateline: Mapping) -> str:
    """Write the regex of a publication line; months are three letters and more, so that `Okt` and `Oktober` both do."""
    labels = rf"(?:{_any(head['published'] + head['updated'])}|{DOMAIN}|{_any(dateline['outlets'])})[ \xa0]?[:,|–-]{{0,2}}[ \xa0]{{0,2}}"
    months = rf"(?:{_any(name.capitalize() for name in head['months'])}|{_any(name.upper() for name in head['months'])})[A-Za-z]{{0,7}}\.?"
    day_first = rf"(?P<day>\d{{1,2}})[ \xa0-](?P<month>{months})[ ,-]{{1,2}}(?P<year>\d{{4}})"
    month_first = rf"(?P<month2>{months})[ \xa0](?P<day2>\d{{1,2}}), ?(?P<year2>\d{{4}})"
    slashes = r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year3>\d{4})"
    iso = r"(?P<year4>\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)"
    zone = rf"(?P<zone>{_any(head['zones'])}|[+-]\d\d:?\d\d)"
    time = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d{{1,9}})?)?(?:[ \xa0]?(?P<half>[AP]M)\b)?(?:[ \xa0]?{zone})?"
    between = rf"[ \xa0,|•·–—-]{{0,5}}T?(?:(?:{_any(head['clock'])})[ \xa0])?"
    end = r"(?=\s|$|(?<=[A-Z0-9])[A-Z“\"])"
    return rf"(?P<label>{labels})?(?:(?:{_any(head['weekdays'])})[ ,|\xa0]{{1,3}})?(?:{day_first}|{month_first}|{slashes}|{iso})(?:{between}{time})?{end}"


def _datelines(dateline: Mapping, head: Mapping) -> Iterable[str]:
    """Write the regexes of datelines at the start of a line, the more certain first."""
    outlet = rf"(?P<outlet>{DOMAIN}|(?:{_any(dateline['outlets'])})\b)"
    months = rf"(?:{_any(name.capitalize() for name in head['months'])})[a-z]{{0,7}}"
    date = rf"(?:(?:{_any(head['weekdays'])}),? )?\(?(?P<date>\d{{1,2}} {months},? \d{{4}})\)?"
    short = rf"(?:(?:{_any(dateline['first_words'])})[ \xa0])?[A-Z][A-Za-z]{{2,20}}"
    last = r"(?=[A-Z0-9\"“‘'(])"
    return (
        rf"(?P<place>{PLACE}),?[ \xa0]?\((?P<outlet>[A-Z][^()\n]{{1,40}}|{DOMAIN})\){DASH}",
        rf"(?P<place>{PLACE})(?:,|{DASH})[ \xa0]?{outlet}{DASH}",
        rf"{outlet}(?:[,:]|{DASH})[ \xa0]?(?P<place>{PLACE})(?:{DASH}|: ){last}",
        rf"{outlet},[ \xa0](?P<place>{short})[ \xa0]{last}",
        rf"{outlet}{DASH}{last}",
        rf"(?P<place>{PLACE}), {date}{DASH}{last}",
        rf"(?P<place>{WORD}(?:,?[ \xa0]{WORD}){{0,2}})(?:[ \xa0](?:-{{1,3}}|[–—])[ \xa0]|[ \xa0]?(?:--|—)[ \xa0]?){last}",
    )
