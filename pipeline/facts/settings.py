"""What a number belongs to beside its subject: a place, a body, and whoever says it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Mention

AFTER, BEFORE = 70, 110  # characters in which the place of a number can stand
CLAUSE = re.compile(
    r"[;:]|,?\s(?:sementara|sedangkan|serta|namun|tetapi|kemudian)\s|\b(?:kata|ujar|ucap|jelas|ungkap|tutur|menurut)"
)
LEADS_AFTER = re.compile(
    r"\s(?:di|dari|se|asal|wilayah|provinsi|kabupaten|kota)[\s-](?:[^\W\d]+\s){0,2}$|^\s?$", re.IGNORECASE
)
NOT_WHERE = re.compile(
    r"\b(?:asal|berkebangsaan|kebangsaan|[Pp]residen|[Rr]aja|[Mm]enteri|[Tt]im|[Tt]imnas|pelatih|pemain)\s$"
)
JOINED = (" dan ", " maupun ", " serta ", " atau ")
SPOKEN_IN = re.compile(r",\s(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu)")


class Setting(NamedTuple):
    """What a number belongs to: the body, the place with its code, and who says it."""

    organization: str
    place: str
    place_code: str
    speaker: str


def find_setting(text: str, number: Mention, names: Sequence[Mention], body: str, speaker: str) -> Setting:
    """Find the setting of a number among the names of its sentence; `body` is that of whoever speaks, or ''.

    A count has the place that its clause names; an amount or a share the only place of the sentence. Where the sentence
    names no body, the number belongs to the one whose post lets the speaker say it.
    """
    if not names:
        return Setting(body, "", "", speaker)
    places = [name for name in names if name.label == "place" and not SPOKEN_IN.match(text, name.end)]
    if number.label == "count":
        place = _behind(text, number, places) or _ahead(text, number, places)
        place = None if place and _is_shared(text, place, places) else place
    else:
        place = places[0] if len(places) == 1 else None
    bodies = {name.reading.name for name in names if name.label == "organization"}
    organization = bodies.pop() if len(bodies) == 1 else "" if bodies else body
    if place is None:
        return Setting(organization, "", "", speaker)
    return Setting(organization, place.reading.name, place.reading.unit, speaker)


def _behind(text: str, number: Mention, places: list[Mention]) -> Mention | None:
    for place in places:
        between = text[number.end : place.start]
        if place.start >= number.end:
            near = len(between) <= AFTER and not CLAUSE.search(between) and "," not in between
            return place if near and LEADS_AFTER.search(between) else None
    return None


def _is_shared(text: str, place: Mention, places: list[Mention]) -> bool:
    """Tell whether a second place is joined to one, so that the number belongs to both: `di Praya dan Jonggat`."""
    which = places.index(place) + 1
    return which < len(places) and text[place.end : places[which].start] in JOINED


def _ahead(text: str, number: Mention, places: list[Mention]) -> Mention | None:
    before = [place for place in places if place.end <= number.start]
    if not before:
        return None
    if NOT_WHERE.search(text, max(0, before[-1].start - 20), before[-1].start):
        return None
    between = text[before[-1].end : number.start]
    return before[-1] if len(between) <= BEFORE and not CLAUSE.search(between) and ". " not in between else None
