"""The dashboard: what the facts of one type are spread over, as reviewers left them, and how far the review has come.

The charts are made here as tables and SVG, not by Vega (datasette-dashboards): that needs eval, which our policy forbids,
and its marks are no links. Ours are: each leads to its facts, with the keyboard and a screen reader too.
"""

from collections.abc import Callable, Mapping, Sequence

from pipeline.audit.amounts import write_count, write_short
from pipeline.audit.charts import Mark, fill_time, is_month, make_marks
from pipeline.audit.dates import write_date
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.links import inbox_link
from pipeline.audit.progress import list_progress
from pipeline.audit.provinces import province_finder, province_names
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
    changes = desk.house.changes.read(desk.database)
    charts = [] if kind == "entity" else [_chart_provinces(desk, changes, kind, measure)]
    for dimension, most in BARS.items():
        tallies = list_tallies(desk.database, changes, dimension, kind, most, measure)
        rest = read_tally(desk.database, changes, (dimension, kind, "")).facts
        charts.append((dimension, make_marks(tallies, measure, str, _linker(kind, dimension)), rest))
    months = list_tallies(desk.database, changes, "month", kind, ALL_MONTHS)
    time = _time_marks(months, measure, kind, asked.language)
    return {
        "kind": kind,
        "kinds": TYPES,
        "measure": measure,
        "has_sums": has_sums,
        "total": read_tally(desk.database, changes, ("type", kind, "")),
        "time": time,
        "peak": max(time, key=lambda mark: mark.length, default=None),
        "undated": read_tally(desk.database, changes, ("month", kind, "")).facts,
        "charts": [chart for chart in charts if chart[1]],
        "progress": list_progress(desk.database),
        "count": lambda number: write_count(number, asked.language),
        "short": lambda amount: write_short(amount, asked.language, "Rp" if kind == "money" else ""),
        "inbox_link": inbox_link,
    }


def _choose(given: str, known: Sequence[str], otherwise: str) -> str:
    return given if given in known else otherwise


def _chart_provinces(desk: Desk, changes: Mapping, kind: str, measure: str) -> tuple[str, list[Mark], int]:
    """Chart the facts by province, and tell how many are of none."""
    tables = desk.rules.tables
    names = province_names(tables)
    tallies = {each.key: each for each in group_tallies(desk.database, changes, "area", kind, province_finder(tables))}
    rest = tallies.pop("", None)
    ranked = sorted(tallies.values(), key=lambda each: (-getattr(each, measure), names[each.key]))
    marks = make_marks(ranked, measure, names.__getitem__, _linker(kind, "province"))
    return "province", marks, rest.facts if rest else 0


def _linker(kind: str, dimension: str) -> Callable[[str], str]:
    return lambda key: inbox_link(type=kind, **{dimension: key})


def _time_marks(months: Sequence[Tally], measure: str, kind: str, language: str) -> list[Mark]:
    """Make a mark of each month, or of each year where there are many months."""
    words = load_words(language)
    return make_marks(
        fill_time(months),
        measure,
        lambda key: write_date(key, words) if is_month(key) else key,
        _linker(kind, "month"),
    )
