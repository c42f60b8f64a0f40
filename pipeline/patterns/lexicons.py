"""Word lists: a word a line with what it means, or a table with several columns."""

import csv
from pathlib import Path

from pipeline.rules import RuleError, guess

FEW = 5  # so many words for each meaning tell a list of kinds from one where words have meanings of their own
Lexicon = tuple[tuple[str, str], ...]
Table = tuple[dict[str, str], ...]


def join_lexicon(path: Path, ours: Lexicon) -> Lexicon:
    """Read a word list and add its words to those of the same name; for a word that both have, its own meaning counts.

    Raises RuleError for a word without a meaning where all of ours have one, or with one that is not among the few of ours.
    """
    theirs = _read_lexicon(path)
    meanings = {meaning for _, meaning in ours}
    if ours and "" not in meanings:
        for word, meaning in theirs:
            if not meaning:
                advice = f"write it as ours are: {ours[0][0]}, a tab, {ours[0][1]}"
                raise RuleError(path, "", "", f"'{word}' has no meaning", advice)
            if meaning not in meanings and len(meanings) <= len(ours) / FEW:
                wrong = f"'{word}' means what no word here means: '{meaning}'"
                raise RuleError(path, "", "", wrong, guess(meaning, meanings))
    return tuple((dict(ours) | dict(theirs)).items())


def join_table(path: Path, ours: Table) -> Table:
    """Read a table and add its rows to those of the same name. Raises RuleError where it lacks one of their columns."""
    rows = _read_table(path)
    missing = ours[0].keys() - rows[0].keys() if ours and rows else ()
    if missing:
        raise RuleError(path, "", min(missing), "is no column here", f"the columns are: {', '.join(ours[0])}")
    return ours + rows


def _read_lexicon(path: Path) -> tuple[tuple[str, str], ...]:
    """Read a word list: a word a line, in lower case, with what stands behind a tab."""
    lines = [line for line in _read_lines(path) if line and line[0] != "#"]
    if not any("\t" in line for line in lines):
        return tuple((word, "") for word in map(str.strip, map(str.lower, lines)) if word)
    rows = (line.rstrip().partition("\t") for line in lines)
    return tuple((word.strip().lower(), meaning.strip()) for word, _, meaning in rows)


def _read_table(path: Path) -> tuple[dict[str, str], ...]:
    """Read a word list with several columns: CSV with a header, after comment lines."""
    rows = csv.DictReader(line for line in _read_lines(path) if line and not line.startswith("#"))
    return tuple({column: cell or "" for column, cell in row.items() if column} for row in rows)


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise RuleError(path, "", "", f"is not UTF-8: {error}", "save it as UTF-8") from error
