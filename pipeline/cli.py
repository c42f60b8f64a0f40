"""The command `mine`; the only file that prints. What takes long to import is imported where it is used."""

import errno
import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import click

FACT_ID = re.compile(r"[a-z]?[0-9a-f]{8,64}-[a-z]+-\d+-\d+")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="mine")
def main() -> None:
    """Turn Indonesian news articles into a table of facts that can be traced to their characters."""


def _read_formats(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Split `csv,parquet` and repeated options into names of formats, each once."""
    from pipeline.tables import DEFAULT_FORMATS, FORMATS

    names = dict.fromkeys(name.strip().lower() for each in given for name in each.split(","))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is no format; choose from {', '.join(FORMATS)}")
    return tuple(names) or DEFAULT_FORMATS


def _read_columns(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Read `text=isi` into a mapping of our name to that of the column."""
    for each in given:
        if not all(each.partition("=")):
            raise click.BadParameter(f"{each!r} is not FIELD=NAME, such as text=isi")
    return dict(each.split("=", 1) for each in given)


def _check_inputs(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> Sequence[str]:
    """Refuse an input that names nothing: a typing error is told before the run, not after it."""
    from pipeline.corpus.files import STANDARD_INPUT, is_address

    for each in given:
        is_there = each == STANDARD_INPUT or is_address(each) or os.path.lexists(each)
        if not is_there and not any(glob.iglob(each, recursive=True)):
            raise click.BadParameter(
                f"{each!r} matches no file or folder; check the spelling and the folder you are in"
            )
    return given


def _read_day(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    """Refuse what is no day: dates that count from it would be empty without a word."""
    try:
        return given and date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day such as 2025-06-11") from error


@main.command("run")
@click.argument("inputs", nargs=-1, required=True, callback=_check_inputs)
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
    callback=_read_formats,
    help="csv, jsonl, parquet, sqlite: joined by commas or repeated. [default: csv,parquet,sqlite]",
)
@click.option(
    "--patterns",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own rules, added to ours; one with the same id replaces ours.",
)
@click.option("--workers", type=click.IntRange(1), help="How many processes read articles. [default: one a core]")
@click.option("--fresh", is_flag=True, help="Start over: forget all that OUTPUT holds but the reviews.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=_read_columns,
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
        _check_database(url)
    try:
        report = run(inputs, output, formats, patterns, watch, workers or 0, fresh, **wishes)
    except (RuleError, StoreError) as error:
        raise _wrong_call(str(error)) from error
    except KeyboardInterrupt:
        click.echo(f"Stopped; what was read is kept in {output}, and the same command goes on from there", err=True)
        sys.exit(130)
    except OSError as error:
        raise _wrong_call(f"cannot write to {output}: {error.strerror or error}; {_advice(error)}") from error
    if not quiet:
        click.echo(format_report(report))
        click.echo(f"Tables are in {output}{os.sep}, described in {output / 'datapackage.json'}")
    if url:
        _publish(output, url, quiet, f" (the tables in {output} are complete)")
    sys.exit(1 if report.refused.total else 0)


@main.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--errors", metavar="TYPE", help="List the errors of one type: money, person, ... or of all.")
@click.option("--json", "as_json", is_flag=True, help="Print the score as JSON.")
def evaluate_command(gold: Path, output: Path, errors: str | None, as_json: bool) -> None:
    """Score the tables in OUTPUT against the gold facts in GOLD.

    Prints precision, recall and F1 by type, and how many columns of the rows that were found are right. Exit code: 0
    when all gold articles are in OUTPUT, 1 when some are not, 2 for a wrong call.
    """
    import json

    from pipeline.evaluate import GRADED, EvaluationError, evaluate, format_score, score_as_json

    if errors not in (None, "all", *GRADED):
        raise click.BadParameter(f"{errors!r} is no type; choose from {', '.join(GRADED)}, all", param_hint="--errors")
    try:
        score = evaluate(gold, output)
    except EvaluationError as error:
        raise _wrong_call(str(error)) from error
    click.echo(json.dumps(score_as_json(score), ensure_ascii=False) if as_json else format_score(score, errors))
    sys.exit(1 if score.absent else 0)


@main.command("explain")
@click.argument("what")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="output", show_default=True, help="Folder of a run."
)
@click.option(
    "--published",
    default="",
    metavar="DATE",
    callback=_read_day,
    help="Day of publication, such as 2025-06-11, for a sentence.",
)
@click.option(
    "--patterns",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own rules, added to ours.",
)
def explain_command(what: str, output: Path, published: str, patterns: Path | None) -> None:
    """Show why a sentence, or a row, gave the facts that it gave.

    WHAT is a sentence in quotes, or the fact_id of a row in OUTPUT. Shows the words, the rules that fired, what was
    dropped and to what it lost, the facts, and numbers that no rule read.
    """
    from pipeline.explain import UnknownFact, explain_fact, explain_text
    from pipeline.patterns import load_rules
    from pipeline.rules import RuleError
    from pipeline.tables.stored import StoredError

    try:
        rules = load_rules(patterns)
        is_id = FACT_ID.fullmatch(what)
        told = explain_fact(what, output, rules) if is_id else explain_text(what, rules, published)
        click.echo(told.strip())
    except (RuleError, UnknownFact, StoredError) as error:
        raise _wrong_call(str(error)) from error


@main.command("publish")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("url")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def publish_command(output: Path, url: str, quiet: bool) -> None:
    """Bring a PostgreSQL database up to date with OUTPUT.

    Its schema `mine` is written in one transaction. URL is postgresql://USER@HOST:5432/DATABASE or service=NAME; keep
    its password in ~/.pgpass or PGPASSWORD. Exit code: 0 when all is published, 2 when nothing is.
    """
    _publish(output, url, quiet)


def _publish(output: Path, url: str, quiet: bool, comfort: str = "") -> None:
    from pipeline.publish import PublishError, format_outcome, publish

    try:
        outcome = publish(output, url)
    except PublishError as error:
        raise _wrong_call(f"{error}{comfort}") from error
    if not quiet:
        click.echo(format_outcome(outcome))


def _check_database(url: str) -> None:
    """Refuse a database that could not be published to, before anything is read for it."""
    from pipeline.publish import PublishError, check_database

    try:
        check_database(url)
    except PublishError as error:
        raise _wrong_call(f"{error} (nothing was read)") from error


@main.command("audit")
@click.argument("output", type=click.Path(path_type=Path), default="output")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one.")
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Who may come, with which password: needed where others can reach the address.",
)
@click.option("--add-reviewer", metavar="NAME", help="Ask for a password and write NAME into --password-file; opens no desk.")
@click.option("--reviewer", metavar="NAME", default="", help="Your name, so that the pages need not ask for it.")
@click.option("--no-browser", is_flag=True, help="Open no browser; the address is printed either way.")
@click.option(
    "--patterns",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of your own rules, added to ours.",
)
def audit_command(
    output: Path,
    host: str,
    port: int,
    password_file: Path | None,
    add_reviewer: str | None,
    reviewer: str,
    no_browser: bool,
    patterns: Path | None,
) -> None:
    """Open the audit desk: pages in your browser to check facts on.

    OUTPUT is the folder of a run; a run may go on writing to it. Stop with Ctrl-C.
    """
    try:
        from pipeline.audit.serving import AuditError, Wish, open_desk
    except ImportError as error:
        raise _wrong_call(f"the audit desk needs {error.name}; install it with: pip install 'mine[audit]'") from error

    if add_reviewer is not None:
        _add_reviewer(add_reviewer, password_file)
        return
    wish = Wish(host, port, password_file, reviewer, patterns)
    try:
        open_desk(output, wish, lambda at: click.echo(f"The audit desk of {output} is at {at} (Ctrl-C ends it)"), not no_browser)
    except AuditError as error:
        raise _wrong_call(str(error)) from error


def _add_reviewer(name: str, password_file: Path | None) -> None:
    from pipeline.audit.access import AccessError, add_reviewer

    if not password_file:
        raise click.UsageError("--add-reviewer needs --password-file, the file that the reviewer is written to")
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        add_reviewer(password_file, name, password)
    except AccessError as error:
        raise _wrong_call(str(error)) from error
    click.echo(f"{name} may come with that password: mine audit OUTPUT --host 0.0.0.0 --password-file {password_file}")


def _read_includes(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Split `disagreement,changed` and repeated options into what goes out too."""
    from pipeline.audit.exported import INCLUDABLE

    names = dict.fromkeys(name.strip().lower() for each in given for name in each.split(","))
    for name in names:
        if name not in INCLUDABLE:
            raise click.BadParameter(f"{name!r} is none of {', '.join(INCLUDABLE)}")
    return tuple(names)


@main.command("export")
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
        raise _wrong_call(str(error)) from error
    except OSError as error:
        raise _wrong_call(f"{target}: {error.strerror or error}; choose another with --to") from error
    if not quiet:
        click.echo(format_outcome(outcome, target))


@main.command("report")
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--article", "articles", multiple=True, metavar="ID", help="Only this article; may be repeated.")
@click.option(
    "--only",
    type=click.Choice(("inconsistent", "flagged", "reviewed", "unreviewed")),
    help="Only facts of this state, and the articles that have any.",
)
@click.option(
    "--lang", type=click.Choice(("id", "en")), default="id", show_default=True, help="Language of the report."
)
def report_command(output: Path, articles: Sequence[str], only: str | None, lang: str) -> None:
    """Write articles, facts, checks and reviews as one file to mail.

    It is HTML, and goes to standard output: mine report OUTPUT > audit.html. The file opens without a network and
    without a program beside a browser. Exit code: 0 when it is written whole, 2 for a wrong call.
    """
    from datetime import datetime

    from pipeline.audit.mailed import write_mailed
    from pipeline.audit.selection import Wanted
    from pipeline.store import StoreError

    if sys.stdout.isatty():
        raise _wrong_call(f"the report is a file, not for the screen; write it with: mine report {output} > audit.html")
    wanted = Wanted(tuple(articles), only or "")
    try:
        for piece in write_mailed(output, wanted, lang, datetime.now()):
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except StoreError as error:
        raise _wrong_call(str(error)) from error
    except BrokenPipeError:  # whoever reads has seen enough; click ends quietly
        raise
    except OSError as error:
        raise _wrong_call(f"the report cannot be written: {error.strerror}; make room, or write it elsewhere") from error


def _wrong_call(message: str) -> click.ClickException:
    error = click.ClickException(message)
    error.exit_code = 2
    return error


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
