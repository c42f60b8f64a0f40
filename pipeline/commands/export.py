"""`mine export`."""

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.commands.problems import wrong_call


def _read_includes(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Split `disagreement,changed` and repeated options into what goes out too."""
    from pipeline.audit.exported import INCLUDABLE

    names = dict.fromkeys(name.strip().lower() for each in given for name in each.split(","))
    for name in names:
        if name not in INCLUDABLE:
            raise click.BadParameter(f"{name!r} is none of {', '.join(INCLUDABLE)}")
    return tuple(names)


@click.command("export")
@click.argument("output", type=click.Path(path_type=Path), default="output")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    help="File: .csv, .parquet, .xlsx or .jsonl (gold).",
)
@click.option(
    "--include",
    multiple=True,
    metavar="NAMES",
    callback=_read_includes,
    help="disagreement, changed: facts that are left out otherwise, for they are not settled.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def export_command(output: Path, target: Path, include: Sequence[str], quiet: bool) -> None:
    """Write the facts that reviewers kept, as they corrected them.

    They are those of OUTPUT. Rejected facts are left out, added ones are in. A .jsonl is a gold set for mine evaluate.
    Exit code: 0, or 2 for a wrong call.
    """
    from pipeline.audit.exporting import ExportError, export_reviewed
    from pipeline.audit.outcome import format_outcome

    try:
        outcome = export_reviewed(output, target, include)
    except ExportError as error:
        raise wrong_call(str(error)) from error
    except OSError as error:
        raise wrong_call(f"{target}: {error.strerror or error}; choose another with --to") from error
    if not quiet:
        click.echo(format_outcome(outcome, target))
