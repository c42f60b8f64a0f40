"""Walks a folder: every file below it once, in the order of the paths, whatever links and rights stand in the way."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.corpus.passed_over import PassedOver, is_hidden
from pipeline.corpus.problems import Problem, Tell, explain_error, reject, show_path

_LOOP = Problem("the link leads back to a folder that it stands in", "remove the link, and name that folder to read it")
_AGAIN = Problem("this folder was read already", "nothing to do: its articles are read once")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk tells what it met, and the folders (device, inode) that it has been in."""

    on_reject: Tell
    on_skip: Tell
    passed_over: PassedOver
    seen: set[tuple[int, int]] = field(default_factory=set)

    def refuse(self, path: str, problem: Problem) -> None:
        """Report a path as refused."""
        self.on_reject(reject(show_path(path), problem))


def walk_folder(top: str, walk: Walk) -> Iterator[str]:
    """Yield the paths of the files below a folder; hidden ones are counted, folders met before are left out."""
    stack = [os.path.join(top, "")]
    while stack:  # no recursion: folders may be nested deeper than Python can call
        path = stack.pop()
        if path.endswith(os.sep):
            stack += reversed(_list_folder(path, walk))
        else:
            yield path


def _list_folder(folder: str, walk: Walk) -> list[str]:
    """List the paths in a folder, sorted; those of folders end in a slash, which makes it the order of whole paths."""
    shown = folder.rstrip(os.sep) or folder
    try:
        status = os.stat(folder)
        names = os.listdir(folder)  # names alone, for folders of a million files
    except OSError as error:
        walk.refuse(shown, explain_error(error, shown))
        return []
    place = (status.st_dev, status.st_ino)
    if place in walk.seen:
        walk.on_skip(reject(show_path(shown), _AGAIN))
        return []
    walk.seen.add(place)
    return sorted(filter(None, (_find_path(folder, name, walk) for name in names)))


def _find_path(folder: str, name: str, walk: Walk) -> str:
    """Return the path of a name in a folder, a slash behind it if that is a folder; nothing if it is not to be read."""
    path = folder + name
    if is_hidden(name):
        walk.passed_over.add("hidden", show_path(path))
        return ""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        walk.refuse(path, explain_error(error, path))
        return ""
    if not stat.S_ISDIR(mode):
        return path
    if _leads_back(path, folder):
        walk.refuse(path, _LOOP)
        return ""
    return os.path.join(path, "")


def _leads_back(path: str, folder: str) -> bool:
    """Tell whether a path is a link to the folder that it stands in, or to one above."""
    if not os.path.islink(path):
        return False
    return os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(path), ""))
