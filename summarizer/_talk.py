"""Talking to the person at the terminal: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from typing import Any

import click


def waiting(what: str) -> Any:
    """A sign of life on stderr while a model thinks, where somebody looks."""
    from contextlib import nullcontext

    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.text import Text

    from summarizer._wording import plain

    return Console(stderr=True).status(Text(plain(what)))


def tell(text: str) -> None:
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


def say(text: str) -> None:
    """Tell the person, on stderr, in printable characters."""
    from summarizer._wording import plain

    click.echo(plain(text), err=True)
