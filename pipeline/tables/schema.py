"""What every table holds: its columns with their types and meanings, from which all formats and the datapackage are made."""

from dataclasses import dataclass

from pipeline.model import ARTICLE_COLUMNS, CHECK_COLUMNS, FACT_COLUMNS, FACT_TYPES, REJECT_COLUMNS

TEXT, INTEGER, NUMBER = "string", "integer", "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Table Schema type (`string`, `integer` or `number`) and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, the column that names a row, and the columns that name a row of another table."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    primary_key: str = ""
    foreign_keys: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


OF_FACTS = {"start": INTEGER, "end": INTEGER, "value": NUMBER, "value_max": NUMBER, "confidence": NUMBER}

ARTICLE_MEANINGS = {
    "article_id": "Names the article; made from its text alone, so the same text has the same id on every machine.",
    "source": "The path or address as given; inside an archive `archive!entry`.",
    "sha256": "SHA-256 of the bytes of the source.",
    "format": "The format that the article was read from.",
    "outlet": "The paper or agency that published it.",
    "title": "The headline.",
    "published": "When it was published, ISO 8601, with the zone where the text gives WIB, WITA or WIT.",
    "dateline_place": "The place in the agency dateline (`Mataram (ANTARA) - `).",
    "byline": "The reporters and editors named in the text.",
    "tags": "The tags of the article, joined with `;`.",
    "related": "The headlines of related stories in the text, joined with ` | `.",
    "url": "The address of the article.",
    "duplicate_of": "The article_id of the article that this one repeats.",
    "text": "The text as read, never altered: what all offsets point into.",
}

FACT_MEANINGS = {
    "fact_id": "Names the fact; made from the article's text, the span and the type alone, so it outlives a change of rules.",
    "claim_id": "Groups the mentions of one claim in one article (same type, value, unit and subject).",
    "article_id": "The article that the fact stands in.",
    "type": f"The kind of fact: {', '.join(FACT_TYPES)}.",
    "text": "The mention as written.",
    "start": "Where the mention starts in articles.text, in Unicode code points from 0.",
    "end": "Where the mention ends in articles.text: articles.text[start:end] is the mention as written.",
    "sentence": "The sentence around the mention.",
    "section": "The part of the article that it stands in: title or body.",
    "value": "The number, in full units (2500000000000 for Rp2,5 triliun); the lower bound of a range.",
    "value_max": "The upper bound of a range or of a vague number; otherwise empty.",
    "unit": "money: ISO 4217 code; count: head noun; percentage: percent or percentage_point; entity: its kind.",
    "modifier": "How the number or date is bounded: approx, less_than, more_than, equal_or_less, equal_or_more, start, mid, end.",
    "per": "What one unit of the amount is for: hour, day, month, year, person, household, kg, hectare, a currency ...",
    "subject": "What the number is about, as a noun phrase.",
    "name": "The canonical name: of the entity, of the law, of the official's person.",
    "role": "The head of an official's position (Kepala Dinas, Gubernur, Menteri Keuangan).",
    "position": "The official's title as written, organisation and area included, without the status word.",
    "status": "Of an official: acting, former, candidate, or empty.",
    "organization": "The organisation that the fact belongs to.",
    "place": "The area that the fact belongs to, by its full name.",
    "place_code": "The Kemendagri code of that area.",
    "date": "The date in EDTF (ISO 8601-2): 2024-03, 2020/2024, 2024-34 (second quarter).",
    "assertion": "How the text holds the number: empty (stated as so), target, budgeted, hypothetical, negated.",
    "change": "up or down where the number is the size of a change.",
    "speaker": "Who the text says it from, by full name; empty where the paper itself speaks.",
    "rule": "The id of the rule that found it.",
    "confidence": "How sure the program is, 0 to 1.",
    "flags": "What an auditor should look at, joined with `;`.",
}

SOURCE_MEANINGS = {
    "article_id": "The article that was read there.",
    "source": "A path or address that holds the article's text; inside an archive `archive!entry`.",
    "sha256": "SHA-256 of the bytes of that source.",
    "format": "The format that it was read from.",
}

REJECT_MEANINGS = {
    "source": "The input, or the part of one, that was not read.",
    "reason": "Why it was not read.",
    "advice": "What to do about it.",
}

CHECK_MEANINGS = {
    "check_id": "Names the check; made of the article, the kind and the facts alone, so it outlives a change of rules.",
    "kind": "What was compared: sum, total, share, change, rate, weekday, age, list, twice (in one article), elsewhere (in two).",
    "fact_ids": "The facts that were compared, joined with `;`, in the order of the text; of two articles, the earlier first.",
    "verdict": "What came of it: consistent, inconsistent, or cannot tell.",
    "explanation": "The rule and the computation in words, in Indonesian, for reporters.",
}

REVIEW_MEANINGS = {
    "review_id": "Names the decision, in the order in which decisions were made.",
    "fact_id": "The fact that was looked at.",
    "reviewer": "Who decided.",
    "decided_at": "When, ISO 8601.",
    "decision": "What was decided.",
    "column": "The column that the decision is about, where it is about one.",
    "value": "What that column should hold.",
    "comment": "What the reviewer says about it.",
    "reading_then": "The fact as the reviewer saw it, as JSON.",
}


def _columns(
    meanings: dict[str, str], names: tuple[str, ...] = (), types: dict[str, str] | None = None
) -> tuple[Column, ...]:
    return tuple(Column(name, (types or {}).get(name, TEXT), meanings[name]) for name in names or meanings)


_OF_ARTICLE = (("article_id", "articles"),)
# What a run finds, written in every format ...
TABLES = (
    Table("articles", "The articles read, one a row.", _columns(ARTICLE_MEANINGS, ARTICLE_COLUMNS), "article_id"),
    Table(
        "facts",
        "The facts read from the title and the body of the articles, one mention a row.",
        _columns(FACT_MEANINGS, FACT_COLUMNS, OF_FACTS),
        "fact_id",
        _OF_ARTICLE,
    ),
    Table(
        "article_sources",
        "Where each article was found: every file, page or record that holds its text, white space aside.",
        _columns(SOURCE_MEANINGS),
        foreign_keys=_OF_ARTICLE,
    ),
    Table(
        "checks",
        "What facts were held against, arithmetic, the calendar and other articles, and what came of it.",
        _columns(CHECK_MEANINGS, CHECK_COLUMNS),
        "check_id",
    ),
    Table("rejects", "The inputs and parts of inputs that were not read.", _columns(REJECT_MEANINGS, REJECT_COLUMNS)),
)
# ... and, in the database alone, what is said about the facts afterwards.
REVIEWS = Table(
    "reviews",
    "What people decided about facts: only ever added to, also when a fact is gone.",
    _columns(REVIEW_MEANINGS, types={"review_id": INTEGER}),
    "review_id",
)
STORED = (*TABLES, REVIEWS)
