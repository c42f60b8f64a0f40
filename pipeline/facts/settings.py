"""What a number belongs to beside its subject: a place, a body, and whoever says it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.model import Mention
from pipeline.patterns.cues import cue_regex

START = attrgetter("start")
AFTER, BEFORE = 70, 110  # characters in which the place of a number can stand
CLAUSE = re.compile(cue_regex("slots", "clause"))
LEADS_AFTER = re.compile(cue_regex("slots", "leads_after"), re.IGNORECASE)
NOT_WHERE = re.compile(cue_regex("slots", "not_where"))
JOINED = (" dan ", " maupun ", " serta ", " atau ")
SPOKEN_IN = re.compile(cue_regex("slots", "spoken_in"))


class Setting(NamedTuple):
    """What a number belongs to: the body, the place with its code, and who says it."""

    organization: str
    place: str
    place_code: str
    speaker: str


def setting_finder(text: str, names: Sequence[Mention]) -> Callable[[Mention, str, str], Setting]:
    """Build the function that finds the setting of a number among the names of its sentence.

    It takes the number, the body of whoever speaks, or '', and the speaker. A count has the place that its clause names;
    an amount or a share the only place of the sentence. Where the sentence names no body, the number belongs to the one
    whose post lets the speaker say it.
    """
    if not names:
        return lambda _number, body, speaker: Setting(body, "", "", speaker)
    places = [name for name in names if name.label == "place" and not SPOKEN_IN.match(text, name.end)]
    bodies = {name.reading.name for name in names if name.label == "organization"}
    only_place = places[0] if len(places) == 1 else None
    only_body = bodies.pop() if len(bodies) == 1 else ""

    def find_setting(number: Mention, body: str, speaker: str) -> Setting:
        place = _place_of(text, number, places) if number.label == "count" else only_place
        organization = only_body or ("" if bodies else body)
        if place is None:
            return Setting(organization, "", "", speaker)
        return Setting(organization, place.reading.name, place.reading.unit, speaker)

    return find_setting


def _place_of(text: str, number: Mention, places: list[Mention]) -> Mention | None:
    """Find the place of a count: the next one behind it, or the last one before; none where two places share it."""
    behind = bisect_left(places, number.end, key=START)
    if behind < len(places) and _is_behind(text, number, places[behind]):
        at = behind
    else:
        at = behind - 1
        while at >= 0 and places[at].end > number.start:
            at -= 1
        if at < 0 or not _is_ahead(text, number, places[at]):
            return None
    shared = at + 1 < len(places) and text[places[at].end : places[at + 1].start] in JOINED  # `di Praya dan Jonggat`
    return None if shared else places[at]


def _is_behind(text: str, number: Mention, place: Mention) -> bool:
    between = text[number.end : place.start]
    near = len(between) <= AFTER and not CLAUSE.search(between) and "," not in between
    return near and bool(LEADS_AFTER.search(between))


def _is_ahead(text: str, number: Mention, place: Mention) -> bool:
    if NOT_WHERE.search(text, max(0, place.start - 20), place.start):
        return False
    between = text[place.end : number.start]
    return len(between) <= BEFORE and not CLAUSE.search(between) and ". " not in between
