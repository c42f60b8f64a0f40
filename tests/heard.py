"""An attribution of test prose whose names are given, so that it does not depend on finding them."""

import re
from functools import cache

from pipeline.attribution import Attribution, attributor
from pipeline.language import find_sentences
from pipeline.model import Article, Mention, Reading, Section
from pipeline.patterns import load_rules

PEOPLE = ("Yosef Mbari", "Ratna Kusumadewi", "Lukman Tarihoran", "Siti Aminarti", "Wayan Sukerta")
BODIES = ("Badan Karantina Laut", "Kementerian Irigasi", "Lembaga Survei Cakra", "PT Rotan Jaya", "Harian Suluh")


@cache
def compiled():
    return attributor(load_rules())


def named(text: str) -> list[Mention]:
    """Find the people, by full or single name, and the bodies."""
    known = {body: ("organization", body) for body in BODIES} | {person: ("person", person) for person in PEOPLE}
    for person in PEOPLE:
        known |= dict.fromkeys(person.split(), ("person", person))
    words = "|".join(sorted(known, key=len, reverse=True))
    return [
        Mention(known[match.group()][0], *match.span(), "test", Reading(name=known[match.group()][1]))
        for match in re.finditer(words, text)
    ]


def listen(text: str, names: list[Mention] | None = None) -> Attribution:
    """Attribute a text that is all body."""
    sections = (Section("body", 0, len(text)),)
    article = Article("a", "a.txt", "", "text", text)
    (heard,) = compiled()(
        [(article, sections, find_sentences(text, sections), named(text) if names is None else names)]
    )
    return heard


def quoted(text: str) -> list[tuple[str, str]]:
    """List the quotes of a text with their speakers."""
    return [(text[quote.start : quote.end], quote.reading.name) for quote in listen(text).quotes]
