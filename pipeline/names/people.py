"""Every mention of a person under the full name that the article gives, and the mentions of an article in order."""

from dataclasses import replace

from pipeline.model import Article, Mention, Reading
from pipeline.names.model import Names


def complete_people(article: Article, drafts) -> Names:
    """Join later mentions of people to their full names, and settle what overlaps."""
    full = full_names([span.name for span in drafts.spans if span.label == "person"])
    for span in drafts.doubtful:
        if span.name in full:
            drafts.spans.append(span)
    mentions: list[Mention] = []
    for span in sorted(drafts.spans, key=lambda span: (span.start, -span.end)):
        if mentions and span.start < mentions[-1].end:
            continue
        name = full.get(span.name, span.name) if span.label == "person" else span.name
        code = span.places[0].code if span.places else ""
        mentions.append(Mention(span.label, span.start, span.end, span.rule, Reading(name=name, unit=code)))
    officials = [replace(official, name=full.get(official.name, official.name)) for official in drafts.officials]
    return Names(mentions, officials)


def full_names(names: list[str]) -> dict[str, str]:
    """Map each shorter form of a person's name to the longest name that holds its words.

    >>> full_names(["Siti Aminah", "Siti", "Budi Aminah"])["Siti"]
    'Siti Aminah'
    """
    full: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=lambda name: -len(name.split(" "))):
        words = name.split(" ")
        for first in range(len(words)):
            for past in range(first + 1, len(words) + 1):
                part = " ".join(words[first:past])
                if len(part) > 2:
                    full.setdefault(part, full.get(name, name))
    return full
