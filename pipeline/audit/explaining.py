"""The explanation of a check in the reader's language: it is stored in Indonesian, in the words of `patterns/checks.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import NamedTuple

from pipeline.audit.words import load_words
from pipeline.checks.wordings import load_wordings

QUOTED = ("first", "second", "announced", "items", "here", "there")  # the article's own words
NUMBER = re.compile(r"\d[\d.,]*\d")
SWAPPED = str.maketrans(",.", ".,")


def write_explanation(explanation: str, language: str) -> str:
    """Write what a check found; what is not in our words comes back as it is.

    >>> told = "Aturan: hari harus cocok dengan tanggalnya. Hitungan: 23 Juli 2024 jatuh pada hari Selasa; "
    >>> told += "tertulis Senin. Tidak cocok."
    >>> write_explanation(told, "en")
    'Rule: the weekday has to agree with the date. Computed: 23 July 2024 is a Tuesday; written: Monday. Does not agree.'
    >>> write_explanation(told, "id") == told, write_explanation("Lain.", "en")
    (True, 'Lain.')
    """
    return " ".join(filter(None, cut_verdict(explanation, language)))


def cut_verdict(explanation: str, language: str) -> tuple[str, str]:
    """Write what a check held against what, and, apart from it, what came of it.

    >>> told = "Aturan: bagian-bagian harus berjumlah sama dengan keseluruhannya. Hitungan: 1.200 + 0,5 = 2; "
    >>> told += "tertulis 2 persen. Cocok."
    >>> cut_verdict(told, "en")
    ('Rule: the parts have to add up to the whole. Computed: 1,200 + 0.5 = 2; written: 2 percent.', 'Agrees.')
    """
    for key, shape in _shapes().items():
        found = shape.fullmatch(explanation)
        if found:
            told = {name: _translate(name, value, language) for name, value in found.groupdict().items()}
            words = load_wordings() if language == "id" else load_english()
            verdict = words.verdicts[
                next(name for name, said in load_wordings().verdicts.items() if said == told["verdict"])
            ]
            return words.explanations[key].format(**{**told, "verdict": ""}).strip(), verdict
    return explanation, ""


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    """Make of every explanation a regex that finds what was filled in."""
    wordings = load_wordings()
    verdict = "|".join(re.escape(said) for said in sorted(wordings.verdicts.values(), key=len, reverse=True))
    shapes = {}
    for key, told in wordings.explanations.items():
        pieces = []
        for before, name, _, _ in Formatter().parse(told):
            within = {None: "", "verdict": f"(?P<verdict>{verdict})"}.get(name, f"(?P<{name}>.*?)")
            pieces.append(re.escape(before) + within)
        shapes[key] = re.compile("".join(pieces), re.DOTALL)
    return shapes


def _translate(name: str, value: str, language: str) -> str:
    """Write what was filled in with the words and the marks of the language; the article's own words stay."""
    if language == "id" or name in QUOTED or name == "verdict":
        return value
    marked = NUMBER.sub(lambda found: found[0].translate(SWAPPED), value)
    known, english = _dictionary()
    return known.sub(lambda found: english[found[0]], marked)


@cache
def _dictionary() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give a regex of the Indonesian words, the longest first, and what each is in English."""
    wordings, words = load_wordings(), load_words("en")
    days = zip((*wordings.weekdays, *wordings.months), (*words["weekdays"], *words["months"]), strict=True)
    english = {**dict(days), **load_english().words}
    longest_first = sorted(map(re.escape, english), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b"), english


class English(NamedTuple):
    """The English explanations and verdicts, and the words that are filled in."""

    explanations: Mapping[str, str]
    verdicts: Mapping[str, str]
    words: Mapping[str, str]


@cache
def load_english() -> English:
    """Read the English explanations."""
    return English(**tomllib.loads(files("pipeline.audit").joinpath("explained.toml").read_text(encoding="utf-8")))
