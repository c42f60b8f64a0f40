"""The page of the numbers that no rule read: what the rules miss most."""

from pipeline.audit.amounts import write_count
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.links import article_link
from pipeline.audit.unread_forms import SHOWN, Form, list_forms, list_places, sum_forms

MANY, LOOKED_AT = 50, 200  # places that a page on one form shows, of so many that may be copies


def show_unread(asked: Asked, desk: Desk) -> dict:
    """List the forms of unread numbers, or all places of the one that is asked for."""
    form, wanted, page = asked.query.get("form", ""), asked.query.get("q", ""), _page(asked)
    if form:
        places = list_places(desk.database, form, MANY, LOOKED_AT, (page - 1) * LOOKED_AT)
        forms, total, more = [Form(form, 0, places)], (1, len(places)), len(places) == MANY
    else:
        forms = list_forms(desk.database, wanted, (page - 1) * SHOWN)
        total = sum_forms(desk.database, wanted)
        more = total[0] > page * SHOWN
    return {
        "form": form,
        "wanted": wanted,
        "forms": forms,
        "total": total,
        "page": page,
        "more": more,
        "count": lambda number: write_count(number, asked.language),
        "article_link": article_link,
    }


def _page(asked: Asked) -> int:
    """Read the number of the page that is asked for; nonsense is the first."""
    given = asked.query.get("page", "1")
    return max(int(given), 1) if given.isascii() and given.isdigit() and len(given) < 7 else 1
