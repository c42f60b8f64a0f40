"""Look-behinds of several widths mean the same when they are written as one for each width."""

import re

import pytest
import regex

from pipeline.lookbehinds import fix_widths

TEXTS = (
    "pada Mei", "setiap Mei", "bulan Mei", "no. 7", "no 7", "nomor 7", "x7", "7", "tiga 7", "12 7", "112 7", "1234 7",
    "UU 7", "PMK 7", "akhir-akhir 7", " 7", "a b 7", "No. 7", "(7", ")7", "[7", "ke7", "untuk 7", "sampai dengan 7",
)  # fmt: skip


@pytest.mark.parametrize(
    "look",
    [
        r"(?<!\b(?:no\.?|nomor)\s)",
        r"(?<=\b(?:pada|setiap|bulan)\s)",
        r"(?<!(?:(?<!\d)\d{1,3}|\b(?:satu|tiga)\)?)\s)",
        r"(?<=(?-i:\b(?:UU|PMK))\s)",
        r"(?<!-\w{3,9}\s)",
        r"(?<=[\[()]|ke|\w\s)",
        r"(?<=(?:a\s|b\s){1,2})",
        r"(?<=sampai(?:\sdengan)?\s)",
    ],
)
def test_means_the_same_as_regex_does(look: str) -> None:
    meant = regex.compile(look + r"(?:7|Mei)", regex.IGNORECASE | regex.VERSION0)
    fixed = re.compile(fix_widths(look + r"(?:7|Mei)"), re.IGNORECASE)
    found = [[match.span() for match in pattern.finditer(text)] for pattern in (meant, fixed) for text in TEXTS]
    assert found[: len(TEXTS)] == found[len(TEXTS) :]
    assert any(found)


@pytest.mark.parametrize("look", [r"(?<!a+)b", r"(?<=a*c)b", r"(?<=(a|bc)\1)d", r"(?<!\w{1,60})b", r"\(?<=ab|c\)"])
def test_leaves_what_it_cannot_list(look: str) -> None:
    assert fix_widths(look) == look


def test_finds_look_behinds_inside_one_that_stays_and_after_it() -> None:
    assert fix_widths(r"(?<!x+)(?<=a|bc)d") == r"(?<!x+)(?:(?<=a)|(?<=bc))d"
