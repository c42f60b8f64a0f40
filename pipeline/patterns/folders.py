"""The folders that rules are read from: our own, and what may stand in one that a user adds."""

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from pipeline.rules import RuleError, guess

ADVICE = "rules go into mentions/NAME.toml, words into lexicon/NAME.txt, new kinds of mention into labels.toml"
READ = re.compile(r"labels\.toml|mentions/[^/]+\.toml|lexicon/[^/]+\.(?:toml|txt|csv)")
SUFFIXES = (".toml", ".txt", ".csv")


def patterns_folder() -> Path:
    """Find our own pattern files: beside the package in a checkout, inside it once installed."""
    beside = Path(__file__).parents[2] / "patterns"
    return beside if (beside / "labels.toml").is_file() else Path(str(files("mine_patterns") / "labels.toml")).parent


def list_files(folder: Path) -> list[Path]:
    """List the files of a folder and those below it that could hold rules or words, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


def check_folder(folder: Path, lists: Iterable[str]) -> None:
    """Refuse a user's folder with a file that nothing would read: it stands in the wrong place or is misspelt.

    `lists` names our own word lists; one of another name is for the user's own rules. Raises RuleError.
    """
    paths = list_files(folder)
    if not paths:
        raise RuleError(folder, "", "", "holds no rules", ADVICE)
    for path in paths:
        if not READ.fullmatch(path.relative_to(folder).as_posix()):
            raise RuleError(path, "", "", "is not read there", ADVICE)
    told = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in paths if path.suffix == ".toml")
    for path in folder.glob("lexicon/*.[tc][xs][tv]"):
        if path.stem not in lists and not re.search(rf"\b{re.escape(path.stem)}\b", told):
            raise RuleError(path, "", "", "is a list that no rule names", guess(path.stem, lists))
