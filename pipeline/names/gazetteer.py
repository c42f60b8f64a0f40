"""Areas with their codes, countries and other places, by every name that the press gives them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.rules import RuleError, Rules

PREFIXES = {
    "province": ("Provinsi", "Prov.", "Prov"),
    "regency": ("Kabupaten", "Kab.", "Kab", "Kabupaten Administrasi", "Regency"),
    "city": ("Kota", "Kotamadya", "Kota Administrasi", "Kota Adm.", "Kotamadya Administrasi"),
}
LEVELS = ("Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its canonical name, its code ('' abroad), its kind and parent, and whether it is an everyday word."""

    name: str
    code: str
    kind: str
    parent: str = ""
    common: bool = False


def read_places(rules: Rules) -> dict[str, tuple[Place, ...]]:
    """Give for every name as the press writes it the places that it may mean, the most likely first."""
    found: dict[str, list[Place]] = {}
    for name, place in (*area_names(rules), *other_names(rules)):
        places = found.setdefault(name, [])
        if place not in places:
            places.append(place)
    return {name: tuple(places) for name, places in found.items()}


def area_names(rules: Rules) -> Iterator[tuple[str, Place]]:
    """Pair every name of an Indonesian area, short ones and those with a prefix too, with the area."""
    by_code = {}
    for row in rules.tables.get("areas", ()):
        place = Place(row["name"], row["code"], row["kind"], row["parent"], row["common"] == "yes")
        by_code[row["code"]] = place
        bare = bare_name(row["name"])
        yield row["name"], place
        yield from with_prefixes(bare, place)
        if row["decree_name"]:
            yield row["decree_name"], place
    for row in rules.tables.get("areas_short", ()):
        if row["code"] not in by_code:
            wrong = f"no area has the code {row['code']!r}"
            raise RuleError("areas_short.csv", row["short"], "code", wrong, "areas.csv lists the codes")
        yield from with_prefixes(row["short"], by_code[row["code"]])


def with_prefixes(bare: str, place: Place) -> Iterable[tuple[str, Place]]:
    """Pair a name, alone and with what may stand before it, with its place."""
    return [(bare, place), *((f"{prefix} {bare}", place) for prefix in PREFIXES.get(place.kind, ()))]


def bare_name(name: str) -> str:
    """Take the level off an area's name.

    >>> bare_name("Kabupaten Lombok Timur"), bare_name("Kota Baru"), bare_name("Daerah Istimewa Yogyakarta")
    ('Lombok Timur', 'Baru', 'Daerah Istimewa Yogyakarta')
    """
    for level in LEVELS:
        if name.startswith(level):
            return name[len(level) :]
    return name


def other_names(rules: Rules) -> Iterator[tuple[str, Place]]:
    """Pair the names of countries, cities abroad, islands and regions with the places."""
    for row in rules.tables.get("countries", ()):
        common = row["common"] == "yes"
        place = Place(row["name"], "", row["kind"], row["country"], common)
        for name in (row["name"], *filter(None, row["short"].split("|"))):
            yield name, place
        if row["capital"]:
            yield row["capital"], Place(row["capital"], "", "city", row["name"])
