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
    """Write a result to stdout, at once."""
    if sys.stdout is None:
        raise OSError("it is closed")
    sys.stdout.write(text)
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell the person, on stderr, in printable characters."""
    from summarizer._wording import plain

    click.echo(plain(text), err=True)
