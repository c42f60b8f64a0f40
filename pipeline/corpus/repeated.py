"""Refusals of the records of one table: the first of a kind are told one by one, what follows is counted."""

import re
from dataclasses import dataclass, field

from pipeline.corpus.problems import Tell
from pipeline.model import Reject

TOLD = 100  # of each kind; a quotation mark that is never closed can spoil a million lines
_figures = re.compile(r"\d+").sub


@dataclass(slots=True)
class Repeated:
    """Tells the refusals of one source, until they repeat themselves too often."""

    tell_one: Tell
    source: str
    met: dict[str, tuple[int, Reject]] = field(default_factory=dict)

    def tell(self, line: Reject) -> None:
        """Tell a refusal, or count it."""
        kind = _figures("", line.reason) if len(self.met) < 1000 else ""
        count, first = self.met.get(kind, (0, line))
        self.met[kind] = count + 1, first
        if count < TOLD:
            self.tell_one(line)

    def tell_rest(self) -> None:
        """Tell how many were only counted."""
        for count, first in self.met.values():
            if count > TOLD:
                reason = f"{count - TOLD:,} more of its records were refused like {first.source}: {first.reason}"
                self.tell_one(Reject(self.source, reason, first.advice))
