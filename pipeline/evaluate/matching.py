"""Which prediction is a gold mention's, and which of its slots are right."""

from collections.abc import Callable, Sequence

from pipeline.evaluate.gold import Row
from pipeline.evaluate.likeness import fold, law_key, same_person, same_place, similarity

_QUOTE_OVERLAP = 0.7


def take_match(gold: Row, left: list[Row]) -> Row | None:
    """Take from `left` what fits a gold mention; of an official's, the one whose position is most alike."""
    fits = [row for row in left if _same_span(gold, row) and _same_reading(gold, row)]
    if not fits:
        return None
    match = max(fits, key=lambda row: similarity(gold.position, row.position)) if gold.type == "official" else fits[0]
    left.remove(match)
    return match


def _same_span(gold: Row, predicted: Row) -> bool:
    if gold.type == "official":
        return True
    shared = min(gold.end, predicted.end) - max(gold.start, predicted.start)
    if gold.type == "quote":
        whole = max(gold.end, predicted.end) - min(gold.start, predicted.start)
        return shared > 0 and shared / whole >= _QUOTE_OVERLAP
    return shared > 0


def _same_reading(gold: Row, predicted: Row) -> bool:
    match gold.type:
        case "money":
            return _numbers(gold) == _numbers(predicted) and gold.unit == predicted.unit
        case "count" | "percentage":
            return _numbers(gold) == _numbers(predicted)
        case "date":
            return gold.date == predicted.date
        case "official":
            return same_person(gold.name, predicted.name)
        case "law":
            return law_key(gold.name) == law_key(predicted.name)
    return True


def _numbers(row: Row) -> tuple[float | None, float | None]:
    return row.value, row.value_max


def costs_nothing(predicted: Row, gold: Sequence[Row]) -> bool:
    """Tell whether a prediction without a match is forgiven: in the title, over an optional mention, or a person and
    position that the gold lists once while the text states them again."""
    return predicted.section == "title" or any(
        (row.optional and min(row.end, predicted.end) > max(row.start, predicted.start))
        or (row.type == "official" and _same_post(row, predicted))
        for row in gold
    )  # fmt: skip


def _same_post(one: Row, other: Row) -> bool:
    return same_person(one.name, other.name) and similarity(one.position, other.position) >= 0.5


def slot_right(gold: Row, predicted: Row, slot: str) -> bool:
    """Tell whether a slot of a matched mention has the wanted value; an empty one is right where nothing is wanted."""
    wanted, got = getattr(gold, slot), getattr(predicted, slot)
    return _SAME_SLOT[slot](wanted, got) if wanted and got else wanted == got


def _same_word(wanted: str, got: str) -> bool:
    return fold(wanted) == fold(got)


def _same_phrase(wanted: str, got: str) -> bool:
    return similarity(wanted, got) >= 0.8


def _same_subject(wanted: str, got: str) -> bool:
    return similarity(wanted, got) >= 0.5


def _same_speaker(wanted: str, got: str) -> bool:
    return same_person(wanted, got) or _same_phrase(wanted, got)


_SAME_SLOT: dict[str, Callable[[str, str], bool]] = {
    "modifier": _same_word,
    "per": _same_word,
    "status": _same_word,
    "unit": _same_word,
    "subject": _same_subject,
    "speaker": _same_speaker,
    "place": same_place,
    "position": _same_phrase,
    "role": _same_phrase,
    "organization": _same_phrase,
}
