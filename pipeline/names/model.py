"""What the names of an article are: persons, organisations, places and programs, and who holds which post."""

from dataclasses import dataclass, field

from pipeline.model import Mention, Official
from pipeline.names.wording import Wording


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions in reading order without overlap (labels person, organization, place, program), and officials."""

    mentions: list[Mention]
    officials: list[Official]


@dataclass(slots=True)
class Span:
    """A name found: its label, offsets, the name as read so far, how it was found, and the places it may mean."""

    label: str
    start: int
    end: int
    name: str
    rule: str
    places: tuple = ()
    short: str = ""
    known: str = ""
    weight: float = 0.0


@dataclass(slots=True)
class Drafts:
    """What the runs of an article hold so far: names, names in doubt, officials, and posts that wait for a holder."""

    wording: Wording
    spans: list[Span] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    waiting: list = field(default_factory=list)
    parts: list = field(default_factory=list)  # runs that an ordinary word ends which may be a part of a name
    person: Span | None = None  # the last person kept
    reach: int = 0  # the end of the last holder of a post


def keep_person(drafts: Drafts, person: Span) -> None:
    """Keep a span as that of a person, the last so far."""
    drafts.spans.append(person)
    drafts.person = person
