"""The page of one article: its text as published with the facts marked, and beside it their cards."""

from urllib.parse import urlsplit

from pipeline.audit.dates import write_moment
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.fact_cards import CardMaker
from pipeline.audit.highlights import cut, find_sections
from pipeline.audit.tools import tools_for
from pipeline.audit.words import load_words

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
        **tools_for(asked, desk),
        "article": article,
        "url": safe_url(article["url"]),
        "published": write_moment(article["published"], load_words(asked.language)),
        "pieces": [
            *cut(article["text"], find_sections(article), [card["fact"] for card in cards if card["kind"] != "gone"])
        ],
        "cards": cards,
        "inside": True,
        "copies": [dict(each) for each in copies if each["article_id"] != article["article_id"]],
        "decided": sum(bool(card["states"]) for card in cards),
    }


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
