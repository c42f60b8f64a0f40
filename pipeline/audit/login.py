"""The page on which reviewers say who they are: a name on their own computer, with a password elsewhere."""

import asyncio
import secrets
from dataclasses import replace

from datasette.utils.asgi import Request, Response

from pipeline.audit.access import AccessError, check_name, hash_password, is_password
from pipeline.audit.answering import AuditDesk, read_request
from pipeline.audit.deciding import local_path
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.sessions import Session, write_cookie

PATIENCE = 1.0  # seconds before a wrong password is told
NOBODY = hash_password("nobody has this password")  # so that an unknown name takes as long as a known one


def show_login(asked: Asked, desk: Desk) -> dict:
    """Ask for the name, and where the desk has passwords for that too."""
    return {"next": local_path(asked.query.get("next", "")), "wrong": "", "with_password": not desk.house.named_by_us}


async def log_in(request: Request, datasette: AuditDesk) -> Response:
    """Begin a session under a name."""
    asked = await read_request(request, datasette)
    if asked.form.get("csrftoken", "") != asked.csrf:
        return Response.text(asked.t["js_stale_page"], 403)
    try:
        name = check_name(asked.form.get("name", ""))
    except AccessError:
        return _again(datasette, asked, "wrong_name")
    passwords = datasette.house.access.passwords
    if passwords and not await _is_right(asked.form.get("password", ""), passwords.get(name, "")):
        return _again(datasette, asked, "wrong_password")
    response = Response.redirect(local_path(asked.form.get("next", "")), 303)
    session = Session(name, secrets.token_hex(16))  # what was known of the session before is worth nothing now
    response._set_cookie_headers.append(write_cookie(datasette, session))
    return response


async def log_out(request: Request, datasette: AuditDesk) -> Response:
    """End a session."""
    asked = await read_request(request, datasette)
    if asked.form.get("csrftoken", "") != asked.csrf:
        return Response.text(asked.t["js_stale_page"], 403)
    response = Response.redirect("/login", 303)
    session = replace(request.scope["mine_session"], reviewer="")
    response._set_cookie_headers.append(write_cookie(datasette, session))
    return response


async def _is_right(password: str, hashed: str) -> bool:
    right = await asyncio.to_thread(is_password, password, hashed or NOBODY)
    if not (right and hashed):
        await asyncio.sleep(PATIENCE)
    return bool(right and hashed)


def _again(datasette: AuditDesk, asked: Asked, wrong: str) -> Response:
    context = {
        "next": local_path(asked.form.get("next", "")),
        "wrong": asked.t[wrong],
        "with_password": not datasette.house.named_by_us,
    }
    return Response.html(datasette.render("login.html", asked, context), 403)
