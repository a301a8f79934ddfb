"""What libraries write to stderr where it holds JSON lines: an event that says how much it was."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from typing import TextIO

from summarizer._cli.command_events import ForeignOutput


class ForeignStream(io.TextIOBase):
    """Stands in the place of `sys.stderr`; whatever is written there becomes an event, line by line."""

    def __init__(self, real: TextIO, tell: Callable[[ForeignOutput], None]) -> None:
        self.real = real
        self._tell = tell
        self._waiting = threading.local()  # a line may come in pieces

    def write(self, text: str) -> int:
        """Take a piece of output; what ends a line is told."""
        size = getattr(self._waiting, "size", 0) + len(text)
        if text.endswith("\n"):
            self._waiting.size = 0
            if size > 1:
                self._tell(ForeignOutput(characters=size - 1))
        else:
            self._waiting.size = size
        return len(text)

    def fileno(self) -> int:
        """The number of the real stream, which processes of ours write to."""
        return self.real.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # the class above has none
        """That of the real stream."""
        return self.real.encoding

    def isatty(self) -> bool:
        """Nobody looks at JSON lines as they come."""
        return False
