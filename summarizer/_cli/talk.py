"""Talking to the person at the terminal: results on stdout, everything else on stderr.

The one room that decides the form of what goes to stderr: lines for a person, or a JSON object a line.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TextIO

import click

from summarizer._cli.command_events import CommandEnded, CommandStarted
from summarizer._cli.events import Event
from summarizer._cli.foreign_output import ForeignStream
from summarizer._cli.log_lines import format_log_line
from summarizer._version import __version__

_CURRENT: ContextVar[Talk] = ContextVar("talk")


@dataclass(slots=True)
class Talk:
    """What one command writes to stderr, and in which form; `main` owns it.

    `stream` is the real stderr, None where nobody hears; in the form "json" another stands in the
    place of `sys.stderr`, which makes an event of whatever is written there.
    """

    form: str = "text"
    stream: TextIO | None = None
    command: str | None = None
    began: float = field(default_factory=time.monotonic)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @classmethod
    def begin(cls, form: str) -> Talk:
        """Talk in a form from now on, for this process."""
        stream = getattr(sys.stderr, "real", sys.stderr)
        talk = cls(form, stream)
        sys.stderr = ForeignStream(stream, talk.write) if form == "json" and stream else stream
        _CURRENT.set(talk)
        return talk

    def start(self, command: str) -> None:
        """Say which command begins."""
        self.command = command
        self.write(CommandStarted(command=command, version=__version__, pid=os.getpid()))

    def end(self, status: int) -> None:
        """Say how the command ended."""
        seconds = time.monotonic() - self.began
        self.write(CommandEnded(command=self.command, exit_status=status, seconds=seconds))

    def write(self, event: Event) -> None:
        """Write one event, at once, in the form chosen."""
        if self.form == "json":
            if event.logged:
                self._write_json(event)
        elif event.shown:
            if event.above:
                click.echo(err=True)
            if event.ready:
                click.echo(event.text, nl=False, err=True)
            else:
                write_line(event.text)

    def _write_json(self, event: Event) -> None:
        from summarizer._call.secrets import Secrets
        from summarizer.render._printable import make_printable

        secrets = Secrets.in_use()
        line = format_log_line(
            event.level,
            event.name,
            secrets.hide(make_printable(event.message)),
            secrets.hide_in(dict(event.values())),
        )
        with self._lock:
            if self.stream is not None:
                try:
                    self.stream.write(line)
                    self.stream.flush()
                except OSError:
                    self.stream = sys.stderr = None  # as in `ignore_lost_stderr`


def current_talk() -> Talk:
    """How this command talks; in words, where none said otherwise."""
    return _CURRENT.get(None) or Talk(stream=sys.stderr)


def write_event(event: Event) -> None:
    """Tell of an event on stderr, in the form that was asked for."""
    current_talk().write(event)


def is_watched() -> bool:
    """Whether a person looks on: stderr is a terminal, and they asked for words."""
    return current_talk().form == "text" and sys.stderr is not None and sys.stderr.isatty()


def show_waiting(what: str) -> Any:
    """A sign of life on stderr while a model thinks, where somebody looks."""
    from contextlib import nullcontext

    if not is_watched():
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
            f"stdout uses {exc.encoding}, which cannot encode {exc.object[exc.start]!a}:"
            " set PYTHONIOENCODING=utf-8"
        ) from exc
    sys.stdout.flush()


def write_line(text: str) -> None:
    """Tell the person, on stderr, in printable characters."""
    from summarizer.render._printable import make_printable

    with ignore_lost_stderr():
        click.echo(make_printable(text), err=True)


@contextmanager
def ignore_lost_stderr() -> Iterator[None]:
    """Talk on stderr that nobody can hear any more: a terminal that went, a log on a full disk.

    What the program does matters more: it ends nothing, and there is silence from then on.
    """
    try:
        yield
    except OSError:
        sys.stderr = None  # keeps Python from flushing it once more, at exit too
