"""Rule files read into rules; a malformed one is refused by file, rule id and key."""

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import regex

from pipeline.patterns.folders import patterns_folder
from pipeline.patterns.pieces import PIECE, Filler
from pipeline.patterns.toml_files import read_toml
from pipeline.rules import Rule, RuleError, guess

FILE_KEYS = {"label": str, "published": (str, datetime.date), "rule": list}
RULE_KEYS = {"id": str, "value": str, "regex": str, "tokens": list, "examples": list, "rejects": list, "misses": list}
HOLDS_TEXTS = ("examples", "rejects", "misses")
KINDS = {str: "a text in quotes", list: "a list in square brackets"}
GROUP = re.compile(r"\((?!\?)|\(\?P<")
UNBOUNDED = re.compile(r"\)[*+](?!\+)")
LITERAL = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")  # an escaped character or a set: no bracket in it groups


def read_rules(path: Path, labels: list[str], fill: Filler) -> Iterable[Rule]:
    """Read the rules of a file."""
    content = read_toml(path)
    _check_keys(path, "", content, FILE_KEYS)
    label, published = content.get("label", path.stem), _read_day(path, content.get("published"))
    if label not in labels:
        raise RuleError(path, "", "label", f"has unknown label '{label}'", guess(label, labels))
    seen = set()
    for raw in content.get("rule", []):
        rule = _read_rule(path, label, published, raw, fill)
        if rule.id in seen:
            raise RuleError(path, rule.id, "id", "stands twice in this file")
        seen.add(rule.id)
        yield rule


def _read_rule(path: Path, label: str, published: str, raw: dict, fill: Filler) -> Rule:
    name = raw.get("id", "")
    if not name:
        raise RuleError(path, "", "id", "is missing from a rule", 'every [[rule]] begins with id = "some_name"')
    _check_keys(path, name, raw, RULE_KEYS)
    ours = path.is_relative_to(patterns_folder())
    for key in ("value", "examples", "rejects"):
        if not raw.get(key):
            raise RuleError(path, name, key, "is missing or empty", "a rule shows what it matches and what it must not")
    if bool(raw.get("regex")) == bool(raw.get("tokens")):
        raise RuleError(path, name, "regex", "or 'tokens' says where a rule matches: one of the two")
    if "regex" in raw and not ours:
        _check_compiles(path, name, raw["regex"])
    opening, rest = _read_regex(path, name, raw["regex"].strip(), fill) if "regex" in raw else ("", "")
    examples, rejects, misses = (tuple(raw.get(key, ())) for key in ("examples", "rejects", "misses"))
    return Rule(
        name, f"{label}.{name}", label, raw["value"], opening, rest, tuple(raw.get("tokens", ())), str(path),
        ours, published, examples, rejects, misses,
    )  # fmt: skip


def _read_regex(path: Path, name: str, written: str, fill: Filler) -> tuple[str, str]:
    """Split a regex into the piece that it begins with and the rest, with all other pieces filled in."""
    bare = LITERAL.sub("x", written)
    if GROUP.search(bare):
        raise RuleError(path, name, "regex", "has a capturing group", "write (?:…) instead of (…)")
    if UNBOUNDED.search(bare):
        raise RuleError(path, name, "regex", "repeats a group without end", "write a bound: (?:…){0,5}")
    opening = PIECE.match(written)
    if not opening:
        return "", fill(written, path, name)
    fill(opening.group(), path, name)
    return opening.group(1), fill(written[opening.end() :], path, name)


def _check_compiles(path: Path, name: str, written: str) -> None:
    """Refuse a regex by the place in what was written: once its pieces are filled in, nobody finds it again."""
    try:
        regex.compile(PIECE.sub(lambda piece: "x" * len(piece.group()), written))
    except regex.error as error:
        rest = written[error.pos or 0 :][:20]
        at = f"at {rest!r}" if rest else "at its end"
        raise RuleError(path, name, "regex", f"does not compile: {error.msg} {at}") from error


def _read_day(path: Path, given: str | datetime.date | None) -> str:
    """Read a day that stands in quotes, or bare as TOML has it too."""
    try:
        return "" if given is None else datetime.date.fromisoformat(str(given)).isoformat()
    except ValueError as error:
        raise RuleError(path, "", "published", f"is no day: {given}", 'write it so: "2025-06-11"') from error


def _check_keys(path: Path, rule: str, content: dict, known: Mapping[str, type | tuple]) -> None:
    for key, given in content.items():
        if key not in known:
            raise RuleError(path, rule, key, "is not a key of a rule file", guess(key, known))
        if key == "rule" and isinstance(given, dict):
            raise RuleError(path, rule, key, "stands in single brackets", "write [[rule]]")
        if not isinstance(given, known[key]):
            raise RuleError(path, rule, key, f"is not {KINDS.get(known[key], 'a day')}")
        if key in HOLDS_TEXTS and not all(isinstance(each, str) for each in given):
            raise RuleError(path, rule, key, "holds something that is not a text in quotes")
