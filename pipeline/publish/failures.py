"""What PostgreSQL says when it fails -> one line: where, while what, why, and what to do about it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import psycopg

AGAIN = "nothing was changed there; publish again"
ADVICE = {  # by SQLSTATE, the longest prefix that fits
    "08": f"the connection broke; {AGAIN} when the server can be reached",
    "22P05": "the database cannot hold this character; publish to one made with ENCODING 'UTF8'",
    "23503": "the output is not consistent; run mine again, then publish",
    "25006": "this server only reads (a standby?); publish to the primary, or make the role and database writable",
    "2BP01": "something of yours depends on what must change; drop it (the server names it), publish, and make it again",
    "42501": "ask its owner to GRANT CREATE, TEMPORARY ON DATABASE ... TO this user, or publish as the owner of the schema mine",
    "42P01": "the schema mine is not as mine publish left it; DROP SCHEMA mine CASCADE, then publish again",
    "42703": "the schema mine is not as mine publish left it; DROP SCHEMA mine CASCADE, then publish again",
    "53100": f"the server's disk is full; {AGAIN} when there is room",
    "53200": f"the server is out of memory; {AGAIN} later",
    "53300": f"the server has too many connections; {AGAIN} later",
    "53": f"the server is short of something; {AGAIN} when it has it",
    "55P03": f"somebody else holds a lock on the schema mine; {AGAIN} when they are done",
    "40": f"somebody else changed the same rows; {AGAIN}",
    "57014": f"the statement was cancelled; {AGAIN}",
    "57P": f"the server ended the connection; {AGAIN} when it is back",
    "58": f"the server's disk fails; {AGAIN} when it is mended",
}
CONNECTING = (  # libpq gives no SQLSTATE for what fails before a session exists
    (r"password authentication failed", "check the name and the password (in ~/.pgpass, PGPASSWORD or the address)"),
    (r"no password supplied", "give the password in ~/.pgpass, PGPASSWORD or the address"),
    (r'database ".*" does not exist', "create it with createdb, or correct the name"),
    (r'role ".*" does not exist', "create it with createuser, or correct the name"),
    (r"could not translate host name|resolve", "check the name of the host"),
    (r"no pg_hba\.conf entry|SSL", "the server does not let this user in from here; ask who runs it"),
    (r"definition of service|service file", "check the name of the service and ~/.pg_service.conf"),
    (r"connection slots|too many clients", "the server has too many connections; publish again later"),
    (r"starting up|shutting down|recovery", "wait for the server, then publish again"),
    (r"refused|No such file|timeout|timed out|unreachable", "check that the server runs there and can be reached"),
)


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Note on an error of PostgreSQL what was being done."""
    try:
        yield
    except psycopg.Error as error:
        error.add_note(what)
        raise


def explain(error: psycopg.Error, shown: str, secrets: Iterable[str] = ()) -> str:
    """Tell an error of PostgreSQL as one line in which no secret stands."""
    what = getattr(error, "__notes__", ["publishing"])[0]
    said = one_line(error.diag.message_primary or str(error))
    if error.diag.message_detail:
        said += f": {one_line(error.diag.message_detail)}"
    for secret in filter(None, secrets):
        said = said.replace(secret, "***")
    return f"cannot publish to {shown}: {what} failed ({said}); {advise(error, said, what)}"


def advise(error: psycopg.Error, said: str, what: str) -> str:
    """Say what to do about an error."""
    if what == "connecting":
        return next(
            (advice for form, advice in CONNECTING if re.search(form, said)), "check the address and the server"
        )
    if what == "committing" and (error.sqlstate or "08")[:2] in ("08", "57"):
        return "all of it was written or nothing; publish again, which writes only what is missing"
    state = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else "")
    for length in (5, 3, 2):
        if state[:length] in ADVICE:
            return ADVICE[state[:length]]
    return f"the schema mine was not changed; publish again, or tell the developers (SQLSTATE {state or 'none'})"


def one_line(text: str) -> str:
    r"""Put a message on one line.

    >>> one_line('connection failed:\n\tIs the server running?\n')
    'connection failed: Is the server running?'
    """
    return " ".join(text.split())
