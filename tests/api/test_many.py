"""Many documents: nothing lost, nothing held, nothing left behind, whatever fails."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from asked import RIGHT
from endpoint import Answer, endpoint, failed, said
from examples import TEXT
from many_documents import Many, all_results, all_results_blocking, by_number, gather, numbered, run

from summarizer import (
    AsyncSummarizer,
    Document,
    Result,
    SettingsError,
    Summarizer,
    UnexpectedError,
)
from summarizer._api.many import yield_as_completed
from summarizer._model.limits import RunLimits
from summarizer._model.run import ModelRun


async def _quickly(index: int, text: str, leave: Callable[[], None]) -> Result:
    await asyncio.sleep(0)
    return Result(Document(text), index=index)


pytestmark = pytest.mark.usefixtures("quick_and_keyed")


def test_documents_are_taken_only_as_there_is_room_and_few_are_held() -> None:
    taken: list[int] = []

    def source() -> Iterator[str]:
        for number in range(10_000):
            taken.append(number)
            yield f"text {number}"

    async def work() -> None:
        fetched = 0
        async with aclosing(yield_as_completed(source(), _quickly, concurrency=4)) as results:
            async for _ in results:
                fetched += 1
                await asyncio.sleep(0.001)
                assert len(taken) <= fetched + 2 * 4
                if fetched == 50:
                    break

    run(work())
    assert 50 <= len(taken) <= 58


def test_a_slow_document_holds_up_no_other() -> None:
    async def one(index: int, text: str, leave: Callable[[], None]) -> Result:
        await asyncio.sleep(0.2 if index == 0 else 0)
        return Result(Document(text), index=index)

    async def work() -> list[int]:
        results = yield_as_completed(numbered(30), one, concurrency=2)
        return [result.index async for result in results]

    order = run(work())
    assert sorted(order) == list(range(30)) and order[-1] == 0


def test_the_next_document_is_begun_before_an_answer_is_examined() -> None:
    async def work() -> list[int]:
        second = asyncio.Event()

        async def one(index: int, text: str, leave: Callable[[], None]) -> Result:
            leave()
            leave()  # twice is once
            if index == 1:
                second.set()
            await second.wait()  # for ever, if the first one still held the only place
            return Result(Document(text), index=index)

        results = yield_as_completed(numbered(4), one, concurrency=1)
        return [result.index async for result in results]

    assert sorted(run(asyncio.wait_for(work(), timeout=10))) == [0, 1, 2, 3]


def test_documents_are_examined_one_at_a_time_and_a_cancelled_one_holds_up_no_other() -> None:
    inside: list[int] = []

    async def examine(shared: ModelRun, number: int) -> None:
        async with shared.examining():
            inside.append(number)
            assert len(inside) == 1
            await asyncio.sleep(0)
            inside.remove(number)

    async def work() -> None:
        shared = ModelRun(RunLimits(), None)
        tasks = [asyncio.ensure_future(examine(shared, number)) for number in range(5)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError) and ended[1:] == [None] * 4

    run(work())


def test_closing_early_cancels_what_is_under_way_and_closes_the_source() -> None:
    events: list[str] = []

    async def source() -> AsyncIterator[str]:
        try:
            for text in numbered(100):
                yield text
        finally:
            events.append("source closed")

    async def one(index: int, text: str, leave: Callable[[], None]) -> Result:
        try:
            await asyncio.sleep(0 if index == 0 else 60)
        except asyncio.CancelledError:
            await asyncio.sleep(0.01)  # ending takes a moment, and is waited for
            events.append("cancelled")
            raise
        return Result(Document(text), index=index)

    async def work() -> None:
        results = yield_as_completed(source(), one, concurrency=3)
        await anext(results)
        await asyncio.sleep(0.01)
        await results.aclose()
        assert events.count("cancelled") == 3 and "source closed" in events
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run(work())


def test_cancelling_who_waits_for_a_result_leaves_nothing_behind() -> None:
    async def forever(index: int, text: str, leave: Callable[[], None]) -> Result:
        await asyncio.sleep(60)
        raise AssertionError

    async def work() -> None:
        results = yield_as_completed(numbered(9), forever, concurrency=3)
        waiting = asyncio.ensure_future(anext(results))
        await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run(work())


def test_a_source_that_fails_is_told_after_the_results_of_what_was_begun() -> None:
    def source() -> Iterator[str]:
        yield from numbered(3)
        raise OSError("the disk is gone")

    async def work() -> list[int]:
        seen: Many = []
        with pytest.raises(OSError, match="the disk is gone"):
            await gather(yield_as_completed(source(), _quickly, concurrency=2), seen)
        return [result.index for result in seen]

    assert sorted(run(work())) == [0, 1, 2]


def test_a_source_that_waits_does_not_hold_up_what_is_under_way() -> None:
    release = threading.Event()

    def source() -> Iterator[str]:
        yield "the first"
        assert release.wait(10), "the first document's result never came"
        yield "the second"

    async def work() -> list[int]:
        seen = []
        async for result in yield_as_completed(source(), _quickly, concurrency=4):
            seen.append(result.index)
            release.set()
        return seen

    assert run(work()) == [0, 1]


def test_no_document_is_begun_once_it_is_over() -> None:
    begun: list[int] = []

    async def one(index: int, text: str, leave: Callable[[], None]) -> Result:
        begun.append(index)
        return await _quickly(index, text, leave)

    async def work() -> int:
        results = yield_as_completed(numbered(50), one, concurrency=1, going=lambda: len(begun) < 5)
        return len([result async for result in results])

    assert run(work()) == len(begun) == 5


async def _async_source() -> AsyncIterator[str]:
    for text in numbered(6):
        await asyncio.sleep(0)
        yield text


@pytest.mark.parametrize("kind", ["list", "generator", "async", "blocking-list", "blocking-generator"])
def test_every_kind_of_source_gives_every_document_once(kind: str) -> None:
    with endpoint(RIGHT) as server:
        if kind == "async":
            results = run(all_results(server.url, _async_source(), concurrency=2))
        else:
            ask = (
                all_results_blocking
                if kind.startswith("blocking")
                else lambda *given: run(all_results(*given))
            )
            source = iter(numbered(6)) if kind.endswith("generator") else numbered(6)
            results = ask(server.url, source)
    assert sorted(result.index for result in results) == list(range(6))
    for result in results:
        assert result.error is None and result.summary is not None
        assert result.document.text == numbered(6)[result.index]
        assert result.summary.document.id == result.document.id
        assert result.usage == result.summary.usage and result.usage.requests == 1


def test_what_is_wrong_with_one_document_is_its_own_error_and_no_others(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text(TEXT + "\nDocument 7.")
    refusal, reset = said(None, refusal="no"), Answer(reset=True)
    sources: list[Any] = [*numbered(5), "  ", 42, tmp_path / "missing.txt", there, None]
    with endpoint(by_number({1: refusal, 3: reset, 4: failed(400)})) as server:
        results = sorted(run(all_results(server.url, sources)), key=lambda result: result.index)
    errors = [type(result.error).__name__ if result.error else "" for result in results]
    assert errors == [
        *("", "RefusalError", "", "EndpointError", "RequestError"),
        *("DocumentError", "DocumentError", "DocumentError", "", "DocumentError"),
    ]
    assert all((result.summary is None) == (result.error is not None) for result in results)
    assert [result.usage.requests for result in results] == [1, 1, 1, 2, 1, 0, 0, 0, 1, 0]
    assert results[1].usage.tokens_in == 100 and results[1].usage.cost == 0.00028
    assert results[7].document.name == str(tmp_path / "missing.txt") and not results[7].document.text
    assert "int is not a document" in str(results[6].error)


def test_a_fault_of_ours_with_one_document_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:

    from summarizer._flow import flow

    merge = flow.merge_windows  # type: ignore[attr-defined]  # put there, to be replaced there

    def broken(settled: Any, reading: Any) -> Any:
        if "Document 1." in reading.document.text:
            raise KeyError("sk-secret-of-the-tests")
        return merge(settled, reading)

    monkeypatch.setattr(flow, "merge_windows", broken)
    with endpoint(RIGHT) as server:
        results = run(all_results(server.url, numbered(3)))
    (bad,) = [result for result in results if result.error]
    assert bad.index == 1 and type(bad.error) is UnexpectedError and bad.usage.tokens_in == 100
    assert isinstance(bad.error.__cause__, KeyError)
    assert "KeyError" in str(bad.error) and "sk-secret" not in str(bad.error)


@pytest.mark.parametrize(
    "single", [TEXT, Path("report.txt"), Document(TEXT), b"text"], ids=lambda each: type(each).__name__
)
def test_a_single_document_is_not_taken_letter_by_letter(single: Any) -> None:
    with (
        Summarizer(base_url="http://127.0.0.1:9/v1") as summarizer,
        pytest.raises(SettingsError, match="in a list"),
    ):
        summarizer.summarize_many(single)


@pytest.mark.slow
def test_too_many_requests_slow_everyone_down_and_nobody_is_lost() -> None:
    rest, times = 0.3, list[float]()
    later = Answer(
        body=RIGHT.body, silence=0.1
    )  # than the refusal: else more are sent before it is heard

    async def work(url: str) -> Many:
        async with AsyncSummarizer(base_url=url, model="m", retries=5) as summarizer:
            return [result async for result in summarizer.summarize_many(numbered(12), concurrency=4)]

    def answer(_: dict[str, Any]) -> Answer:
        times.append(time.monotonic())
        return failed(429, retry_after=str(rest)) if len(times) == 1 else later

    with endpoint(answer) as server:
        results = run(work(server.url))
    assert all(result.summary for result in results) and len(results) == 12
    # What was under way with the first may still arrive; after it, nobody before the rest is over.
    early = [each for each in times[1:] if each - times[0] < rest]
    assert len(early) <= 3 and len(times) == 13
    assert sum(result.usage.requests for result in results) == 13


@pytest.mark.slow
def test_requests_under_way_never_exceed_the_concurrency_windows_included() -> None:
    now, most, text = 0, 0, "\n\n".join(numbered(2))

    async def work(url: str) -> Many:
        nonlocal now, most
        async with AsyncSummarizer(base_url=url, model="m", window=100) as summarizer:
            attempt = summarizer._session.models.answering._attempt

            async def counted(content: Any, spent: Any) -> Any:
                nonlocal now, most
                now += 1
                most = max(most, now)
                try:
                    return await attempt(content, spent)
                finally:
                    now -= 1

            summarizer._session.models.answering._attempt = counted  # type: ignore[method-assign]
            return [result async for result in summarizer.summarize_many([text] * 3, concurrency=3)]

    with endpoint(Answer(body=RIGHT.body, silence=0.01)) as server:
        run(work(server.url))
    assert most == 3 and len(server.requests) > 9


def test_a_closed_summarizer_takes_no_documents() -> None:
    with Summarizer(base_url="http://127.0.0.1:9/v1") as summarizer:
        pass
    with pytest.raises(SettingsError, match="is closed"):
        next(summarizer.summarize_many(numbered(2)))
