"""Markup that is nested so deep that taking the text out of it would take minutes."""

import re

from pipeline.corpus.problems import Problem

_MAX_DEPTH = 500
_MANY_TAGS = 4_000
_LONG = 32_000  # characters: fewer are read within a second however deep they are nested
_tags = re.compile(
    r"<(/?)(?:div|section|article|main|aside|span|font|center|table|ul|ol|dl|b|i|em|strong|blockquote|form|big|small|u|nobr)\b",
    re.IGNORECASE,
).finditer
_TOO_DEEP = Problem(f"its tags are nested more than {_MAX_DEPTH} deep", "take it out: no article is built like that")


def find_too_deep(markup: str) -> Problem | None:
    """Find tags that are nested so deep that taking the text out of them would take minutes."""
    is_many = len(markup) > _LONG and markup.count("<") > _MANY_TAGS
    return _TOO_DEEP if is_many and _depth(markup) > _MAX_DEPTH else None


def _depth(markup: str) -> int:
    """Count how deep the tags of a page are nested at most; those that may be left open do not count."""
    depth = deepest = 0
    for tag in _tags(markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
