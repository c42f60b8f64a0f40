"""Agency datelines (`Mataram (ANTARA) - `) at the start of a line, or glued to the teaser before them."""

import re

from pipeline.layout.forms import Forms
from pipeline.layout.found import Found

REACH = 120
PLACE = 60
TEASER = 1200
HINT = re.compile(r"[–—]|-(?:[ \xa0-]|(?<=[ \xa0)]-))|\.[a-zA-Z]{2,3}, ")
WORDS = re.compile(r"[^\W\d_]+")
KEPT = 3


def dateline_at(text: str, start: int, forms: Forms) -> tuple[Found, str] | None:
    """Read the dateline that a line begins with: where it is and its place, and its outlet."""
    stop = min(len(text), start + REACH)
    if not HINT.search(text, start, stop):
        return None
    for form in forms.datelines:
        if match := form.match(text, start, stop):
            return _read(match, forms)
    return None


def glued_dateline(text: str, start: int, forms: Forms) -> tuple[Found, str] | None:
    """Find an agency's dateline in the middle of the first lines: `... 03.41 WIBPurwokerto (ANTARA) - `."""
    stop = min(len(text), start + TEASER)
    for agency in forms.agencies:
        at = text.find(agency, start, stop)
        while at >= 0:  # the first one may be the credit of a photo
            match = forms.glued_dateline.search(text, max(start, at - PLACE), min(len(text), at + REACH))
            if match:
                return _read(match, forms)
            at = text.find(agency, at + 1, stop)
    return None


def _read(match: re.Match, forms: Forms) -> tuple[Found, str]:
    part = match.groupdict()
    place = name_place(part.get("place") or "")
    return Found("dateline", match.start(), match.end(), place), name_outlet(part.get("outlet") or "", forms)


def name_place(place: str) -> str:
    """Write a place in capitals as a name; abbreviations stay.

    >>> name_place("BANDA ACEH, NAD")
    'Banda Aceh, NAD'
    >>> name_place("Lombok Timur NTB")
    'Lombok Timur NTB'
    """
    return place if place.istitle() else WORDS.sub(lambda word: _name_word(word.group()), place)


def _name_word(word: str) -> str:
    return word.capitalize() if len(word) > KEPT and word.isupper() else word


def name_outlet(outlet: str, forms: Forms) -> str:
    """Name an outlet as it calls itself: `TEMPO.CO` is Tempo; one that we do not know stays as written."""
    words = outlet.split("/")[0].lower().split()
    return forms.outlets.get(outlet.lower()) or forms.outlets.get(" ".join(words[:2]), outlet)
