"""The numbers that no rule read, by their form: what the rules miss most."""

import sqlite3
from typing import NamedTuple

SHOWN = 25  # forms on a page
CONTEXTS = 3  # of each form there
LOOKED_AT = 50  # places of a form that are looked at for those that are no copies


class Form(NamedTuple):
    """A form of unread numbers (`# kapal`), how often it stands in articles, and the first places where."""

    form: str
    count: int
    places: list[sqlite3.Row]


_FORMS = "FROM _tallies WHERE dimension = 'unread' AND facts > 0 AND (? = '' OR instr(key, ?))"
_MOST = f"SELECT key, facts {_FORMS} ORDER BY facts DESC, key LIMIT ? OFFSET ?"
_SUMS = f"SELECT count(*), coalesce(sum(facts), 0) {_FORMS}"
_PLACES = (
    "SELECT place.article_id, place.text, around, start, title FROM "
    "(SELECT * FROM _unread WHERE form = ? LIMIT ? OFFSET ?) AS place "
    "JOIN articles USING (article_id) WHERE duplicate_of = '' LIMIT ?"
)


def list_forms(database: sqlite3.Connection, asked: str = "", skip: int = 0) -> list[Form]:
    """List the forms that have `asked` in them, most frequent first, with a few places of each."""
    asked = asked.strip().lower()
    rows = database.execute(_MOST, [asked, asked, SHOWN, skip]).fetchall()
    return [Form(form, count, list_places(database, form, CONTEXTS, LOOKED_AT)) for form, count in rows]


def sum_forms(database: sqlite3.Connection, asked: str = "") -> tuple[int, int]:
    """Count the forms that have `asked` in them, and the numbers that are of these forms."""
    asked = asked.strip().lower()
    return tuple(database.execute(_SUMS, [asked, asked]).fetchone())


def list_places(
    database: sqlite3.Connection, form: str, count: int, looked_at: int, skip: int = 0
) -> list[sqlite3.Row]:
    """List places where numbers of a form stand, near copies left out."""
    return database.execute(_PLACES, [form, looked_at, skip, count]).fetchall()
