"""Many documents: each summarized as soon as there is room, and results as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from summarizer._document import Document
from summarizer.errors import SummarizerError
from summarizer.schemas import Summary, Usage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: a summary or an error, exactly one of the two.

    `usage` is what all its attempts cost, failed or not.
    """

    document: Document
    summary: Summary | None = None
    error: SummarizerError | None = None
    usage: Usage = field(default_factory=Usage)


async def each_as_it_comes(
    documents: Iterable[T] | AsyncIterable[T],
    one: Callable[[T], Awaitable[Result]],
    *,
    concurrency: int,
) -> AsyncIterator[Result]:
    """Yield the result of `one` for each document as soon as it is there.

    The documents are taken one by one, when there is room for another: at most `concurrency` are held
    at once. Where the caller stops, what is under way is cancelled and has ended before this returns.
    """
    waiting: set[asyncio.Task[Result]] = set()
    source = aiter(documents) if isinstance(documents, AsyncIterable) else aiter(_async(documents))
    more = True
    try:
        while more or waiting:
            while more and len(waiting) < concurrency:
                try:
                    document = await anext(source)
                except StopAsyncIteration:
                    more = False
                else:
                    waiting.add(asyncio.ensure_future(one(document)))
            if waiting:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def _async(documents: Iterable[T]) -> AsyncIterator[T]:
    for document in documents:
        yield document
