"""What the names of an article are: mentions of persons, organisations, places and programs, and who holds which post."""

from dataclasses import dataclass

from pipeline.model import Mention


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the post that the text gives them; offsets are those of the mention that states it.

    `position` is as written, without the status word; `role` its head; `organization` the body as written there;
    `place` the full name of the post's area, with its code; `status` acting, former, candidate or empty.
    """

    start: int
    end: int
    name: str
    position: str
    role: str
    organization: str = ""
    place: str = ""
    place_code: str = ""
    status: str = ""
    rule: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions in reading order without overlap (labels person, organization, place, program), and officials."""

    mentions: list[Mention]
    officials: list[Official]
