"""Reading ahead: what a blocking iterator gives, on an event loop that nothing holds up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
AHEAD = 16  # read before they are asked for: enough that a disk's delays are not felt


class Ahead(Generic[T]):
    """Iterates in a thread of its own, a few ahead: a slow pipe keeps nothing else waiting.

    `stop` ends the iteration at once, wherever the thread is; what it raises is raised here.
    """

    def __init__(self, source: Iterator[T]) -> None:
        self._source = source
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[T | BaseException | None] = asyncio.Queue()
        self._room = threading.Semaphore(AHEAD)
        self.stopped = False

    def stop(self) -> None:
        """Give nothing more. To be called on the loop's thread."""
        self.stopped = True
        self._queue.put_nowait(None)
        self._room.release()

    async def __aiter__(self) -> AsyncIterator[T]:
        # A daemon: it may wait for a pipe that nobody writes to any more.
        threading.Thread(target=self._read, name="summarizer-ahead", daemon=True).start()
        while True:
            item = await self._queue.get()
            if item is None or self.stopped:
                return
            if isinstance(item, BaseException):
                raise item
            self._room.release()
            yield item

    def _read(self) -> None:
        try:
            for item in self._source:
                self._room.acquire()
                if self.stopped:
                    return
                self._give(item)
            self._give(None)
        except BaseException as exc:
            self._give(exc)

    def _give(self, item: T | BaseException | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, item)
        except RuntimeError:  # the loop has been closed: nobody waits
            self.stopped = True
