"""Which province a place is in: by the full names of areas, and by those short ones that leave no doubt."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from pipeline.names.gazetteer import bare_name


def province_finder(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Callable[[str], str]:
    """Read the tables of areas into a function from a place's name to its province's code, '' where it is not known.

    A dateline says `Bogor`: regency or city, it is in one province.

    >>> areas = [("32", "Jawa Barat"), ("32.01", "Kabupaten Bogor"), ("32.71", "Kota Bogor")]
    >>> tables = {"areas": [{"code": code, "name": name} for code, name in areas], "areas_short": []}
    >>> find = province_finder(tables)
    >>> find("Kota Bogor"), find("BOGOR"), find("Jawa Barat"), find("Jaffna")
    ('32', '32', '32', '')
    """
    known: dict[str, set[str]] = defaultdict(set)
    for area in tables["areas"]:
        for name in {area["name"], area.get("decree_name") or area["name"]}:
            for shorter in (name, bare_name(name)):
                known[shorter.casefold()].add(area["code"][:2])
    for area in tables["areas_short"]:
        known[area["short"].casefold()].add(area["code"][:2])
    sure = {name: min(codes) for name, codes in known.items() if len(codes) == 1}
    return lambda name: sure.get(name.casefold(), "")


def province_names(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> dict[str, str]:
    """List the provinces by code."""
    return {area["code"]: area["name"] for area in tables["areas"] if "." not in area["code"]}
