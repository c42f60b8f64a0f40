"""What the pages with cards tell their script: the fields of every type of fact, their choices, and its words."""

from pipeline.audit.amounts import write_count
from pipeline.audit.corrections import FIELDS, choices_of
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.words import load_words
from pipeline.model import FACT_TYPES

LABELLED = ("modifier", "assertion", "change", "status", "unit")
COLUMNS = [*dict.fromkeys(column for columns in FIELDS.values() for column in columns)]
CHOICES = {
    kind: {name: [*choices_of(name, kind)] for name in FIELDS[kind] if choices_of(name, kind)} for kind in FACT_TYPES
}


def tools_for(asked: Asked, desk: Desk) -> dict:
    """Give the template what its tools need."""
    words = load_words(asked.language)
    return {
        "path": asked.path,
        "written": lambda number: write_count(number, asked.language),
        "tools": {
            "columns": COLUMNS,
            "fields": {kind: [*FIELDS[kind]] for kind in FACT_TYPES},
            "choices": CHOICES,
            "labels": {column: dict(words[column]) for column in LABELLED},
            "words": {key[3:]: said for key, said in asked.t.items() if key.startswith("js_")},
            "nameless": not asked.reviewer,
            "mark": desk.house.mark,
        },
    }
