"""Many documents: each begun as soon as there is room, results as they come, nothing left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import count
from typing import Generic

from typing_extensions import TypeVar  # with a default

from summarizer._api.source import take_documents
from summarizer._text.document import Document
from summarizer.errors import SummarizerError
from summarizer.schemas import Summary, Usage

T = TypeVar("T")
# What summaries are: those with kinds of a user's own may be of a class of the user's own.
S = TypeVar("S", bound=Summary, default=Summary)


@dataclass(frozen=True, slots=True)
class Result(Generic[S]):
    """What `summarize_many` gives for one document: a summary or an error, never both.

    Example::

        for result in s.summarize_many(documents):
            print(result.index, result.error or len(result.summary.promises))

    Attributes:
        document: the Document. If it could not be read, it has a name and no text.
        summary: its Summary, or None if it failed.
        error: a SummarizerError, or None if it did not fail.
        usage: tokens, requests and cost of all attempts, failed ones too.
        index: position in the input, from 0.
    """

    document: Document
    summary: S | None = None
    error: SummarizerError | None = None
    usage: Usage = field(default_factory=Usage)
    index: int = 0


def go_on() -> bool:
    """Go on to the end of the input."""
    return True


async def yield_as_completed(
    documents: Iterable[T] | AsyncIterable[T],
    one: Callable[[int, T, Callable[[], None]], Awaitable[Result[S]]],
    *,
    concurrency: int,
    going: Callable[[], bool] = go_on,
) -> AsyncGenerator[Result[S], None]:
    """Yield the result of `one` for each position and document as soon as it is there.

    The documents are taken one by one: at most `concurrency` are asked about, and as many more are
    examined or wait to be fetched. `one` calls its third argument, as often as it likes, when its
    first answers are in: the next document is begun before they are examined. No document is begun
    once `going` says no. An error of `documents` itself is raised after the results of those that
    were begun. Where the caller stops, what is under way is cancelled and has ended before this
    returns.
    """
    room, held = asyncio.Semaphore(concurrency), asyncio.Semaphore(2 * concurrency)
    finished: asyncio.Queue[asyncio.Future[Result[S]] | None] = asyncio.Queue()
    under_way: set[asyncio.Future[Result[S]]] = set()

    def begin(index: int, document: T) -> None:
        places = [room]  # of this document, until its answers are in

        def leave() -> None:
            while places:
                places.pop().release()

        task = asyncio.ensure_future(one(index, document, leave))
        under_way.add(task)
        task.add_done_callback(lambda _: leave())
        task.add_done_callback(over)

    def over(task: asyncio.Future[Result[S]]) -> None:
        under_way.discard(task)
        finished.put_nowait(task)
        if not going():
            begun.cancel()

    async def begin_documents() -> None:
        async with aclosing(take_documents(documents)) as source:
            for index in count():
                await held.acquire()
                await room.acquire()
                if not going():
                    return
                try:
                    document = await anext(source)
                except StopAsyncIteration:
                    return
                begin(index, document)

    begun = asyncio.ensure_future(begin_documents())
    begun.add_done_callback(lambda _: finished.put_nowait(None))
    try:
        while under_way or not begun.done() or not finished.empty():
            task = await finished.get()
            if task is not None:
                held.release()
                yield task.result()
        if not begun.cancelled():
            begun.result()
    finally:
        left: list[asyncio.Future[None] | asyncio.Future[Result[S]]] = [begun, *under_way]
        for unfinished in left:
            unfinished.cancel()
        await asyncio.gather(*left, return_exceptions=True)
