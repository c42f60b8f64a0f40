"""`mine publish`."""

from pathlib import Path

import click

from pipeline.commands.problems import wrong_call


@click.command("publish")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("url")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def publish_command(output: Path, url: str, quiet: bool) -> None:
    """Bring a PostgreSQL database up to date with OUTPUT.

    Its schema `mine` is written in one transaction. URL is postgresql://USER@HOST:5432/DATABASE or service=NAME; keep
    its password in ~/.pgpass or PGPASSWORD. Exit code: 0 when all is published, 2 when nothing is.
    """
    publish_output(output, url, quiet)


def publish_output(output: Path, url: str, quiet: bool, comfort: str = "") -> None:
    """Publish, and say what came of it; `comfort` goes behind the reason why it failed."""
    from pipeline.publish import PublishError, format_outcome, publish

    try:
        outcome = publish(output, url)
    except PublishError as error:
        raise wrong_call(f"{error}{comfort}") from error
    if not quiet:
        click.echo(format_outcome(outcome))


def check_address(url: str) -> None:
    """Refuse a database that could not be published to, before anything is read for it."""
    from pipeline.publish import PublishError, check_database

    try:
        check_database(url)
    except PublishError as error:
        raise wrong_call(f"{error} (nothing was read)") from error
