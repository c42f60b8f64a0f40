"""What a reviewer sends -> a decision that is written, and the card of the fact as it is then."""

import json
import sqlite3
from collections.abc import Callable, Mapping

from datasette.utils.asgi import Request, Response

from pipeline.audit.added import make_added
from pipeline.audit.answering import AuditDesk, read_request
from pipeline.audit.corrections import read_corrections
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.fact_cards import CardMaker
from pipeline.audit.reviews import Event, ReviewError, find_fact, record, states, undo

SIMPLE = ("accept", "reject", "unsure")
LONGEST_COMMENT = 2000
Decide = Callable[[Asked, Desk], str]  # on a desk whose database can be written to; the id of the fact comes back


def decide(asked: Asked, desk: Desk) -> str:
    """Accept, reject or be unsure of a fact, or say something about it."""
    form, fact_id = asked.form, asked.form.get("fact_id", "")
    decision, comment = form.get("decision", ""), form.get("comment", "").strip()
    if decision not in (*SIMPLE, "comment"):
        raise ReviewError("not_a_choice", column="decision", value=decision)
    if decision == "comment" and not comment:
        raise ReviewError("is_needed", column="comment")
    if len(comment) > LONGEST_COMMENT:
        raise ReviewError("comment_too_long")
    seen = form.get("seen", "") if decision != "comment" else ""
    record(desk.database, [Event(fact_id, asked.reviewer, decision, comment=comment)], seen, _after(form))
    return fact_id


def correct(asked: Asked, desk: Desk) -> str:
    """Say what columns of a fact should hold."""
    form, fact_id, database = asked.form, asked.form.get("fact_id", ""), desk.database
    fact = find_fact(database, fact_id)
    if not fact:
        raise ReviewError("fact_gone")
    own = next(
        (each for each in states(database, [fact_id]).get(fact_id, []) if each["reviewer"] == asked.reviewer), None
    )
    wished = {**fact, **(own["corrections"] if own else {})}
    text = _text_of(database, fact["article_id"])
    changes = read_corrections(_fields(form), wished, text, asked.language, desk.house.areas)
    if not changes and own and own["verdict"] == "correct":
        return fact_id  # it was corrected so already: the browser got no answer, and asks again
    if not changes:
        raise ReviewError("nothing_corrected")
    comment = form.get("comment", "").strip()[:LONGEST_COMMENT]
    events = [Event(fact_id, asked.reviewer, "correct", column, value, comment) for column, value in changes.items()]
    record(database, events, form.get("seen", ""), _after(form))
    return fact_id


def add(asked: Asked, desk: Desk) -> str:
    """Add a fact that the program missed, by the characters where it stands."""
    form, database = asked.form, desk.database
    row = database.execute("SELECT * FROM articles WHERE article_id = ?", [form.get("article_id", "")]).fetchone()
    if not row:
        raise ReviewError("article_gone")
    fact = make_added(row, _fields(form), form.get("text", ""), asked.language, desk.house.areas)
    value = json.dumps(fact, ensure_ascii=False)
    record(
        database, [Event(fact["fact_id"], asked.reviewer, "add", value=value, comment=form.get("comment", "").strip())]
    )
    return fact["fact_id"]


def take_back(asked: Asked, desk: Desk) -> str:
    """Take back the reviewer's latest verdict on a fact."""
    undo(desk.database, asked.form.get("fact_id", ""), asked.reviewer, asked.form.get("undoing", ""))
    return asked.form.get("fact_id", "")


def serve_decision(take: Decide) -> Callable:
    """Make Datasette's view of a kind of decision: it answers with JSON to our script, with a page to a plain form."""

    async def show(request: Request, datasette: AuditDesk) -> Response:
        asked = await read_request(request, datasette)
        wants_json = "application/json" in request.headers.get("accept", "")
        refusal = _refuse(request, asked)
        if refusal:
            return _answer(asked, wants_json, {"error": refusal, "message": asked.t[f"js_{refusal}"]}, 403)
        try:
            fact_id = await datasette.house.write(lambda database: take(asked, Desk(datasette.house, database)))
        except ReviewError as error:
            told = {
                "error": error.wording,
                "message": write_error(error, asked.t),
                "column": error.about.get("column", ""),
            }
            told |= await _card(datasette, asked, asked.form.get("fact_id", "")) if wants_json else {}
            return _answer(asked, wants_json, told, 409 if error.wording.startswith("fact_") else 400)
        except sqlite3.Error as error:
            told = {"error": "not_written", "message": asked.t["js_not_written"].format(why=str(error))}
            return _answer(asked, wants_json, told, 503)
        return _answer(asked, wants_json, await _card(datasette, asked, fact_id) if wants_json else {}, 200)

    return show


def _refuse(request: Request, asked: Asked) -> str:
    """Say why this request may not write: it does not come from our pages, or nobody stands behind it."""
    told = request.headers.get("x-csrftoken") or asked.form.get("csrftoken", "")
    if not told or told != asked.csrf:
        return "stale_page"
    return "" if asked.reviewer else "nameless"


async def _card(datasette: AuditDesk, asked: Asked, fact_id: str) -> dict:
    """Render the card of a fact as it is now."""

    def make(database: sqlite3.Connection) -> list[dict]:
        desk = Desk(datasette.house, database)
        return CardMaker(database, desk.columns, desk.rules, asked.language).of([fact_id])

    cards = await datasette.get_database("facts").execute_fn(make)
    inside = asked.form.get("inside", "") == "article"
    html = datasette.render("card.html", asked, {"card": cards[0], "inside": inside}) if cards else ""
    return {"fact_id": fact_id, "card": html}


def _answer(asked: Asked, wants_json: bool, told: Mapping, status: int) -> Response:
    if wants_json:
        return Response.json(told, status)
    if status == 200:
        return Response.redirect(local_path(asked.form.get("next", "")), 303)
    return Response.text(told["message"], status)


def local_path(path: str) -> str:
    r"""Keep a path of ours; anything else leads to the inbox.

    >>> local_path("/article/a1#c-2"), local_path("//evil.example"), local_path("/\\evil.example"), local_path("https:x")
    ('/article/a1#c-2', '/inbox', '/inbox', '/inbox')
    """
    is_ours = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable()
    return path if is_ours else "/inbox"


def write_error(error: ReviewError, t: Mapping[str, str]) -> str:
    """Say what is wrong with a decision in the reader's language."""
    about = {"value": "", **error.about}
    about["column"] = t.get(f"column_{about.get('column')}", about.get("column", ""))
    return t[f"error_{error.wording}"].format(**about)


def _fields(form: Mapping[str, str]) -> dict[str, str]:
    """Take the fields of a fact out of a form: those whose names begin with `to.`."""
    return {name[3:]: value for name, value in form.items() if name.startswith("to.")}


def _after(form: Mapping[str, str]) -> int | None:
    """Read which event on the fact was the latest that its card showed."""
    given = form.get("after", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else None


def _text_of(database: sqlite3.Connection, article_id: str) -> str:
    row = database.execute("SELECT text FROM articles WHERE article_id = ?", [article_id]).fetchone()
    if not row:
        raise ReviewError("article_gone")
    return row[0]
