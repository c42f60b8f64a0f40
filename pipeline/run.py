"""The way through the house: files -> articles -> facts -> tables. Start reading here."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from pipeline.corpus import read_articles
from pipeline.model import Article, Extraction, Reject
from pipeline.patterns import load_rules
from pipeline.reading import fact_reader
from pipeline.report import Report, report_data
from pipeline.tables import DEFAULT_FORMATS, open_tables

BATCH = 500  # articles written at once: enough for a Parquet row group, few enough to keep memory flat

Watch = Callable[[Iterable[Article]], Iterable[Article]]  # sees every article pass, as a progress bar does


def run(
    inputs: Sequence[str],
    output: Path,
    formats: Sequence[str] = DEFAULT_FORMATS,
    patterns: Path | None = None,
    watch: Watch = iter,
) -> Report:
    """Read the inputs and write the tables, `datapackage.json` and `run.json` to `output`.

    `patterns` is a folder of rules that add to ours. Raises RuleError for a malformed rule before anything is read, and
    OSError where `output` cannot be written; a failed run leaves `output` as it was.
    """
    started = time.perf_counter()
    rules = load_rules(patterns)
    report = Report(rules.version, tuple(formats))
    refused: list[Reject] = []
    with open_tables(output, formats) as tables:
        articles = read_articles(inputs, refused.append, report.skipped.add)
        for batch in _batches(map(fact_reader(rules), watch(articles))):
            refused.extend(problem for extraction in batch for problem in extraction.problems)
            report.count(batch, refused)
            tables.write([each.article for each in batch], [fact for each in batch for fact in each.facts], refused)
            refused.clear()
        tables.finish()
        report.seconds = time.perf_counter() - started
        _write_report(report, tables.folder)
    return report


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """Cut a stream into lists; the last is always empty, so that what was refused after the last article is seen."""
    extractions = iter(extractions)
    batch = [*islice(extractions, BATCH)]
    while batch:
        yield batch
        batch = [*islice(extractions, BATCH)]
    yield []


def _write_report(report: Report, folder: Path) -> None:
    text = json.dumps(report_data(report), ensure_ascii=False, indent=2)
    (folder / "run.json").write_text(text + "\n", encoding="utf-8")
