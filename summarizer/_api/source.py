"""Sources: documents taken one by one from any iterable, without holding up the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    Collection,
    Generator,
    Iterable,
    Iterator,
)
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
_END: Any = object()


async def take_documents(documents: Iterable[T] | AsyncIterable[T]) -> AsyncGenerator[T, None]:
    """Yield what an iterable yields, and close it at the end if it is a generator.

    What is in memory already (a list, say) is taken as it is. Any other iterable may read a file or
    wait for a queue whenever it is asked: it is asked in a thread of its own, always the same one,
    so that the requests under way go on meanwhile.
    """
    if isinstance(documents, AsyncIterable):
        try:
            async for document in documents:
                yield document
        finally:
            if isinstance(documents, AsyncGenerator):
                await documents.aclose()
    elif isinstance(documents, Collection):
        for document in documents:
            yield document
    else:
        async for document in _take_in_thread(documents):
            yield document


async def _take_in_thread(documents: Iterable[T]) -> AsyncGenerator[T, None]:
    loop, thread = asyncio.get_running_loop(), ThreadPoolExecutor(1, "summarizer-documents")
    asked: asyncio.Future[T] | None = None
    try:
        source: Iterator[T] = await loop.run_in_executor(thread, iter, documents)
        while True:
            asked = loop.run_in_executor(thread, next, source, _END)
            document = await asked
            if document is _END:
                return
            yield document
    finally:
        if isinstance(documents, Generator):
            closing = loop.run_in_executor(thread, documents.close)
            # One that is still being asked cannot be waited for: it may wait for ever itself.
            if asked is not None and not asked.cancelled():
                await closing
        thread.shutdown(wait=False)
