"""TOML files of rules, pieces and labels."""

import tomllib
from pathlib import Path

from pipeline.rules import RuleError


def read_toml(path: Path) -> dict:
    """Read a file. Raises RuleError where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(path, "", "", f"is not TOML: {error}", "write regexes in single quotes: '…'") from error
