"""Gold facts: what an article says according to people, one article a line of JSON.

A line is `{"article_id": file stem, "facts": [...], "entities": [...]}`. A fact has `type`, `start`, `end`, `text` and
the columns of the fact table that apply; `ungraded` lists the columns that nobody should be marked on, `optional` says
that finding the mention costs nothing either way. An entity has `unit`, `name`, and its other names in `aliases`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pipeline.model import FACT_TYPES

ENTITY_UNITS = ("person", "organization", "place", "program")
SHAPE = '{"article_id": "stem of the file", "facts": [...], "entities": [...]}'
_OFFSETS = "annotate it without offsets, and let corpus/gold/build.py add them"
NEEDED = {"type": "say what kind of fact it is", "text": "copy its words", "start": _OFFSETS, "end": _OFFSETS}


class EvaluationError(Exception):
    """A gold set or a folder of results that cannot be read: says where, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mention with its reading, as people or the program see it; what does not apply is empty."""

    type: str
    text: str
    start: int
    end: int
    section: str = ""
    value: float | None = None
    value_max: float | None = None
    unit: str = ""
    modifier: str = ""
    per: str = ""
    subject: str = ""
    name: str = ""
    role: str = ""
    position: str = ""
    status: str = ""
    organization: str = ""
    place: str = ""
    date: str = ""
    speaker: str = ""
    rule: str = ""
    ungraded: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """An entity that an article names, by its canonical name and all other names that are right too."""

    unit: str
    name: str
    aliases: tuple[str, ...] = ()
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are right."""
        return self.name, *self.aliases


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What people found in one article; `entities` is None where nobody looked for them."""

    article_id: str
    facts: tuple[Row, ...]
    entities: tuple[Name, ...] | None


_TEXTS = frozenset(Row.__annotations__) - {"start", "end", "value", "value_max", "ungraded", "optional"}


def make_row(data: Mapping) -> Row:
    """Make a row of a gold fact or of a row of the fact table; numbers are rounded to six places."""
    texts = {key: str(data[key]) for key in _TEXTS & data.keys() if data[key] is not None}
    return Row(
        **texts,
        start=int(data["start"]),
        end=int(data["end"]),
        value=_number(data.get("value")),
        value_max=_number(data.get("value_max")),
        ungraded=frozenset(data.get("ungraded") or ()),
        optional=bool(data.get("optional")),
    )


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read a gold set. Raises EvaluationError for a missing file and, with its line and key, for a malformed line."""
    if not path.is_file():
        raise EvaluationError(f"{path}: there is no such gold file; make one with: mine export OUTPUT --to gold.jsonl")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _read_line(line: str, where: str) -> GoldArticle:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise EvaluationError(f"{where}: not JSON ({error}); put one article on each line") from error
    return read_article(data, where)


def read_article(data: object, where: str) -> GoldArticle:
    """Read what people found in one article. Raises EvaluationError with `where` and the key of what is malformed."""
    if not isinstance(data, dict):
        raise EvaluationError(f"{where}: an article must be an object: {SHAPE}")
    for key in ("article_id", "facts"):
        require(data, key, where, f"an article looks like {SHAPE}")
    if not isinstance(data["facts"], list):
        raise EvaluationError(f"{where}: key 'facts' must be a list; an article looks like {SHAPE}")
    facts = tuple(_read_fact(fact, f"{where}: fact {number}") for number, fact in enumerate(data["facts"], 1))
    entities = data.get("entities")
    if entities is not None:
        entities = tuple(_read_entity(each, f"{where}: entity {number}") for number, each in enumerate(entities, 1))
    return GoldArticle(data["article_id"], facts, entities)


def _read_fact(fact: Mapping, where: str) -> Row:
    for key, advice in NEEDED.items():
        require(fact, key, where, advice)
    _require_one_of(fact["type"], FACT_TYPES, "type", where)
    if fact["type"] == "money":
        fact = {"unit": "IDR", **fact}
    try:
        return make_row(fact)
    except (TypeError, ValueError) as error:
        raise EvaluationError(f"{where}: {error}; start, end, value and value_max are plain numbers") from error


def _read_entity(entity: Mapping, where: str) -> Name:
    for key in ("unit", "name"):
        require(entity, key, where, "say what kind of entity it is, and its full name")
    _require_one_of(entity["unit"], ENTITY_UNITS, "unit", where)
    return Name(entity["unit"], entity["name"], tuple(entity.get("aliases") or ()), bool(entity.get("optional")))


def require(data: Mapping, key: str, where: str, advice: str) -> None:
    """Refuse what has not this key."""
    if not isinstance(data, Mapping) or key not in data:
        raise EvaluationError(f"{where}: key {key!r} is missing; {advice}")


def _require_one_of(value: str, known: tuple[str, ...], key: str, where: str) -> None:
    if value not in known:
        near = get_close_matches(str(value), known, 1)
        advice = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(known)}"
        raise EvaluationError(f"{where}: key {key!r} is {value!r}; {advice}")


def _number(given: object) -> float | None:
    return None if given in (None, "") else round(float(given), 6)
