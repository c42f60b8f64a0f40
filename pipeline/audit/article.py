"""The page of one article: its text as published with the facts marked, and beside it their cards."""

from datetime import datetime
from urllib.parse import urlsplit

from pipeline.audit.fact_cards import CardMaker
from pipeline.audit.corrections import FIELDS, choices_of
from pipeline.audit.dates import write_date
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.highlights import cut, find_sections
from pipeline.audit.words import load_words
from pipeline.model import FACT_TYPES

SAFE_SCHEMES = ("http", "https")


def show_article(asked: Asked, desk: Desk) -> dict:
    """Show an article with its facts. Raises LookupError where there is none of that id."""
    row = desk.database.execute("SELECT * FROM articles WHERE article_id = ?", [asked.parts["article_id"]]).fetchone()
    if not row:
        raise LookupError(asked.parts["article_id"])
    article = dict(row)
    cards = CardMaker(desk.database, desk.columns, desk.rules, asked.language).of_article(article["article_id"])
    copies = desk.database.execute(
        "SELECT article_id, outlet, title FROM articles WHERE duplicate_of = ? OR article_id = ? LIMIT 20",
        [article["duplicate_of"] or article["article_id"], article["duplicate_of"]],
    ).fetchall()
    return {
        "article": article,
        "url": safe_url(article["url"]),
        "published": write_published(article["published"], asked.language),
        "pieces": [*cut(article["text"], find_sections(article), [card["fact"] for card in cards if card["kind"] != "gone"])],
        "cards": cards,
        "inside": True,
        "copies": [dict(each) for each in copies if each["article_id"] != article["article_id"]],
        "decided": sum(bool(card["states"]) for card in cards),
    }


def fields_by_type() -> dict[str, list[str]]:
    """List the fields of the form for each type of fact, in their order."""
    return {kind: [*FIELDS[kind]] for kind in FACT_TYPES}


def choices() -> dict[str, dict[str, list[str]]]:
    """List the values of each field that has a choice, by type."""
    found = {kind: {name: [*choices_of(name, kind)] for name in FIELDS[kind]} for kind in FACT_TYPES}
    return {kind: {name: values for name, values in names.items() if values} for kind, names in found.items()}


def safe_url(url: str) -> str:
    """Keep an address that a browser may follow; a script in its place is none.

    >>> safe_url("https://berita.example/1"), safe_url("javascript:alert(1)"), safe_url("//x"), safe_url("http://[")
    ('https://berita.example/1', '', '', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in SAFE_SCHEMES and parts.netloc else ""


def write_published(published: str, language: str) -> str:
    """Write when an article was published.

    >>> write_published("2025-06-11T08:30:00+07:00", "id"), write_published("", "id"), write_published("kemarin", "id")
    ('11 Juni 2025, 08:30', '', 'kemarin')
    """
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = write_date(published[:10], load_words(language))
    return f"{day}, {when:%H:%M}" if "T" in published else day
