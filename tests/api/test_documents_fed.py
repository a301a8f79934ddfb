"""The feed: documents taken and results given in the caller's own thread."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest
from asked import RIGHT
from endpoint import Answer, endpoint
from many_documents import Many, all_results_blocking, number_in, numbered

from summarizer import (
    Summarizer,
)

pytestmark = pytest.mark.usefixtures("quick_and_keyed")


def test_the_blocking_iterator_takes_documents_in_the_thread_that_iterates() -> None:
    threads: set[str] = set()

    def source() -> Iterator[str]:
        for text in numbered(5):
            threads.add(threading.current_thread().name)
            yield text

    with endpoint(RIGHT) as server:
        assert len(all_results_blocking(server.url, source())) == 5
    assert threads == {threading.current_thread().name}


def test_the_blocking_iterator_closed_early_leaves_nothing_under_way() -> None:
    closed: list[bool] = []

    def source() -> Iterator[str]:
        try:
            yield from numbered(100)
        finally:
            closed.append(True)

    slow = Answer(body=RIGHT.body, silence=30)
    with (
        endpoint(lambda request: RIGHT if number_in(request) == 0 else slow) as server,
        Summarizer(base_url=server.url, model="m") as summarizer,
    ):
        results = summarizer.summarize_many(source(), concurrency=3)
        assert next(results).index == 0
        results.close()
        loop = summarizer._background._loop
        assert closed == [True]
        left = asyncio.run_coroutine_threadsafe(_tasks(), loop).result()
        assert left == 1, "only the task that counts"
        assert summarizer.summarize(numbered(1)[0]).meetings, "it is still of use"
    gc.collect()


async def _tasks() -> int:
    return len(asyncio.all_tasks())


def test_results_that_are_not_read_to_their_end_close_with_their_summarizer_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with endpoint(RIGHT) as server, Summarizer(base_url=server.url) as summarizer:
        results = summarizer.summarize_many(numbered(50), concurrency=4)
        for _ in results:
            break
    assert caplog.records == []


def test_a_source_that_fails_in_the_callers_thread_is_told_to_the_caller() -> None:
    def source() -> Iterator[str]:
        yield from numbered(2)
        raise RuntimeError("the queue is closed")

    seen: Many = []
    with (
        endpoint(RIGHT) as server,
        Summarizer(base_url=server.url, model="m") as summarizer,
        pytest.raises(RuntimeError, match="the queue is closed"),
    ):
        seen.extend(summarizer.summarize_many(source()))
    assert len(seen) == 2 and all(result.summary for result in seen)
