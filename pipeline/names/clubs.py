"""Clubs that the sports pages call by the name of their town alone."""

import re
from collections.abc import Callable

from pipeline.names.model import Drafts
from pipeline.rules import Rules

ENOUGH = 3  # different words of sport in an article, and in a sentence alone one
SHORT = 300  # characters of what is no whole article
WORD = re.compile(r"[a-z]{3,}")
TOWN = re.compile(r"\b(?:[Kk]ota|[Dd]i) $")


def club_namer(rules: Rules) -> Callable[[str, Drafts], None]:
    """Build the function that takes towns for clubs where the article is about football."""
    towns, words = rules.words("club_city"), rules.words("sport_word")

    def name_clubs(text: str, drafts: Drafts) -> None:
        found = [span for span in drafts.spans if span.rule == "place.area" and span.name.lower() in towns]
        if not found:
            return
        enough = 1 if len(text) < SHORT else ENOUGH
        if len(words.intersection(WORD.findall(text.lower()))) < enough:
            return
        for span in found:
            if not TOWN.search(text, max(0, span.start - 6), span.start):
                span.label, span.rule, span.places = "organization", "organization.club", ()
                span.name = text[span.start : span.end]

    return name_clubs
