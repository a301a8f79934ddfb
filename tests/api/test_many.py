"""Many documents: nothing lost, nothing held, nothing left behind, whatever fails."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from endpoint import Answer, endpoint, failed, said
from examples import TEXT, good

from summarizer import (
    AccessError,
    AsyncSummarizer,
    BudgetError,
    Document,
    DocumentError,
    EndpointError,
    RateLimitError,
    RefusalError,
    Result,
    SettingsError,
    StoppedError,
    Summarizer,
    UnexpectedError,
)
from summarizer._api.many import yield_as_completed
from summarizer._model.limits import RunLimits
from summarizer._model.run import Run

T = TypeVar("T")
RIGHT = said(json.dumps(good()))
Many = list[Result]


@pytest.fixture(autouse=True)
def _quick_and_keyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-the-tests")
    monkeypatch.setattr("summarizer._model.retries._BACKOFF", lambda _: 0.01)
    monkeypatch.setattr("summarizer._model.retries._JITTER", lambda _: 0.0)


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def numbered(count: int) -> list[str]:
    return [f"{TEXT}\nDocument {number}." for number in range(count)]


def number_in(request: dict[str, Any]) -> int:
    return int(request["messages"][1]["content"].split("Document ")[1].split(".")[0])


def by_number(answers: dict[int, Answer]) -> Callable[[dict[str, Any]], Answer]:
    """A right answer for every document but those named here."""
    return lambda request: answers.get(number_in(request), RIGHT)


async def _quickly(index: int, text: str, leave: Callable[[], None]) -> Result:
    await asyncio.sleep(0)
    return Result(Document(text), index=index)


# The engine alone, with a plain function in the model's place.


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

    async def examine(shared: Run, number: int) -> None:
        async with shared.examining():
            inside.append(number)
            assert len(inside) == 1
            await asyncio.sleep(0)
            inside.remove(number)

    async def work() -> None:
        shared = Run(RunLimits(), None)
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
            await _each(yield_as_completed(source(), _quickly, concurrency=2), seen)
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


# With a real server on loopback.


async def _each(results: AsyncIterator[Result], seen: Many) -> None:
    async for result in results:
        seen.append(result)


async def _all(url: str, documents: Any, **options: Any) -> Many:
    async with AsyncSummarizer(base_url=url, model="gpt-4.1", retries=1) as summarizer:
        return [result async for result in summarizer.summarize_many(documents, **options)]


def _blocking(url: str, documents: Any, **options: Any) -> Many:
    with Summarizer(base_url=url, model="gpt-4.1", retries=1) as summarizer:
        return list(summarizer.summarize_many(documents, **options))


async def _async_source() -> AsyncIterator[str]:
    for text in numbered(6):
        await asyncio.sleep(0)
        yield text


@pytest.mark.parametrize("kind", ["list", "generator", "async", "blocking-list", "blocking-generator"])
def test_every_kind_of_source_gives_every_document_once(kind: str) -> None:
    with endpoint(RIGHT) as server:
        if kind == "async":
            results = run(_all(server.url, _async_source(), concurrency=2))
        else:
            ask = _blocking if kind.startswith("blocking") else lambda *given: run(_all(*given))
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
        results = sorted(run(_all(server.url, sources)), key=lambda result: result.index)
    errors = [type(result.error).__name__ if result.error else "" for result in results]
    assert errors == [
        *("", "RefusalError", "", "EndpointError", "RequestError"),
        *("DocumentError", "DocumentError", "DocumentError", "", "DocumentError"),
    ]
    assert all((result.summary is None) == (result.error is not None) for result in results)
    assert [result.usage.requests for result in results] == [1, 1, 1, 2, 1, 0, 0, 0, 1, 0]
    assert results[1].usage.tokens_in == 100 and results[1].usage.cost == 0.00028
    assert results[7].document.name == str(tmp_path / "missing.txt") and not results[7].document.text
    assert "int is no document" in str(results[6].error)


def test_a_fault_of_ours_with_one_document_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:

    from summarizer._flow import flow

    merge = flow.merge

    def broken(settled: Any, reading: Any) -> Any:
        if "Document 1." in reading.document.text:
            raise KeyError("sk-secret-of-the-tests")
        return merge(settled, reading)

    monkeypatch.setattr(flow, "merge", broken)
    with endpoint(RIGHT) as server:
        results = run(_all(server.url, numbered(3)))
    (bad,) = [result for result in results if result.error]
    assert bad.index == 1 and type(bad.error) is UnexpectedError and bad.usage.tokens_in == 100
    assert isinstance(bad.error.__cause__, KeyError)
    assert "KeyError" in str(bad.error) and "sk-secret" not in str(bad.error)


def test_a_budget_in_tokens_ends_the_run_before_the_request_that_would_exceed_it() -> None:
    results: Many = []

    async def work(url: str) -> None:
        async with AsyncSummarizer(base_url=url, model="m") as summarizer:
            many = summarizer.summarize_many(numbered(70), concurrency=4, budget_tokens=6_000)
            await _each(many, results)

    with endpoint(RIGHT) as server, pytest.raises(BudgetError, match=r"of 6,000 tokens spent"):
        run(work(server.url))
    good_ones = [result for result in results if result.summary]
    assert {type(result.error) for result in results if result.error} <= {BudgetError}
    assert len(good_ones) == len(server.requests) < len(results) <= len(good_ones) + 4
    spent = 110 * len(server.requests)
    assert 2_000 < spent <= 6_000


def test_a_budget_in_dollars_wants_a_price_and_holds_to_it() -> None:
    async def work(url: str, **prices: Any) -> Many:
        seen: Many = []
        async with AsyncSummarizer(base_url=url, model="unlisted", **prices) as summarizer:
            with pytest.raises(BudgetError if prices else SettingsError):
                await _each(summarizer.summarize_many(numbered(9), budget_usd=0.05), seen)
        return seen

    with endpoint(RIGHT) as server:
        assert run(work(server.url)) == []
        assert not server.requests
        seen = run(work(server.url, prices=(1000.0, 100.0, 1000.0)))
    assert seen and all(type(result.error) is BudgetError for result in seen)
    assert not server.requests, "the first request might have cost more than that"


def test_an_endpoint_that_fails_again_and_again_ends_the_run_and_the_rest_is_untouched() -> None:
    taken: list[int] = []

    def source() -> Iterator[str]:
        for number, text in enumerate(numbered(100)):
            taken.append(number)
            yield text

    seen: Many = []
    with (
        endpoint(failed(500, "out of order")) as server,
        Summarizer(base_url=server.url, retries=0) as summarizer,
        pytest.raises(StoppedError, match=r"5 documents in a row.*out of order"),
    ):
        seen.extend(summarizer.summarize_many(source(), concurrency=2, stop_after=5))
    assert {type(result.error) for result in seen} <= {EndpointError, StoppedError}
    assert 5 <= len(seen) <= 7 and len(taken) <= 9


def test_bad_documents_and_refusals_do_not_end_a_run() -> None:
    bad = [item for text in numbered(8) for item in (text, " ")]
    with endpoint(said(None, refusal="no")) as server:
        results = run(_all(server.url, bad, stop_after=2))
    assert len(results) == 16
    assert {type(result.error) for result in results} == {RefusalError, DocumentError}


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(failed(400, "no such format"), id="every-request-refused"),
        pytest.param(said("I cannot write JSON."), id="no-answer-a-summary"),
        pytest.param(said(""), id="every-answer-empty"),
    ],
)
def test_a_model_that_answers_nothing_right_ends_the_run_before_all_is_spent(answer: Answer) -> None:
    seen: Many = []
    with (
        endpoint(answer) as server,
        Summarizer(base_url=server.url) as summarizer,
        pytest.raises(StoppedError, match="3 documents in a row"),
    ):
        seen.extend(summarizer.summarize_many(numbered(50), concurrency=1, stop_after=3))
    assert len(seen) == 3


def test_what_a_cache_has_does_not_hide_that_the_endpoint_is_down(tmp_path: Path) -> None:
    seen: Many = []
    with (
        endpoint(*[RIGHT] * 10, failed(500)) as server,
        Summarizer(base_url=server.url, retries=0, cache=tmp_path) as summarizer,
    ):
        assert all(each.summary for each in summarizer.summarize_many(numbered(20)[::2]))
        with pytest.raises(StoppedError, match="3 documents in a row"):
            seen.extend(summarizer.summarize_many(numbered(20), concurrency=1, stop_after=3))
    assert [result.summary is not None for result in seen] == [True, False] * 3


def test_fail_fast_ends_at_the_first_failure() -> None:
    seen: Many = []

    async def work(url: str) -> None:
        async with AsyncSummarizer(base_url=url) as summarizer:
            await _each(summarizer.summarize_many(numbered(50), concurrency=1, fail_fast=True), seen)

    with (
        endpoint(by_number({3: failed(401)})) as server,
        pytest.raises(StoppedError, match=r"first document that failed: .* key was refused"),
    ):
        run(work(server.url))
    assert [type(result.error) for result in seen] == [type(None)] * 3 + [AccessError]


def test_without_a_key_the_run_ends_in_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    seen: Many = []
    with Summarizer() as summarizer, pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        seen.extend(summarizer.summarize_many(numbered(100), concurrency=2))
    assert {type(result.error) for result in seen} == {SettingsError} and len(seen) <= 2


@pytest.mark.parametrize(
    "option",
    [
        {"concurrency": 0},
        {"stop_after": 0},
        {"requests_per_minute": 0},
        {"tokens_per_minute": -1},
        {"budget_tokens": 0},
        {"concurrency": "4"},
        {"concurrency": None},
        {"concurrency": 2.5},
        {"stop_after": "20"},
        {"tokens_per_minute": True},
        {"budget_tokens": "9000"},
    ],
    ids=lambda option: next(iter(option)),
)
def test_an_option_that_makes_no_sense_is_told_before_anything_is_taken(option: dict[str, Any]) -> None:
    with (
        Summarizer(base_url="http://127.0.0.1:9/v1") as summarizer,
        pytest.raises(SettingsError, match=next(iter(option))),
    ):
        summarizer.summarize_many(iter(()), **option)


@pytest.mark.parametrize(
    "option", [{"timeout": "5"}, {"retries": "2"}, {"window": True}, {"prices": 5}], ids=repr
)
def test_a_setting_that_is_no_number_is_told(option: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=next(iter(option))):
        Summarizer(**option)


@pytest.mark.parametrize(
    "single", [TEXT, Path("report.txt"), Document(TEXT), b"text"], ids=lambda each: type(each).__name__
)
def test_a_single_document_is_not_taken_letter_by_letter(single: Any) -> None:
    with (
        Summarizer(base_url="http://127.0.0.1:9/v1") as summarizer,
        pytest.raises(SettingsError, match="in a list"),
    ):
        summarizer.summarize_many(single)


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


def test_requests_under_way_never_exceed_the_concurrency_windows_included() -> None:
    now, most, text = 0, 0, "\n\n".join(numbered(2))

    async def work(url: str) -> Many:
        nonlocal now, most
        async with AsyncSummarizer(base_url=url, model="m", window=100) as summarizer:
            attempt = summarizer._session.client._attempt

            async def counted(content: Any, spent: Any) -> Any:
                nonlocal now, most
                now += 1
                most = max(most, now)
                try:
                    return await attempt(content, spent)
                finally:
                    now -= 1

            summarizer._session.client._attempt = counted  # type: ignore[method-assign]
            return [result async for result in summarizer.summarize_many([text] * 3, concurrency=3)]

    with endpoint(Answer(body=RIGHT.body, silence=0.01)) as server:
        run(work(server.url))
    assert most == 3 and len(server.requests) > 9


# The blocking one.


def test_the_blocking_iterator_takes_documents_in_the_thread_that_iterates() -> None:
    threads: set[str] = set()

    def source() -> Iterator[str]:
        for text in numbered(5):
            threads.add(threading.current_thread().name)
            yield text

    with endpoint(RIGHT) as server:
        assert len(_blocking(server.url, source())) == 5
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


def test_a_closed_summarizer_takes_no_documents() -> None:
    with Summarizer(base_url="http://127.0.0.1:9/v1") as summarizer:
        pass
    with pytest.raises(SettingsError, match="is closed"):
        next(summarizer.summarize_many(numbered(2)))


@pytest.mark.parametrize(("seconds", "waits"), [(300, True), (700, False)], ids=["5-min", "12-min"])
def test_a_run_rests_as_long_as_the_endpoint_asks_up_to_ten_minutes(seconds: int, waits: bool) -> None:
    async def work(url: str) -> Result | None:
        async with AsyncSummarizer(base_url=url, model="m") as summarizer:
            results = summarizer.summarize_many(numbered(1))
            async with aclosing(results):
                try:
                    return await asyncio.wait_for(anext(results), 0.5)
                except TimeoutError:
                    return None

    with endpoint(failed(429, retry_after=str(seconds))) as server:
        result = run(work(server.url))
    assert len(server.requests) == 1
    assert result is None if waits else result and type(result.error) is RateLimitError
