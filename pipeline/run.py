"""The way through the house: inputs -> articles -> facts -> the store -> tables. Start reading here."""

import time
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from sqlite3 import Connection

from pipeline.arrivals import Asked, Met, Watch, read_arrivals
from pipeline.copies import link_copies
from pipeline.engine import count_cores, work_through
from pipeline.examples import check_examples
from pipeline.exports import export
from pipeline.patterns import load_rules
from pipeline.report import Report, write_report
from pipeline.rows import row_reader
from pipeline.store import Recall, Writer, end_run, open_store, sums
from pipeline.storing import Storing, store_again, store_arrivals
from pipeline.tables import DEFAULT_FORMATS
from pipeline.version import code_version, readers_version


def run(
    inputs: Sequence[str],
    output: Path,
    formats: Sequence[str] = DEFAULT_FORMATS,
    patterns: Path | None = None,
    watch: Watch = iter,
    workers: int = 0,
    fresh: bool = False,
    **wishes: Mapping[str, str] | int,
) -> Report:
    """Bring the store, the tables, `datapackage.json` and `run.json` in `output` up to date with the inputs.

    What is unchanged since an earlier run is not read, unless `fresh`. `patterns` is a folder of rules that add to ours;
    `workers` counts processes (0: as many as cores); `wishes` are those of `arrivals.Asked`. A run that was stopped goes on
    when it is called again. Raises RuleError for a malformed rule before anything is read, StoreError where another run
    is writing or the store cannot be used, OSError where `output` cannot be written.
    """
    started = time.perf_counter()
    rules, workers = load_rules(patterns), workers or count_cores()
    check_examples(rules)
    version, report, met = f"{rules.version}-{code_version()}", Report(rules.version, tuple(formats)), Met()
    engine = partial(work_through, cache(partial(row_reader, rules)), workers=workers)
    with open_store(output, fresh) as database:
        recall, asked = Recall(database), Asked(inputs, **wishes)
        storing = Storing(database, Writer(database, version), recall, report)
        store_arrivals(read_arrivals(asked, recall, readers_version(), met, report.skipped.add, watch), engine, storing)
        store_again(recall.outdated(version), engine, storing)
        end_run(database, met.walked, link_copies)
        _sum_up(report, met, database)
        export(database, output, formats, workers)
        report.seconds = time.perf_counter() - started
        write_report(report, output)
    return report


def _sum_up(report: Report, met: Met, database: Connection) -> None:
    """Add to the report what only the whole run and the store can tell."""
    for reject in (*(reject for _, reject in met.walked), *met.remembered):
        report.refused.add(reject)
    report.sources, stored = met.counts, sums(database)
    report.kept = stored.pop("inputs") - met.inputs
    report.copies = stored.pop("copies")
    report.stored = stored
