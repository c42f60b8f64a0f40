"""`mine audit`."""

from pathlib import Path

import click

from pipeline.commands.asking import patterns_option
from pipeline.commands.problems import wrong_call


@click.command("audit")
@click.argument("output", type=click.Path(path_type=Path), default="output")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Who may come, with which password: needed where others can reach the address.",
)
@click.option(
    "--add-reviewer", metavar="NAME", help="Ask for a password and write NAME into --password-file; opens no desk."
)
@click.option("--reviewer", metavar="NAME", default="", help="Your name, so that the pages need not ask for it.")
@click.option("--no-browser", is_flag=True, help="Open no browser; the address is printed either way.")
@patterns_option
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
        raise wrong_call(f"the audit desk needs {error.name}; install it with: pip install 'mine[audit]'") from error

    if add_reviewer is not None:
        _add_reviewer(add_reviewer, password_file)
        return
    wish = Wish(host, port, password_file, reviewer, patterns)
    try:
        open_desk(
            output,
            wish,
            lambda at: click.echo(f"The audit desk of {output} is at {at} (Ctrl-C ends it)"),
            not no_browser,
        )
    except AuditError as error:
        raise wrong_call(str(error)) from error


def _add_reviewer(name: str, password_file: Path | None) -> None:
    from pipeline.audit.access import AccessError, add_reviewer

    if not password_file:
        raise click.UsageError("--add-reviewer needs --password-file, the file that the reviewer is written to")
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        add_reviewer(password_file, name, password)
    except AccessError as error:
        raise wrong_call(str(error)) from error
    click.echo(f"{name} may come with that password: mine audit OUTPUT --host 0.0.0.0 --password-file {password_file}")
