"""What flows through the house: articles, sections, mentions and facts, and the columns of the tables.

Every `start` and `end` is a half-open offset in Unicode code points into `Article.text`. What an article has by the
dozen is a named tuple: as frozen as a frozen dataclass, and made four times as fast.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import NamedTuple

SCHEMA_VERSION = "1.0.0"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `text` is never altered: all offsets point into it."""

    article_id: str
    source: str
    sha256: str
    format: str
    text: str
    outlet: str = ""
    title: str = ""
    published: str = ""
    dateline_place: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    url: str = ""
    duplicate_of: str = ""


class Section(NamedTuple):
    """A run of the article's text of one kind: `title`, `body`, or a kind of furniture (see `layout.FURNITURE`)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """An article with the metadata that its own text carries, and its sections: in order, without overlap."""

    article: Article
    sections: tuple[Section, ...]


class Sentence(NamedTuple):
    """One sentence of the title or of the body."""

    start: int
    end: int
    section: str


class Reading(NamedTuple):
    """The normalised reading of a mention; what does not apply stays empty. Numbers are in full units."""

    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    modifier: str = ""
    per: str = ""
    name: str = ""
    date: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of several readings in one match (`PP Nomor 21, 22, dan 23 Tahun 2021`), with its offsets in the match."""

    start: int
    end: int
    reading: Reading


class Mention(NamedTuple):
    """A labelled span with its reading and the id of the rule that made it (`money.currency_first`)."""

    label: str
    start: int
    end: int
    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Dropped:
    """A mention that lost: to the mention that overlaps it (`by`), or because it has no reading (`by` is None)."""

    mention: Mention
    by: Mention | None


class Official(NamedTuple):
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
class Context:
    """What stands around the numbers of an article: its names, officials and quotes, and who speaks at an offset."""

    names: list[Mention]
    officials: list[Official]
    quotes: list[Mention]
    speaker_at: Callable[[int], str]


class Fact(NamedTuple):
    """One row of the fact table; the columns are those of FACT_COLUMNS."""

    fact_id: str
    claim_id: str
    article_id: str
    type: str
    text: str
    start: int
    end: int
    sentence: str
    section: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    modifier: str = ""
    per: str = ""
    subject: str = ""
    name: str = ""
    role: str = ""
    position: str = ""
    status: str = ""
    organization: str = ""
    place: str = ""
    place_code: str = ""
    date: str = ""
    assertion: str = ""
    change: str = ""
    speaker: str = ""
    rule: str = ""
    confidence: float = 1.0
    flags: str = ""


class Check(NamedTuple):
    """One row of the table of checks: what was compared, what came of it, and the comparison in words."""

    check_id: str
    kind: str
    fact_ids: str
    verdict: str
    explanation: str


class Measure(NamedTuple):
    """One number with what it measures; numbers of one `key` may be the same measure.

    `names` are the bodies, programmes and areas of its sentence, `words` what else it says, `kinds` the words that make it
    one of several (`perempuan`): each sorted and joined. `moving` tells what may have another value hours later.
    """

    fact_id: str
    key: int
    value: Decimal
    names: str
    words: str
    kinds: str
    moving: int


@dataclass(frozen=True, slots=True)
class Reject:
    """An input, or a part of one, that was not read: where, why, and what to do about it."""

    source: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A number of the title or the body that became no fact, with the word after it: a floor of what the rules miss."""

    text: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article: facts, what they were held against, what was dropped, left unread or wrong."""

    article: Article
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Reject, ...] = ()
    checks: tuple[Check, ...] = ()
    measures: tuple[Measure, ...] = ()


FACT_TYPES = ("money", "count", "percentage", "date", "official", "quote", "law", "entity")
FACT_COLUMNS = Fact._fields
CHECK_COLUMNS = Check._fields
ARTICLE_COLUMNS = (
    "article_id", "source", "sha256", "format", "outlet", "title", "published", "dateline_place",
    "byline", "tags", "related", "url", "duplicate_of", "text",
)  # fmt: skip
REJECT_COLUMNS = tuple(field.name for field in fields(Reject))
