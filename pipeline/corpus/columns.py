"""Which column of a table holds the text, the title and so on: as the user says, else by the usual names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.corpus.problems import Problem, show_path
from pipeline.model import FACT_TYPES

# The usual names, the surest first; written without capitals, spaces and signs.
USUAL = {
    "text": "text isi isiberita isiartikel content body artikel article konten articlebody articletext fulltext maintext teks"
    " berita contenttext",
    "title": "title judul headline judulberita juduartikel judulartikel ogtitle",
    "published": (
        "published date tanggal publishedat publishedtime datepublished publishdate publicationdate pubdate "
        "tanggalterbit tanggalpublikasi waktu terbit tgl datetime timestamp createdat created"
    ),
    "url": "url link tautan canonicalurl canonical permalink href alamat",
    "outlet": "outlet media sumber source sitename publisher portal penerbit",
    "byline": "byline author authors penulis pewarta wartawan reporter jurnalis",
    "tags": "tags tag keywords katakunci topik label labels",
}
_USUAL = {field: tuple(names.split()) for field, names in USUAL.items()}
_strip = re.compile(r"[\W_]+").sub
TEXT_NAMES = frozenset(_USUAL["text"])
_SHOWN = 12
FACTS = Problem("it holds facts, not articles", "nothing to do: it is a table or a gold set of this program")


@dataclass(frozen=True, slots=True)
class Columns:
    """The name of the column for each field; empty where the table has none."""

    text: str
    title: str = ""
    published: str = ""
    url: str = ""
    outlet: str = ""
    byline: str = ""
    tags: str = ""

    def names(self) -> list[str]:
        """List the columns that have to be read."""
        named = (self.text, self.title, self.published, self.url, self.outlet, self.byline, self.tags)
        return list(dict.fromkeys(filter(None, named)))


def parse_columns(given: Iterable[str]) -> dict[str, str]:
    """Read `text=isi` and its like, as given on a command line. Raises ValueError that says what is wrong with one.

    >>> parse_columns(["text=isi", "date=Tanggal terbit"])
    {'text': 'isi', 'published': 'Tanggal terbit'}
    >>> parse_columns(["teks"])
    Traceback (most recent call last):
    ValueError: 'teks' names no column; write FIELD=COLUMN with one of text, title, published, url, outlet, byline, tags
    """
    chosen = {}
    for each in given:
        field, equals, name = each.partition("=")
        field = {"date": "published"}.get(field.strip(), field.strip())
        if not equals or not name.strip() or field not in USUAL:
            raise ValueError(f"{each!r} names no column; write FIELD=COLUMN with one of {', '.join(USUAL)}")
        chosen[field] = name.strip()
    return chosen


def find_columns(names: Sequence[str], chosen: Mapping[str, str]) -> Columns | Problem:
    """Find the column for each field among a table's names, or say which there are and what was looked for.

    >>> find_columns(["Judul", "Isi Berita", "tanggal_terbit"], {})
    Columns(text='Isi Berita', title='Judul', published='tanggal_terbit', url='', outlet='', byline='', tags='')
    >>> find_columns(["a", "b"], {}).reason
    'no column is known to hold the text; it has: a, b; looked for: text, isi, isiberita, isiartikel, content, body and others'
    """
    if is_fact_table(names):
        return FACTS
    for field, name in chosen.items():
        if name not in names:
            return Problem(
                f"it has no column {name!r} for the {field}; it has: {_show(names)}",
                "correct --column, or give the file its own run",
            )
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold_name(name), name)
    taken = set(chosen.values())
    found = {field: chosen.get(field) or _usual(field, folded, taken) for field in USUAL}
    if not found["text"]:
        looked_for = ", ".join(_USUAL["text"][:6])
        reason = f"no column is known to hold the text; it has: {_show(names)}; looked for: {looked_for} and others"
        return Problem(reason, "name the column: --column text=NAME")
    return Columns(**found)


def fold_name(name: str) -> str:
    """Write a column's name without capitals, spaces and signs.

    >>> fold_name("Isi_Berita ")
    'isiberita'
    """
    return _strip("", name.lower())


def is_fact_table(names: Sequence[str]) -> bool:
    """Tell a table or gold set of facts, as this program writes and reads them, from a table of articles."""
    return "fact_id" in names or ("facts" in names and len(names) < 4) or {"type", "start", "end"} <= set(names)


def is_fact(record: Mapping) -> bool:
    """Tell a single fact of a gold set: it has a text, but one of a few words and with a type."""
    return record.get("type") in FACT_TYPES and "text" in record


def _usual(field: str, folded: Mapping[str, str], taken: set[str]) -> str:
    return next((folded[name] for name in _USUAL[field] if name in folded and folded[name] not in taken), "")


def _show(names: Sequence[str]) -> str:
    shown = ", ".join(show_path(str(name))[:40] or '""' for name in names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown or "none"
