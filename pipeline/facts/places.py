"""Where a count is of: the place that its own clause names."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.model import Mention, Sentence

AFTER, BEFORE = 70, 110  # characters in which the place of a number can stand
CLAUSE = re.compile(
    r"[;:]|,?\s(?:sementara|sedangkan|serta|namun|tetapi|kemudian)\s|\b(?:kata|ujar|ucap|jelas|ungkap|tutur|menurut)"
)
LEADS_AFTER = re.compile(
    r"\s(?:di|dari|se|asal|wilayah|provinsi|kabupaten|kota)[\s-](?:[^\W\d]+\s){0,2}$|^\s?$", re.IGNORECASE
)
SPOKEN_IN = re.compile(r",\s(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu)")


def place_reader() -> Callable[[str, Sentence, Mention, list[Mention]], tuple[str, str]]:
    """Build the function that gives the place of a number and its code: `(text, sentence, number, names)`."""

    def read_place(text: str, sentence: Sentence, number: Mention, names: list[Mention]) -> tuple[str, str]:
        if number.label != "count":
            return "", ""
        first = bisect_left(names, sentence.start, key=_start)
        last = bisect_left(names, sentence.end, key=_start)
        places = [name for name in names[first:last] if name.label == "place" and not SPOKEN_IN.match(text, name.end)]
        found = _behind(text, number, places) or _ahead(text, number, places)
        return (found.reading.name, found.reading.unit) if found else ("", "")

    return read_place


def _start(mention: Mention) -> int:
    return mention.start


def _behind(text: str, number: Mention, places: list[Mention]) -> Mention | None:
    for place in places:
        between = text[number.end : place.start]
        if place.start >= number.end:
            near = len(between) <= AFTER and not CLAUSE.search(between) and "," not in between
            return place if near and LEADS_AFTER.search(between) else None
    return None


def _ahead(text: str, number: Mention, places: list[Mention]) -> Mention | None:
    before = [place for place in places if place.end <= number.start]
    if not before:
        return None
    between = text[before[-1].end : number.start]
    return before[-1] if len(between) <= BEFORE and not CLAUSE.search(between) and "." not in between else None
