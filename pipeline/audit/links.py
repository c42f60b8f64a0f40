"""Addresses of the desk's pages."""

from urllib.parse import quote, urlencode


def inbox_link(**filters: str) -> str:
    """Give the address of the inbox with all facts that pass the filters, also those that were looked at.

    >>> inbox_link(type="money", province="52")
    '/inbox?type=money&province=52&state=all'
    """
    return f"/inbox?{urlencode({**filters, 'state': 'all'} if 'state' not in filters else filters)}"


def article_link(article_id: str, fact_id: str = "") -> str:
    """Give the address of an article, at one of its facts.

    >>> article_link("a1f", "a1f-money-3-9")
    '/article/a1f#c-a1f-money-3-9'
    """
    return f"/article/{quote(article_id)}" + (f"#c-{quote(fact_id)}" if fact_id else "")


def rule_link(rule: str) -> str:
    """Give the address of the page of a rule."""
    return f"/rule/{quote(rule, safe='')}"
