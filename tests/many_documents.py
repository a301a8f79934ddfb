"""Numbered documents, and what comes of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

from asked import RIGHT
from endpoint import Answer
from examples import TEXT

from summarizer import (
    AsyncSummarizer,
    Result,
    Summarizer,
)

T = TypeVar("T")


Many = list[Result]


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def numbered(count: int) -> list[str]:
    return [f"{TEXT}\nDocument {number}." for number in range(count)]


def number_in(request: dict[str, Any]) -> int:
    return int(request["messages"][1]["content"].split("Document ")[1].split(".")[0])


def by_number(answers: dict[int, Answer]) -> Callable[[dict[str, Any]], Answer]:
    """A right answer for every document but those named here."""
    return lambda request: answers.get(number_in(request), RIGHT)


async def gather(results: AsyncIterator[Result], seen: Many) -> None:
    async for result in results:
        seen.append(result)


async def all_results(url: str, documents: Any, **options: Any) -> Many:
    async with AsyncSummarizer(base_url=url, model="gpt-4.1", prices="2,0.5,8", retries=1) as summarizer:
        return [result async for result in summarizer.summarize_many(documents, **options)]


def all_results_blocking(url: str, documents: Any, **options: Any) -> Many:
    with Summarizer(base_url=url, model="gpt-4.1", prices="2,0.5,8", retries=1) as summarizer:
        return list(summarizer.summarize_many(documents, **options))
