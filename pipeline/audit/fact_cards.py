"""Facts as cards: the mention in its sentence, its reading written out, why it was read so, and what was decided."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from pipeline.audit.columns import Columns, reasons_of
from pipeline.audit.corrections import fields_of
from pipeline.audit.dates import write_day
from pipeline.audit.explaining import cut_verdict
from pipeline.audit.links import rule_link
from pipeline.audit.readings import write_details, write_flags, write_reading
from pipeline.audit.reviews import read_log, states
from pipeline.audit.rules import cut_example
from pipeline.audit.words import load_words
from pipeline.model import FACT_COLUMNS
from pipeline.rules import Rules
from pipeline.store.verdicts import do_disagree, mark_reading

AROUND = 160  # characters shown on each side where the sentence is not found
EXAMPLES = 3  # of a rule
WIDEST = 1200  # characters looked through for the sentence
_FACT_COLUMNS = ", ".join(f'facts."{name}"' for name in FACT_COLUMNS)
_FACTS = (
    f"SELECT {_FACT_COLUMNS}, articles.title, articles.outlet, articles.published, articles.duplicate_of, "
    f'substr(articles.text, max(facts.start - {WIDEST}, 0) + 1, min(facts.start, {WIDEST})) AS "before", '
    f'substr(articles.text, facts."end" + 1, {WIDEST}) AS "after" FROM facts JOIN articles USING (article_id) '
)
_CHECKS = "SELECT check_id, kind, fact_ids, verdict, explanation FROM checks"
Cards = list[dict]


class CardMaker:
    """Makes cards in one language."""

    def __init__(self, database: sqlite3.Connection, columns: Columns, rules: Rules, language: str) -> None:
        self._database, self._columns, self._language = database, columns, language
        self._examples = {
            rule.full_id: [[*cut_example(each)] for each in rule.examples[:EXAMPLES]] for rule in rules.rules
        }

    def of(self, fact_ids: Sequence[str]) -> Cards:
        """Make the cards of facts, in their order, also of those that only reviews know; others are left out."""
        asked = f"{_FACTS} WHERE facts.fact_id IN ({', '.join('?' * len(fact_ids))})"
        found = {row["fact_id"]: dict(row) for row in self._database.execute(asked, list(fact_ids))}
        for article_id in {fact_id.partition("-")[0] for fact_id in fact_ids if fact_id not in found}:
            found |= {fact["fact_id"]: fact for fact in self._only_judged(article_id, found)}
        return self._make([found[fact_id] for fact_id in fact_ids if fact_id in found])

    def of_article(self, article_id: str) -> Cards:
        """Make the cards of an article, in the order of its text: with facts that were added, and those that are gone."""
        asked = f'{_FACTS} WHERE facts.article_id = ? ORDER BY facts.start, facts."end" DESC'
        found = {row["fact_id"]: dict(row) for row in self._database.execute(asked, [article_id])}
        others = self._only_judged(article_id, found)
        return self._make(sorted([*found.values(), *others], key=lambda fact: (fact["start"], -fact["end"])))

    def _only_judged(self, article_id: str, found: Container[str]) -> list[dict]:
        """List the facts of an article that only reviews know, as if the table of facts had them."""
        others = [fact for fact in self._judged(article_id) if fact["fact_id"] not in found]
        rows = self._database.execute("SELECT * FROM articles WHERE article_id = ?", [article_id]).fetchall() * bool(
            others
        )
        return [_with_article(fact, dict(rows[0]) if rows else {}) for fact in others]

    def _judged(self, article_id: str) -> Iterator[dict]:
        """Yield the facts of an article that only reviews know: added, or no longer found."""
        rows = self._database.execute(
            "SELECT fact_id, decision, value, reading_then FROM reviews WHERE fact_id > ? AND fact_id < ? "
            "AND fact_id IN (SELECT fact_id FROM review_states) ORDER BY review_id",
            [article_id + "-", article_id + "."],
        )
        latest: dict[str, dict] = {}
        for fact_id, decision, value, reading_then in rows:
            told = json.loads((value if decision == "add" else reading_then) or "null")
            if told:
                kind = "added" if decision == "add" or latest.get(fact_id, {}).get("kind") == "added" else "gone"
                latest[fact_id] = {**told, "kind": kind}
        yield from latest.values()

    def _make(self, facts: Iterable[dict]) -> Cards:
        facts = list(facts)
        ids = [fact["fact_id"] for fact in facts]
        said, log, checks = states(self._database, ids), _by_fact(read_log(self._database, ids)), self._checks(facts)
        return [
            self._card(
                fact, said.get(fact["fact_id"], []), log.get(fact["fact_id"], []), checks.get(fact["fact_id"], [])
            )
            for fact in facts
        ]

    def _card(self, fact: dict, said: list[dict], log: list, checks: list[dict]) -> dict:
        latest, language = (said[0] if said else None), self._language
        place = self._columns.place_of(fact["fact_id"])
        wished = {**fact, **latest["corrections"]} if latest and latest["corrections"] else None
        return {
            "fact": fact,
            "kind": fact.get("kind", ""),
            "published": write_day((fact["published"] or "")[:10], load_words(language)),
            "sentence": cut_sentence(fact),
            "reading": write_reading(fact, language),
            "details": [*write_details(fact, language)],
            "flags": write_flags(fact["flags"] or "", language),
            "reasons": reasons_of(int(self._columns.columns["reasons"][place])) if place is not None else [],
            "checks": checks,
            "examples": self._examples.get(fact["rule"], []),
            "rule_link": rule_link(fact["rule"]) if fact["rule"] in self._examples else "",
            "states": said,
            "verdict": latest["verdict"] if latest else "",
            "changed": bool(latest and latest["changed"]),
            "disagreement": do_disagree((each["verdict"], each["corrections"]) for each in said),
            "wished": write_reading(_numbers(wished), language) if wished else "",
            "corrections": latest["corrections"] if latest else {},
            "log": log,
            "latest": max((event.review_id for event in log), default=0),
            "seen": mark_reading(fact),
            "fields": json.dumps(fields_of(wished or fact, language), ensure_ascii=False),
        }

    def _checks(self, facts: Iterable[Mapping]) -> dict[str, list[dict]]:
        """Find the checks that facts take part in, by fact: those of their articles, and alarms of other articles."""
        wanted = {fact["fact_id"] for fact in facts}
        rows = [
            row
            for article_id in {fact["article_id"] for fact in facts}
            for row in self._database.execute(
                f"{_CHECKS} WHERE check_id > ? AND check_id < ?", [article_id + "-", article_id + "."]
            )
        ]
        alarms = {check_id for fact_id in wanted for check_id in self._columns.alarms.get(fact_id, ())}
        alarms -= {row["check_id"] for row in rows}
        rows += [row for each in alarms for row in self._database.execute(f"{_CHECKS} WHERE check_id = ?", [each])]
        found: dict[str, list[dict]] = {}
        for row in rows:
            for fact_id in wanted.intersection(row["fact_ids"].split(";")):
                told, verdict = cut_verdict(row["explanation"], self._language)
                found.setdefault(fact_id, []).append({**dict(row), "told": told, "said": verdict})
        return found


def cut_sentence(fact: Mapping) -> tuple[str, str, str]:
    """Cut the sentence of a fact into what stands before the mention, the mention, and what follows.

    >>> cut_sentence({"before": "Lama. Kata dia, ", "text": "Rp5", "after": " cukup. Lalu", "sentence": "Kata dia, Rp5 cukup."})
    ('Kata dia, ', 'Rp5', ' cukup.')
    >>> cut_sentence({"before": "satu ", "text": "dua", "after": " tiga", "sentence": "lain"})
    ('satu ', 'dua', ' tiga')
    """
    before, text, after, sentence = (fact[name] or "" for name in ("before", "text", "after", "sentence"))
    whole, mention = before + text + after, len(before)
    at = whole.rfind(sentence, 0, mention + len(sentence)) if sentence else -1
    if 0 <= at <= mention and mention + len(text) <= at + len(sentence):
        return whole[at:mention], text, whole[mention + len(text) : at + len(sentence)]
    return before[-AROUND:], text, after[:AROUND]


def _with_article(fact: dict, article: dict) -> dict:
    """Give a fact that is in no table what the article says around it."""
    start, end, text = fact["start"], fact["end"], article.get("text", "")
    return {
        **dict.fromkeys(FACT_COLUMNS, ""),
        **fact,
        **{name: article.get(name, "") for name in ("title", "outlet", "published", "duplicate_of")},
        "before": text[max(start - WIDEST, 0) : start],
        "after": text[end : end + WIDEST],
    }


def _by_fact(log: Iterable) -> dict[str, list]:
    found: dict[str, list] = {}
    for event in log:
        found.setdefault(event.fact_id, []).append(event)
    return found


def _numbers(fact: Mapping) -> dict:
    """Take an emptied number as none."""
    return {name: None if name.startswith("value") and cell == "" else cell for name, cell in fact.items()}
