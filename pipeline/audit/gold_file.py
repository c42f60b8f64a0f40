"""Reviewed facts as a gold set for `mine evaluate`: one article a line of JSON.

What reviewers kept is to be found, what they rejected is not there (finding it is a mistake), and what nobody settled is
`optional`: finding it costs nothing either way. So an article need not be reviewed to its end.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from pipeline.audit.exported import Outcome, by_article, is_kept, leave_out
from pipeline.audit.reviewed import SETTLED, Verdict, reviewed_facts
from pipeline.model import Fact
from pipeline.store.tallies import stored_of

ENTITY = "entity"
SLOTS = (
    "value", "value_max", "unit", "modifier", "per", "subject", "name", "role", "position", "status", "organization",
    "place", "date", "speaker",
)  # fmt: skip


def gold_lines(database: sqlite3.Connection, include: Sequence[str], outcome: Outcome) -> Iterator[str]:
    """Yield the gold line of each article of which something is settled."""
    for article_id, verdicts in by_article(database):
        facts = [*reviewed_facts(database, stored_of(database, article_id)[0], verdicts)]
        line = _make_line(article_id, facts, include, outcome)
        if line:
            source = database.execute("SELECT source FROM articles WHERE article_id = ?", [article_id]).fetchone()
            outcome.articles += 1
            yield (
                json.dumps(
                    {"article_id": article_id, "source": source[0] if source else "", **line}, ensure_ascii=False
                )
                + "\n"
            )


def _make_line(
    article_id: str, facts: Sequence[tuple[Fact, Verdict | None]], include: Sequence[str], outcome: Outcome
) -> Mapping:
    """Say what is to be found in an article, and what may be; nothing where nothing is settled."""
    wanted, optional = [], []
    settled = False
    for fact, verdict in facts:
        if verdict and is_kept(verdict, include):
            outcome.written += 1
            settled = True
            wanted.append(fact)
        elif verdict:
            leave_out(outcome, fact, verdict)
            settled = settled or verdict.standing in SETTLED
        if verdict is None or (verdict.standing not in SETTLED and not is_kept(verdict, include)):
            optional.append(fact)
    if not settled:
        return {}
    judged = any(fact.type == ENTITY and verdict and verdict.standing in SETTLED for fact, verdict in facts)
    numbers = [_as_gold(fact) for fact in wanted if fact.type != ENTITY]
    numbers += [{**_as_gold(fact), "optional": True} for fact in optional if fact.type != ENTITY]
    entities = {"entities": _name_entities(wanted, optional)} if judged else {}
    return {"facts": sorted(numbers, key=lambda each: (each["start"], each["end"], each["type"])), **entities}


def _as_gold(fact: Fact) -> dict:
    slots = {name: value for name in SLOTS if (value := getattr(fact, name)) not in (None, "")}
    return {"type": fact.type, "start": fact.start, "end": fact.end, "text": fact.text, **slots}


def _name_entities(wanted: Sequence[Fact], optional: Sequence[Fact]) -> list[dict]:
    """Name the entities of an article, each once: one that is wanted anywhere is."""
    names = {(fact.unit, fact.name or fact.text): {} for fact in wanted if fact.type == ENTITY}
    for fact in optional:
        if fact.type == ENTITY:
            names.setdefault((fact.unit, fact.name or fact.text), {"optional": True})
    return [{"unit": unit, "name": name, **more} for (unit, name), more in names.items()]
