"""Reads what a newsroom has lying about, and yields articles, one at a time.

A new format is one file in this folder, one entry in READERS and its extensions in kinds.SUFFIXES. A reader yields
articles, and things found inside that have to be read in their turn.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from pipeline.corpus.files import find_files
from pipeline.corpus.inputs import InputFile
from pipeline.corpus.intake import MAX_BYTES, Broken, Intake, Item
from pipeline.corpus.kinds import HEAD, SUFFIXES, recognise
from pipeline.corpus.passed_over import explain_kind
from pipeline.corpus.problems import Problem, Tell, explain_error
from pipeline.corpus.reading import open_input
from pipeline.corpus.repeated import Repeated
from pipeline.model import Article, Reject

Reader = Callable[[Item, Intake], Iterator[Article | Item]]

# Kind -> module and function; a module is imported when the first thing of its kind is met.
READERS = {
    "text": "text.read_text",
    "html": "html.read_html",
    "jsonl": "json_text.read_jsonl",
    "json": "json_text.read_json",
    "csv": "delimited.read_csv",
    "parquet": "parquet.read_parquet",
    "xlsx": "workbook.read_xlsx",
    "warc": "warc.read_warc",
    "zip": "archives.read_zip",
    "tar": "archives.read_tar",
    "gz": "archives.read_gz",
    "bz2": "archives.read_bz2",
    "xz": "archives.read_xz",
    "zst": "archives.read_zst",
}
_TABLES = ("jsonl", "json", "csv", "parquet", "xlsx")
MAX_DEPTH = 6  # an archive in a compressed archive in an archive is two daily scrapes packed for good
_TOO_DEEP = Problem("it is an archive in an archive in an archive, and so on", "unpack the outer ones first")
_NAMED = ("", *SUFFIXES)  # "": standard input, and a file without extension that is named itself


def _keep_quiet(_: Reject) -> None:
    pass


def read_articles(
    inputs: Sequence[str],
    on_reject: Tell,
    on_skip: Tell = _keep_quiet,
    columns: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article]:
    """Read every article of the inputs once: folders (with all below them, in the order of their paths), files, globs,
    remote addresses, `-`; any of them may be an archive.

    What could not be read goes to `on_reject`; what need not be read (hidden files, pictures, second copies) goes to
    `on_skip`. `columns` says which column of a table holds the `text`, the `title` and so on, where its name does not;
    `max_bytes` is the most that one article or record may have. Nothing that a file holds raises, and no more than one
    article or one batch of records is in memory at a time.
    """
    return _without_copies(read_all(inputs, on_reject, on_skip, columns, max_bytes), on_skip)


def read_all(
    inputs: Sequence[str],
    on_reject: Tell,
    on_skip: Tell = _keep_quiet,
    columns: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article]:
    """Read every article of the inputs as `read_articles` does, second copies too, and remember none."""
    intake = Intake(on_reject, on_skip, columns or {}, max_bytes)
    for file in find_files(inputs, _NAMED, on_reject, on_skip):
        yield from read_input(file, intake)


def read_input(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Read every article of one input; what cannot be opened is told."""
    opened = open_input(file)
    if isinstance(opened, Problem):
        intake.refuse(file.source, opened)
    else:
        with opened.stream:
            yield from read_item(opened, intake)


def count_inputs(inputs: Sequence[str]) -> int:
    """Count the files that `read_articles` will open: the total of a progress bar. Opens none of them."""
    return sum(1 for _ in find_files(inputs, _NAMED, _keep_quiet, _keep_quiet))


def read_item(item: Item, intake: Intake) -> Iterator[Article]:
    """Read one thing by the reader of its kind, and all that is inside it; what is broken is told, never raised."""
    if item.depth > MAX_DEPTH:
        intake.refuse(item.source, _TOO_DEEP)
        return
    try:
        kind = recognise(item.name, item.stream.peek(HEAD)[:HEAD])
        if kind not in READERS:
            intake.refuse(item.source, explain_kind(kind))
            return
        if kind in _TABLES:
            yield from _read_table(kind, item, intake)
            return
        for found in _load_reader(kind)(item, intake):
            if isinstance(found, Item):
                yield from read_item(found, intake)
            else:
                yield found
    except Broken as broken:
        if broken.source != item.source:  # it is what this stands in that is broken, and tells it
            raise
        intake.refuse(item.source, broken.problem)
    except OSError as error:
        intake.refuse(item.source, explain_error(error, item.path))


def _read_table(kind: str, item: Item, intake: Intake) -> Iterator[Article]:
    repeated = Repeated(intake.on_reject, item.source)
    try:
        yield from _load_reader(kind)(item, replace(intake, on_reject=repeated.tell))
    finally:
        repeated.tell_rest()


@cache
def _load_reader(kind: str) -> Reader:
    module, _, function = READERS[kind].partition(".")
    return getattr(import_module(f"pipeline.corpus.{module}"), function)


def _without_copies(articles: Iterator[Article], on_skip: Tell) -> Iterator[Article]:
    first_source: dict[str, str] = {}
    for article in articles:
        first = first_source.get(article.article_id)
        if first is None:
            first_source[article.article_id] = article.source
            yield article
        else:
            on_skip(Reject(article.source, f"same text as {first}", "nothing to do: its facts are counted once"))


__all__ = ["MAX_BYTES", "READERS", "InputFile", "count_inputs", "read_all", "read_articles", "read_input"]
