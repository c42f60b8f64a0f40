"""A real PostgreSQL server for tests: made in a temporary folder, on a socket and a free port, gone with the test run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from pipeline.run import run

INSTALL = "apt-get install postgresql"
SETTINGS = {  # a server that lives for seconds need not survive a power cut
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "20",
    "shared_buffers": "32MB",
    "log_statement": "all",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port on 127.0.0.1, its superuser's password, and its log."""

    port: int
    password: str
    log: Path

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        """Write the address of a database of this server, password included."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, database: str, *statements: str) -> None:
        """Run SQL as the superuser, each statement for itself."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def rows(self, database: str, query: str) -> list[tuple]:
        """Fetch the rows of a query as the superuser."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            return connection.execute(query).fetchall()


def find_programs() -> Path:
    """Find the newest server's programs; skips the test where there are none, saying how to get them."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (initdb := shutil.which("initdb")):
        found = [Path(initdb)]
    if not found:
        pytest.skip(f"no PostgreSQL server on this machine; {INSTALL}")
    return max(
        found, key=lambda path: float(path.parent.parent.name) if path.parent.parent.name.isdigit() else 0
    ).parent


def find_user() -> str | None:
    """Choose whose name the server runs under: initdb refuses root, so postgres or nobody; None where we are neither."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@contextmanager
def started_server() -> Iterator[Server]:
    """Start a server and stop it at the end, with all that it wrote."""
    programs, user = find_programs(), find_user()
    folder = Path(tempfile.mkdtemp(prefix="mine-postgres-"))  # not tmp_path: another user must get to it
    folder.chmod(0o755)
    try:
        yield from _serve(folder, programs, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(folder: Path, programs: Path, user: str | None) -> Iterator[Server]:
    (folder / "password").write_text("s3cr3t-Rahasia\n")
    if user:
        shutil.chown(folder, user)
    server = Server(free_port(), "s3cr3t-Rahasia", folder / "log")
    init = ("-D", "data", "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--pwfile=password")
    settings = SETTINGS | {
        "port": str(server.port),
        "unix_socket_directories": str(folder),
        "listen_addresses": "127.0.0.1",
    }
    _call(folder, user, programs / "initdb", "--no-sync", *init)
    with (folder / "data/postgresql.conf").open("a") as conf:
        conf.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
    _call(folder, user, programs / "pg_ctl", "-D", "data", "-l", "log", "-w", "-t", "60", "start")
    try:
        yield server
    finally:
        _call(folder, user, programs / "pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")


def _call(folder: Path, user: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        [*map(str, command)], cwd=folder, user=user, group=_group(user), extra_groups=[] if user else None,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command[0]}: {done.stderr}"


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def free_port() -> int:
    """Find a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all tests."""
    with started_server() as server:
        yield server


@pytest.fixture
def url(server) -> Iterator[str]:
    """The address of an empty database `news`, made for one test."""
    server.run("postgres", "CREATE DATABASE news")
    yield server.url("news")
    server.run("postgres", "DROP DATABASE news WITH (FORCE)")


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The output of a run over the sample articles; not to be changed."""
    folder = tmp_path_factory.mktemp("sample")
    run([str(Path(__file__).parent.parent / "corpus")], folder, ("sqlite",))
    return folder


@pytest.fixture
def output(sample, tmp_path) -> Path:
    """A copy of the sample's output, to be changed."""
    return Path(shutil.copytree(sample, tmp_path / "output"))
