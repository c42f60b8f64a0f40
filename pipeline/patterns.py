"""The folder `patterns/` read into rules; a malformed file is refused by file, rule id and key."""

import csv
import difflib
import hashlib
import itertools
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from pipeline.rules import Piece, Rule, RuleError, Rules

DIGITS, SHORT_DIGITS = (
    "digits",
    "short_digits",
)  # what a piece may start with beside the words of a list; a day or a year is short
FILE_KEYS = ("label", "published", "rule")
RULE_KEYS = ("id", "value", "regex", "tokens", "examples", "rejects", "misses")
PIECE = re.compile(r"\{([a-z]\w*)\}")
GROUP = re.compile(r"\((?!\?)|\(\?P<")
UNBOUNDED = re.compile(r"\)[*+](?!\+)")
Filler = Callable[[str, Path | str, str], str]  # fills the pieces into a regex of a file and a rule
LITERAL = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")  # an escaped character or a set: no bracket in it groups


def patterns_folder() -> Path:
    """Find our own pattern files: beside the package in a checkout, inside it once installed."""
    beside = Path(__file__).parent.parent / "patterns"
    return beside if (beside / "labels.toml").is_file() else Path(str(files("mine_patterns") / "labels.toml")).parent


def load_rules(extra: Path | None = None) -> Rules:
    """Read our rules, and those of the folder `extra`, which adds to them or replaces ours by label and id.

    Words of its lists join ours of the same name; for a word that both have, its own meaning counts.

    Raises RuleError where a file of either folder cannot be used.
    """
    folders = [patterns_folder()] + ([extra] if extra else [])
    labels = {label: None for folder in folders for label in _read_labels(folder / "labels.toml")}
    lexicons, tables, rules, digest = {}, {}, {}, hashlib.blake2b(digest_size=6)
    pieces = {DIGITS: Piece(DIGITS, r"\d++", (DIGITS,))}
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".toml", ".txt", ".csv")):
            digest.update(path.name.encode() + path.read_bytes())
        for path in sorted(folder.glob("lexicon/*.txt")):
            lexicons[path.stem] = tuple({**dict(lexicons.get(path.stem, ())), **dict(_read_lexicon(path))}.items())
        tables |= {path.stem: _read_table(path) for path in sorted(folder.glob("lexicon/*.csv"))}
        for path in sorted(folder.glob("lexicon/*.toml")):
            pieces |= _read_pieces(path)
    fill = _piece_filler(pieces, lexicons)
    for folder in folders:
        for path in sorted(folder.glob("mentions/*.toml")):
            for rule in _read_rules(path, list(labels), fill):
                rules[rule.label, rule.id] = rule
    pieces = _fill_pieces(pieces, lexicons, fill, {rule.opening for rule in rules.values()} - {""})
    return Rules(tuple(labels), tuple(rules.values()), pieces, lexicons, tables, digest.hexdigest())


def _read_toml(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(path, "", "", f"is not TOML: {error}", "write regexes in single quotes: '…'") from error


def _read_labels(path: Path) -> dict:
    return _read_toml(path) if path.is_file() else {}


def _read_lexicon(path: Path) -> tuple[tuple[str, str], ...]:
    """Read a word list: a word a line, in lower case, with what stands behind a tab."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    if not any("\t" in line for line in lines):
        return tuple((word, "") for word in map(str.strip, map(str.lower, lines)) if word)
    rows = (line.rstrip().partition("\t") for line in lines)
    return tuple((word.strip().lower(), meaning.strip()) for word, _, meaning in rows)


def _read_table(path: Path) -> tuple[dict[str, str], ...]:
    """Read a word list with several columns: CSV with a header, after comment lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line and not line.startswith("#")))


def _read_pieces(path: Path) -> dict[str, Piece]:
    found = {}
    for name, piece in _read_toml(path).get("piece", {}).items():
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


def _piece_filler(pieces: dict[str, Piece], lexicons: dict) -> Filler:
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
                        path, rule, "regex", f"has unknown piece '{{{name}}}'", _guess(name, [*pieces, *lexicons])
                    )
            return written[name]

        return PIECE.sub(one, regex)

    return fill


def _fill_pieces(pieces: dict[str, Piece], lexicons: dict, fill: Filler, openings: set[str]) -> dict[str, Piece]:
    """Write out the pieces that rules open with; a word list is a piece that its own words begin."""
    filled = {}
    for name in openings:
        starts = pieces[name].starts if name in pieces else (name,)
        for start in starts:
            if start not in (DIGITS, SHORT_DIGITS) and start not in lexicons:
                raise RuleError("lexicon", name, "starts", f"names no word list: '{start}'", _guess(start, lexicons))
        filled[name] = Piece(name, fill(f"{{{name}}}", "lexicon", name), starts)
    return filled


def _read_rules(path: Path, labels: list[str], fill: Filler) -> Iterable[Rule]:
    content = _read_toml(path)
    _check_keys(path, "", content, FILE_KEYS)
    label = content.get("label", path.stem)
    if label not in labels:
        raise RuleError(path, "", "label", f"has unknown label '{label}'", _guess(label, labels))
    seen = set()
    for raw in content.get("rule", []):
        rule = _read_rule(path, label, content.get("published", ""), raw, fill)
        if rule.id in seen:
            raise RuleError(path, rule.id, "id", "stands twice in this file")
        seen.add(rule.id)
        yield rule


def _read_rule(path: Path, label: str, published: str, raw: dict, fill: Filler) -> Rule:
    name = raw.get("id", "")
    if not name:
        raise RuleError(path, "", "id", "is missing from a rule", 'every [[rule]] begins with id = "some_name"')
    _check_keys(path, name, raw, RULE_KEYS)
    for key in ("value", "examples", "rejects"):
        if not raw.get(key):
            raise RuleError(path, name, key, "is missing or empty", "a rule shows what it matches and what it must not")
    if bool(raw.get("regex")) == bool(raw.get("tokens")):
        raise RuleError(path, name, "regex", "or 'tokens' says where a rule matches: one of the two")
    opening, rest = _read_regex(path, name, raw["regex"].strip(), fill) if "regex" in raw else ("", "")
    examples, rejects, misses = (tuple(raw.get(key, ())) for key in ("examples", "rejects", "misses"))
    return Rule(
        name, f"{label}.{name}", label, raw["value"], opening, rest, tuple(raw.get("tokens", ())), str(path),
        path.is_relative_to(patterns_folder()), published, examples, rejects, misses,
    )  # fmt: skip


def _read_regex(path: Path, name: str, regex: str, fill: Filler) -> tuple[str, str]:
    """Split a regex into the piece that it begins with and the rest, with all other pieces filled in."""
    bare = LITERAL.sub("x", regex)
    if GROUP.search(bare):
        raise RuleError(path, name, "regex", "has a capturing group", "write (?:…) instead of (…)")
    if UNBOUNDED.search(bare):
        raise RuleError(path, name, "regex", "repeats a group without end", "write a bound: (?:…){0,5}")
    opening = PIECE.match(regex)
    if not opening:
        return "", fill(regex, path, name)
    fill(opening.group(), path, name)
    return opening.group(1), fill(regex[opening.end() :], path, name)


def _check_keys(path: Path, rule: str, content: dict, known: tuple[str, ...]) -> None:
    for key in content:
        if key not in known:
            raise RuleError(path, rule, key, "is not a key of a rule file", _guess(key, known))


def _guess(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(sorted(known))}"
