"""What stands before every page: the address that was asked for, the session, the password, and our headers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from secrets import token_urlsafe
from urllib.parse import quote, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Response

from pipeline.audit.access import is_loopback
from pipeline.audit.policy import headers_for
from pipeline.audit.sessions import read_session, write_cookie

FREE = ("/login", "/static/")  # what is shown before anybody has said who they are


def guard(app: Callable, datasette: Datasette) -> Callable:
    """Let through to the application what may pass."""
    access = datasette.house.access

    async def guarded(scope: dict, receive: Callable, send: Callable) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        session = read_session(datasette, headers.get(b"cookie", ""), access.reviewer)
        if access.passwords and session.reviewer not in access.passwords:
            session = replace(session, reviewer="")
        is_static, nonce = scope["path"].startswith("/static/"), token_urlsafe(16)
        cookie = "" if is_static else write_cookie(datasette, session) * session.is_new
        send = _with_headers(send, headers_for(scope["path"], nonce), cookie)
        if not access.passwords and not is_ours(headers.get(b"host", "")):
            await Response.text("This desk is open to its own computer only", 403).asgi_send(send)
        elif access.passwords and not session.reviewer and not scope["path"].startswith(FREE):
            await _to_login(scope).asgi_send(send)
        else:
            actor = {"id": session.reviewer} if session.reviewer else None
            await app({**scope, "mine_session": session, "mine_nonce": nonce, "actor": actor}, receive, send)

    return guarded


def is_ours(host: str) -> bool:
    """Tell whether a browser asked for this computer: a name of somebody else's that leads here is none of ours.

    >>> is_ours("127.0.0.1:8001"), is_ours("localhost"), is_ours("[::1]:80"), is_ours("evil.example:8001"), is_ours("")
    (True, True, True, False, False)
    """
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _to_login(scope: dict) -> Response:
    if scope["method"] != "GET":
        return Response.text("Log in first, at /login", 401)
    query = scope.get("query_string", b"").decode("latin-1")
    return Response.redirect(f"/login?next={quote(scope['path'] + ('?' + query if query else ''))}", 303)


def _with_headers(send: Callable, headers: Mapping[str, str], cookie: str) -> Callable:
    added = [(name.encode(), value.encode()) for name, value in headers.items()]
    if cookie:
        added.append((b"set-cookie", cookie.encode()))

    async def send_more(message: dict) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *added]}
        await send(message)

    return send_more
