"""What a reader is given beside the bytes: where to tell what it met, the user's names of columns, and the limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BufferedIOBase

from pipeline.corpus.problems import Problem, Tell, reject, show_path
from pipeline.model import Reject

MAX_BYTES = 20_000_000  # the longest article of a newspaper has some 100 kB: what is larger is no article
WHOLE = (
    10  # what has to be in memory as a whole because it is read from its end (a zip in a tar) may be as many times that
)


@dataclass(frozen=True, slots=True)
class Intake:
    """Where to tell; which column holds what, as the user says; the most bytes that one article may have."""

    on_reject: Tell
    on_skip: Tell
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = MAX_BYTES

    def refuse(self, source: str, problem: Problem) -> None:
        """Report what was not read although somebody may miss it."""
        self.on_reject(reject(source, problem))

    def skip(self, source: str, problem: Problem) -> None:
        """Report what was left out as it should be."""
        self.on_skip(reject(source, problem))

    def tell(self, line: Reject) -> None:
        """Report what is a line already."""
        self.on_reject(line)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to read: the source to show for it, the name that tells its kind, its bytes, and how many if known.

    `stream` can be peeked into. `depth` counts the archives and compressions around it; `path` is that of a file that
    stands on disk as it is, for libraries that read files faster than streams.
    """

    source: str
    name: str
    stream: BufferedIOBase
    size: int | None = None
    depth: int = 0
    path: str = ""

    def entry(self, name: str) -> str:
        """Name the source of something in this one: an entry of an archive, a record of a table."""
        return f"{self.source}!{show_path(name)}"


class Broken(OSError):
    """The bytes of a source are damaged or a danger: all that stands before was read, the rest is not."""

    def __init__(self, source: str, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.source, self.problem = source, problem


def read_whole(item: Item, limit: int) -> bytes | Problem:
    """Read all bytes of an item, or say that there are more than `limit`."""
    if item.size is not None and item.size > limit:
        return too_large(item.size, limit)
    data = item.stream.read((limit if item.size is None else item.size) + 1)
    if item.size is not None and len(data) != item.size:
        return Problem("it changed while it was read", "run again when nothing writes to it any more")
    return data if len(data) <= limit else too_large(None, limit)


def too_large(size: int | None, limit: int) -> Problem:
    """Say that something is larger than what may be in memory at once."""
    most = f"{limit / 1e6:g} MB"
    reason = f"it is larger than {most}" if size is None else f"it has {size / 1e6:.0f} MB; the limit is {most}"
    advice = "split it into one file for each article, or allow more with --max-bytes"
    return Problem(f"{reason}: no single article is that long", advice)
