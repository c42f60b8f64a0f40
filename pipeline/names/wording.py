"""The words that the reading of posts and bodies turns on, from their lists."""

import re
from dataclasses import dataclass

from pipeline.patterns import alternation
from pipeline.rules import Rules

BODY_USES = ("service", "unit", "public", "named")
TITLES = ("address_word", "honorific")
LEVELS = frozenset(("province", "regency", "city"))


@dataclass(frozen=True, slots=True)
class Wording:
    """Sets of words by what they do; `lists` finds what leads to a list, its group 1 where that goes post
    by post; `alias` a person's other name, its group 2, with
    what stands before it in group 1."""

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
        re.compile(rf",? (?:({alternation(by_use['each'])})|{alternation(by_use['list'])})(?: oleh)? "),
        re.compile(rf"(?: \(|,? \(?{aliases} )((?i:{titles}) (?=[A-Z]))?([A-Z][\w'’]+)\b(?! [A-Z])"),
    )  # fmt: skip


def spaced(link: str) -> str:
    """Write a link as it stands between two names, without the space after it.

    >>> spaced("selaku"), spaced(", selaku"), spaced("/")
    (' selaku', ', selaku', '/')
    """
    return link if link[0] in ",/" else f" {link}"
