"""Pieces: named parts of regexes, among them word lists, and how they are filled into a rule."""

import itertools
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.patterns.toml_files import read_toml
from pipeline.rules import Piece, RuleError, guess

DIGITS, SHORT_DIGITS = "digits", "short_digits"  # what may begin a piece beside words; a day or a year is short
PIECE = re.compile(r"\{([a-z]\w*)\}")
Filler = Callable[[str, Path | str, str], str]  # fills the pieces into a regex of a file and a rule


def read_pieces(path: Path) -> dict[str, Piece]:
    """Read the pieces of a file. Raises RuleError for one that is not whole."""
    found = {}
    for name, piece in read_toml(path).get("piece", {}).items():
        for key in ("regex", "starts"):
            if key not in piece:
                raise RuleError(path, name, key, "is missing")
        found[name] = Piece(name, piece["regex"], tuple(piece["starts"]))
    return found


def alternation(words: Iterable[str]) -> str:
    """Write words as one regex that shares their beginnings, the longest first; a space stands for any white space.

    Shared beginnings matter: five hundred words in a row are tried one by one, as a tree they cost a few steps.

    >>> alternation(["juta", "jutaan", "juta rupiah"])
    '(?:juta(?:\\\\s+rupiah|an)?)'
    """
    return _as_tree(sorted(set(words)))


def _as_tree(words: list[str]) -> str:
    """Write sorted words; an empty one makes the rest optional."""
    branches = []
    for _, group in itertools.groupby(filter(None, words), key=lambda word: word[0]):
        same = list(group)
        shared = os.path.commonprefix(same)  # noqa: RUF071  (letters are meant, not parts of a path)
        rest = [word[len(shared) :] for word in same]
        branches.append(re.escape(shared).replace(r"\ ", r"\s+") + (_as_tree(rest) if any(rest) else ""))
    return "(?:" + "|".join(branches) + ")" + ("?" if "" in words else "")


def piece_filler(pieces: dict[str, Piece], lexicons: dict) -> Filler:
    """Make the function that writes pieces out; each is written once."""
    written: dict[str, str] = {}

    def fill(regex: str, path: Path | str, rule: str) -> str:
        def one(match: re.Match) -> str:
            name = match.group(1)
            if name not in written:
                if name in pieces:
                    written[name] = f"(?:{fill(pieces[name].regex, path, name)})"
                elif name in lexicons:
                    written[name] = alternation(word for word, _ in lexicons[name])
                else:
                    raise RuleError(
                        path, rule, "regex", f"has unknown piece '{{{name}}}'", guess(name, [*pieces, *lexicons])
                    )
            return written[name]

        return PIECE.sub(one, regex)

    return fill


def fill_pieces(pieces: dict[str, Piece], lexicons: dict, fill: Filler, openings: set[str]) -> dict[str, Piece]:
    """Write out the pieces that rules open with; a word list is a piece that its own words begin."""
    filled = {}
    for name in openings:
        starts = pieces[name].starts if name in pieces else (name,)
        for start in starts:
            if start not in (DIGITS, SHORT_DIGITS) and start not in lexicons:
                raise RuleError("lexicon", name, "starts", f"names no word list: '{start}'", guess(start, lexicons))
        filled[name] = Piece(name, fill(f"{{{name}}}", "lexicon", name), starts)
    return filled
