"""What the facts of an article depend on beside its text: the rules, and the code that reads. Both as short hashes."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parent
READERS = ("corpus",)
# What does not change what is read: a change there makes no article be read again.
AROUND = (
    "cli.py", "commands", "run.py", "arrivals.py", "engine.py", "examples.py", "exports.py", "report.py", "summary.py",
    "explain.py", "version.py", "__init__.py", "store", "tables", "evaluate", "publish", "audit", "__pycache__",
)  # fmt: skip


def code_version() -> str:
    """Hash the code that turns an article into facts."""
    return _hash(path for path in PACKAGE.iterdir() if path.name not in AROUND + READERS)


def readers_version() -> str:
    """Hash the code that turns a file into articles."""
    return _hash(PACKAGE / name for name in READERS)


def _hash(paths) -> str:
    digest = hashlib.blake2b(digest_size=6)
    files = (file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path]))
    for file in sorted(file for file in files if file.suffix == ".py"):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
