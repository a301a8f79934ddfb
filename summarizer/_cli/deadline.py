"""The end of an interrupted command: a few seconds after the first signal, whatever still hangs."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from types import FrameType
from typing import Any, NoReturn

from summarizer._cli.command_events import CommandInterrupted
from summarizer._cli.exit_codes import INTERRUPTED
from summarizer._cli.talk import current_talk

SECONDS = 4.0
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Deadline:
    """Ends the process some seconds after `start`, unless `cancel` comes before.

    What can be cancelled has ended by then; a look-up of a name, say, can not, and a process waits
    for its threads.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        # In its thread it talks as the command does.
        self._timer = threading.Timer(seconds, copy_context().run, (_end_process,))
        self._timer.daemon = True
        self._started = False

    def start(self) -> None:
        """Count from now; a second start changes nothing."""
        if not self._started:
            self._started = True
            self._timer.start()

    def cancel(self) -> None:
        """Nothing hangs any more."""
        self._timer.cancel()


def _end_process() -> None:
    from multiprocessing import active_children  # most commands start no process

    talk = current_talk()
    talk.write(CommandInterrupted(ended_in_time=False))
    for worker in active_children():
        worker.kill()  # else they would live on, with our streams open
    talk.end(INTERRUPTED)
    os._exit(INTERRUPTED)


def drop_quietly(exc: BaseException) -> None:
    """Let go of what an interruption left half made: an event loop, say, complains as it goes."""
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    cause: BaseException | None = exc
    while cause is not None:
        cause.__traceback__ = None  # it holds all that there was
        cause = cause.__cause__ or cause.__context__
    sys.unraisablehook = before


@contextmanager
def interrupts_end_the_command() -> Iterator[Deadline]:
    """Take SIGTERM for a Ctrl-C, and have the command end soon after either."""
    deadline = Deadline()

    def interrupt(_: int, __: FrameType | None) -> NoReturn:
        deadline.start()
        raise KeyboardInterrupt

    before: dict[int, Any] = {}
    try:
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, or a shell's background
                before[number] = signal.signal(number, interrupt)
    except ValueError:
        pass  # not the main thread: then nobody interrupts us here
    try:
        yield deadline
    finally:
        deadline.cancel()
        for signum, handler in before.items():
            signal.signal(signum, handler)
