"""Datasette's own pages as the desk shows them: under a policy without inline code but theirs, and with the tables explained."""

import re
from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, Environment

from pipeline.tables.schema import STORED

INLINE = re.compile(r"<(script|style)\b(?![-\w])")
STYLED = re.compile(r"""\sstyle="(?:\{\{.*?\}\}|[^"{])*\"""")
SHEET = "/static/stock.css"


class Nonced(BaseLoader):
    """Templates of another loader, whose inline scripts and styles carry the nonce of the answer."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template as the policy lets it work."""
        source, file, is_current = self._loader.get_source(environment, template)
        return mark_inline(source), file, is_current

    def list_templates(self) -> list[str]:
        """List the templates of the other loader."""
        return self._loader.list_templates()


def mark_inline(source: str) -> str:
    """Mark what stands inside a template as its author's: what somebody else's words bring in has no mark, and does nothing.

    Style attributes cannot be marked and go.

    >>> mark_inline('<script>let a;</script><p style="color: #{{ c("x") }}" class="y">')
    '<script nonce="{{ csp_nonce }}">let a;</script><p class="y">'
    """
    return STYLED.sub("", INLINE.sub(r'<\1 nonce="{{ csp_nonce }}"', source))


def explain_tables() -> Mapping:
    """Say what Datasette shows of the tables: what they and their columns mean; those of the program's memory are hidden."""
    told = {
        table.name: {
            "description": table.meaning,
            "columns": {column.name: column.meaning for column in table.columns},
        }
        for table in STORED
    }
    hidden = ("_articles", "_inputs", "_meta", "_packed", "_places", "_refusals", "_tallies", "_unread", "_words")
    return {
        "title": "mine",
        "extra_css_urls": [SHEET],
        "databases": {"facts": {"tables": told | {name: {"hidden": True} for name in (*hidden, "review_states")}}},
    }
