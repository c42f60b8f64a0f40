"""What is known while an article is heard: its text, names and sentences, and what was heard so far."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.attribution.speech import Cue
from pipeline.model import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Named:
    """The text of an article with the names in it that can speak: people and organisations, in reading order."""

    text: str
    names: list[Mention]
    starts: list[int]


class Voice(NamedTuple):
    """A speaker as a sentence shows it. `kind`: `person`, `body`, `again` (who spoke last), `nobody` (named)."""

    kind: str
    name: str = ""


AGAIN, NOBODY = Voice("again"), Voice("nobody")


@dataclass(frozen=True, slots=True)
class Scene:
    """What does not change while an article is heard."""

    page: Named
    sentences: list[Sentence]
    starts: list[int]
    cues: list[Cue]
    cue_starts: list[int]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence at an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, position) - 1

    def cue_from(self, position: int) -> int:
        """The index of the first cue at or behind an offset."""
        return bisect_left(self.cue_starts, position)


@dataclass(slots=True)
class Heard:
    """What was heard so far: the quotes, the attributed sentences (by index), and the last to speak."""

    quotes: list[Mention] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    person: str = ""
    body: str = ""
    until: int = -1  # where the sentence of the last speech ends
    closed: int = -1  # where the last quote ends, with its marks
    used: int = -1  # up to where words of saying belong to a quote

    def last(self) -> str:
        """The name of the last to speak; a person before a body, as `dia` is no body."""
        return self.person or self.body


def named_in(text: str, names: list[Mention]) -> Named:
    """Keep the names that can speak."""
    speaking = [name for name in names if name.label == "person" or name.label == "organization"]
    return Named(text, speaking, [name.start for name in speaking])


def voice(name: Mention, text: str) -> Voice:
    """Take a name for a speaker."""
    return Voice("person" if name.label == "person" else "body", name.reading.name or text[name.start : name.end])
