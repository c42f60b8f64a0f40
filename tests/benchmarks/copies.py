"""What finding copies costs: the signature of an article, and the linking of 20 000 and of 200 000, in time and memory.

Two articles in ten are copies of one of the ten before, two are forms filled in anew, the others share nothing but words.
"""

import json
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bars import Bar, say, tell_bars
from measured import UNIT, measure_script

from pipeline.copies import Signed, link_copies
from pipeline.copies.signatures import sign

SIZES = (20_000, 200_000)
WORDS = 330  # of a body: 2.4 kB


def main() -> None:
    """Measure everything."""
    linking = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            store = Path(folder) / f"{size}.db"
            signing, _ = measure_script("copies.py", "sign", store, size)
            linking, _ = measure_script("copies.py", "link", store)
            each = linking["seconds"] / size * 1e6
            say(
                f"{size:8,} articles: signing {signing['each']:.0f} µs each; linking {linking['seconds']:.1f} s, {each:.0f} µs each,"
            )
            say(f"{'':19}{linking['memory'] / 1e6:.0f} MB more than before; {linking['links']:,} links")
    tell_bars(
        [
            Bar("copies: microseconds to sign an article", signing["each"], 150),
            Bar(f"copies: microseconds an article to link {SIZES[-1]:,}", each, 100),
        ]
    )


def write_signatures(store: Path, size: int) -> dict:
    """Sign `size` bodies into a store such as a run leaves; gives the µs that each took."""
    seconds = 0.0
    with sqlite3.connect(store) as connection:
        connection.execute(
            "CREATE TABLE signatures (article_id TEXT PRIMARY KEY, published TEXT, seen INTEGER, signature BLOB)"
        )
        for number, body in enumerate(_bodies(size)):
            started = time.process_time()
            signed = sign(body)
            seconds += time.process_time() - started
            row = (f"a{number:016x}", f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}", number, signed)
            connection.execute("INSERT INTO signatures VALUES (?, ?, ?, ?)", row)
    return {"each": seconds / size * 1e6}


def link_signatures(store: Path) -> dict:
    """Link the articles of a store; gives the seconds, the bytes of memory that it took, and how many links."""
    connection = sqlite3.connect(store)
    before, started = _peak(), time.process_time()
    rows = map(Signed._make, connection.execute("SELECT article_id, published, seen, signature FROM signatures"))
    links = link_copies(rows)
    return {"seconds": time.process_time() - started, "memory": _peak() - before, "links": len(links)}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def _bodies(size: int) -> Iterator[str]:
    sys.path.append(str(Path(__file__).parents[1]))
    from made_copies import MADE, lead_and_body, tell  # heavy: it loads the corpus readers

    chance = random.Random(4)
    words = ["".join(chance.choices("aeioubdgklmnprst", k=chance.randint(3, 10))) for _ in range(20_000)]
    recent: list[str] = [""]
    for number in range(size):
        if number % 10 in (3, 7):
            body = " ".join(lead_and_body(tell(chance.choice(MADE["form"]), chance), chance))
        elif number % 10 in (5, 9):
            body = "Kabar baru. " + chance.choice(recent)[chance.randint(0, 400) :]
        else:
            body = " ".join(
                str(number + place) if place % 15 == 0 else word
                for place, word in enumerate(chance.choices(words, k=WORDS))
            )
        recent = [*recent[-9:], body]
        yield body


STEPS = {
    "sign": lambda store, size: write_signatures(Path(store), int(size)),
    "link": lambda store: link_signatures(Path(store)),
}

if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))
    else:
        main()
