"""An output of as many articles as one likes, multiplied from our own samples and not read: for what the pages cost."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from sqlite3 import Connection

from pipeline.corpus import read_articles
from pipeline.model import ARTICLE_COLUMNS, FACT_COLUMNS, Article
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader
from pipeline.rows import Rows, make_rows
from pipeline.store import Writer, end_run, open_store, transaction
from pipeline.store.ending import make_indexes
from pipeline.store.verdicts import rebuild_states

SAMPLES = Path(__file__).parents[2] / "corpus"
FACTS = 20  # of an article
BATCH = 512
COPIES = 10  # one article in so many is a near copy of another
OUTLETS = ("antara", "bisnis", "cnn", "detik", "kompas", "portal", "tempo", "tribun")
DECISIONS = ("accept",) * 14 + ("reject",) * 3 + ("correct",) * 2 + ("unsure",)
REVIEWERS = ("Sari", "Tomi", "Wira")
_SEEN = ", ".join(f"'{name}', \"{name}\"" for name in FACT_COLUMNS)
_REVIEW = (
    'INSERT INTO reviews (fact_id, reviewer, decided_at, decision, "column", value, comment, reading_then) '
    f"SELECT fact_id, ?, ?, ?, ?, ?, '', json_object({_SEEN}) FROM facts WHERE fact_id = ?"
)


def make_output(folder: Path, articles: int, reviews: int) -> int:
    """Write an output of so many articles and decisions, and give how many facts it has."""
    chance, total = random.Random(5), 0
    with open_store(folder, fresh=True) as database:
        writer, made = Writer(database, "made"), enumerate(_multiply(articles, chance))
        writer.begin_input(1, "berita")
        while batch := [*islice(made, BATCH)]:
            with transaction(database):
                for ordinal, (article, rows) in batch:
                    writer.write_article((1, ordinal), article, ordinal, rows)
                    writer.write_place((1, ordinal), article.article_id, article)
                    total += len(rows.facts)
                writer.tallies.write()
        end_run(database, [], _link)
        make_indexes(database)
        _review(database, reviews, chance)
    return total


def _multiply(articles: int, chance: random.Random) -> Iterator[tuple[Article, Rows]]:
    """Yield the samples again and again, each time by other ids, days, outlets, speakers and bodies."""
    read = fact_reader(load_rules())
    samples = [(each, make_rows(read(each))) for each in read_articles([str(SAMPLES / "*.txt")], on_reject=print)]
    for number in range(articles):
        article, rows = samples[number % len(samples)]
        article_id = f"a{chance.getrandbits(64):016x}"
        yield replace(article, article_id=article_id), _vary(rows, article_id, chance)


def _vary(rows: Rows, article_id: str, chance: random.Random) -> Rows:
    """Make another article of one; a twentieth of the names are common, the others stand in few articles."""
    day = date(2021, 1, 1) + timedelta(chance.randrange(1800))
    other = {"article_id": article_id, "outlet": chance.choice(OUTLETS), "published": f"{day}T09:15:00+07:00"}
    article = tuple({**dict(zip(ARTICLE_COLUMNS, rows.article, strict=True)), **other}.values())
    old, number = rows.article[0], chance.randrange(2000)
    kept = sorted(chance.sample(range(len(rows.facts)), min(FACTS, len(rows.facts))))
    facts = [_vary_fact(rows.facts[at], article_id, number) for at in kept]
    known = {fact[0] for fact in facts}
    checks = [tuple(cell.replace(old, article_id) for cell in check) for check in rows.checks]
    checks = [check for check in checks if known.issuperset(check[2].split(";"))]
    return rows._replace(article=article, facts=facts, checks=checks, signature=b"")


def _vary_fact(fact: tuple, article_id: str, number: int) -> tuple:
    cells = dict(zip(FACT_COLUMNS, fact, strict=True))
    old = cells["article_id"]
    for name in ("fact_id", "claim_id", "article_id"):
        cells[name] = cells[name].replace(old, article_id)
    if number > 100:
        for name in ("speaker", "organization"):
            cells[name] = cells[name] and f"{cells[name]} {number}"
    return tuple(cells.values())


def _link(rows: Iterable[tuple]) -> dict[str, str]:
    """Take every tenth article for a copy of the one before it."""
    ids = [row[0] for row in rows]
    return {ids[at]: ids[at - 1] for at in range(COPIES, len(ids), COPIES)}


def _review(database: Connection, reviews: int, chance: random.Random) -> None:
    """Decide about facts here and there, as reviewers would have."""
    (last,) = database.execute("SELECT max(rowid) FROM facts").fetchone()
    with transaction(database):
        for number in range(reviews):
            asked = "SELECT fact_id FROM facts WHERE rowid >= ? LIMIT 1"
            (fact_id,) = database.execute(asked, [chance.randint(1, last)]).fetchone()
            decision = chance.choice(DECISIONS)
            corrected = ["subject", "iuran"] if decision == "correct" else ["", ""]
            who = [chance.choice(REVIEWERS), f"2026-01-01T00:00:00.{number:06}+00:00", decision, *corrected]
            database.execute(_REVIEW, [*who, fact_id])
        rebuild_states(database)
