"""What arrived, with the rows that were read from it -> the store."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import islice
from operator import attrgetter

from pipeline.arrivals import Arrival, Begun, Ended, Placed, Refused, Shortened, ToRead
from pipeline.model import Article, Reject
from pipeline.report import Report
from pipeline.rows import Rows
from pipeline.store import Recall, Writer, transaction
from pipeline.store.recall import fold_text
from pipeline.workers import Chunk, Failed

CHUNK = 32  # articles that are read together: every stage finds its word lists still in the processor's cache
MOST = 128  # arrivals in a chunk, those included that have nothing to read
BATCH = 4  # chunks that are written in one transaction
Engine = Callable[[Iterable[Chunk]], Iterator[Chunk]]
_fields = attrgetter(*(field.name for field in fields(Article)))
ADVICE = "report it to us with the article; to leave it out, take it out of the input"


class Storing:
    """Writes arrivals in their order, and counts them."""

    def __init__(self, database: sqlite3.Connection, writer: Writer, recall: Recall, report: Report) -> None:
        self.database = database
        self._writer, self._recall, self._report = writer, recall, report
        self._ailing: set[int] = set()  # inputs with an article that could not be read: to be tried again

    def store(self, arrival: Arrival, result: tuple | Failed | None) -> None:
        """Write one arrival; `result` are the rows of an article that was to be read."""
        match arrival:
            case Begun(number, address):
                self._writer.begin_input(number, address)
            case Refused(place, reject):
                self._refuse(place, "", reject)
            case Placed(place, article, article_id):
                self._place(place, article, article_id)
            case ToRead(place, article, fold):
                self._store_read(place, article, fold, result)
                self._recall.arrived(fold)
            case Shortened(number, ordinal):
                self._writer.forget_places(number, ordinal)
            case Ended(number, size, mtime, readers):
                self._writer.end_input(number, size, mtime, "" if number in self._ailing else readers)
                self._ailing.discard(number)

    def store_again(self, article: Article, result: tuple | Failed) -> None:
        """Write an article of the store that was read again, for the rules have changed."""
        place = self._writer.place_of(article.article_id)
        self._report.again += 1
        if isinstance(result, Failed):
            self._writer.drop_article(article.article_id)
            self._refuse(place, "", Reject(article.source, result.reason, ADVICE))
        else:
            self._write(place, article, fold_text(article.text), Rows(*result))

    def write_tallies(self) -> None:
        """Write what has been counted; to be called in the transaction in which it was written."""
        self._writer.tallies.write()

    def _store_read(self, place: tuple[int, int], article: Article, fold: int, result: tuple | Failed) -> None:
        if isinstance(result, Failed):
            self._fail(place, Reject(article.source, result.reason, ADVICE))
        else:
            self._write(place, article, fold, Rows(*result))
            self._writer.write_place(place, article.article_id, article)

    def _write(self, place: tuple[int, int], article: Article, fold: int, rows: Rows) -> None:
        self._writer.write_article(place, article, fold, rows)
        for problem in rows.problems:
            self._refuse(place, article.article_id, Reject(*problem))
        self._report.count(article.text, rows)

    def _place(self, place: tuple[int, int], article: Article, article_id: str) -> None:
        if self._writer.number_of(article_id):
            self._writer.write_place(place, article_id, article)
        else:
            self._fail(place, Reject(article.source, "it has the text of an article that could not be read", ADVICE))

    def _fail(self, place: tuple[int, int], reject: Reject) -> None:
        self._ailing.add(place[0])
        self._writer.forget_place(place)
        self._refuse(place, "", reject)

    def _refuse(self, place: tuple[int, int], article_id: str, reject: Reject) -> None:
        self._writer.refuse(place, article_id, reject)
        self._report.refused.add(reject)


def store_arrivals(arrivals: Iterable[Arrival], engine: Engine, storing: Storing) -> None:
    """Read what is to be read of the arrivals, and write them all, many in one transaction."""
    for batch in _lists(engine(_chunks(arrivals)), BATCH):
        with transaction(storing.database):
            for chunk in batch:
                results = iter(chunk.results)
                for arrival in chunk.cargo:
                    storing.store(arrival, next(results) if isinstance(arrival, ToRead) else None)
            storing.write_tallies()


def store_again(articles: Iterable[Article], engine: Engine, storing: Storing) -> None:
    """Read articles of the store again, and write what is found now."""
    for batch in _lists(engine(Chunk(some, [*map(_fields, some)]) for some in _lists(articles, CHUNK)), BATCH):
        with transaction(storing.database):
            for chunk in batch:
                for article, result in zip(chunk.cargo, chunk.results, strict=True):
                    storing.store_again(article, result)
            storing.write_tallies()


def _chunks(arrivals: Iterable[Arrival]) -> Iterator[Chunk]:
    chunk = Chunk([], [])
    for arrival in arrivals:
        chunk.cargo.append(arrival)
        if isinstance(arrival, ToRead):
            chunk.tasks.append(_fields(arrival.article))
        if len(chunk.tasks) == CHUNK or len(chunk.cargo) == MOST:
            yield chunk
            chunk = Chunk([], [])
    if chunk.cargo:
        yield chunk


def _lists(stream: Iterable, length: int) -> Iterator[list]:
    stream = iter(stream)
    while some := [*islice(stream, length)]:
        yield some
