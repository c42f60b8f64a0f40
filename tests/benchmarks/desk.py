"""What the pages of the audit desk cost on the server, over an output of 100 000 articles with 2 000 000 facts.

`python tests/benchmarks desk`, or `python tests/benchmarks/desk.py ARTICLES` for fewer: every page is asked for many times
with other filters, facts and rules, one request after another, and answered by the application itself, from the request
to the last byte of the page. The bars are those of the issue: milliseconds, on a machine that does nothing else beside;
what a page took of the processor is told too.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
from bars import Bar, print_bars, say, tell_bars
from multiplied import make_output

from pipeline.audit.application import make_application
from pipeline.audit.reviews import prepare
from pipeline.model import FACT_TYPES

ARTICLES, REVIEWS = 100_000, 5_000
REQUESTS = 100  # of each page
MOST = 0.3  # seconds, for 95 in a hundred
HEADERS = {"host": "127.0.0.1"}
Ask = Callable[[random.Random], str]


def main() -> int:
    """Print what pages of a smaller output took, or tell the bars of the large one; 1 where one takes too long."""
    if sys.argv[1:]:
        return print_bars(measure_desk(int(sys.argv[1])))
    tell_bars(measure_desk(ARTICLES))
    return 0


def measure_desk(articles: int) -> list[Bar]:
    """Make an output and ask for its pages."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        started = time.perf_counter()
        facts = make_output(output, articles, REVIEWS)
        prepare(output)
        size = sum(path.stat().st_size for path in output.iterdir())
        say(f"{articles:,} articles, {facts:,} facts, {REVIEWS:,} decisions: {size / 1e9:.1f} GB")
        say(f"made in {time.perf_counter() - started:.0f} s")
        return asyncio.run(measure_pages(output))


async def measure_pages(output: Path) -> list[Bar]:
    """Ask for every page many times, after a first time that is told apart."""
    chance, bars = random.Random(7), []
    application = make_application(output)
    started = time.perf_counter()
    application.house.warm_up()
    say(f"{'ready after':12}       {(time.perf_counter() - started) * 1000:6.0f} ms")
    transport = httpx.ASGITransport(application.app())
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1", headers=HEADERS, timeout=600
    ) as client:
        for name, ask in pages_of(output).items():
            first = await _time(client, ask(chance))
            busy = time.process_time()
            taken = sorted([await _time(client, ask(chance)) for _ in range(REQUESTS)])
            busy = (time.process_time() - busy) / REQUESTS
            middle, high = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
            figures = {"first": first, "p50": middle, "p95": high, "of the processor, on average": busy}
            say(f"{name:12} " + ", ".join(f"{what} {seconds * 1000:.0f} ms" for what, seconds in figures.items()))
            bars.append(Bar(f"desk: seconds for 95 in a hundred pages of {name}", high, MOST))
    return bars


async def _time(client: httpx.AsyncClient, path: str) -> float:
    started = time.perf_counter()
    answer = await client.get(path)
    seconds = time.perf_counter() - started
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return seconds


def pages_of(output: Path) -> dict[str, Ask]:
    """Say what is asked of each page."""
    with sqlite3.connect(output / "facts.db") as database:
        articles = _some(database, "SELECT article_id FROM articles WHERE rowid % 97 = 0")
        forms = _some(database, "SELECT key FROM _tallies WHERE dimension = 'unread'")
        words = {
            name: _some(database, "SELECT key FROM _tallies WHERE dimension = ? AND key <> '' LIMIT 5000", name)
            for name in ("rule", "month", "outlet", "organization", "speaker")
        }
    words |= {"type": FACT_TYPES, "province": [f"{code}" for code in (11, 31, 32, 33, 35, 51, 52, 73)]}
    words |= {"state": ["to_do", "all", "accept", "reject"], "reason": ["flagged", "inconsistent", "doubtful", "large"]}

    def filters(chance: random.Random) -> str:
        chosen = chance.sample(sorted(words), chance.randint(0, 3))
        return urlencode({name: chance.choice(words[name]) for name in chosen})

    return {
        "inbox": lambda chance: f"/inbox?{filters(chance)}",
        "article": lambda chance: f"/article/{chance.choice(articles)}",
        "rules": lambda chance: f"/rules?lang={chance.choice(('id', 'en'))}",
        "rule": lambda chance: f"/rule/{quote(chance.choice(words['rule']))}",
        "unread": lambda chance: f"/unread?page={chance.randint(1, 4)}&q={chance.choice(('', '', 'a', 'kap', 'hari'))}",
        "unread form": lambda chance: f"/unread?form={quote(chance.choice(forms))}",
        "dashboard": lambda chance: (
            f"/dashboard?type={chance.choice(FACT_TYPES)}&by={chance.choice(('facts', 'amount'))}"
        ),
        "export": lambda _: "/export",
    }


def _some(database: sqlite3.Connection, query: str, *parameters: str) -> Sequence[str]:
    return [value for (value,) in database.execute(query, parameters)]


if __name__ == "__main__":
    sys.exit(main())
