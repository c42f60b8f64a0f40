"""A list that is announced by its number: `tiga kabupaten, yakni A, B, C, dan D`."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.checks.finding import Finding
from pipeline.checks.story import DIGIT, Story
from pipeline.checks.wordings import Wordings, explain
from pipeline.model import Fact, Sentence

COMMA = re.compile(r"\s*[,;]\s*(?:dan\s+)?|\s+dan\s+")
HIDDEN = "¤"  # stands where a name stands, so that a comma or an `dan` in it parts nothing
LONGEST = 4  # words of an item that is no name
BRACKETS = re.compile(r"\s?\([^()]{0,60}\)")
ANNOUNCED = 48  # characters in which a list is announced
ENTITY = "entity"


def check_lists(story: Story, wordings: Wordings) -> Iterator[Finding]:
    """Count the items of every list whose number is told."""
    text = story.article.text
    for namely in wordings.words["list_cue"].finditer(text):
        since = max(0, namely.start() - ANNOUNCED)
        announced = wordings.words["announced"].search(text[since : namely.start()])
        if announced:
            sentence = story.sentences[bisect_right(story.sentences, namely.start(), key=_start) - 1]
            facts = [fact for fact in story.facts if sentence.start <= fact.start < sentence.end]
            if sentence.section == "body" and sentence.start <= since + announced.start():
                yield from _count(text, sentence, announced, since, namely.end(), facts, wordings)


def _start(sentence: Sentence) -> int:
    return sentence.start


def _count(
    text: str, sentence: Sentence, found: re.Match, since: int, first: int, facts: list[Fact], wordings: Wordings
) -> Iterator[Finding]:
    """Count the items from an offset to the end of the sentence; what announces them was found behind `since`."""
    names = [fact for fact in facts if fact.start >= first and fact.type == ENTITY]
    listed = _mask(text[first : sentence.end], first, names)
    listed = BRACKETS.sub("", listed.rstrip(' .!"”'))
    number = wordings.numbers.index(found[1]) if found[1] in wordings.numbers else int(found[1])
    items = [item.strip() for item in COMMA.split(listed)]
    counted = since + found.start(1)
    involved = tuple(
        fact for fact in facts if fact.type in ("count", ENTITY) and (fact.start >= first or fact.start == counted)
    )
    if not involved or not all(items) or not _is_list(listed, items, found, wordings):
        return
    verdict = "consistent" if len(items) == number else "inconsistent"
    if verdict == "inconsistent" and not _is_sure(listed, items, names, wordings):
        return
    told = explain(
        "list",
        verdict,
        announced=f"{found[1]} {found[2]}",
        counted=str(len(items)),
        items=BRACKETS.sub("", " ".join(text[first : sentence.end].rstrip(" .").split())),
    )
    yield Finding("list", involved, verdict, told)


def _mask(listed: str, offset: int, names: list[Fact]) -> str:
    for fact in names:
        start, end = fact.start - offset, fact.end - offset
        listed = listed[:start] + HIDDEN * (end - start) + listed[end:]
    return listed


def _is_list(listed: str, items: list[str], found: re.Match, wordings: Wordings) -> bool:
    """Tell a plain enumeration, to the end of the sentence, of things that are counted one by one."""
    words = wordings.words
    return not (
        DIGIT.search(listed)
        or re.search(r"[.:;!?\"“”/-]", listed)
        or words["hedged_items"].search(listed.lower())
        or words["not_one_by_one"].search(found[2])
        or max(len(item.split()) for item in items) > LONGEST
    )


def _is_sure(listed: str, items: list[str], names: list[Fact], wordings: Wordings) -> bool:
    """Tell a list in which every item is one name, or none is, and one `dan` stands before the last."""
    hidden = [item.strip(HIDDEN) == "" for item in items]
    lasts = re.findall(r"\bdan\b", listed)
    ends = re.search(r"(?:,\s*dan|\s+dan)\s+[^,]+$", listed)
    small = not any(hidden) and all(item == item.lower() and len(item.split()) <= 2 for item in items)
    return len(lasts) == 1 and bool(ends) and len(items) > 2 and (all(hidden) or small)
