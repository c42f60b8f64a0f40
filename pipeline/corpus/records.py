"""Records of tables, whatever format they stand in, to articles."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pipeline.corpus.article import make_article
from pipeline.corpus.columns import Columns
from pipeline.corpus.extras import load
from pipeline.corpus.intake import Intake, Item, too_large
from pipeline.corpus.nesting import find_too_deep
from pipeline.corpus.problems import Problem
from pipeline.corpus.published import read_time
from pipeline.model import Article, Reject

_NO_TEXT = Problem(
    "this record has no text", "nothing to do, unless its text stands in another column: --column text=NAME"
)
_NOT_TEXT = Problem(
    "the text of this record is no text but a number or a list", "name the right column: --column text=NAME"
)
_BAD_BYTES = Problem("this record holds bytes that are not UTF-8", "save the file again as UTF-8")
_holds_markup = re.compile(r"</(?:p|div|span|strong|em|b|i|a|li|h[1-6])>|<br ?/?>", re.IGNORECASE).search
_SEPARATORS = (";", ",", "|")


def record_maker(
    item: Item, intake: Intake, columns: Columns, kind: str
) -> Callable[[Mapping[str, Any], int], Article | None]:
    """Build the function that makes the article of a record, given its values and its number, or tells why it is none."""
    undated: list[int] = []

    def make_record(record: Mapping[str, Any], number: int) -> Article | None:
        source, text = f"{item.source}!{number}", record.get(columns.text)
        data = _encode(text, intake)
        if not isinstance(data, Problem) and _holds_markup(text):
            text = read_markup(text)
        if isinstance(data, Problem) or isinstance(text, Problem):
            intake.refuse(source, data if isinstance(data, Problem) else text)
            return None
        given = record.get(columns.published) if columns.published else None
        published = read_time(given)
        if given and not published and not undated:
            undated.append(number)
            intake.skip(source, _undated(str(given)))
        made = make_article(text, data, source, kind, published=published, **_metadata(record, columns))
        if isinstance(made, Reject):
            intake.tell(made)
            return None
        return made

    return make_record


def read_markup(markup: str) -> str | Problem:
    """Take the text out of the markup that content management systems export, or say what that needs."""
    extractor = load("resiliparse.extract.html2text")
    problem = extractor if isinstance(extractor, Problem) else find_too_deep(markup)
    if problem:
        return problem
    return extractor.extract_plain_text(markup, preserve_formatting=True, list_bullets=False, alt_texts=False).strip()


def _encode(text: Any, intake: Intake) -> bytes | Problem:
    """Encode the text of a record, or say why it is none."""
    if not isinstance(text, str) or not text.strip():
        return _NO_TEXT if text is None or isinstance(text, str) or text != text else _NOT_TEXT
    try:
        utf8 = text.encode()
    except UnicodeEncodeError:
        return _BAD_BYTES
    return utf8 if len(utf8) <= intake.max_bytes else too_large(len(utf8), intake.max_bytes)


def _undated(given: str) -> Problem:
    reason = f"its date {given[:40]!r} could not be read (told for the first such record only)"
    return Problem(reason, "write dates as 2025-06-11; the article was read without one")


def _metadata(record: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if columns.title and (value := _line(record.get(columns.title))):
        found["title"] = value
    if columns.url and (value := _line(record.get(columns.url))):
        found["url"] = value
    if columns.outlet and (value := _line(record.get(columns.outlet))):
        found["outlet"] = value
    if columns.byline and (value := record.get(columns.byline)):
        found["byline"] = "; ".join(map(_line, value)) if isinstance(value, list) else _line(value)
    if columns.tags and (value := split_tags(record.get(columns.tags))):
        found["tags"] = value
    return found


def _line(value: Any) -> str:
    """Write a value as one line; nothing and lists of nothing are empty."""
    if isinstance(value, Mapping):  # {"name": "ANTARA"}
        value = value.get("name")
    if value is None or value != value:
        return ""
    text = value if isinstance(value, str) else str(value)
    return " ".join(text.encode("utf-8", "replace").decode().split())


def split_tags(value: Any) -> tuple[str, ...]:
    """Split tags that are a list already, or joined by one sign.

    >>> split_tags("UMP; buruh, upah"), split_tags(["UMP", " buruh "]), split_tags(None)
    (('UMP', 'buruh, upah'), ('UMP', 'buruh'), ())
    """
    if isinstance(value, str):
        separator = next((sign for sign in _SEPARATORS if sign in value), ",")
        value = value.strip("[]").replace("'", "").split(separator) if value.startswith("[") else value.split(separator)
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple(filter(None, map(_line, value)))
