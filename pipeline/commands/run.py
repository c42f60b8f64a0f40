"""`mine run`."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from pipeline.commands.asking import check_inputs, patterns_option, read_columns, read_formats
from pipeline.commands.problems import wrong_call
from pipeline.commands.publish import check_address, publish_output


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, callback=check_inputs)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="Folder for the tables.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAMES",
    callback=read_formats,
    help="csv, jsonl, parquet, sqlite: joined by commas or repeated. [default: csv,parquet,sqlite]",
)
@patterns_option
@click.option("--workers", type=click.IntRange(1), help="How many processes read articles. [default: one a core]")
@click.option("--fresh", is_flag=True, help="Start over: forget all that OUTPUT holds but the reviews.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=read_columns,
    help="Which column of a table holds the text, title, published, url ...: text=isi. May be repeated.",
)
@click.option("--max-bytes", type=click.IntRange(1), help="The most that one article may have. [default: 20000000]")
@click.option(
    "--to", "url", metavar="URL", help="Publish to this PostgreSQL database when all is read: see mine publish."
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors; the report is in OUTPUT/run.json.")
def run_command(
    inputs: Sequence[str],
    output: Path,
    formats: Sequence[str],
    patterns: Path | None,
    workers: int | None,
    fresh: bool,
    columns: dict[str, str],
    max_bytes: int | None,
    url: str | None,
    quiet: bool,
) -> None:
    """Read articles and bring their facts, as tables, up to date.

    INPUTS are folders, files, patterns such as 'news/*.txt', addresses, or - for standard input. What OUTPUT has read
    already is not read again, and a run that was stopped goes on where it was. Exit code: 0 when all was read, 1 when some
    input was refused, 2 for a wrong call or a database that could not be published to, 130 when it was stopped.
    """
    from pipeline.rules import RuleError
    from pipeline.run import run
    from pipeline.store import StoreError
    from pipeline.summary import format_report

    wishes = {"columns": columns} | ({"max_bytes": max_bytes} if max_bytes else {})
    watch = iter if quiet else _progress(inputs)
    if url:
        check_address(url)
    try:
        report = run(inputs, output, formats, patterns, watch, workers or 0, fresh, **wishes)
    except (RuleError, StoreError) as error:
        raise wrong_call(str(error)) from error
    except KeyboardInterrupt:
        click.echo(f"Stopped; what was read is kept in {output}, and the same command goes on from there", err=True)
        sys.exit(130)
    except OSError as error:
        raise wrong_call(f"cannot write to {output}: {error.strerror or error}; {_advice(error)}") from error
    if not quiet:
        click.echo(format_report(report))
        click.echo(f"Tables are in {output}{os.sep}, described in {output / 'datapackage.json'}")
    if url:
        publish_output(output, url, quiet, f" (the tables in {output} are complete)")
    sys.exit(1 if report.refused.total else 0)


def _advice(error: OSError) -> str:
    """Say what to do about a folder that cannot be written to."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room and run again: what was read is kept"
    return "choose another folder with -o"


def _progress(inputs: Sequence[str]) -> Callable[[Iterable], Iterable]:
    """Show a progress bar while a stream passes, if there is a terminal to show it on."""
    if not sys.stderr.isatty():
        return iter
    from tqdm import tqdm

    from pipeline.corpus import count_inputs

    return lambda files: tqdm(
        files, "reading articles", total=count_inputs(inputs), unit=" files", leave=False, dynamic_ncols=True
    )
