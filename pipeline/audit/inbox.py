"""The inbox: facts that want a look first, with filters and how many facts each would leave."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from pipeline.audit.dates import write_date
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.fact_cards import CardMaker
from pipeline.audit.filtering import ALL, FACETS, TO_DO, Count, Filter
from pipeline.audit.tools import tools_for
from pipeline.audit.words import load_words

PAGE = 25  # cards
FEW = 8  # values of a facet that are shown before one asks for more


def show_inbox(asked: Asked, desk: Desk) -> dict:
    """List the facts that pass the filters, the most urgent first; without a filter, those that nobody has decided."""
    wished = {name: value for name, value in asked.query.items() if name in FACETS and value}
    wished.setdefault("state", TO_DO)
    columns = desk.columns
    chosen = Filter(columns, desk.database, wished)
    after = columns.place_of(asked.query.get("after", ""))
    places = chosen.places(-1 if after is None else after, PAGE + 1)
    ids = columns.fact_ids(places[:PAGE])
    return {
        **tools_for(asked, desk),
        "cards": CardMaker(desk.database, columns, desk.rules, asked.language).of(ids),
        "inside": False,
        "total": chosen.total(),
        "facets": [_facet(facet, chosen.counts(facet), wished, asked, desk) for facet in FACETS],
        "chosen": [_chip(facet, wished, asked, desk) for facet in FACETS if _is_chosen(facet, wished)],
        "next_page": _link(wished, after=ids[-1]) if len(places) > PAGE else "",
        "first_page": _link(wished) if after is not None else "",
    }


def _facet(facet: str, counts: list[Count], wished: Mapping[str, str], asked: Asked, desk: Desk) -> dict:
    """Describe a facet: its values with their counts, each with the address that it leads to."""
    label = _labels(facet, asked, desk)
    values = [
        {
            "label": label(count.value),
            "facts": count.facts,
            "link": _link({**wished, facet: count.value}),
            "on": wished.get(facet) == count.value,
        }
        for count in counts
        if count.facts or wished.get(facet) == count.value
    ]
    if facet == "state":
        values.append(
            {"label": label(ALL), "facts": None, "link": _link({**wished, facet: ALL}), "on": wished[facet] == ALL}
        )
    return {"name": facet, "title": asked.t[f"facet_{facet}"], "few": values[:FEW], "more": values[FEW:]}


def _chip(facet: str, wished: Mapping[str, str], asked: Asked, desk: Desk) -> dict:
    """Describe a filter that is on, with the address without it."""
    without = {name: value for name, value in wished.items() if name != facet}
    label = _labels(facet, asked, desk)(wished[facet])
    return {"title": asked.t[f"facet_{facet}"], "label": label, "link": _link(without)}


def _is_chosen(facet: str, wished: Mapping[str, str]) -> bool:
    return facet in wished and (facet, wished[facet]) != ("state", TO_DO)


def _labels(facet: str, asked: Asked, desk: Desk) -> Callable[[str], str]:
    """Give the function that writes a facet's values for people."""
    words = load_words(asked.language)
    if facet in ("state", "reason", "copy"):
        return lambda value: asked.t.get(f"{facet}_{value}", value)
    if facet == "type":
        return lambda value: words["type"].get(value, value)
    if facet == "month":
        return lambda value: write_date(value, words)
    if facet == "province":
        names = desk.house.provinces
        return lambda value: names.get(value, value)
    return str


def _link(wished: Mapping[str, str], **more: str) -> str:
    query = {name: value for name, value in wished.items() if (name, value) != ("state", TO_DO)}
    return "/inbox" + (f"?{urlencode({**query, **more})}" if query or more else "")
