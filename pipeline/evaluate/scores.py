"""The score of one type of mention: what was found, spurious and missed, and how right the slots are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.evaluate.gold import GoldArticle, Name, Row
from pipeline.evaluate.likeness import fold, same_organization, same_person, same_place
from pipeline.evaluate.matching import costs_nothing, slot_right, take_match

SLOTS = {
    "money": ("modifier", "per", "subject", "speaker"),
    "count": ("unit", "modifier", "subject", "place", "speaker"),
    "percentage": ("modifier", "subject", "speaker"),
    "date": ("modifier",),
    "official": ("position", "role", "organization", "place", "status"),
    "quote": ("speaker",),
    "law": (),
}
SAME_NAME: dict[str, Callable[[str, str], bool]] = {
    "person": same_person,
    "organization": same_organization,
    "place": same_place,
}
GRADED = (*SLOTS, *SAME_NAME)  # what has a line in the table, in its order
_SHOWN = ("value", "value_max", "unit", "modifier", "per", "subject", "date", "name", "position", "speaker", "rule")


@dataclass(frozen=True, slots=True)
class SlotMark:
    """Whether a slot of one matched mention is right."""

    slot: str
    right: bool


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: a mention `missed` or `spurious`, or a wrong `slot` of a matched one (then `slot` names it)."""

    kind: str
    article_id: str
    text: str
    slot: str
    detail: str


@dataclass(frozen=True, slots=True)
class TypeScore:
    """The mentions of one type: found, spurious and missed, the marks of their slots, and the mistakes."""

    found: int = 0
    spurious: int = 0
    missed: int = 0
    marks: tuple[SlotMark, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def gold(self) -> int:
        """How many mentions there are to find."""
        return self.found + self.missed

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 1 where nothing was predicted."""
        return self.found / (self.found + self.spurious) if self.found + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there is none."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def slots(self) -> dict[str, float]:
        """The share of right values of each slot, over the mentions that were found and have it graded."""
        marks: dict[str, list[bool]] = {slot: [] for slot in dict.fromkeys(mark.slot for mark in self.marks)}
        for mark in self.marks:
            marks[mark.slot].append(mark.right)
        return {slot: sum(rights) / len(rights) for slot, rights in marks.items()}


def score_article(article: GoldArticle, predicted: Sequence[Row]) -> dict[str, TypeScore]:
    """Score what was predicted for one article, by type of mention and kind of entity."""
    name = article.article_id
    facts = {kind: _score_facts(name, _of_type(article.facts, kind), _of_type(predicted, kind)) for kind in SLOTS}
    if article.entities is None:
        return facts | dict.fromkeys(SAME_NAME, TypeScore())
    entities = _of_type(predicted, "entity")
    names = {unit: {row.name or row.text for row in entities if row.unit == unit} for unit in SAME_NAME}
    return facts | {unit: _score_names(article, unit, names[unit]) for unit in SAME_NAME}


def add_scores(scores: Iterable[TypeScore]) -> TypeScore:
    """Add the scores of one type over articles."""
    scores = list(scores)
    return TypeScore(
        sum(score.found for score in scores),
        sum(score.spurious for score in scores),
        sum(score.missed for score in scores),
        tuple(chain.from_iterable(score.marks for score in scores)),
        tuple(chain.from_iterable(score.mistakes for score in scores)),
    )


def _of_type(rows: Iterable[Row], kind: str) -> list[Row]:
    return [row for row in rows if row.type == kind]


def _score_facts(article_id: str, gold: Sequence[Row], predicted: Sequence[Row]) -> TypeScore:
    """Score the mentions of one type in one article."""
    left = list(predicted)
    pairs = [(row, take_match(row, left)) for row in sorted(gold, key=lambda row: row.optional)]
    pairs = [(row, match) for row, match in pairs if not row.optional]
    found = [(row, match) for row, match in pairs if match]
    missed = [row for row, match in pairs if not match]
    spurious = [row for row in left if not costs_nothing(row, gold)]
    marks = [(row, match, slot, slot_right(row, match, slot)) for row, match in found for slot in _graded_slots(row)]
    return TypeScore(
        len(found),
        len(spurious),
        len(missed),
        tuple(SlotMark(slot, right) for _, _, slot, right in marks),
        (
            *(Mistake("missed", article_id, row.text, "", _describe(row)) for row in missed),
            *(Mistake("spurious", article_id, row.text, "", _describe(row)) for row in spurious),
            *(_slot_mistake(article_id, row, match, slot) for row, match, slot, right in marks if not right),
        ),
    )


def _graded_slots(gold: Row) -> list[str]:
    return [slot for slot in SLOTS[gold.type] if slot not in gold.ungraded]


def _slot_mistake(article_id: str, gold: Row, predicted: Row, slot: str) -> Mistake:
    wanted, got = getattr(gold, slot), getattr(predicted, slot)
    return Mistake("slot", article_id, gold.text, slot, f"wants {wanted!r}, got {got!r}")


def _describe(row: Row) -> str:
    return ", ".join(f"{slot} {getattr(row, slot)!s}" for slot in _SHOWN if getattr(row, slot) not in (None, ""))


def _score_names(article: GoldArticle, unit: str, predicted: set[str]) -> TypeScore:
    """Score the entities of one kind in one article as a set: a gold entity is found by any of its names."""
    wanted = [name for name in article.entities or () if name.unit == unit]
    hits, left = _match_names(wanted, predicted, SAME_NAME[unit])
    graded = [(name, bool(found)) for name, found in zip(wanted, hits, strict=True) if not name.optional]
    missed = [name.name for name, found in graded if not found]
    return TypeScore(
        len(graded) - len(missed),
        len(left),
        len(missed),
        mistakes=(
            *(Mistake("missed", article.article_id, name, "", "") for name in missed),
            *(Mistake("spurious", article.article_id, name, "", "") for name in sorted(left)),
        ),
    )


def _match_names(
    wanted: Sequence[Name], predicted: set[str], alike: Callable[[str, str], bool]
) -> tuple[list[set[str]], set[str]]:
    """Give what was predicted of each entity, and the rest: first names that are equal, then those that are alike."""
    equal = [{name for name in predicted if fold(name) in set(map(fold, each.names))} for each in wanted]
    left = predicted.difference(*equal)
    hits = []
    for each, exact in zip(wanted, equal, strict=True):
        near = {name for name in left if any(alike(name, known) for known in each.names)}
        left -= near
        hits.append(exact | near)
    return hits, left
