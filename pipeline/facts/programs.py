"""Every mention of a scheme under its full name: the long form that the article introduces, else the well-known one."""

import re
from bisect import bisect_right
from collections.abc import Callable

from pipeline.model import Mention
from pipeline.rules import Rules

INTRODUCED = re.compile(r"\(([^()]{2,16})\)$")


def program_namer(rules: Rules) -> Callable[[str, list[Mention], list[Mention]], list[Mention]]:
    """Build the function that gives the schemes among the mentions of an article, with their full names.

    It takes the text, the mentions, and the names around them: a scheme inside a body's name is no name of its own.
    """
    known = {short.upper(): name for short, name in rules.lexicons.get("program", ()) if name}

    def name_programs(text: str, mentions: list[Mention], names: list[Mention]) -> list[Mention]:
        programs = [mention for mention in mentions if mention.label == "program"]
        if not programs:
            return []
        starts = [name.start for name in names]
        programs = [program for program in programs if not _is_inside(program, names, starts)]
        full = dict(known)
        for program in programs:
            if short := INTRODUCED.search(text[program.start : program.end]):
                full[short[1].upper()] = program.reading.name
        return [
            program._replace(
                reading=program.reading._replace(name=full.get(program.reading.name.upper(), program.reading.name))
            )
            for program in programs
        ]

    return name_programs


def _is_inside(program: Mention, names: list[Mention], starts: list[int]) -> bool:
    before = bisect_right(starts, program.start) - 1
    return (before >= 0 and names[before].end > program.start) or (
        before + 1 < len(names) and starts[before + 1] < program.end
    )
