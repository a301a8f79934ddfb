"""What an error says to a person, in one line: ours, click's, and what was spent before it."""

from __future__ import annotations

import click


def describe_error(error: BaseException) -> str:
    """What an error says, where to look if it is of the command line, and what was spent before it."""
    if isinstance(error, click.UsageError):
        return _describe_usage_error(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    return f"{error}{_describe_spent(error)}"


def _describe_usage_error(error: click.UsageError) -> str:
    """What is wrong with a command line and, where no value is wrong, where to look."""
    said = " ".join(error.format_message().split())
    wrong_value = type(error) is click.BadParameter
    return said if wrong_value or error.ctx is None else f"{said} ({error.ctx.command_path} --help)"


def _describe_spent(error: BaseException) -> str:
    """What the answers cost that came before an error; nothing where none came."""
    from summarizer._call.prices import describe_usage
    from summarizer.errors import ModelError
    from summarizer.schemas import Usage

    if not isinstance(error, ModelError):
        return ""
    usage = Usage.model_validate(error.spent | {"cost": error.cost})
    return f" (spent: {describe_usage(usage)})" if usage.tokens_in or usage.tokens_out else ""
