"""Workers: how many processes may work at once, and that an interrupt is said by one of them only."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def count_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def ignore_interrupts() -> Iterator[None]:
    """Ignore interrupts meanwhile, in the main thread; a process that is started inherits it."""
    if threading.current_thread() is not threading.main_thread():
        yield  # nobody interrupts us here
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
