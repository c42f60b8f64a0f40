"""How a command says that it cannot do what it was asked: one line, and exit code 2."""

import click


def wrong_call(message: str) -> click.ClickException:
    """Make the error of a call that cannot be done, to be raised."""
    error = click.ClickException(message)
    error.exit_code = 2
    return error
