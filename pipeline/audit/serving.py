"""Opens the desk: a server on this machine, until Ctrl-C."""

import contextlib
import socket
import sqlite3
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit.access import Access, AccessError, check_name, is_loopback, read_passwords
from pipeline.audit.application import make_application
from pipeline.audit.reviews import prepare
from pipeline.rules import RuleError
from pipeline.store.opening import NAME
from pipeline.store.schema import LAYOUT


class AuditError(Exception):
    """A desk that cannot be opened: says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a desk is to be opened."""

    host: str = "127.0.0.1"
    port: int = 8001
    password_file: Path | None = None
    reviewer: str = ""
    patterns: Path | None = None


def open_desk(output: Path, wish: Wish, tell: Callable[[str], None], browse: bool) -> None:
    """Serve the pages of an output until the process is stopped; `tell` is given the address once it answers.

    Raises AuditError where there is nothing to audit, others could come without a password, the port is taken, or a rule
    is malformed.
    """
    access = _access(wish)
    _check(output)
    prepare(output)
    listening = _listen(wish.host, wish.port)
    shown = f"[{wish.host}]" if ":" in wish.host else wish.host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    application = make_application(output, wish.patterns, access)
    try:
        _ = application.house.rules
    except RuleError as error:
        raise AuditError(str(error)) from error
    threading.Thread(target=application.house.warm_up, daemon=True).start()
    _serve(application.app(), listening, lambda: _announce(address, tell, browse))


def _access(wish: Wish) -> Access:
    try:
        if wish.password_file:
            return Access(read_passwords(wish.password_file))
        if not is_loopback(wish.host):
            raise AuditError(
                f"{wish.host}: others can reach it, so reviewers need passwords; make a file of them with "
                "mine audit --add-reviewer NAME --password-file FILE, and open the desk with --password-file FILE"
            )
        return Access(reviewer=check_name(wish.reviewer) if wish.reviewer else "")
    except AccessError as error:
        raise AuditError(str(error)) from error


def _check(output: Path) -> None:
    path = output / NAME
    try:
        layout = read_layout(path) if path.is_file() else None
    except sqlite3.Error as error:
        raise AuditError(f"{path}: cannot be read ({error}); run mine again into it") from error
    if layout is None:
        raise AuditError(f"{output}: holds no facts.db; make one with: mine run INPUTS -o {output}")
    if layout != LAYOUT:
        raise AuditError(
            f"{path}: was made by another version of mine; read everything anew with: mine run INPUTS -o {output} --fresh "
            "(reviews are kept)"
        )


def read_layout(path: Path) -> int | None:
    """Read which layout a store has; None where it is none."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        if database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'facts'").fetchone():
            return database.execute("PRAGMA user_version").fetchone()[0]
        return None


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise AuditError(
            f"{host}:{port}: {error.strerror}; choose another with --port, or --port 0 for a free one"
        ) from error
    return listening


def _announce(address: str, tell: Callable[[str], None], browse: bool) -> None:
    tell(address)
    if browse:
        webbrowser.open(address)


def _serve(app: Callable, listening: socket.socket, started: Callable[[], None]) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list | None = None) -> None:
            await super().startup(sockets)
            started()

    config = uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False)
    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run([listening])
