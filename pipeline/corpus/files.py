"""Which files the inputs name: folders walked, globs opened out, what is no article told apart."""

import glob
import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.corpus.passed_over import PassedOver, is_hidden, unreadable_kind
from pipeline.corpus.problems import MISSING, Problem, explain_error, reject, show_path
from pipeline.model import Reject

STANDARD_INPUT = "-"
Tell = Callable[[Reject], None]
_LOOP = Problem("the link leads back to a folder that it stands in", "remove the link; the folder itself is read")
_NO_MATCH = Problem("no file matches it", "check the pattern, and the folder that you are in")
_READ_TWICE = Problem("stdin was read already", "name `-` once")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path for the system, the source to show for it, and the key of its reader."""

    path: str
    source: str
    suffix: str


def find_files(
    inputs: Sequence[str], suffixes: Collection[str], on_reject: Tell, on_skip: Tell
) -> Iterator[InputFile]:
    """Find the files whose extension is one of `suffixes`, in the order of the inputs, within one by path.

    Opens no file. A folder is walked once, however often it is named or linked.
    """
    seen: set[tuple[int, int]] = set()
    for given in map(os.fspath, inputs):
        passed_over = PassedOver(show_path(given))
        walk = _Walk(suffixes, on_reject, on_skip, seen, passed_over)
        yield from _find_input(given, walk)
        passed_over.tell(on_reject, on_skip)


@dataclass(frozen=True, slots=True)
class _Walk:
    suffixes: Collection[str]
    on_reject: Tell
    on_skip: Tell
    seen: set[tuple[int, int]]
    passed_over: PassedOver

    def refuse(self, path: str, problem: Problem) -> None:
        self.on_reject(reject(show_path(path), problem))


def _find_input(given: str, walk: _Walk) -> Iterator[InputFile]:
    if given == STANDARD_INPUT:
        yield from _find_standard_input(walk)
    elif not os.path.lexists(given) and glob.has_magic(given):
        yield from _find_matches(given, walk)
    elif not os.path.lexists(given):
        walk.refuse(given, MISSING)
    elif os.path.isdir(given):
        yield from _walk_folder(given, walk)
    else:
        yield from _find_named(given, walk)


def _find_standard_input(walk: _Walk) -> Iterator[InputFile]:
    key = (-1, -1)  # no folder has this identity
    if key in walk.seen:
        walk.on_skip(reject(STANDARD_INPUT, _READ_TWICE))
        return
    walk.seen.add(key)
    yield InputFile(STANDARD_INPUT, STANDARD_INPUT, "")


def _find_matches(pattern: str, walk: _Walk) -> Iterator[InputFile]:
    paths = sorted(glob.iglob(pattern, recursive=True))
    if not paths:
        walk.refuse(pattern, _NO_MATCH)
    for path in paths:
        if not os.path.isdir(path):
            yield from _sift(path, walk)
        elif "**" not in pattern:  # `**` has opened the folders already
            yield from _walk_folder(path, walk)


def _find_named(path: str, walk: _Walk) -> Iterator[InputFile]:
    suffix = _suffix(path)
    if suffix in walk.suffixes:
        yield InputFile(path, show_path(path), suffix)
    else:
        walk.refuse(path, unreadable_kind(suffix))


def _walk_folder(top: str, walk: _Walk) -> Iterator[InputFile]:
    """Yield the files below a folder. A stack, not recursion: folders may be nested deeper than Python can call."""
    stack = [os.path.join(top, "")]
    found = False
    while stack:
        path = stack.pop()
        if path.endswith(os.sep):
            stack += reversed(_list_folder(path, walk))
        else:
            for file in _sift(path, walk):
                found = True
                yield file
    if not found:
        kinds = " or ".join(sorted(filter(None, walk.suffixes)))
        walk.refuse(top, Problem(f"no file of kind {kinds} is in this folder", "name the folder that holds articles"))


def _list_folder(folder: str, walk: _Walk) -> list[str]:
    """List the paths in a folder, sorted; those of folders end in a slash, which makes it the order of whole paths."""
    try:
        status = os.stat(folder)
        with os.scandir(folder) as entries:
            listed = [entry for entry in entries if not _is_passed_over(entry.path, walk)]
    except OSError as error:
        walk.refuse(folder, explain_error(error, folder.rstrip(os.sep)))
        return []
    if not _is_new_folder(folder, status, walk):
        return []
    return sorted(path for path in (_mark_folder(entry, walk) for entry in listed) if path)


def _is_passed_over(path: str, walk: _Walk) -> bool:
    hidden = is_hidden(os.path.basename(path))
    if hidden:
        walk.passed_over.add("hidden", show_path(path))
    return hidden


def _is_new_folder(folder: str, status: os.stat_result, walk: _Walk) -> bool:
    identity = (status.st_dev, status.st_ino)
    if identity not in walk.seen:
        walk.seen.add(identity)
        return True
    parent = os.path.join(os.path.realpath(os.path.dirname(folder.rstrip(os.sep))), "")
    if parent.startswith(os.path.join(os.path.realpath(folder), "")) and os.path.islink(folder.rstrip(os.sep)):
        walk.refuse(folder, _LOOP)
    else:
        walk.on_skip(reject(show_path(folder), Problem("this folder was read already", "nothing to do")))
    return False


def _mark_folder(entry: os.DirEntry[str], walk: _Walk) -> str:
    """Return the path of an entry, with a slash behind a folder's; nothing for a link that leads nowhere."""
    if not entry.is_symlink():
        return os.path.join(entry.path, "") if entry.is_dir() else entry.path
    try:
        mode = os.stat(entry.path).st_mode
    except OSError as error:
        walk.refuse(entry.path, explain_error(error, entry.path))
        return ""
    return os.path.join(entry.path, "") if stat.S_ISDIR(mode) else entry.path


def _sift(path: str, walk: _Walk) -> Iterator[InputFile]:
    suffix = _suffix(path)
    if suffix and suffix in walk.suffixes:
        yield InputFile(path, show_path(path), suffix)
    else:
        walk.passed_over.add(suffix, show_path(path))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
