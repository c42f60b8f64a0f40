"""What reading costs: pages beside their extractor alone, web archives, and tables beside the facts they are read for.

`python tests/benchmarks readers` measures on one core, in one run.
"""

import gzip
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import orjson
import pyarrow
import pyarrow.parquet
from bars import Bar, say, tell_bars
from measured import measure
from resiliparse.extract.html2text import extract_plain_text
from varied import varied_articles

from pipeline.corpus import read_all
from pipeline.corpus.html import _BOXES, read_page
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader

PAGES = Path(__file__).parents[2] / "corpus" / "formats" / "pages"
ROUNDS, RECORDS, COPIES = 40, 1000, 60
FEW_ROWS, MANY_ROWS = 20_000, 200_000

# VmHWM is the process's own; what the system counts for a child begins with its parent's peak.
PEAK = """
import re, sys
from pipeline.corpus import read_all
count = sum(1 for _ in read_all(sys.argv[1:], print))
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""


def seconds(call: Callable[[], object]) -> float:
    """Time one call."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def exhaust(items: Iterable) -> int:
    """Count what an iterable yields, and keep nothing."""
    return sum(1 for _ in items)


def fail(problem: object) -> None:
    """Refuse to measure what is not read."""
    raise AssertionError(problem)


def measure_pages() -> Bar:
    """Compare reading a page with its extractor alone on the same page, in turn; the best of each."""
    pages = [path.read_bytes() for path in sorted(PAGES.glob("*.html"))]

    def extract(page: bytes) -> None:
        extract_plain_text(
            page.decode(), preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=False, comments=False,
            post_meta=False, skip_elements=_BOXES,
        )  # fmt: skip

    alone, whole = [9.0] * len(pages), [9.0] * len(pages)
    for _ in range(ROUNDS):
        for at, page in enumerate(pages):
            alone[at] = min(alone[at], seconds(partial(extract, page)))
            whole[at] = min(whole[at], seconds(partial(read_page, page, "a")))
    size = sum(map(len, pages)) / len(pages) / 1000
    say(
        f"a page of {size:.0f} kB: {sum(whole) / len(pages) * 1e6:.0f} µs, extractor alone {sum(alone) / len(pages) * 1e6:.0f} µs"
    )
    return Bar("page: reading / resiliparse alone with the same options", sum(whole) / sum(alone), 1.3)


def measure_archive(folder: Path) -> Bar:
    """Time a web archive of pages, each compressed by itself."""
    sys.path.insert(0, str(PAGES.parent))
    from web_archive import http_record

    records = [
        gzip.compress(http_record(f"https://a.example/{path.stem}", path.read_bytes()))
        for path in sorted(PAGES.glob("*.html"))
    ]
    path = folder / "a.warc.gz"
    path.write_bytes(b"".join(records) * COPIES)
    taken = min(seconds(lambda: exhaust(read_all([str(path)], fail))) for _ in range(3))
    return Bar("web archive: milliseconds a page", taken / len(records) / COPIES * 1000, 2)


def measure_tables(folder: Path) -> list[Bar]:
    """Compare reading records with reading their facts as well."""
    rows = [
        {"judul": f"Berita {number}", "isi": text, "tanggal": "2024-09-23 20:47"}
        for number, text in enumerate(varied_articles(RECORDS, 0))
    ]
    (folder / "a.jsonl").write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "a.parquet")
    read_facts = fact_reader(load_rules())
    bars = []
    for name in ("a.jsonl", "a.parquet"):
        inputs = [str(folder / name)]
        exhaust(map(read_facts, read_all(inputs, fail)))
        whole = min(seconds(lambda: exhaust(map(read_facts, read_all(inputs, fail)))) for _ in range(3))  # noqa: B023
        reading = min(seconds(lambda: exhaust(read_all(inputs, fail))) for _ in range(5))  # noqa: B023
        say(f"{name}: {reading / RECORDS * 1e6:.0f} µs a record, {whole / RECORDS * 1e6:.0f} µs with its facts")
        bars.append(Bar(f"{name[2:]}: reading / reading and facts", reading / whole, 0.15))
    return bars


def measure_memory(folder: Path) -> list[Bar]:
    """Compare the memory that a long table and a long archive take with that of short ones."""
    bars = []
    page = gzip.compress(_record())
    makers = {
        "a.csv": lambda file, count: file.writelines(
            f'{number},"Harga beras naik menjadi Rp{number}.000, kata pedagang di pasar itu."\n'.encode()
            for number in range(count)
        ),
        "a.warc.gz": lambda file, count: file.writelines(page for _ in range(count // 100)),
    }
    for name, write in makers.items():
        peaks = []
        for count in (FEW_ROWS, MANY_ROWS):
            with open(folder / name, "wb") as file:
                file.write(b"judul,isi\n" if name == "a.csv" else b"")
                write(file, count)
            peaks.append(1024 * int(measure(sys.executable, "-c", PEAK, folder / name).printed))
        say(f"{name}: peak {peaks[0] / 1e6:.0f} MB, ten times as long {peaks[1] / 1e6:.0f} MB")
        bars.append(Bar(f"memory: {name[2:]} ten times as long", peaks[1] / peaks[0], 1.1))
    return bars


def _record() -> bytes:
    sys.path.insert(0, str(PAGES.parent))
    from web_archive import http_record

    return http_record("https://a.example/a", next(PAGES.glob("*.html")).read_bytes())


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bars = measure_memory(folder)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        bars += [measure_pages(), measure_archive(folder), *measure_tables(folder)]
    tell_bars(bars)


if __name__ == "__main__":
    main()
