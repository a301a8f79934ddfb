"""Talking to the person at the terminal: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


def show_waiting(what: str) -> Any:
    """A sign of life on stderr while a model thinks, where somebody looks."""
    from contextlib import nullcontext

    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.text import Text

    from summarizer.render._printable import make_printable

    return Console(stderr=True).status(Text(make_printable(what)))


def write_result(text: str) -> None:
    """Write a result to stdout, at once. Raises SettingsError for letters that its encoding has not."""
    if sys.stdout is None:
        raise OSError("it is closed")
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError as exc:
        from summarizer.errors import SettingsError

        raise SettingsError(
            f"stdout is in {exc.encoding}, which has no {exc.object[exc.start]!a}:"
            " set PYTHONIOENCODING=utf-8"
        ) from exc
    sys.stdout.flush()


def write_message(text: str) -> None:
    """Tell the person, on stderr, in printable characters."""
    from summarizer.render._printable import make_printable

    with ignore_lost_stderr():
        click.echo(make_printable(text), err=True)


def describe_unkept(number: int) -> str:
    """The line that says how many answers could not be kept."""
    return f"{number:,} {'answer was' if number == 1 else 'answers were'} not kept in the cache."


def describe_failure(name: str, error: Exception) -> str:
    """The line that says which of several failed, and why; an error that names it says it all."""
    said = describe_error(error)
    return f"Error: {said}" if name in str(error) else f"Error: {name}: {said}"


def describe_error(error: Exception) -> str:
    """What an error says, and what the answers cost that came before it."""
    from summarizer._call.prices import describe_usage
    from summarizer.errors import ModelError
    from summarizer.schemas import Usage

    if not isinstance(error, ModelError):
        return str(error)
    usage = Usage.model_validate(error.spent | {"cost": error.cost})
    paid = usage.tokens_in or usage.tokens_out
    return f"{error} (spent: {describe_usage(usage)})" if paid else str(error)


def describe_usage_error(error: click.UsageError) -> str:
    """What is wrong with a command line, in one line, and, where no value is wrong, where to look."""
    said = " ".join(error.format_message().split())
    wrong_value = type(error) is click.BadParameter
    return said if wrong_value or error.ctx is None else f"{said} ({error.ctx.command_path} --help)"


@contextmanager
def ignore_lost_stderr() -> Iterator[None]:
    """Talk on stderr that nobody can hear any more: a terminal that went, a log on a full disk.

    What the program does matters more: it ends nothing, and there is silence from then on.
    """
    try:
        yield
    except OSError:
        sys.stderr = None  # keeps Python from flushing it once more, at exit too
