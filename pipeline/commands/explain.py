"""`mine explain`."""

import re
from pathlib import Path

import click

from pipeline.commands.asking import patterns_option, read_day
from pipeline.commands.problems import wrong_call

FACT_ID = re.compile(r"[a-z]?[0-9a-f]{8,64}-[a-z]+-\d+-\d+")


@click.command("explain")
@click.argument("what")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="output", show_default=True, help="Folder of a run."
)
@click.option(
    "--published",
    default="",
    metavar="DATE",
    callback=read_day,
    help="Day of publication, such as 2025-06-11, for a sentence.",
)
@patterns_option
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
        raise wrong_call(str(error)) from error
