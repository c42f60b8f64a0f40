"""What a report says of the facts of one article: a card for each, a line for each name, and the checks that compare them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.audit.explaining import write_explanation
from pipeline.audit.highlights import Piece, cut, find_sections
from pipeline.audit.readings import write_details, write_flags, write_reading
from pipeline.audit.reviews import read_log, states
from pipeline.audit.selection import Selection, anchor
from pipeline.store.verdicts import do_disagree

SOUND = "consistent"
REVIEW = ("reviewer", "verdict", "decided_at", "corrections", "changed")


@dataclass(frozen=True, slots=True)
class Review:
    """What one reviewer says of a fact: the latest verdict with its corrections, when, and whether the fact has changed."""

    reviewer: str
    verdict: str
    decided_at: str
    corrections: Mapping[str, str]
    changed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A fact with all that is said of it."""

    fact: Mapping
    reading: str
    details: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    reviews: tuple[Review, ...]
    comments: tuple[tuple[str, str], ...]  # who, what

    @property
    def disagreement(self) -> bool:
        """Whether reviewers' latest verdicts differ."""
        return do_disagree((review.verdict, review.corrections) for review in self.reviews)

    @property
    def plain(self) -> bool:
        """Whether it is a name of which there is no more to say than that."""
        return self.fact["type"] == "entity" and not (self.flags or self.reviews or self.comments)


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison, with the facts that it compares: those of other articles say so."""

    kind: str
    verdict: str
    explanation: str
    facts: tuple[Mapping, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article with its facts, ready to be rendered."""

    article: Mapping
    original: str  # the title of the article that this one repeats
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    names: Mapping[str, tuple[str, ...]]  # a reading -> the anchors of its mentions
    checks: tuple[Check, ...]
    copies: tuple[Mapping, ...]

    @property
    def doubted(self) -> list[Check]:
        """The checks that do not come out, or cannot tell."""
        return [check for check in self.checks if check.verdict != SOUND]

    @property
    def sound(self) -> list[Check]:
        """The checks that come out."""
        return [check for check in self.checks if check.verdict == SOUND]


def make_sheets(selection: Selection, language: str) -> Iterator[Sheet]:
    """Yield a sheet for every article that was chosen: one is in memory at a time."""
    for article in selection.articles():
        article_id, text = article["article_id"], article["text"]
        facts = sorted(
            (*selection.facts(article_id), *selection.added(article_id)), key=lambda fact: (fact["start"], fact["end"])
        )
        cards = _make_cards(selection, facts, language)
        yield Sheet(
            article,
            selection.title(article["duplicate_of"]),
            tuple(cut(text, find_sections(article), ({**fact, "fact_id": anchor(fact)} for fact in facts))),
            tuple(card for card in cards if not card.plain),
            _gather(card for card in cards if card.plain),
            tuple(_make_checks(selection, article_id, language)),
            tuple(selection.copies(article_id)),
        )


def _make_cards(selection: Selection, facts: list[dict], language: str) -> list[Card]:
    ids = [fact["fact_id"] for fact in facts]
    said = states(selection.database, ids)
    comments: dict[str, list[tuple[str, str]]] = {}
    for event in read_log(selection.database, ids):
        if event.comment:
            comments.setdefault(event.fact_id, []).append((event.reviewer, event.comment))
    return [
        Card(
            fact,
            write_reading(fact, language),
            tuple(write_details(fact, language)),
            tuple(write_flags(fact.get("flags") or "", language)),
            tuple(Review(*(state[name] for name in REVIEW)) for state in said.get(fact["fact_id"], ())),
            tuple(comments.get(fact["fact_id"], ())),
        )
        for fact in facts
    ]


def _gather(cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    """Gather the mentions of each name, in the order of the first."""
    names: dict[str, tuple[str, ...]] = {}
    for card in cards:
        names[card.reading] = (*names.get(card.reading, ()), anchor(card.fact))
    return names


def _make_checks(selection: Selection, article_id: str, language: str) -> Iterator[Check]:
    for row in list(selection.checks(article_id)):
        facts = tuple(selection.compared(row["check_id"]))
        yield Check(row["kind"], row["verdict"], write_explanation(row["explanation"], language), facts)
