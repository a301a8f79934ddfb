"""Events of any command: that it began, ended, failed or was interrupted."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from summarizer._cli.events import Event, FailureEvent

WHERE = 8  # places of the code


@dataclass(frozen=True, kw_only=True)
class CommandStarted(Event):
    """A command begins its work."""

    name: ClassVar[str] = "command.started"
    shown: ClassVar[bool] = False
    command: str
    version: str
    pid: int

    @property
    def text(self) -> str:
        return f"summarizer {self.command} starts."


@dataclass(frozen=True, kw_only=True)
class CommandEnded(Event):
    """The last line of a command, however it ended."""

    name: ClassVar[str] = "command.ended"
    shown: ClassVar[bool] = False
    command: str | None = None
    exit_status: int
    seconds: float

    @property
    def text(self) -> str:
        return f"summarizer ended with exit status {self.exit_status} after {self.seconds:.1f} s."


@dataclass(frozen=True, kw_only=True)
class CommandFailed(FailureEvent):
    """An error ends the command: ours, one of wrong usage, or one of stdout."""

    name: ClassVar[str] = "command.failed"
    exit_status: int


@dataclass(frozen=True, kw_only=True)
class OutputFailed(CommandFailed):
    """The result cannot be written to stdout."""

    name: ClassVar[str] = "output.failed"

    def describe(self, words: str) -> str:
        """The line; the system's words for an error are enough."""
        why = getattr(self.error, "strerror", None) or words
        return f"Error: the result cannot be written to stdout: {why}"


@dataclass(frozen=True, kw_only=True)
class CommandCrashed(FailureEvent):
    """A fault of this program: for a person Python prints it, with all its words."""

    name: ClassVar[str] = "command.crashed"
    shown: ClassVar[bool] = False
    exit_status: int
    where: str

    @classmethod
    def of(cls, error: BaseException, *, exit_status: int) -> CommandCrashed:
        """That of an error: `where` are the places of the code that it went through, innermost last."""
        frames = traceback.extract_tb(error.__traceback__)[-WHERE:]
        where = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        return cls(error=error, exit_status=exit_status, where=where)

    def describe(self, words: str) -> str:
        """The line without the error's own words, whatever they quote."""
        return (
            f"Error: internal error ({self.error_type}), please report it;"
            " use --log-format text to see the traceback"
        )


@dataclass(frozen=True, kw_only=True)
class CommandInterrupted(Event):
    """A person or the system interrupted the command; `document` is what it was at, where known."""

    name: ClassVar[str] = "command.interrupted"
    level: ClassVar[str] = "warning"
    document: str | None = None
    seconds_left: float | None = None
    ended_in_time: bool | None = None

    @property
    def above(self) -> bool:  # type: ignore[override]  # the terminal shows ^C
        return self.document is not None

    @property
    def text(self) -> str:
        if self.document is not None:
            return f"Interrupted at {self.document}."
        if self.seconds_left is not None:
            return (
                f"Interrupted: finishing within {self.seconds_left:g} seconds;"
                " press Ctrl-C again to stop at once. Run the same command again to resume."
            )
        if self.ended_in_time is False:
            return "Interrupted: stopped before the work had finished."
        return "Interrupted."


@dataclass(frozen=True, kw_only=True)
class ForeignOutput(Event):
    """A library wrote to stderr: not shown, for nobody knows whether it quotes a document."""

    name: ClassVar[str] = "output.foreign"
    level: ClassVar[str] = "warning"
    shown: ClassVar[bool] = False
    characters: int

    @property
    def text(self) -> str:
        return (
            f"A library wrote {self.characters:,} characters to stderr:"
            " run the command with --log-format text to see them."
        )
