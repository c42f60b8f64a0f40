"""`mine evaluate`."""

import sys
from pathlib import Path

import click

from pipeline.commands.problems import wrong_call


@click.command("evaluate")
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
        raise wrong_call(str(error)) from error
    click.echo(json.dumps(score_as_json(score), ensure_ascii=False) if as_json else format_score(score, errors))
    sys.exit(1 if score.absent else 0)
