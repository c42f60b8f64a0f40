"""Look-behinds of several widths, written as look-behinds of one width each: so `re` takes them, which knows no other.

`re` is several times as fast as `regex`, and most rules that look behind would need `regex` only for this.
"""

import re
from collections import defaultdict
from itertools import product

Forms = dict[int, list[str]]  # what a piece of a regex may be, by its width in characters
BEHIND = re.compile(r"\(\?<[=!]")
ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[()|?*+{]", re.DOTALL)
GROUP = re.compile(r"\(\?(?:-?i)?:")
LOOK = re.compile(r"\(\?<?[=!]")
REPEAT = re.compile(r"(?:\?|\{(\d+)(?:,(\d+))?\})(?![?+])")
TOO_MANY = 40  # widths of one look-behind, each of which is tried at a place


class Unclear(ValueError):
    """A piece of a regex whose widths cannot be listed."""


def fix_widths(pattern: str) -> str:
    """Write each look-behind of several widths as one for each width; what cannot be written so stays.

    >>> fix_widths("(?<!no[.]? )7")
    '(?<!no )(?<!no[.] )7'
    >>> fix_widths("(?<=ke|untuk)7")
    '(?:(?<=ke)|(?<=untuk))7'
    """
    written, at = "", 0
    while match := BEHIND.search(pattern, at):
        if _escaped(pattern, match.start()):
            written, at = written + pattern[at : match.end()], match.end()
            continue
        end = _closing(pattern, match.start())
        written += pattern[at : match.start()] + _split(match.group(), pattern[match.end() : end])
        at = end + 1
    return written + pattern[at:]


def _escaped(pattern: str, at: int) -> bool:
    return (at - len(pattern[:at].rstrip("\\"))) % 2 == 1


def _split(opening: str, body: str) -> str:
    try:
        forms, end = _read_choice(body, 0)
    except Unclear:
        return f"{opening}{body})"
    if end < len(body) or len(forms) == 1 or len(forms) > TOO_MANY:
        return f"{opening}{body})"
    each = [f"{opening}{'|'.join(forms[width])})" for width in sorted(forms)]
    return "".join(each) if opening == "(?<!" else f"(?:{'|'.join(each)})"


def _read_choice(body: str, at: int) -> tuple[Forms, int]:
    """Read alternatives up to the bracket that closes them."""
    forms, at = _read_sequence(body, at)
    while body[at : at + 1] == "|":
        others, at = _read_sequence(body, at + 1)
        for width, written in others.items():
            forms[width] = forms.get(width, []) + written
    return forms, at


def _read_sequence(body: str, at: int) -> tuple[Forms, int]:
    forms: Forms = {0: [""]}
    while at < len(body) and body[at] not in "|)":
        piece, at = _read_piece(body, at)
        forms = _one_after(forms, piece)
    return forms, at


def _read_piece(body: str, at: int) -> tuple[Forms, int]:
    """Read a character, a class, a group or a condition, with its repeat."""
    piece: Forms
    if LOOK.match(body, at):
        end = _closing(body, at) + 1
        return {0: [body[at:end]]}, end
    if group := GROUP.match(body, at):
        piece, end = _read_choice(body, group.end())
        opening = group.group() if "i" in group.group() else "(?:"
        piece = {width: [f"{opening}{'|'.join(written)})"] for width, written in piece.items()}
        at = end + 1
    elif atom := ATOM.match(body, at):
        piece, at = {0 if atom.group() in (r"\b", r"\B") else 1: [atom.group()]}, atom.end()
    else:
        raise Unclear(body[at:])
    repeat = REPEAT.match(body, at)
    if not repeat:
        if body[at : at + 1] in ("?", "*", "+", "{"):
            raise Unclear(body[at:])
        return piece, at
    least, most = (0, 1) if repeat.group() == "?" else (int(repeat[1]), int(repeat[2] or repeat[1]))
    return _repeated(piece, least, most), repeat.end()


def _repeated(piece: Forms, least: int, most: int) -> Forms:
    forms: dict[int, list[str]] = defaultdict(list)
    if len(piece) == 1:
        ((width, (written, *others)),) = piece.items()
        if width == 1 and not others:
            return {
                times: [f"{written}{{{times}}}" if times > 1 else written * times] for times in range(least, most + 1)
            }
    so_far: Forms = {0: [""]}
    for times in range(most + 1):
        if times >= least:
            for width, written in so_far.items():
                forms[width] += written
        so_far = _one_after(so_far, piece)
    return dict(forms)


def _one_after(first: Forms, second: Forms) -> Forms:
    forms: dict[int, list[str]] = defaultdict(list)
    for (width, before), (more, behind) in product(first.items(), second.items()):
        forms[width + more].append(_joined(before) + _joined(behind))
    if len(forms) > TOO_MANY:
        raise Unclear("too many widths")
    return dict(forms)


def _joined(written: list[str]) -> str:
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _closing(pattern: str, at: int) -> int:
    """Give the index of the bracket that closes the group opened at `at`."""
    depth = 0
    while True:
        atom = ATOM.match(pattern, at)
        if atom and pattern[at] not in "()":
            at = atom.end()
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if not depth:
            return at
        at += 1
