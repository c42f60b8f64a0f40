"""Measures that two articles tell differently: found anew at the end of every run, from the measures in the store.

What is found does not depend on the order in which articles were read, nor on what was found before. Articles that tell one
measure are gone through from the first published to the last, and each is held against the first ones that tell it.
Near copies are left out: a copy says what its original says.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from pipeline.checks import make_check
from pipeline.checks.elsewhere import Told, compare
from pipeline.checks.finding import Finding
from pipeline.facts.rows import confidence
from pipeline.model import CHECK_COLUMNS, FACT_COLUMNS, Fact, Measure
from pipeline.store.packing import Packer

FLAG = "elsewhere_mismatch"
FIRST_ONES = 16  # statements of one measure that the others are held against
_FACT = ", ".join(f'facts."{name}"' for name in FACT_COLUMNS)
_MEASURE = ", ".join(f"_measures.{name}" for name in Measure._fields)
_CHECK = ", ".join(CHECK_COLUMNS)
_KEYS = "SELECT key FROM _measures GROUP BY key HAVING min(value) < max(value) ORDER BY key"
_TOLD = (
    f"SELECT outlet, substr(published, 1, 10), {_MEASURE}, {_FACT} FROM _measures "
    "CROSS JOIN _articles USING (number) CROSS JOIN articles USING (article_id) CROSS JOIN _inputs USING (input) "
    "CROSS JOIN facts USING (fact_id) WHERE key = ? AND duplicate_of = '' "
    'ORDER BY published, address, _articles.ordinal, facts."start"'
)
_SAYS = "SELECT 1 FROM facts WHERE fact_id > ? AND fact_id < ? AND type = ? AND value = ?"
_FOUND = "SELECT * FROM found ORDER BY rowid"
_STORED = f"SELECT {_CHECK} FROM checks WHERE kind = 'elsewhere'"
_FACTS = f"SELECT {_FACT} FROM facts WHERE fact_id > ? AND fact_id < ? ORDER BY rowid"
_BESIDE = {  # tables of this run alone: what was found, the facts in an alarm, and those whose flag is another one now
    "found": _CHECK,
    "alarmed": "number, fact_id, PRIMARY KEY (number, fact_id)",
    "turned": "number, fact_id, alarmed",
}
_TURNED = (  # measures that have come into an alarm, or out of one
    "SELECT number, fact_id, 1 FROM alarmed JOIN _measures USING (number, fact_id) WHERE NOT _measures.alarmed "
    "UNION ALL SELECT number, fact_id, 0 FROM _measures WHERE alarmed AND (number, fact_id) NOT IN (SELECT * FROM alarmed) "
    "ORDER BY number, fact_id"
)


def check_elsewhere(database: sqlite3.Connection) -> None:
    """Bring the checks across articles, and the flags that they set on facts, up to date."""
    for table, columns in _BESIDE.items():
        database.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
        database.execute(f"DELETE FROM {table}")
    for (key,) in database.execute(_KEYS):
        for finding in _find(database, key):
            _note(database, finding)
    _write_checks(database)
    _write_flags(database)


def _find(database: sqlite3.Connection, key: int) -> Iterator[Finding]:
    """Hold all numbers of one key against the first ones, one article after the other."""
    first_ones: list[Told] = []
    for told in map(_told, database.execute(_TOLD, [key])):
        for first in first_ones:
            if first.fact.article_id != told.fact.article_id and (finding := compare(first, told)):
                if not (_says(database, first.fact, told.fact) or _says(database, told.fact, first.fact)):
                    yield finding
                break
        else:
            if len(first_ones) < FIRST_ONES and not any(_is_same(first, told) for first in first_ones):
                first_ones.append(told)


def _is_same(first: Told, told: Told) -> bool:
    return first.fact.value == told.fact.value and first.measure[3:] == told.measure[3:]


def _told(row: Sequence) -> Told:
    outlet, day, *rest = row
    fact = Fact(*rest[len(Measure._fields) :])
    return Told(Measure(*rest[: len(Measure._fields)]), fact._replace(value=Decimal(str(fact.value))), outlet, day)


def _says(database: sqlite3.Connection, one: Fact, other: Fact) -> bool:
    """Tell whether the article of one fact tells the other's number too: then it knows of both."""
    asked = [one.article_id + "-", one.article_id + ".", other.type, float(other.value)]
    return database.execute(_SAYS, asked).fetchone() is not None


def _note(database: sqlite3.Connection, finding: Finding) -> None:
    """Write a finding down beside the store; its check is one of the article that came later."""
    first, second = finding.facts
    database.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?)", make_check(second.article_id, finding))
    if finding.verdict == "inconsistent":
        database.executemany(
            "INSERT OR IGNORE INTO alarmed SELECT number, ? FROM _articles WHERE article_id = ?",
            [(fact.fact_id, fact.article_id) for fact in (first, second)],
        )


def _write_checks(database: sqlite3.Connection) -> None:
    """Put what was found in the place of what was found before; the order in the table is that of finding."""
    if database.execute(f"SELECT 1 FROM ({_STORED} EXCEPT SELECT * FROM found)").fetchone() or _count(
        database, "checks WHERE kind = 'elsewhere'"
    ) != _count(database, "found"):
        database.execute("DELETE FROM checks WHERE kind = 'elsewhere'")
        database.execute(f"INSERT INTO checks {_FOUND}")


def _count(database: sqlite3.Connection, table: str) -> int:
    return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def _write_flags(database: sqlite3.Connection) -> None:
    """Flag the facts that have come into an alarm, take the flag from those that are in none any more, and pack both."""
    database.execute("INSERT INTO turned " + _TURNED)
    packer = Packer(database)
    rows = database.execute("SELECT number, article_id, fact_id, alarmed FROM turned JOIN _articles USING (number)")
    for (number, article_id), some in groupby(rows, itemgetter(0, 1)):
        wanted = {fact_id: alarmed for _, _, fact_id, alarmed in some}
        facts = [Fact(*row) for row in database.execute(_FACTS, [article_id + "-", article_id + "."])]
        facts = [_set_flag(fact, wanted[fact.fact_id]) if fact.fact_id in wanted else fact for fact in facts]
        changed = [(fact.flags, fact.confidence, fact.fact_id) for fact in facts if fact.fact_id in wanted]
        database.executemany("UPDATE facts SET flags = ?, confidence = ? WHERE fact_id = ?", changed)
        packer.pack(number, facts)
    database.execute(
        "UPDATE _measures SET alarmed = turned.alarmed FROM turned "
        "WHERE _measures.number = turned.number AND _measures.fact_id = turned.fact_id"
    )


def _set_flag(fact: Fact, alarmed: int) -> Fact:
    """Set the flag of a fact, or take it away, and what it does to the confidence."""
    others = tuple(flag for flag in fact.flags.split(";") if flag not in ("", FLAG))
    flags = (*others, FLAG) if alarmed else others
    return fact._replace(flags=";".join(flags), confidence=confidence(flags))
