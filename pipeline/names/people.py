"""Every mention of a person under the full name that the article gives."""

from operator import itemgetter

from pipeline.model import Official
from pipeline.names.model import Drafts

WORDS = itemgetter(0)
LIST = (", ", " dan ", ", dan ", "-")
LONGEST = 12  # words of a name whose parts may stand for it
LISTED = 0.4  # how much must speak for a person in a list of people: two unknown words, or one given name


def name_people(text: str, drafts: Drafts) -> list[Official]:
    """Join later and shorter mentions of people to their full names, in the spans and in the officials given back."""
    people = [span for span in drafts.spans if span.label == "person"]
    full = full_names([span.name for span in people])
    for span in people:
        alias = drafts.wording.alias.match(text, span.end, span.end + 60)
        if alias and (alias.group()[1] != "(" or initials(span.name) == alias.group(1)):
            full[alias.group(1)] = full.get(span.name, span.name)
    starts, ends = {span.start for span in people}, {span.end for span in people}
    for span in drafts.doubtful:
        if span.name in full or (span.weight >= LISTED and in_list(text, span.start, span.end, starts, ends)):
            drafts.spans.append(span)
            people.append(span)
            ends.add(span.end)
    for span in people:
        span.name = full.get(span.name, span.name)
    return [official._replace(name=full.get(official.name, official.name)) for official in drafts.officials]


def in_list(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a person stands right before or after, with only a comma or a conjunction between."""
    for between in LIST:
        size = len(between)
        if start - size in ends and text.startswith(between, start - size):
            return True
        if end + size in starts and text.startswith(between, end):
            return True
    return False


def initials(name: str) -> str:
    """Take the first letters of a name.

    >>> initials("Bagus Hendra Saputra")
    'BHS'
    """
    return "".join(word[0] for word in name.split(" "))


def full_names(names: list[str]) -> dict[str, str]:
    """Map each shorter form of a person's name to the longest name that holds its words.

    >>> full_names(["Siti Aminah", "Siti", "Budi Aminah"])["Siti"]
    'Siti Aminah'
    """
    full: dict[str, str] = {}
    for size, name in sorted([(name.count(" ") + 1, name) for name in dict.fromkeys(names)], key=WORDS, reverse=True):
        if size > LONGEST:
            continue
        longest, words = full.get(name, name), name.split(" ")
        for first in range(size):
            for past in range(first + 1, size + 1):
                part = " ".join(words[first:past])
                if len(part) > 2 and part not in full:
                    full[part] = longest
    return full
