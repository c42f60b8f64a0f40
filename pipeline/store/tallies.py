"""How many facts there are of each rule, place, month ... : kept up to date as facts come and go, so that no page has to count.

A tally has a dimension (`rule`; `area` is the place of a fact, or else that of its article's dateline), a kind (the type of
the facts), a key (`money.range`), and three numbers: the facts, the numbers among them that may be summed up, and their
sum. Near copies are not counted: one story in ten papers is told once.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.model import FACT_COLUMNS, Fact

# No sum of money or people that a newspaper means is larger: one misread number must not drown the others.
MOST = 10**17
SUMMED = {"money": ("IDR",), "count": None}  # the types that have sums, and in which units (None: in any)
EXACT = ("", "approx")  # modifiers of a number that is a level, not a bound
UNREAD = "unread"
TYPE, VALUE, PLACE = map(FACT_COLUMNS.index, ("type", "value", "place"))
# Dimension -> kind and key of a row; type, month, outlet and area follow from these and the source.
OF_FACT = {name: itemgetter(TYPE, FACT_COLUMNS.index(name)) for name in ("rule", "organization", "speaker")}
_COLUMNS = ", ".join(f'"{name}"' for name in FACT_COLUMNS)
_FACTS = f"SELECT {_COLUMNS} FROM facts WHERE fact_id > ? AND fact_id < ? ORDER BY rowid"  # as they were counted: in the text
_ADD = (
    "INSERT INTO _tallies VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (dimension, kind, key) DO UPDATE SET "
    "facts = facts + excluded.facts, claims = claims + excluded.claims, amount = amount + excluded.amount"
)


class Source(NamedTuple):
    """What the tallies take from an article: where it comes from, when it was published, and whose copy it is."""

    outlet: str
    dateline_place: str
    published: str
    duplicate_of: str


class Tallies:
    """Counts facts and unread numbers that come and go; what has been counted is written by `write`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._counted: dict[str, Counter] = defaultdict(Counter)
        self._summed: dict[tuple[str, str, str], list] = {}

    def come(self, source: Source, facts: Sequence[Sequence], forms: Iterable[str]) -> None:
        """Count the facts of an article, given as rows, and the forms of its unread numbers."""
        if not source.duplicate_of:
            for dimension, pair in OF_FACT.items():
                self._counted[dimension].update(map(pair, facts))
            self._counted[UNREAD].update(("", form) for form in forms)
            self._count_rest(source, facts, 1)

    def go(self, source: Source, facts: Sequence[Sequence], forms: Iterable[str]) -> None:
        """Take from the tallies what came of an article."""
        if not source.duplicate_of:
            for dimension, pair in OF_FACT.items():
                self._counted[dimension].subtract(map(pair, facts))
            self._counted[UNREAD].subtract(("", form) for form in forms)
            self._count_rest(source, facts, -1)

    def write(self) -> None:
        """Write what has been counted since the last time."""
        self._database.executemany(_ADD, self.rows())
        self._counted.clear()
        self._summed.clear()

    def rows(self) -> list[tuple]:
        """Give what has been counted, as rows that are to be added to those of the store."""
        counted = [
            (dimension, *pair, facts) for dimension, pairs in self._counted.items() for pair, facts in pairs.items()
        ]
        rows = [(*key, facts, 0, 0) for *key, facts in counted if facts]
        return rows + [(*key, 0, *numbers) for key, numbers in self._summed.items() if any(numbers)]

    def _count_rest(self, source: Source, facts: Sequence[Sequence], sign: int) -> None:
        """Count by what all facts of an article share, and sum up what may be summed."""
        shared = {"type": "", "month": source.published[:7], "outlet": source.outlet}
        kinds = Counter(map(itemgetter(TYPE), facts))
        for dimension, key in shared.items():
            for kind, number in kinds.items():
                self._counted[dimension][kind, key] += sign * number
        areas = self._counted["area"]
        for fact in facts:
            areas[fact[TYPE], fact[PLACE] or source.dateline_place] += sign
        for fact in find_summed(facts):
            shared["area"] = fact[PLACE] or source.dateline_place
            own = {dimension: pair(fact)[1] for dimension, pair in OF_FACT.items()}
            for dimension, key in (shared | own).items():
                numbers = self._summed.setdefault((dimension, fact[TYPE], key), [0, 0])
                numbers[0] += sign
                numbers[1] += sign * fact[VALUE]


def stored_of(database: sqlite3.Connection, article_id: str) -> tuple[list[tuple], list[str]]:
    """Fetch the facts of an article, and the forms of its unread numbers."""
    facts = database.execute(_FACTS, [article_id + "-", article_id + "."]).fetchall()
    forms = database.execute("SELECT form FROM _unread WHERE article_id = ?", [article_id])
    return facts, [form for (form,) in forms]


def source_of(database: sqlite3.Connection, article_id: str) -> Source:
    """Fetch what the tallies take from an article."""
    asked = "SELECT outlet, dateline_place, published, duplicate_of FROM articles WHERE article_id = ?"
    return Source(*database.execute(asked, [article_id]).fetchone())


def find_summed(facts: Iterable[Sequence]) -> Iterator[Sequence]:
    """Yield the facts of an article whose values are summed.

    What an article says twice is summed once: the same number with another subject is nearly always the same thing.
    """
    met = set()
    for row in facts:
        if row[TYPE] in SUMMED and (row[TYPE], row[VALUE]) not in met and may_be_summed(Fact(*row)):
            met.add((row[TYPE], row[VALUE]))
            yield row


def may_be_summed(fact: Fact) -> bool:
    """Tell whether a fact states how much money or how many people there are: a level, no target, change, range or rate.

    >>> known = dict.fromkeys(Fact._fields, "") | {"type": "money", "value": 5, "value_max": None, "unit": "IDR"}
    >>> [may_be_summed(Fact(**known | more)) for more in ({}, {"unit": "USD"}, {"per": "month"}, {"assertion": "target"})]
    [True, False, False, False]
    """
    if fact.type not in SUMMED or fact.value is None or fact.value_max is not None:
        return False
    units = SUMMED[fact.type]
    stated = not (fact.assertion or fact.change or fact.per) and fact.modifier in EXACT
    return stated and (units is None or fact.unit in units) and 0 <= fact.value <= MOST


def count_again(database: sqlite3.Connection) -> None:
    """Count everything anew: gives what the tallies hold anyway."""
    database.execute("DELETE FROM _tallies")
    tallies = Tallies(database)
    for (article_id,) in database.execute("SELECT article_id FROM articles").fetchall():
        tallies.come(source_of(database, article_id), *stored_of(database, article_id))
    tallies.write()
