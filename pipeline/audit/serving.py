"""Opens the desk: a server on this machine, until Ctrl-C."""

import contextlib
import socket
import sqlite3
import webbrowser
from collections.abc import Callable
from pathlib import Path

from pipeline.audit.application import is_output, make_application


class AuditError(Exception):
    """A desk that cannot be opened: says why and what to do."""


def open_desk(
    output: Path, host: str, port: int, patterns: Path | None, tell: Callable[[str], None], browse: bool
) -> None:
    """Serve the pages of an output until the process is stopped; `tell` is given the address once it answers.

    Raises AuditError where there is nothing to audit, or the port is taken.
    """
    _check(output)
    listening = _listen(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    _serve(make_application(output, patterns).app(), listening, lambda: _announce(address, tell, browse))


def _check(output: Path) -> None:
    try:
        if is_output(output):
            return
    except sqlite3.Error as error:
        raise AuditError(f"{output / 'facts.db'}: cannot be read ({error}); run mine again into it") from error
    raise AuditError(f"{output}: holds no facts.db; make one with: mine run INPUTS -o {output}")


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
