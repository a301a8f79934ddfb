"""Progress: a bar on a terminal, a line now and then in a log; always on stderr."""

from __future__ import annotations

import time
from collections.abc import Callable

from summarizer._batch.tally import BatchTally, describe_progress
from summarizer._cli.batch_events import BatchProgress, FailuresUnshown
from summarizer._cli.cache_events import CacheTrouble
from summarizer._cli.command_events import CommandInterrupted
from summarizer._cli.document_events import DocumentDone, DocumentFailed, spending_fields
from summarizer._cli.events import Event
from summarizer._cli.left_out import find_misdated
from summarizer._cli.talk import ignore_lost_stderr, is_watched, write_event
from summarizer.errors import DocumentError, SummarizerError
from summarizer.schemas import Summary, Usage

EVERY = 30.0  # seconds between lines in a log
FIRST = 5.0  # the first one sooner: that it works is what one wants to know
MOST_FAILURES = 20  # shown to a person one by one; a JSON log has all
MOST_MISDATED = 3  # enough to see that a day given for all is not theirs


def do_nothing() -> None:
    """Nobody has anything to do."""


class Log:
    """Tells of a run event by event. Use it in a `with`; it is a `Watch` of a batch.

    `when_interrupted` is called as soon as the run is interrupted, whatever it is busy with.
    """

    def __init__(self, *, when_interrupted: Callable[[], None] = do_nothing) -> None:
        self.interrupted = when_interrupted
        self.began = time.monotonic()
        self._next = self.began + FIRST
        self._failures = 0
        self._misdated = 0

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    def changed(self, tally: BatchTally) -> None:
        """Say how far the run is, where that was not said for a while."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            self._tell(BatchProgress.of(tally, now - self.began))

    def done(self, summary: Summary, usage: Usage, seconds: float) -> None:
        """Say what came of a document, and what it cost this time."""
        self._tell(DocumentDone.of(summary, usage=usage, seconds=seconds))
        misdated = find_misdated(summary) if self._misdated < MOST_MISDATED else None
        if misdated:
            self._misdated += 1
            self._tell(misdated)

    def failed(self, name: str, error: SummarizerError, usage: Usage, seconds: float | None) -> None:
        """Say what failed; to a person of the first few: all are in their file."""
        self._failures += 1
        # What cannot be read names itself, or its file and line ("a.jsonl, line 2" at "a.jsonl:2").
        begins = str(error).startswith(name.rpartition(":")[0] or name)
        self._tell(
            DocumentFailed(
                document=name,
                error=error,
                seconds=seconds,
                named=isinstance(error, DocumentError) and begins,
                untold=self._failures > MOST_FAILURES,
                **spending_fields(usage),
            )
        )
        if self._failures == MOST_FAILURES + 1:
            self._tell(FailuresUnshown())

    def warn(self, text: str) -> None:
        """Say what is wrong and ends no run."""
        self._tell(CacheTrouble(trouble=text))

    def ending(self, grace: float) -> None:
        """Say that the run ends, and how to end it at once."""
        self._tell(CommandInterrupted(seconds_left=grace))

    def _tell(self, event: Event) -> None:
        write_event(event)

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Bar(Log):
    """Tells of a run by a bar that moves; what else is said scrolls above it."""

    def __init__(self, tally: BatchTally, *, when_interrupted: Callable[[], None] = do_nothing) -> None:
        super().__init__(when_interrupted=when_interrupted)
        from rich.console import Console
        from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task
        from rich.text import Text

        class Standing(ProgressColumn):
            """How far the run is, now: the time left goes on while nothing happens."""

            def render(_, __: Task) -> Text:  # noqa: N805  # `self` is the bar
                return Text(describe_progress(tally, self.seconds))

        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=20),
            Standing(),
            console=Console(stderr=True),
            transient=True,
            refresh_per_second=4,
        )
        self._task = self._progress.add_task("", total=tally.total)

    def changed(self, tally: BatchTally) -> None:
        """Move the bar."""
        self._progress.update(self._task, completed=tally.seen, total=tally.total)

    def _tell(self, event: Event) -> None:
        from summarizer.render._printable import make_printable

        if event.shown:
            with ignore_lost_stderr():
                self._progress.console.print(
                    make_printable(event.text), markup=False, highlight=False, emoji=False
                )

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        with ignore_lost_stderr():
            self._progress.stop()


def make_watch(tally: BatchTally, *, when_interrupted: Callable[[], None]) -> Log:
    """A bar where somebody looks, else lines in a log."""
    if is_watched():
        return Bar(tally, when_interrupted=when_interrupted)
    return Log(when_interrupted=when_interrupted)
