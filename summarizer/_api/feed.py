"""The feed: many documents for a caller that blocks, taken from it and given to it in its own thread."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
)
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Generic, TypeVar

from summarizer._model.drive import Background
from summarizer.errors import SettingsError

D = TypeVar("D")
R = TypeVar("R")
_END: Any = object()


def feed_documents(
    background: Background,
    documents: Iterable[D] | AsyncIterable[D],
    results: Callable[[Iterable[D] | AsyncIterable[D]], AsyncGenerator[R, None]],
) -> Generator[R, None, None]:
    """Yield what `results` makes of `documents` on the background's loop.

    An iterable that is not in memory is asked in the thread of whoever iterates here, between two
    results: it may hold what belongs to one thread (a database's cursor, say). Closed early, it
    returns once all that was under way has ended.
    """
    # Either a document is wanted or the next result is there: the thread waits for both at once.
    post: queue.SimpleQueue[asyncio.Future[D] | Future[R]] = queue.SimpleQueue()
    source: Iterator[D] | None = None
    if isinstance(documents, Collection | AsyncIterable):
        stream = _Stream(results(documents))
    else:
        source = iter(documents)
        stream = _Stream(results(_ask_for_documents(post.put)))
    try:
        while True:
            coming = background.start(stream.next())
            coming.add_done_callback(post.put)
            while (message := post.get()) is not coming:
                if source is not None and isinstance(message, asyncio.Future):
                    _answer_request(message, source)
            result = background.result(coming)
            if result is _END:
                return
            yield result
    finally:
        with suppress(SettingsError):  # closed meanwhile: then all has ended
            background.run(stream.end())
        if isinstance(documents, Generator):
            documents.close()


async def _ask_for_documents(wanted: Callable[[asyncio.Future[D]], None]) -> AsyncGenerator[D, None]:
    """What another thread takes from an iterable, asked for one by one."""
    while True:
        asked: asyncio.Future[D] = asyncio.get_running_loop().create_future()
        wanted(asked)
        document = await asked
        if document is _END:
            return
        yield document


def _answer_request(asked: asyncio.Future[D], source: Iterator[D]) -> None:
    """Take a document and hand it to the loop that asked, or the error that came instead."""

    def settle(document: D, error: Exception | None) -> None:
        if not asked.done():  # cancelled: nobody wants it any more
            asked.set_exception(error) if error else asked.set_result(document)

    document, error = _END, None
    try:
        document = next(source, _END)
    except Exception as exc:
        error = exc
    with suppress(RuntimeError):  # the loop was closed meanwhile
        asked.get_loop().call_soon_threadsafe(settle, document, error)


class _Stream(Generic[R]):
    """An async generator that can be ended while its next result is awaited."""

    def __init__(self, results: AsyncGenerator[R, None]) -> None:
        self._results = results
        self._task: asyncio.Task[Any] | None = None

    async def next(self) -> R:
        self._task = asyncio.current_task()
        return await anext(self._results, _END)

    async def end(self) -> None:
        if self._task and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._results.aclose()
