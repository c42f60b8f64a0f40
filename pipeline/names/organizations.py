"""Every mention of a body under the fullest name that the article gives it."""

import itertools

from pipeline.names.glosses import is_short, short_before, stands_for_words
from pipeline.names.model import Drafts, Span
from pipeline.names.scan import Run

BRACKET = " ("
MINISTRY = "Kementerian "


def name_bodies(text: str, runs: list[Run], drafts: Drafts) -> None:
    """Join short forms of bodies to the long ones: those that the article introduces, and those that are well known."""
    drop_glossed(text, drafts)
    bodies = [span for span in drafts.spans if span.label == "organization"]
    short = short_forms(text, bodies)
    if short:
        add_short_mentions(runs, short, drafts)
        bodies = [span for span in drafts.spans if span.label == "organization"]
    fullest: dict[str, str] = {}
    for span in bodies:
        if span.known and len(span.name) > len(fullest.get(span.known, "")):
            fullest[span.known] = span.name
    for span in bodies:
        if span.name in short:
            span.name = short[span.name]
        elif span.known:
            short_ministry = span.known.startswith(MINISTRY) and not fullest[span.known].startswith(MINISTRY)
            span.name = span.known if short_ministry else fullest[span.known]


def drop_glossed(text: str, drafts: Drafts) -> None:
    """Drop the known short forms that the article makes of other words: `Indeks Manajer Pembelian (PMI)`."""
    in_brackets = [span for span in drafts.spans if span.known and text[span.start - 1] == "("]
    if not in_brackets:
        return
    ends = {span.end for span in drafts.spans if span.label == "organization"}
    glossed = {
        text[span.start : span.end]
        for span in in_brackets
        if span.start - 2 not in ends and stands_for_words(text, span.start) and not is_body_of(text, span)
    }
    if glossed:
        drafts.spans = [span for span in drafts.spans if not (span.known and text[span.start : span.end] in glossed)]


def is_body_of(text: str, span: Span) -> bool:
    """Tell whether the words before a short form in brackets are its own known name."""
    return text[: span.start - 2].lower().endswith(span.known.lower())


def short_forms(text: str, bodies: list[Span]) -> dict[str, str]:
    """Map the short forms in brackets to the long names before them, or after them (`Apindo (Asosiasi … )`)."""
    short: dict[str, str] = {}
    for span in bodies:
        before = short_before(text, span.start, span.name)
        if before:
            short.setdefault(before, span.name)
        if span.short and (is_short(span.short, span.name) or is_short(span.name, span.short)):
            long, brief = (span.name, span.short) if len(span.name) > len(span.short) else (span.short, span.name)
            short.setdefault(brief, long)
            span.name = long
    for first, second in itertools.pairwise(bodies):
        if text[first.end : second.start] == BRACKET and first.name not in short and len(second.name) > len(first.name):
            short[first.name] = second.name
    return short


def add_short_mentions(runs: list[Run], short: dict[str, str], drafts: Drafts) -> None:
    """Find the short forms that no body covers yet."""
    starts = {span.start for span in drafts.spans}
    for run in runs:
        for token in run.tokens:
            if token.text in short and run.start + token.start not in starts:
                start = run.start + token.start
                drafts.spans.append(
                    Span("organization", start, run.start + token.end, token.text, "organization.short")
                )
