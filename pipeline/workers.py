"""Processes that work on chunks of articles. One that dies costs the article that killed it, and nothing else."""

import marshal
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

GIVEN = 4  # chunks that a worker has at most: enough to go on with while the main process writes many of them
GRACE = 2.0  # seconds that a worker has to end once there is nothing more to do
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


def attempt(work: Work, tasks: list[tuple]) -> list[tuple]:
    """Work on some articles; a fault of ours in one costs this article, not the run."""
    try:
        return work(tasks)
    except Exception as error:
        if len(tasks) > 1:
            return [result for task in tasks for result in attempt(work, [task])]
        return [Failed(f"reading it failed: {type(error).__name__}: {error}")]


class Crew:
    """The workers, made when they are needed, each with the chunks that it was given."""

    def __init__(self, make_work: Callable[[], Work], count: int) -> None:
        self._make_work, self._work = make_work, None
        self._workers: list[_Worker] = []
        self._count = count

    def takes_more(self) -> bool:
        """Tell whether a worker could be given a chunk."""
        return len(self._workers) < self._count or any(len(worker.chunks) < GIVEN for worker in self._workers)

    def start(self, chunk: Chunk) -> None:
        """Give a chunk to the worker that has the least to do; one without tasks is done."""
        if not chunk.tasks:
            chunk.results = []
            return
        worker = min(self._workers, key=lambda worker: len(worker.chunks), default=None)
        if worker is None or (worker.chunks and len(self._workers) < self._count):
            self._workers.append(worker := self._hire())
        worker.give(chunk)

    def collect(self, block: bool) -> None:
        """Take what has been done; with `block`, wait for something."""
        busy = {worker.connection: worker for worker in self._workers if worker.chunks}
        for connection in wait(busy, None if block else 0):
            worker = busy[connection]
            results = worker.take()
            if results is None:
                self._workers.remove(worker)
                worker.bury()
                for chunk in worker.chunks:
                    chunk.results = self._again(chunk.tasks)
            else:
                worker.chunks.popleft().results = results

    def dismiss(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end(at_once=bool(worker.chunks))

    def _hire(self) -> "_Worker":
        if self._work is None:
            self._work = self._make_work()
        return _Worker(self._work, [worker.connection for worker in self._workers])

    def _again(self, tasks: list[tuple]) -> list[tuple]:
        """Do what died with a worker in one of its own, and by halves where that dies too: until it is one article."""
        worker = self._hire()
        worker.give(Chunk(None, tasks))
        results = worker.take()
        if results is not None:
            worker.end()
            return results
        how = worker.bury()
        if len(tasks) == 1:
            return [Failed(f"it killed the process that read it ({how})")]
        half = len(tasks) // 2
        return [*self._again(tasks[:half]), *self._again(tasks[half:])]


class _Worker:
    """A process that works on chunks, with a pipe to it, and the chunks that it was given."""

    def __init__(self, work: Work, strangers: Sequence[Connection]) -> None:
        context = multiprocessing.get_context("fork")
        self.chunks: deque[Chunk] = deque()
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, theirs, [self.connection, *strangers]), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, chunk: Chunk) -> None:
        """Send the tasks of a chunk to the worker. What a dead one does not take is noticed by `take`."""
        self.chunks.append(chunk)
        with suppress(OSError):
            self.connection.send_bytes(marshal.dumps(chunk.tasks))

    def take(self) -> list[tuple] | None:
        """Wait for the results of the first chunk; None where the worker has died."""
        try:
            return [Failed(*each) if len(each) == 1 else each for each in marshal.loads(self.connection.recv_bytes())]
        except (EOFError, OSError):
            return None

    def bury(self) -> str:
        """Clear a dead worker away; tells how it died."""
        self.connection.close()
        self._process.join()
        code = self._process.exitcode
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def end(self, at_once: bool = False) -> None:
        """End the worker: it ends by itself when its pipe is closed, unless it is at work."""
        self.connection.close()
        if at_once:
            self._process.kill()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(work: Work, connection: Connection, strangers: Sequence[Connection]) -> None:
    """Work on chunks until the pipe is closed, as it is also when the main process dies.

    Threads take and send beside the work: neither does it wait for a main process that is writing, nor this one for it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends this one
    for each in strangers:  # a copy of another's end would keep its pipe open
        each.close()
    given, done = SimpleQueue(), SimpleQueue()
    Thread(target=_receive, args=(connection, given), daemon=True).start()
    Thread(target=_send, args=(connection, done), daemon=True).start()
    while True:
        done.put(marshal.dumps([*map(tuple, attempt(work, marshal.loads(given.get())))]))


def _receive(connection: Connection, given: SimpleQueue) -> None:
    """Take chunks until the pipe is closed: there is no more to do, or nobody left to do it for."""
    with suppress(EOFError, OSError):
        while True:
            given.put(connection.recv_bytes())
    os._exit(0)


def _send(connection: Connection, done: SimpleQueue) -> None:
    with suppress(OSError):
        while True:
            connection.send_bytes(done.get())
