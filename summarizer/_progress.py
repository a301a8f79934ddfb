"""Progress: a bar on a terminal, a line now and then in a log; always on stderr."""

from __future__ import annotations

import sys
import time
from typing import Any

from summarizer._talk import say
from summarizer._tally import Tally, standing
from summarizer.errors import SummarizerError

EVERY = 30.0  # seconds between lines in a log
FIRST = 5.0  # the first one sooner: that it works is what one wants to know
MOST_FAILURES = 20  # shown one by one


class Log:
    """Tells of a run in plain lines. Use it in a `with`; it is a `Watch` of a batch."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self._next = self.began + FIRST
        self._failures = 0

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    def changed(self, tally: Tally) -> None:
        """Say how far the run is, where that was not said for a while."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            say(standing(tally, now - self.began))

    def failed(self, name: str, error: SummarizerError) -> None:
        """Say what failed, of the first few: all are in their file."""
        self._failures += 1
        if self._failures <= MOST_FAILURES:
            said = str(error)
            say(f"Error: {said}" if name in said else f"Error: {name}: {said}")
        elif self._failures == MOST_FAILURES + 1:
            say("More errors are not shown here: see the file of errors.")

    def ending(self) -> None:
        """Say that the run ends, and how to end it at once."""
        say("Interrupted: what is under way is finished first; once more (Ctrl-C) stops at once.")

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Bar(Log):
    """Tells of a run by a bar that moves; what else is said scrolls above it."""

    def __init__(self, total: int | None) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[said]}", markup=False),
            console=Console(stderr=True),
            transient=True,
            refresh_per_second=4,
        )
        self._task: Any = self._progress.add_task("", total=total, said="")

    def changed(self, tally: Tally) -> None:
        """Move the bar."""
        said = standing(tally, self.seconds)
        self._progress.update(self._task, completed=tally.seen, total=tally.total, said=said)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


def watched(total: int | None) -> Log:
    """A bar where somebody looks, else lines in a log."""
    return Bar(total) if sys.stderr is not None and sys.stderr.isatty() else Log()
