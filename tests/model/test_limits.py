"""Limits: when a run is over, and what it has spent by then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from asked import RIGHT
from endpoint import Answer, endpoint, failed, said
from many_documents import Many, all_results, by_number, gather, numbered, run

from summarizer import (
    AccessError,
    AsyncSummarizer,
    BudgetError,
    DocumentError,
    EndpointError,
    RateLimitError,
    RefusalError,
    Result,
    SettingsError,
    StoppedError,
    Summarizer,
)

pytestmark = pytest.mark.usefixtures("quick_and_keyed")


@pytest.mark.slow
def test_a_budget_in_tokens_ends_the_run_before_the_request_that_would_exceed_it() -> None:
    results: Many = []

    async def work(url: str) -> None:
        async with AsyncSummarizer(base_url=url, model="m") as summarizer:
            many = summarizer.summarize_many(numbered(70), concurrency=4, budget_tokens=9_000)
            await gather(many, results)

    with endpoint(RIGHT) as server, pytest.raises(BudgetError, match=r"of 9,000 tokens spent"):
        run(work(server.url))
    good_ones = [result for result in results if result.summary]
    assert {type(result.error) for result in results if result.error} <= {BudgetError}
    assert len(good_ones) == len(server.requests) < len(results) <= len(good_ones) + 4
    spent = 110 * len(server.requests)
    assert 2_000 < spent <= 9_000


def test_a_budget_in_dollars_wants_a_price_and_holds_to_it() -> None:
    async def work(url: str, **prices: Any) -> Many:
        seen: Many = []
        async with AsyncSummarizer(base_url=url, model="unlisted", **prices) as summarizer:
            with pytest.raises(BudgetError if prices else SettingsError):
                await gather(summarizer.summarize_many(numbered(9), budget_usd=0.05), seen)
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
        pytest.raises(StoppedError, match=r"5 consecutive documents.*out of order"),
    ):
        seen.extend(summarizer.summarize_many(source(), concurrency=2, stop_after=5))
    assert {type(result.error) for result in seen} <= {EndpointError, StoppedError}
    assert 5 <= len(seen) <= 7 and len(taken) <= 9


@pytest.mark.slow
def test_bad_documents_and_refusals_do_not_end_a_run() -> None:
    bad = [item for text in numbered(8) for item in (text, " ")]
    with endpoint(said(None, refusal="no")) as server:
        results = run(all_results(server.url, bad, stop_after=2))
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
        pytest.raises(StoppedError, match="3 consecutive documents"),
    ):
        seen.extend(summarizer.summarize_many(numbered(50), concurrency=1, stop_after=3))
    assert len(seen) == 3


@pytest.mark.slow
def test_what_a_cache_has_does_not_hide_that_the_endpoint_is_down(tmp_path: Path) -> None:
    seen: Many = []
    with (
        endpoint(*[RIGHT] * 10, failed(500)) as server,
        Summarizer(base_url=server.url, retries=0, cache=tmp_path) as summarizer,
    ):
        assert all(each.summary for each in summarizer.summarize_many(numbered(20)[::2]))
        with pytest.raises(StoppedError, match="3 consecutive documents"):
            seen.extend(summarizer.summarize_many(numbered(20), concurrency=1, stop_after=3))
    assert [result.summary is not None for result in seen] == [True, False] * 3


@pytest.mark.slow
def test_fail_fast_ends_at_the_first_failure() -> None:
    seen: Many = []

    async def work(url: str) -> None:
        async with AsyncSummarizer(base_url=url) as summarizer:
            await gather(summarizer.summarize_many(numbered(50), concurrency=1, fail_fast=True), seen)

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


@pytest.mark.slow
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
