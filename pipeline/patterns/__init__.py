"""The folder `patterns/` read into rules; a malformed file is refused by file, rule id and key."""

import hashlib
from pathlib import Path

from pipeline.patterns.folders import check_folder, list_files, patterns_folder
from pipeline.patterns.lexicons import join_lexicon, join_table
from pipeline.patterns.pieces import DIGITS, SHORT_DIGITS, alternation, fill_pieces, piece_filler, read_pieces
from pipeline.patterns.rule_files import read_rules
from pipeline.patterns.toml_files import read_toml
from pipeline.rules import Piece, Rules

__all__ = ["DIGITS", "SHORT_DIGITS", "alternation", "load_rules", "patterns_folder"]


def load_rules(extra: Path | None = None) -> Rules:
    """Read our rules, and those of the folder `extra`, which adds to them or replaces ours by label and id.

    Words of its lists, and rows of its tables, join ours of the same name; for a word that both have, its own meaning
    counts. Raises RuleError where a file of either folder cannot be used.
    """
    folders = [patterns_folder()] + ([extra] if extra else [])
    labels = {label: None for folder in folders for label in _read_labels(folder / "labels.toml")}
    lexicons, tables, rules, digest = {}, {}, {}, hashlib.blake2b(digest_size=6)
    pieces = {DIGITS: Piece(DIGITS, r"\d++", (DIGITS,))}
    for folder in folders:
        if folder == extra:
            check_folder(folder, (*lexicons, *tables))
        for path in list_files(folder):
            digest.update(path.name.encode() + path.read_bytes())
        for path in sorted(folder.glob("lexicon/*.txt")):
            lexicons[path.stem] = join_lexicon(path, lexicons.get(path.stem, ()))
        for path in sorted(folder.glob("lexicon/*.csv")):
            tables[path.stem] = join_table(path, tables.get(path.stem, ()))
        for path in sorted(folder.glob("lexicon/*.toml")):
            pieces |= read_pieces(path)
    fill = piece_filler(pieces, lexicons)
    for folder in folders:
        for path in sorted(folder.glob("mentions/*.toml")):
            for rule in read_rules(path, list(labels), fill):
                rules[rule.label, rule.id] = rule
    pieces = fill_pieces(pieces, lexicons, fill, {rule.opening for rule in rules.values()} - {""})
    return Rules(tuple(labels), tuple(rules.values()), pieces, lexicons, tables, digest.hexdigest())


def _read_labels(path: Path) -> dict:
    return read_toml(path) if path.is_file() else {}
