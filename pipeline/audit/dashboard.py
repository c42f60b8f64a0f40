"""The dashboard: what the facts of one type are spread over, as reviewers left them, and how far the review has come.

The charts are made here as tables and SVG, not by Vega (datasette-dashboards): that needs eval, which our policy forbids,
and its marks are no links. Ours are: each leads to its facts, with the keyboard and a screen reader too.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.amounts import write_count, write_short
from pipeline.audit.charts import Mark, fill_time, is_month, make_marks
from pipeline.audit.dates import write_date
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.filtering import COUNTED, Filter
from pipeline.audit.links import inbox_link
from pipeline.audit.progress import list_progress
from pipeline.audit.tallied import Tally, group_tallies, list_tallies, read_tally
from pipeline.audit.words import load_words
from pipeline.model import FACT_TYPES
from pipeline.store.tallies import SUMMED

TYPES = ("money", "count", "percentage", "quote", "official", "law", "date", "entity")  # of FACT_TYPES, as tabs
MEASURES = ("facts", "amount")
BARS = {"organization": 15, "speaker": 15}
ALL_MONTHS = 12 * 200


def show_dashboard(asked: Asked, desk: Desk) -> dict:
    """Show how the facts of a type are spread over time, provinces, organisations and speakers."""
    kind = _choose(asked.query.get("type", ""), FACT_TYPES, TYPES[0])
    has_sums = kind in SUMMED
    measure = _choose(asked.query.get("by", ""), MEASURES if has_sums else MEASURES[:1], MEASURES[0])
    chosen = Filter(desk.columns, desk.database, {"type": kind, **COUNTED})
    sums = Sums(desk.database, desk.house.changes.read(desk.database), kind)
    charts = [] if kind == "entity" else [_chart_provinces(desk, chosen, sums, measure)]
    for dimension, most in BARS.items():
        tallies = _list_most(chosen, sums, dimension, most, measure)
        rest = chosen.count(dimension, ())[""]
        charts.append((dimension, make_marks(tallies, measure, str, _linker(kind, dimension)), rest))
    months = sums.of("month", dict(chosen.counts("month", ALL_MONTHS)))
    time = _time_marks(months, measure, kind, asked.language)
    return {
        "kind": kind,
        "kinds": TYPES,
        "measure": measure,
        "has_sums": has_sums,
        "total": sums.of("type", {"": chosen.total()})[0],
        "time": time,
        "peak": max(time, key=lambda mark: mark.length, default=None),
        "undated": chosen.total() - sum(mark.facts for mark in time),
        "charts": [chart for chart in charts if chart[1]],
        "progress": list_progress(desk.columns),
        "count": lambda number: write_count(number, asked.language),
        "short": lambda amount: write_short(amount, asked.language, "Rp" if kind == "money" else ""),
        "inbox_link": inbox_link,
        "counted": COUNTED,
    }


def _choose(given: str, known: Sequence[str], otherwise: str) -> str:
    return given if given in known else otherwise


def _list_most(chosen: Filter, sums: "Sums", dimension: str, most: int, measure: str) -> list[Tally]:
    """List what has most facts, or the largest sum."""
    if measure == "facts":
        return sums.of(dimension, dict(chosen.counts(dimension, most)))
    largest = [tally.key for tally in sums.largest(dimension, most)]
    counted = chosen.count(dimension, largest)
    return sums.of(dimension, {key: counted[key] for key in largest if counted[key]})


def _chart_provinces(desk: Desk, chosen: Filter, sums: "Sums", measure: str) -> tuple[str, list[Mark], int]:
    """Chart the facts by province, and tell how many are of none."""
    names = desk.house.provinces
    summed = sums.grouped("area", desk.house.find_province)
    tallies = [
        summed[code]._replace(facts=facts) if code in summed else Tally(code, facts, 0, 0)
        for code, facts in chosen.counts("province", len(names))
    ]
    ranked = sorted(tallies, key=lambda each: (-getattr(each, measure), names.get(each.key, each.key)))
    marks = make_marks(ranked, measure, lambda code: names.get(code, code), _linker(sums.kind, "province"))
    return "province", marks, chosen.count("province", ())[""]


class Sums(NamedTuple):
    """What the numbers of one type of facts sum up to, as reviewers left them; how many facts there are is told by the inbox."""

    database: sqlite3.Connection
    changes: Mapping
    kind: str

    def of(self, dimension: str, facts: Mapping[str, int]) -> list[Tally]:
        """Give the sums of some keys, whose facts are counted."""
        found = {key: read_tally(self.database, self.changes, (dimension, self.kind, key)) for key in facts}
        return [tally._replace(facts=facts[key]) for key, tally in found.items()]

    def largest(self, dimension: str, most: int) -> list[Tally]:
        """List the largest sums."""
        return list_tallies(self.database, self.changes, dimension, self.kind, most, "amount")

    def grouped(self, dimension: str, group: Callable[[str], str]) -> dict[str, Tally]:
        """Add up the sums of a dimension by what `group` says of their keys."""
        return {each.key: each for each in group_tallies(self.database, self.changes, dimension, self.kind, group)}


def _linker(kind: str, dimension: str) -> Callable[[str], str]:
    return lambda key: inbox_link(type=kind, **{dimension: key}, **COUNTED)


def _time_marks(months: Sequence[Tally], measure: str, kind: str, language: str) -> list[Mark]:
    """Make a mark of each month, or of each year where there are many months."""
    words = load_words(language)
    return make_marks(
        fill_time(months),
        measure,
        lambda key: write_date(key, words) if is_month(key) else key,
        _linker(kind, "month"),
    )
