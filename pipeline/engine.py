"""Does work for many articles in several processes: in order, and whatever an article does to the process that reads it."""

import gc
import marshal
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

FEW = 16  # as many articles are read here before a second process could have started
PEEK = 30  # chunks that are looked at to find out whether there are more than a few
GRACE = 2.0  # seconds that a worker has to end once there is nothing more to do
AHEAD = (
    3  # chunks a worker that may be under way or waiting to be written: enough to keep it busy, few enough for memory
)

TOGETHER = 8  # tasks that are worked on at once
# Takes tasks and gives a result for each; both are what marshal can write: tuples, lists, texts, bytes, numbers.
Work = Callable[[list[tuple]], list[tuple]]


class Failed(NamedTuple):
    """In the place of a result: why there is none."""

    reason: str


@dataclass(slots=True)
class Chunk:
    """Some articles to work on together; `cargo` is the caller's, and comes back with the results."""

    cargo: Any
    tasks: list[tuple]
    results: list[tuple | Failed] | None = None


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
        chunk.results = [
            result
            for first in range(0, len(chunk.tasks), TOGETHER)
            for result in _attempt(work, chunk.tasks[first : first + TOGETHER])
        ]
        yield chunk


def _attempt(work: Work, tasks: list[tuple]) -> list[tuple]:
    """Work on some articles; a fault of ours in one costs this article, not the run."""
    try:
        return work(tasks)
    except Exception as error:
        if len(tasks) > 1:
            return [result for task in tasks for result in _attempt(work, [task])]
        return [Failed(f"reading it failed: {type(error).__name__}: {error}")]


def _in_processes(make_work: Callable[[], Work], chunks: Iterator[Chunk], count: int) -> Iterator[Chunk]:
    """Keep every worker busy with a chunk while finished ones are written; never more than AHEAD chunks a worker."""
    crew = _Crew(make_work, count)
    line: deque[Chunk] = deque()
    more = True
    try:
        while more or line:
            while more and len(line) < AHEAD * count and (crew.idle or not line):
                chunk = next(chunks, None)
                more = chunk is not None
                if chunk:
                    line.append(chunk)
                    crew.start(chunk)
            while line and line[0].results is not None:
                yield line.popleft()
                crew.collect(block=False)
            if line and line[0].results is None and not (more and crew.idle and len(line) < AHEAD * count):
                crew.collect(block=True)
    finally:
        crew.dismiss()


class _Crew:
    """The workers, made when they are needed: those that wait, and those with the chunk that they work on."""

    def __init__(self, make_work: Callable[[], Work], count: int) -> None:
        self._make_work, self._work = make_work, None
        self._waiting: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Chunk]] = {}
        self._count = count

    @property
    def idle(self) -> bool:
        """Whether a worker could start on something."""
        return len(self._busy) < self._count

    def start(self, chunk: Chunk) -> None:
        """Give a chunk to a worker; one without tasks is done."""
        if not chunk.tasks:
            chunk.results = []
            return
        worker = self._waiting.pop() if self._waiting else self._hire()
        worker.give(chunk.tasks)
        self._busy[worker.connection] = worker, chunk

    def collect(self, block: bool) -> None:
        """Take what has been done; with `block`, wait for something."""
        for connection in wait(self._busy, None if block else 0):
            worker, chunk = self._busy.pop(connection)
            chunk.results = worker.take()
            if chunk.results is None:
                chunk.results = self._save(worker, chunk.tasks)
            else:
                self._waiting.append(worker)

    def dismiss(self) -> None:
        """End all workers."""
        workers = self._waiting + [worker for worker, _ in self._busy.values()]
        busy = {worker for worker, _ in self._busy.values()}
        for worker in workers:
            worker.end(at_once=worker in busy)

    def _hire(self) -> "_Worker":
        if self._work is None:
            self._work = _make(self._make_work)
        return _Worker(
            self._work, [each.connection for each in (*self._waiting, *(worker for worker, _ in self._busy.values()))]
        )

    def _save(self, dead: "_Worker", tasks: list[tuple]) -> list[tuple]:
        """Do again what died with a worker: what it was at alone, so that only an article that kills again is lost."""
        at, how = dead.buried()
        if len(tasks) == 1:
            return [Failed(f"it killed the process that read it ({how})")]
        past = at + TOGETHER
        parts = [tasks[:at], *([task] for task in tasks[at:past]), tasks[past:]]
        return [result for part in parts if part for result in self._again(part)]

    def _again(self, tasks: list[tuple]) -> list[tuple]:
        worker = self._hire()
        worker.give(tasks)
        results = worker.take()
        if results is None:
            return self._save(worker, tasks)
        self._waiting.append(worker) if self.idle and len(self._waiting) + len(
            self._busy
        ) < self._count else worker.end()
        return results


class _Worker:
    """A process that works on chunks, with a pipe to it and a place in memory where it tells which task it is at."""

    def __init__(self, work: Work, strangers: Sequence[Connection]) -> None:
        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self._at = context.RawValue("q", 0)
        self._process = context.Process(
            target=_serve, args=(work, theirs, self._at, [self.connection, *strangers]), daemon=True
        )
        self._process.start()
        theirs.close()

    def give(self, tasks: list[tuple]) -> None:
        """Send tasks to the worker, which waits for them. What a dead one does not take is noticed by `take`."""
        self._at.value = 0
        with suppress(OSError):
            self.connection.send_bytes(marshal.dumps(tasks))

    def take(self) -> list[tuple] | None:
        """Wait for the results; None where the worker has died."""
        try:
            return [Failed(*each) if len(each) == 1 else each for each in marshal.loads(self.connection.recv_bytes())]
        except (EOFError, OSError):
            return None

    def buried(self) -> tuple[int, str]:
        """Clear a dead worker away; tells at which task it died, and how."""
        self.connection.close()
        self._process.join()
        code = self._process.exitcode
        return self._at.value, signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def end(self, at_once: bool = False) -> None:
        """End the worker: it ends by itself when its pipe is closed, unless it is at work."""
        self.connection.close()
        if at_once:
            self._process.kill()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


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


def _serve(work: Work, connection: Connection, at: Any, strangers: Sequence[Connection]) -> None:
    """Work on chunks until the pipe is closed, as it is also when the main process dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends this one
    for each in strangers:  # a copy of another's end would keep its pipe open
        each.close()
    with suppress(EOFError, OSError):
        while True:
            tasks, results = marshal.loads(connection.recv_bytes()), []
            for at.value in range(0, len(tasks), TOGETHER):
                results += map(tuple, _attempt(work, tasks[at.value : at.value + TOGETHER]))
            connection.send_bytes(marshal.dumps(results))
