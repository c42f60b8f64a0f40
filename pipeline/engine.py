"""Does work for many articles in several processes: in order, and whatever an article does to the process that reads it."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice

from pipeline.workers import Chunk, Crew, Work, attempt

FEW = 16  # as many articles are read here before a second process could have started
PEEK = 30  # chunks that are looked at to find out whether there are more than a few
AHEAD = 8  # chunks, beside two for each worker, under way or waiting to be written: as many as are written at a time, twice


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_through(make_work: Callable[[], Work], chunks: Iterable[Chunk], workers: int) -> Iterator[Chunk]:
    """Yield the chunks with their results, in order; `make_work` is called once, when there is something to do.

    A few articles are worked on here, more in `workers` processes. An article that raises, or that kills its process
    also when it is alone there, has Failed for its result.
    """
    chunks = iter(chunks)
    first = list(islice(_until_many(chunks), PEEK))
    many = workers > 1 and (len(first) == PEEK or sum(len(chunk.tasks) for chunk in first) > FEW)
    in_turn = chain(first, chunks)
    with calm_collector():
        if many and "fork" in multiprocessing.get_all_start_methods():
            yield from _in_processes(make_work, in_turn, workers)
        else:
            yield from _in_one(make_work, in_turn)


def _until_many(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    tasks = 0
    for chunk in chunks:
        yield chunk
        tasks += len(chunk.tasks)
        if tasks > FEW:
            return


def _in_one(make_work: Callable[[], Work], chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    work = None
    for chunk in chunks:
        if chunk.tasks and work is None:
            work = _make(make_work)
        chunk.results = attempt(work, chunk.tasks) if chunk.tasks else []
        yield chunk


def _in_processes(make_work: Callable[[], Work], chunks: Iterator[Chunk], count: int) -> Iterator[Chunk]:
    """Keep every worker busy while finished chunks are written, with so few of them ahead that memory stays flat."""
    crew = Crew(lambda: _make(make_work), count)
    line: deque[Chunk] = deque()
    most, more = AHEAD + 2 * count, True
    try:
        while more or line:
            while more and len(line) < most and crew.takes_more():
                chunk = next(chunks, None)
                more = chunk is not None
                if chunk:
                    line.append(chunk)
                    crew.start(chunk)
            if line:
                crew.collect(block=line[0].results is None)
            if line and line[0].results is not None:
                yield line.popleft()
    finally:
        crew.dismiss()


@contextmanager
def calm_collector() -> Iterator[None]:
    """Let the garbage collector come less often in the block: what an article leaves has few circles."""
    thresholds = gc.get_threshold()
    gc.set_threshold(20_000)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _make(make_work: Callable[[], Work]) -> Work:
    """Make what does the work; the collector passes by its word lists, here and in the processes that get a copy."""
    work = make_work()
    gc.freeze()
    return work
