"""Connections to PostgreSQL: an address with its password hidden, and a session in which all is one transaction."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from pipeline.publish.failures import doing, explain
from pipeline.publish.outcome import PublishError

SECRETS = ("password", "sslpassword")
HABITS = {  # unless the address says otherwise: a server that went away is noticed within minutes, not hours
    "application_name": "mine publish",
    "connect_timeout": os.environ.get("PGCONNECT_TIMEOUT", "10"),
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
PORTS = re.compile(r"[\d,]*")
NOT_UNDERSTOOD = (
    "the address of the database is not understood (it is not repeated here, for it may hold a password); "
    "write postgresql://USER@HOST:5432/DATABASE or service=NAME, with signs in a password as in %40 for @, "
    "or keep the password in ~/.pgpass or PGPASSWORD"
)
SESSION = """
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL lock_timeout = '30s';
SET LOCAL client_min_messages = warning;
SET LOCAL standard_conforming_strings = on;
SET LOCAL DateStyle = 'ISO, YMD';
SET LOCAL search_path = pg_catalog
"""


@dataclass(frozen=True, slots=True)
class Database:
    """An open session, in a transaction, and how its address is shown to people."""

    connection: psycopg.Connection
    shown: str


@contextmanager
def connected(url: str) -> Iterator[Database]:
    """Give a session in which all is one transaction, committed when the block ends well and undone otherwise.

    Raises PublishError for an address, server or statement that fails.
    """
    parameters = read_address(url)
    shown = show_address(parameters)
    secrets = [parameters[name] for name in SECRETS if parameters.get(name)] + [os.environ.get("PGPASSWORD", "")]
    try:
        with doing("connecting"):
            connection = psycopg.connect(make_conninfo(**HABITS | parameters | {"client_encoding": "utf8"}))
        connection.prepare_threshold = None  # a pooler between us need not know prepared statements
        with connection:  # commits or rolls back, and closes
            with doing("opening the session"):
                connection.execute(SESSION)
            yield Database(connection, shown)
            with doing("committing"):
                connection.commit()
    except psycopg.Error as error:
        raise PublishError(explain(error, shown, secrets)) from None  # the cause could show the address whole


def read_address(url: str) -> dict[str, str]:
    """Read a URL or another connection string of libpq. Raises PublishError, without repeating what was given.

    >>> read_address("postgresql://desk:r%40hasia@db.local:5433/news?sslmode=require")
    {'user': 'desk', 'password': 'r@hasia', 'dbname': 'news', 'host': 'db.local', 'port': '5433', 'sslmode': 'require'}
    >>> read_address("service=news")
    {'service': 'news'}
    """
    try:
        parameters = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except psycopg.Error:
        raise PublishError(NOT_UNDERSTOOD) from None
    # A password with @ / or : as they are falls apart over host, port and database: what is there must not be shown.
    if "@" in parameters.get("host", "") + parameters.get("dbname", "") or not PORTS.fullmatch(
        parameters.get("port", "")
    ):
        raise PublishError(NOT_UNDERSTOOD)
    return parameters


def show_address(parameters: dict[str, str]) -> str:
    """Write an address for people: who, where and which, and nothing else.

    >>> show_address({"user": "desk", "password": "rahasia", "host": "db.local", "port": "5433", "dbname": "news"})
    'postgresql://desk@db.local:5433/news'
    >>> show_address({"host": "/run/postgresql"}), show_address({"service": "news", "password": "x"})
    ('postgresql://%2Frun%2Fpostgresql', 'service=news')
    """
    if "service" in parameters:
        return f"service={parameters['service']}"
    user = f"{quote(parameters['user'], safe='')}@" if "user" in parameters else ""
    host = parameters.get("host") or parameters.get("hostaddr") or os.environ.get("PGHOST", "")
    port = f":{parameters['port']}" if "port" in parameters else ""
    name = f"/{quote(parameters['dbname'], safe='')}" if "dbname" in parameters else ""
    return f"postgresql://{user}{quote(host, safe='.-:[],')}{port}{name}"
