"""What a rule is: the types that pattern files are read into, and the error for one that is malformed."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


class RuleError(Exception):
    """A pattern file that cannot be used: says which file, which rule, which key, what is wrong and what to do."""

    def __init__(self, file: Path | str, rule: str, key: str, wrong: str, advice: str = "") -> None:
        where = f"{file}: " + (f"rule '{rule}' " if rule else "") + (f"key '{key}' " if key else "")
        super().__init__(f"{where}{wrong}" + (f"; {advice}" if advice else ""))


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a mention: `regex` says where it stands, `value` names the function that says what it means.

    `full_id` is the id as it is shown everywhere: `money.currency_first`. `opening` is the name of the piece that the
    regex begins with ('' where it begins with free text), `rest` what follows it, with all other pieces filled in.
    `tokens` is a pattern of spaCy's Matcher, in the place of a regex. `ours` tells a rule of the house from one that a
    user added.
    """

    id: str
    full_id: str
    label: str
    value: str
    opening: str
    rest: str
    tokens: tuple[dict, ...]
    file: str
    ours: bool
    published: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A named part of regexes, and the word lists (or `digits`) that one of its words must come from to begin it."""

    name: str
    regex: str
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules and word lists of a run. `labels` are in the order that settles overlaps; `version` is their hash."""

    labels: tuple[str, ...]
    rules: tuple[Rule, ...]
    pieces: dict[str, Piece] = field(hash=False)
    lexicons: dict[str, tuple[tuple[str, str], ...]] = field(hash=False)
    tables: dict[str, tuple[dict[str, str], ...]] = field(hash=False)
    version: str = ""

    def words(self, lexicon: str) -> frozenset[str]:
        """The words of a lexicon."""
        return frozenset(word for word, _ in self.lexicons[lexicon])

    def meanings(self, lexicon: str) -> dict[str, str]:
        """The words of a lexicon with what its second column says of each ('' where there is none)."""
        return dict(self.lexicons[lexicon])

    def posts(self) -> dict[str, tuple[str, str]]:
        """The posts of the list `role` and of the table `ministries`, with the full form and the body that each names."""
        found = {}
        for word, meaning in self.lexicons.get("role", ()):
            full, _, body = meaning.partition("\t")
            found[word] = full, body
        for row in self.tables.get("ministries", ()):
            for post in ("minister", "deputy"):
                for form in filter(None, (row[post], *row[f"{post}_short"].split("|"))):
                    found[form.lower()] = row[post], row["name"]
        return found


def guess(word: str, known: Iterable[str]) -> str:
    """Advise on a name that does not exist.

    >>> guess("numbr", ["number", "day"]), guess("xyz", ["number", "day"])
    ("did you mean 'number'?", 'there are: day, number')
    """
    known = list(known)
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(sorted(known))}"
