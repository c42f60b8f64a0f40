"""The command `mine`: its commands, each of which is a file in `commands/`."""

import click

from pipeline.commands.audit import audit_command
from pipeline.commands.evaluate import evaluate_command
from pipeline.commands.explain import explain_command
from pipeline.commands.export import export_command
from pipeline.commands.publish import publish_command
from pipeline.commands.report import report_command
from pipeline.commands.run import run_command

COMMANDS = (
    run_command, evaluate_command, explain_command, publish_command, audit_command, export_command, report_command,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="mine")
def main() -> None:
    """Turn Indonesian news articles into a table of facts that can be traced to their characters."""


for command in COMMANDS:
    main.add_command(command)
