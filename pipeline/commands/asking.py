"""What was asked for on the command line, checked before anything is done."""

import glob
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

patterns_option = click.option(
    "--patterns",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own rules, added to ours; one with the same id replaces ours.",
)


def read_formats(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Split `csv,parquet` and repeated options into names of formats, each once."""
    from pipeline.tables import DEFAULT_FORMATS, FORMATS

    names = dict.fromkeys(name.strip().lower() for each in given for name in each.split(","))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is no format; choose from {', '.join(FORMATS)}")
    return tuple(names) or DEFAULT_FORMATS


def read_columns(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Read `text=isi` into a mapping of our name to that of the column."""
    from pipeline.corpus.columns import parse_columns

    try:
        return parse_columns(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def check_inputs(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> Sequence[str]:
    """Refuse an input that names nothing: a typing error is told before the run, not after it."""
    from pipeline.corpus.inputs import STANDARD_INPUT, is_address

    for each in given:
        is_there = each == STANDARD_INPUT or is_address(each) or os.path.lexists(each)
        if not is_there and not any(glob.iglob(each, recursive=True)):
            raise click.BadParameter(
                f"{each!r} matches no file or folder; check the spelling and the folder you are in"
            )
    return given


def read_day(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    """Refuse what is no day: dates that count from it would be empty without a word."""
    try:
        return given and date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day such as 2025-06-11") from error
