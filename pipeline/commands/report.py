"""`mine report`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.commands.problems import wrong_call


@click.command("report")
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
        raise wrong_call(f"the report is a file, not for the screen; write it with: mine report {output} > audit.html")
    wanted = Wanted(tuple(articles), only or "")
    try:
        for piece in write_mailed(output, wanted, lang, datetime.now()):
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except StoreError as error:
        raise wrong_call(str(error)) from error
    except BrokenPipeError:  # whoever reads has seen enough; click ends quietly
        raise
    except OSError as error:
        raise wrong_call(f"the report cannot be written: {error.strerror}; make room, or write it elsewhere") from error
