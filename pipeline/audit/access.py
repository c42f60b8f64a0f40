"""Who may come to the desk: this computer alone, or others with a name and a password that is kept as its hash.

A password file has a line `NAME:HASH` for each reviewer; `mine audit --add-reviewer NAME --password-file FILE` writes one.
"""

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

LONGEST_NAME = 60
SHORTEST = 10  # characters of a password
COST, BLOCK, PARALLEL = 2**15, 8, 1
SCHEME = "scrypt"


class AccessError(Exception):
    """A host, a name or a password file that will not do: says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come: with passwords, who knows one; without, this computer alone, where `reviewer` is the first guess."""

    passwords: Mapping[str, str] = field(default_factory=dict)
    reviewer: str = ""


OPEN = Access()


def is_loopback(host: str) -> bool:
    """Tell whether only this computer can reach an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_name(name: str) -> str:
    """Give a reviewer's name without the spaces around it. Raises AccessError for one that cannot be.

    >>> check_name("  Sari  Dewi ")
    'Sari Dewi'
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or ":" in name:
        raise AccessError(
            f"{name[:LONGEST_NAME]!r} is no name of a reviewer: 1 to {LONGEST_NAME} letters, and no colon"
        )
    return name


def hash_password(password: str) -> str:
    """Hash a password as a line of the file holds it. Raises AccessError for one that is too short."""
    if len(password) < SHORTEST:
        raise AccessError(f"the password is too short; take at least {SHORTEST} characters")
    salt = secrets.token_bytes(16)
    parts = (SCHEME, str(COST), *(base64.b64encode(each).decode() for each in (salt, _scrypt(password, salt, COST))))
    return "$".join(parts)


def is_password(password: str, hashed: str) -> bool:
    """Tell whether a password is the one that was hashed.

    >>> hashed = hash_password("rahasia sekali")
    >>> is_password("rahasia sekali", hashed), is_password("rahasia", hashed)
    (True, False)
    """
    _, cost, salt, digest = hashed.split("$")
    tried = _scrypt(password, base64.b64decode(salt), int(cost))
    return hmac.compare_digest(tried, base64.b64decode(digest))


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    wanted = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(wanted, salt=salt, n=cost, r=BLOCK, p=PARALLEL, maxmem=256 * cost * BLOCK)


def read_passwords(path: Path) -> dict[str, str]:
    """Read a password file. Raises AccessError where it cannot be read, is empty, or holds a password as it is."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AccessError(f"{path}: cannot be read ({error}); make it with {_how(path)}") from error
    passwords = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, hashed = line.strip().partition(":")
        if not colon or not _is_hash(hashed):
            raise AccessError(f"{path}, line {number}: is not NAME:HASH; passwords are kept hashed only: {_how(path)}")
        passwords[check_name(name)] = hashed
    if not passwords:
        raise AccessError(f"{path}: names no reviewer; add one with {_how(path)}")
    return passwords


def add_reviewer(path: Path, name: str, password: str) -> None:
    """Write a reviewer's line into a password file, in the place of an earlier one; nobody else may read it."""
    name, hashed = check_name(name), hash_password(password)
    known = read_passwords(path) if path.exists() and path.read_text(encoding="utf-8").strip() else {}
    new = path.with_name(path.name + ".new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{each}:{kept}\n" for each, kept in {**known, name: hashed}.items())
    os.replace(new, path)


def _is_hash(hashed: str) -> bool:
    parts = hashed.split("$")
    if len(parts) != 4 or parts[0] != SCHEME or parts[1] != str(COST):
        return False
    try:
        return all(base64.b64decode(part, validate=True) for part in parts[2:])
    except ValueError:
        return False


def _how(path: Path) -> str:
    return f"mine audit --add-reviewer NAME --password-file {path}"
