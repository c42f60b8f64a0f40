"""The page from which reviewed facts are taken away, as a file."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from datasette.utils.asgi import Response

from pipeline.audit.amounts import write_count
from pipeline.audit.desk import Asked, Desk
from pipeline.audit.exported import INCLUDABLE, has_reviews
from pipeline.audit.exporting import WRITERS, write_reviewed
from pipeline.audit.links import article_link, inbox_link
from pipeline.audit.progress import count_standings
from pipeline.audit.reviewed import KEPT, UNSETTLED
from pipeline.audit.sentences import Cut, cut_sentence

SHOWN = 100  # facts that are not settled are listed up to so many
KINDS = {
    ".csv": ("reviewed.csv", "text/csv; charset=utf-8"),
    ".parquet": ("reviewed.parquet", "application/vnd.apache.parquet"),
    ".xlsx": ("reviewed.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".jsonl": ("gold.jsonl", "application/x-ndjson; charset=utf-8"),
}
_OPEN = (
    "SELECT standing, fact_id, article_id, facts.text, sentence, start, reviewer, articles.text FROM "
    "(SELECT fact_id, review_id, reviewer, CASE WHEN changed THEN 'changed' WHEN disagreement THEN 'disagreement' "
    "ELSE verdict END AS standing FROM verdicts) JOIN facts USING (fact_id) JOIN articles USING (article_id) "
    "WHERE standing IN ('unsure', 'disagreement', 'changed') ORDER BY review_id DESC LIMIT ?"
)


class Open(NamedTuple):
    """A fact that was looked at and is not settled; `whole` is the text of its article."""

    standing: str
    fact_id: str
    article_id: str
    text: str
    sentence: str
    start: int
    reviewer: str
    whole: str

    @property
    def cut(self) -> Cut:
        """Its sentence, cut around it."""
        return cut_sentence(self.sentence, self.text, self.start, self.whole)


def show_export(asked: Asked, desk: Desk) -> dict:
    """Show what would be written, what would not, and the files that can be had."""
    if not has_reviews(desk.database):
        return {**_tools(asked), "written": 0, "left_out": [], "open": [], "files": []}
    standings = sum(count_standings(desk.database).values(), Counter())
    return {
        **_tools(asked),
        "written": sum(standings[each] for each in KEPT),
        "left_out": [(each, standings[each]) for each in ("reject", *UNSETTLED) if standings[each]],
        "open": [Open(*row) for row in desk.database.execute(_OPEN, [SHOWN])],
        "files": [(suffix, name) for suffix, (name, _) in KINDS.items()],
    }


def send_export(asked: Asked, desk: Desk) -> Response:
    """Send the reviewed facts as the file that is asked for. Raises LookupError where there is none of that name."""
    suffix = Path(asked.parts["file"]).suffix
    if suffix not in WRITERS or KINDS[suffix][0] != asked.parts["file"] or not has_reviews(desk.database):
        raise LookupError(asked.parts["file"])
    name, content_type = KINDS[suffix]
    include = [each for each in asked.every.get("include", ()) if each in INCLUDABLE]
    with TemporaryDirectory() as folder:
        write_reviewed(desk.database, Path(folder) / name, include)
        body = (Path(folder) / name).read_bytes()
    return Response(body, headers={"content-disposition": f'attachment; filename="{name}"'}, content_type=content_type)


def _tools(asked: Asked) -> dict:
    return {
        "count": lambda number: write_count(number, asked.language),
        "article_link": article_link,
        "inbox_link": inbox_link,
        "includable": INCLUDABLE,
    }
