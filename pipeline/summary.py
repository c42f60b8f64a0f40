"""The run's report in words, for the terminal: short, and legible to someone who has never seen a rule."""

from collections.abc import Iterator

from pipeline.model import FACT_TYPES
from pipeline.report import STATUSES, Refusals, Report

SHOWN = 10  # how many lines a list has on the terminal; run.json and rejects.csv hold more
WIDTH = 60


def format_report(report: Report) -> str:
    """Write the report as lines for the terminal."""
    parts = (_articles, _sources, _facts, _flags, _checks, _dropped, _unread, _refused, _skipped, _stored)
    return "\n".join(line for part in parts for line in part(report))


def _articles(report: Report) -> Iterator[str]:
    if _is_nothing_new(report):
        yield f"Nothing new to read (looked for {report.seconds:.1f} s), rules {report.rules_version}"
        return
    yield (
        f"Read {_count(report.articles, 'article')} in {report.seconds:.1f} s"
        f" ({report.articles_per_second:,.0f} a second), rules {report.rules_version}"
    )


def _sources(report: Report) -> Iterator[str]:
    statuses = [
        f"{report.sources[status]:,} {status}" for status in STATUSES[:3] if report.sources[status] or status == "new"
    ]
    statuses += [f"{report.sources['copies']:,} with the text of another"] if report.sources["copies"] else []
    statuses += [f"{report.again:,} read again, for the rules have changed"] if report.again else []
    if len(statuses) > 1 or not report.sources["new"]:
        yield "Sources: " + ", ".join(statuses)
    if report.kept > 0:
        yield f"Of earlier runs, {_count(report.kept, 'input')} were not among these; their facts are kept (--fresh drops them)"
    if report.copies:
        yield f"Near copies of other articles: {report.copies:,}; the views of facts.db leave them out"


def _is_nothing_new(report: Report) -> bool:
    return not report.articles and bool(report.stored and report.stored["articles"])


def _facts(report: Report) -> Iterator[str]:
    if _is_nothing_new(report):
        return
    yield f"Found {_count(report.facts.total(), 'fact')}" + (":" if report.facts else "")
    for kind in FACT_TYPES:
        if report.facts[kind]:
            yield f"  {report.facts[kind]:>9,}  {kind}"


def _flags(report: Report) -> Iterator[str]:
    if report.flags:
        yield "Worth a second look (column flags): " + ", ".join(
            f"{count:,} {flag}" for flag, count in sorted(report.flags.items())
        )


def _checks(report: Report) -> Iterator[str]:
    """Tell how many checks do not come out, and of what kind."""
    wrong = {kind: count for (kind, verdict), count in sorted(report.checks.items()) if verdict == "inconsistent"}
    if wrong:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in wrong.items())
        yield f"Checks that do not come out (table checks): {sum(wrong.values()):,} of {report.checks.total():,}: {kinds}"
    differing = report.stored.get("told_differently", 0)
    if differing:
        yield f"Measures that two articles tell differently (table checks, kind elsewhere): {differing:,}"


def _dropped(report: Report) -> Iterator[str]:
    if report.dropped.total:
        yield f"Dropped {_count(report.dropped.total, 'mention')}:"
    ranked = report.dropped.most_common()
    for (label, by), count, text in ranked[:SHOWN]:
        reason = (
            f"{label} overlapped by {'another' if by == label else by}" if by else f"{label} that could not be read"
        )
        yield f"  {count:>9,}  {reason}, such as {_short(text)!r}"
    yield from _more(len(ranked) - SHOWN, "reasons, in run.json")


def _unread(report: Report) -> Iterator[str]:
    if report.unread.total:
        yield f"Numbers that no rule read: {report.unread.total:,}, most often"
    for text, count, example in report.unread.most_common(SHOWN):
        yield f"  {count:>9,}  {_short(text)!r} in: {example}"
    yield from _more(len(report.unread.counts) - SHOWN, "in run.json")


def _refused(report: Report) -> Iterator[str]:
    yield from _inputs("Refused", report.refused, "in rejects.csv")


def _skipped(report: Report) -> Iterator[str]:
    yield from _inputs("Passed over", report.skipped, "in run.json")


def _stored(report: Report) -> Iterator[str]:
    if report.stored and report.stored["articles"] != report.articles:
        yield f"The tables hold {_count(report.stored['articles'], 'article')} with {_count(report.stored['facts'], 'fact')}"


def _inputs(verb: str, refusals: Refusals, where: str) -> Iterator[str]:
    """List inputs, those with the same reason on one line: an archive of thousands should not hide the rest."""
    if refusals.total:
        yield f"{verb} {_count(refusals.total, 'input')}:"
    alike: dict[tuple[str, str], list[str]] = {}
    for reject in refusals.first:
        alike.setdefault((reject.reason, reject.advice), []).append(reject.source)
    shown = list(alike.items())[:SHOWN]
    for (reason, advice), sources in shown:
        others = f" and {_count(len(sources) - 1, 'other')}" if len(sources) > 1 else ""
        yield f"  {sources[0]}{others}: {reason}; {advice}"
    yield from _more(refusals.total - sum(len(sources) for _, sources in shown), where)


def _more(hidden: int, where: str) -> Iterator[str]:
    if hidden > 0:
        yield f"  ... and {hidden:,} more, {where}"


def _count(number: int, noun: str) -> str:
    """Say a number of things.

    >>> _count(1, "fact"), _count(0, "fact"), _count(12000, "fact")
    ('1 fact', '0 facts', '12,000 facts')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _short(text: str) -> str:
    """Put a text on one line, cut to a legible length."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
