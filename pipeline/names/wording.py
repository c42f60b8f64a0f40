"""The words that the reading of posts and bodies turns on, from their lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.names.runs import RUN
from pipeline.patterns import alternation
from pipeline.rules import Rules

BODY_USES = ("service", "unit", "public", "named")
HYPHENED = re.compile(r"-[a-z]")
HOUSES = ("building", "site")  # kinds of place; some are sorts of bodies too
SMALL = re.compile(r" (?!dan )[a-z]")
TITLES = ("address_word", "honorific")
LEVELS = frozenset(("province", "regency", "city"))


@dataclass(frozen=True, slots=True)
class Wording:
    """Sets of words by what they do; `lists` finds what leads to a list, its group 1 where that goes post
    by post; `alias` a person's other name, its group 2, with what stands before it in group 1; `begun` are the known bodies
    that the name of another begins with; `longer` gives for the capitals that the name of a known body begins with what
    follows in it, in small letters, and the full name."""

    level: dict[str, str]
    smaller: dict[str, str]
    service: frozenset[str]
    unit: frozenset[str]
    public: frozenset[str]
    named: frozenset[str]
    holder: frozenset[str]
    also: frozenset[str]
    body_cues: frozenset[str]
    things: frozenset[str]
    functions: frozenset[str]
    place_sorts: frozenset[str]
    place_ends: frozenset[str]
    place_cues: frozenset[str]
    generic: frozenset[str]
    houses: frozenset[str]
    begun: frozenset[str]
    longer: dict[str, list[tuple[str, str]]]
    lists: re.Pattern
    alias: re.Pattern


def read_wording(rules: Rules) -> Wording:
    """Gather the words from `post_area`, `body_word` and `post_link`."""
    areas = rules.meanings("post_area") if "post_area" in rules.lexicons else {}
    bodies = rules.lexicons.get("body_word", ())
    aliases = alternation(word for word, _ in rules.lexicons.get("alias_word", (("alias", ""),)))
    titles = alternation(["pak", *(word for name in TITLES for word, _ in rules.lexicons.get(name, ()))])
    links = rules.lexicons.get("post_link", ())
    by_use = {use: [word for word, kind in links if kind == use] for use in ("holder", "also", "list", "each")}
    return Wording(
        {post: level for post, level in areas.items() if level in LEVELS},
        {post: level for post, level in areas.items() if level not in LEVELS},
        *(frozenset(word for word, uses in bodies if use in uses.split(",")) for use in BODY_USES),
        *(frozenset(spaced(word) for word in by_use[use]) for use in ("holder", "also")),
        rules.words("body_cue"),
        rules.words("thing_cue"),
        rules.words("function_word"),
        frozenset(word for word, _ in rules.lexicons.get("place_stop", ())),
        rules.words("place_end"),
        rules.words("place_cue") | {"dari", "asal"},
        rules.words("organization_generic"),
        frozenset(word.lower() for word, kind in rules.lexicons.get("place_kind", ()) if kind.split(",")[0] in HOUSES),
        begun_names(rules),
        longer_names(rules),
        re.compile(rf",? (?:({alternation(by_use['each'])})|{alternation(by_use['list'])})(?: oleh)? "),
        re.compile(rf"(?: \(|,? \(?{aliases} )((?i:{titles}) (?=[A-Z]))?([A-Z][\w'’]+)\b(?! [A-Z])"),
    )  # fmt: skip


def known_bodies(rules: Rules) -> Iterator[tuple[str, str]]:
    """List the forms of the names of known organisations, each with the full name."""
    for row in rules.tables.get("organizations", ()):
        for form in (row["name"], *filter(None, row["short"].split("|"))):
            yield form, row["name"]


def begun_names(rules: Rules) -> frozenset[str]:
    """Gather the known bodies with which the name of another one begins, in small letters."""
    names = [form.lower() for form, _ in known_bodies(rules)]
    begins = {" ".join(words[:past]) for words in map(str.split, names) for past in range(1, len(words))}
    return frozenset(begins.intersection(names))


def longer_names(rules: Rules) -> dict[str, list[tuple[str, str]]]:
    """Map the first capitals of the names of known bodies that go on in small letters to what follows and the full name."""
    longer: dict[str, list[tuple[str, str]]] = {}
    public = {word for word, uses in rules.lexicons.get("body_word", ()) if "public" in uses.split(",")}
    for form, name in known_bodies(rules):
        if form.split(" ")[0].lower() in public and not SMALL.search(form):
            continue  # such a name is read word by word, with the area behind it
        for written in {form, HYPHENED.sub(lambda found: found.group().upper(), form)}:
            opening = RUN.match(written)
            if opening and opening.end() < len(form):
                longer.setdefault(opening.group(), []).append((form[opening.end() :].lower(), name))
    return {opening: sorted(rests, key=lambda rest: -len(rest[0])) for opening, rests in longer.items()}


def spaced(link: str) -> str:
    """Write a link as it stands between two names, without the space after it.

    >>> spaced("selaku"), spaced(", selaku"), spaced("/")
    (' selaku', ', selaku', '/')
    """
    return link if link[0] in ",/" else f" {link}"
