"""Which files the inputs name: folders walked, globs opened out, and what is no article told apart."""

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase

from pipeline.corpus.folders import Walk, walk_folder
from pipeline.corpus.inputs import STANDARD_INPUT, InputFile, is_address
from pipeline.corpus.passed_over import PassedOver, explain_kind
from pipeline.corpus.problems import Problem, Tell, reject, show_path

_MISSING = Problem(
    "there is no such file or folder", "check the spelling, the folder that you are in, and your right to look there"
)
_NO_MATCH = Problem("no article file matches this pattern", "check the pattern, and the folder that you are in")
_ONCE = Problem("standard input was read already", "name `-` once")


def find_files(inputs: Sequence[str], suffixes: Collection[str], on_reject: Tell, on_skip: Tell) -> Iterator[InputFile]:
    """Find the files whose extension is one of `suffixes`, in the order of the inputs, within one by path.

    Opens no file. Within one input no folder is walked twice, however it is linked.
    """
    for number, given in enumerate(inputs):
        path = os.fspath(given) or '""'
        if path == STANDARD_INPUT and given in inputs[:number]:
            on_skip(reject(path, _ONCE))
            continue
        passed_over = PassedOver(show_path(path))
        yield from _find_input(path, suffixes, Walk(on_reject, on_skip, passed_over))
        passed_over.tell(on_reject, on_skip)


def _find_input(given: str, suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    if given == STANDARD_INPUT:
        yield InputFile(STANDARD_INPUT, STANDARD_INPUT, "")
    elif is_address(given):
        from pipeline.corpus.remote import find_remote  # fsspec is an extra

        yield from find_remote(given, suffixes, walk)
    elif os.path.isdir(given):
        yield from _find_in_folder(given, suffixes, walk)
    elif os.path.lexists(given):
        yield from _find_named(given, suffixes, walk)
    elif glob.has_magic(given):
        yield from _find_matching(given, suffixes, walk)
    else:
        walk.refuse(given, _MISSING)


def _find_in_folder(folder: str, suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    found = False
    for file in _sift(walk_folder(folder, walk), suffixes, walk):
        found = True
        yield file
    if not found and walk.seen:  # a folder that could not be entered was told already
        kinds = ", ".join(filter(None, suffixes))
        advice = f"name the folder that holds the articles ({kinds})"
        walk.refuse(folder, Problem("this folder holds no file of a kind that is read", advice))


def _find_named(path: str, suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    suffix = _suffix(path)
    if suffix in suffixes:
        yield InputFile(path, show_path(path), suffix)
    else:
        walk.refuse(path, explain_kind(suffix))


def _find_matching(pattern: str, suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    found = False
    for file in _sift(_match_paths(pattern, walk), suffixes, walk):
        found = True
        yield file
    if not found:
        walk.refuse(pattern, _NO_MATCH)


def _match_paths(pattern: str, walk: Walk) -> Iterator[str]:
    """Open a glob out. Python's own `**` follows links round and recurses, so that our own walk stands in for it."""
    parts = pattern.replace(os.sep, "/").split("/")
    depth = parts.index("**") if "**" in parts else len(parts)
    below = parts[depth:]
    for path in sorted(glob.iglob("/".join(parts[:depth]) or os.curdir)):
        if os.path.isdir(path):
            found = walk_folder(path, walk)
            yield from (file for file in found if not below or _matches(_names(file, path), below))
        elif not below:
            yield path


def _names(path: str, top: str) -> list[str]:
    return os.path.relpath(path, top).split(os.sep)


def _matches(names: list[str], parts: list[str]) -> bool:
    """Tell whether the names of a path fit the parts of a glob, of which `**` stands for any number of folders.

    >>> _matches(["2024", "mei", "a.txt"], ["**", "*.txt"]), _matches(["2024", "a.txt"], ["**", "mei", "*.txt"])
    (True, False)
    """
    if not parts:
        return not names
    if parts[0] == "**":
        return len(parts) == 1 or any(_matches(names[skip:], parts[1:]) for skip in range(len(names)))
    return bool(names) and fnmatchcase(names[0], parts[0]) and _matches(names[1:], parts[1:])


def _sift(paths: Iterator[str], suffixes: Collection[str], walk: Walk) -> Iterator[InputFile]:
    for path in paths:
        suffix = _suffix(path)
        if suffix and suffix in suffixes:
            yield InputFile(path, show_path(path), suffix)
        else:
            walk.passed_over.add(suffix, show_path(path))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
