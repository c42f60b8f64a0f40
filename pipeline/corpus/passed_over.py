"""What a folder holds beside articles: told in one line for each kind, not one for each file."""

from dataclasses import dataclass, field

from pipeline.corpus.problems import Problem, Tell, show_path
from pipeline.model import Reject

_SAVE_AS_TEXT = "save it as plain text in UTF-8 (.txt)"
# Kinds that hold prose: a folder of them is a folder of articles that would be missed, so they are refused aloud.
_PROSE = {
    ".docx": f"open it in a word processor and {_SAVE_AS_TEXT}",
    ".doc": f"open it in a word processor and {_SAVE_AS_TEXT}",
    ".odt": f"open it in a word processor and {_SAVE_AS_TEXT}",
    ".rtf": f"open it in a word processor and {_SAVE_AS_TEXT}",
    ".pdf": "extract its text first, for instance with: pdftotext FILE.pdf",
    ".xls": "open it in a spreadsheet program and save it as .xlsx or .csv",
    ".mht": f"open it in a browser and {_SAVE_AS_TEXT}",
    ".7z": "unpack it, and name the folder",
    ".rar": "unpack it, and name the folder",
    ".epub": _SAVE_AS_TEXT,
}
_NAME_IT = "nothing to do, unless it holds an article: then save it as .txt"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Counts the files of one input that are not opened, by kind: an extension, `hidden`, or nothing."""

    source: str
    counts: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, source: str) -> None:
        """Count a file of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.firsts.setdefault(kind, source)

    def tell(self, on_reject: Tell, on_skip: Tell) -> None:
        """Report each kind in one line: as refused where it is a kind of prose, else as skipped."""
        for kind, count in sorted(self.counts.items()):
            line = Reject(self.source, self._reason(kind, count), _PROSE.get(kind, _NAME_IT))
            (on_reject if kind in _PROSE else on_skip)(line)

    def _reason(self, kind: str, count: int) -> str:
        files = "file" if count == 1 else "files"
        named = {"": f"{files} without an extension", "hidden": f"hidden {files}", "link": "links and devices"}
        which = named.get(kind, f"{show_path(kind)} {files}")
        return f"{count} {which} passed over: {self.firsts[kind]}{' and others' if count > 1 else ''}"


def is_hidden(name: str) -> bool:
    """Tell whether a name in a folder is hidden, or a word processor's lock on an open file.

    >>> is_hidden(".DS_Store"), is_hidden("~$berita.docx"), is_hidden("berita.txt")
    (True, True, False)
    """
    return name.startswith((".", "~$"))


def explain_kind(suffix: str) -> Problem:
    """Say that files with this extension are not read, and what to do about one."""
    advice = _PROSE.get(suffix, f"if it is an article, {_SAVE_AS_TEXT}")
    return Problem(f"no reader for {show_path(suffix)} files", advice)
