"""Inputs -> what is to be done: what is unchanged is passed by unread, copies are recognised, the rest is to be read."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.corpus import read_input
from pipeline.corpus.files import find_files
from pipeline.corpus.inputs import STANDARD_INPUT, InputFile, is_address
from pipeline.corpus.intake import MAX_BYTES, Intake
from pipeline.corpus.kinds import SUFFIXES
from pipeline.corpus.problems import Tell, show_path
from pipeline.model import Article, Reject
from pipeline.store.recall import Keeper, Known, Recall, fold_text, write_given
from pipeline.tables.columns import printable

Place = tuple[int, int]  # the number of an input, and the place in it
UNCHANGED, NEW, CHANGED, COPIES = "unchanged", "new", "changed", "copies"


class Begun(NamedTuple):
    """An input is being read."""

    input: int
    address: str


class Shortened(NamedTuple):
    """An input ends here: what stood at this place and behind it, when it was read before, is gone."""

    input: int
    ordinal: int


class Ended(NamedTuple):
    """An input was read to its end; so it was on disk, and by this it was read."""

    input: int
    size: int
    mtime: int
    readers: str


class ToRead(NamedTuple):
    """An article to read: a new one, or one that its source now says other things about."""

    place: Place
    article: Article
    fold: int
    status: str


class Placed(NamedTuple):
    """A text that was read elsewhere or before: a copy of `article_id`, at a place."""

    place: Place
    article: Article
    article_id: str
    status: str


class Refused(NamedTuple):
    """A part of an input that could not be read."""

    place: Place
    reject: Reject


Arrival = Begun | Shortened | Ended | ToRead | Placed | Refused
Watch = Callable[[Iterable[InputFile]], Iterable[InputFile]]  # sees every input pass, as a progress bar does


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read, and how: see `corpus.read_articles`."""

    inputs: Sequence[str]
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = MAX_BYTES

    def reader(self, code: str) -> str:
        """Say by what an input is read: other code, or other wishes, may find something else in it."""
        wishes = [*sorted(self.columns.items()), self.max_bytes]
        return code + (f"/{wishes}" if self.columns or self.max_bytes != MAX_BYTES else "")


@dataclass(slots=True)
class Met:
    """What was met on the way and is not to be written: counts of sources, and refusals."""

    counts: Counter = field(default_factory=Counter)
    inputs: int = 0
    walked: list[tuple[str, Reject]] = field(default_factory=list)  # of no input, with the addresses that order them
    remembered: list[Reject] = field(default_factory=list)  # of inputs that are unchanged


def read_arrivals(
    asked: Asked, recall: Recall, readers: str, met: Met, on_skip: Tell, watch: Watch
) -> Iterator[Arrival]:
    """Yield what is to be done for the inputs, in their order; `met` takes the rest. Nothing that a file holds raises."""

    def on_walk(reject: Reject) -> None:
        met.walked.append((os.path.abspath(reject.source), reject))

    readers = asked.reader(readers)
    for file in watch(find_files(asked.inputs, ("", *SUFFIXES), on_walk, on_skip)):
        met.inputs += 1
        address, (size, mtime) = address_of(file.path), stamp(file.path)
        known = recall.input(address)
        if known and _is_unchanged(known, size, mtime, readers):
            met.counts[UNCHANGED] += known.sources
            met.remembered += [Reject(*row) for row in recall.refusals(known.input)] if known.refusals else []
            continue
        number = known.input if known else recall.new_input()
        yield Begun(number, address)
        yield from _read(file, asked, recall, met, number, on_skip)
        yield Ended(number, size, mtime, readers)


def _is_unchanged(known: Known, size: int, mtime: int, readers: str) -> bool:
    """Tell whether an input needs no reading: one that gave nothing but refusals is tried again."""
    return (
        size >= 0
        and (known.size, known.mtime, known.readers) == (size, mtime, readers)
        and (known.sources or not known.refusals)
    )


def _read(file: InputFile, asked: Asked, recall: Recall, met: Met, number: int, on_skip: Tell) -> Iterator[Arrival]:
    refused: list[Reject] = []
    is_whole = file.path != STANDARD_INPUT  # what is piped in adds to what was, and takes the place of nothing
    ordinal = 0 if is_whole else recall.next_ordinal(number)
    for article in read_input(file, Intake(refused.append, on_skip, asked.columns, asked.max_bytes)):
        while refused:
            yield Refused((number, ordinal), refused.pop(0))
        fold, place = fold_text(article.text), (number, ordinal)
        keeper = recall.keeper(fold)
        if not is_whole and keeper and recall.has_source(number, keeper.article_id, article.source):
            met.counts[UNCHANGED] += 1
            continue
        arrival = _judge(recall, place, article, fold, keeper)
        met.counts[arrival.status if arrival else UNCHANGED] += 1
        if arrival:
            yield arrival
        ordinal += 1
    for each in refused:
        yield Refused((number, ordinal), each)
    if is_whole:
        yield Shortened(number, ordinal)


def _judge(recall: Recall, place: Place, article: Article, fold: int, keeper: Keeper | None) -> ToRead | Placed | None:
    """Say what is to be done for an article at a place; nothing, where the same was read there before."""
    before, given = recall.place(*place), write_given(article)
    is_first_place = keeper is not None and keeper.place == place
    if keeper is None or (is_first_place and keeper.article_id == article.article_id and keeper.given != given):
        recall.expect(fold, Keeper(article.article_id, place, given))
        return ToRead(place, article, fold, CHANGED if before else NEW)
    if before == (keeper.article_id, printable(article.source), article.sha256, article.format):
        return None
    known = before is not None and before[0] == keeper.article_id
    return Placed(place, article, keeper.article_id, UNCHANGED if known else CHANGED if before else COPIES)


def address_of(path: str) -> str:
    """Name an input so that it is known again from another folder; a name that is no UTF-8 is escaped."""
    return path if path == STANDARD_INPUT or is_address(path) else show_path(os.path.abspath(path))


def stamp(path: str) -> tuple[int, int]:
    """Tell size and time of change (ns) of a file; -1 and -1 of what has none, and has to be read every time."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return -1, -1
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else (-1, -1)
