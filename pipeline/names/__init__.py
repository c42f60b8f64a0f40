"""Names: persons, organisations and places in an article, each under its full name, and who holds which post."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from pipeline.model import Article, Mention, Official, Reading, Section, Sentence
from pipeline.names.clubs import club_namer
from pipeline.names.drafts import draft_reader
from pipeline.names.model import Drafts, Names, Span
from pipeline.names.organizations import name_bodies
from pipeline.names.people import name_people
from pipeline.names.places import name_places, shared_name, written_name
from pipeline.names.scan import Run, run_finder
from pipeline.rules import Rules

__all__ = ["Names", "Official", "name_finder"]

CAPITALS = "capitals_only"
Told = tuple[Article, tuple[Section, ...], list[Sentence], list[Mention]]
START, END = attrgetter("start"), attrgetter("end")


def name_finder(rules: Rules) -> Callable[[Sequence[Told]], list[Names]]:
    """Compile the word lists into the function that finds the names of articles.

    It takes each with its sections and sentences, and the mentions of numbers, dates and laws, which hold no names.
    """
    find_runs, read_drafts, name_clubs = run_finder(rules), draft_reader(rules), club_namer(rules)

    def name_all(article: Article, sections: tuple[Section, ...], runs: list[Run], drafts: Drafts) -> Names:
        name_clubs(article.text, drafts)
        name_bodies(article.text, runs, drafts)
        officials = name_people(article.text, drafts)
        names = Names(settle_spans(article, drafts), officials)
        return doubted(names) if all_capitals(article.text, sections) else names

    def find_names(articles: Sequence[Told]) -> list[Names]:
        # Step by step, all articles at each: what a step needs stays in the processor's cache.
        runs = [find_runs(article.text, sentences, mentions) for article, _, sentences, mentions in articles]
        drafts = [
            read_drafts(article, found, sentences)
            for (article, _, sentences, _), found in zip(articles, runs, strict=True)
        ]
        return [
            name_all(article, sections, found, draft)
            for (article, sections, _, _), found, draft in zip(articles, runs, drafts, strict=True)
        ]

    return find_names


def all_capitals(text: str, sections: tuple[Section, ...]) -> bool:
    """Tell whether the body of an article is all in capitals, so that these tell nothing."""
    bodies = [section for section in sections if section.kind == "body"]
    return bool(bodies) and all(text[section.start : section.end].isupper() for section in bodies)


def doubted(names: Names) -> Names:
    """Flag every name and post, for nothing tells them from other words."""
    mentions = [
        mention._replace(reading=mention.reading._replace(flags=(*mention.reading.flags, CAPITALS)))
        for mention in names.mentions
    ]
    officials = [official._replace(flags=(*official.flags, CAPITALS)) for official in names.officials]
    return Names(mentions, officials)


def in_order(spans: list[Span]) -> list[Span]:
    """Sort spans by their starts, the longer first, and else as they were found."""
    return sorted(sorted(spans, key=END, reverse=True), key=START)


def settle_spans(article: Article, drafts: Drafts) -> list[Mention]:
    """Make mentions of the spans, in reading order; of two that overlap the first stays, then the longer."""
    chosen = name_places(article, drafts)
    mentions: list[Mention] = []
    readings: dict[str, Reading] = {}
    passed = 0
    for span in in_order(drafts.spans):
        if span.start < passed:
            continue
        passed = span.end
        if not span.places:
            reading = readings.get(span.name) or readings.setdefault(span.name, Reading(name=span.name))
        else:
            place, flags = chosen[span.start]
            written = article.text[span.start : span.end]
            reading = Reading(
                name=written_name(place, written) if place else shared_name(span.places),
                unit=place.code if place else "",
                flags=flags,
            )
        mentions.append(Mention(span.label, span.start, span.end, span.rule, reading))
    return mentions
