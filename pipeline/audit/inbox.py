"""The inbox: facts that want a look first."""

from pipeline.audit.desk import Asked, Desk


def show_inbox(asked: Asked, desk: Desk) -> dict:
    """List the facts that want a look first."""
    columns = "fact_id, article_id, type, text, sentence, flags, confidence"
    rows = desk.database.execute(f"SELECT {columns} FROM facts ORDER BY confidence, fact_id LIMIT 50")
    return {"facts": [dict(zip(columns.split(", "), row, strict=True)) for row in rows]}
