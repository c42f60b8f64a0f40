"""A browser's session: a signed cookie that says who reviews, and the token that shows a write to come from our pages."""

import os
import secrets
import time
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from datasette.app import Datasette
from itsdangerous import BadSignature

LASTS = 30 * 24 * 3600  # seconds
SECRET = ".audit-secret"


@dataclass(frozen=True, slots=True)
class Session:
    """Who reviews ('' before anybody has said so), and a number that no other browser knows."""

    reviewer: str
    nonce: str
    is_new: bool = False


def read_secret(output: Path) -> str:
    """Read what sessions are signed with, so that they outlive the desk; it is made the first time, for its owner's eyes."""
    path = output / SECRET
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_hex(32))
    except OSError:
        if not path.exists():  # a folder that cannot be written to: sessions end with the desk
            return secrets.token_hex(32)
    return path.read_text(encoding="utf-8")


def cookie_name(datasette: Datasette) -> str:
    """Name the cookie after the desk: desks on other ports of this computer have their own."""
    return f"mine-{datasette.house.mark}"


def read_session(datasette: Datasette, cookies: str, first_guess: str) -> Session:
    """Read the session of a browser from its cookies, or begin one."""
    try:
        kept = SimpleCookie(cookies).get(cookie_name(datasette))
        told = datasette.unsign(kept.value, "session") if kept else {}
    except (BadSignature, CookieError):
        told = {}
    if told and told["expires"] > time.time():
        return Session(told["reviewer"], told["nonce"])
    return Session(first_guess, secrets.token_hex(16), is_new=True)


def write_cookie(datasette: Datasette, session: Session) -> str:
    """Write the header that keeps a session."""
    told = {"reviewer": session.reviewer, "nonce": session.nonce, "expires": int(time.time()) + LASTS}
    value = datasette.sign(told, "session")
    return f"{cookie_name(datasette)}={value}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax"


def write_token(datasette: Datasette, session: Session) -> str:
    """Give the token that a write of this session has to tell."""
    return datasette.sign(session.nonce, "write")
