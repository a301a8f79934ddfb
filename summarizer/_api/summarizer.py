"""The Python API: a document in, its summary out, blocking or on an event loop."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncGenerator, Generator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from summarizer._api.feed import fed
from summarizer._api.given import as_document
from summarizer._api.many import Result
from summarizer._api.session import Documents, Given, Session
from summarizer._call.settings import settings
from summarizer._model.drive import Background
from summarizer._model.limits import Limits
from summarizer.schemas import Summary


class AsyncSummarizer:
    """Summarizes documents on the running event loop, with one model at one endpoint.

    Settings that are not given come from the environment: SUMMARIZER_MODEL, OPENAI_BASE_URL,
    SUMMARIZER_MODE, SUMMARIZER_TIMEOUT, SUMMARIZER_RETRIES, SUMMARIZER_WINDOW; the key always from
    OPENAI_API_KEY. `mode` is "json-schema" or "tools"; `timeout` is in seconds, for each request;
    `retries` come after the first attempt; `window` is how many tokens of a document's text (four
    characters each, an estimate) go into one request: a longer one is asked about in parts; `verify`
    has a further call judge each item by the sentences that it cites; `prices` are what a million
    tokens cost in US dollars, as (in, cached, out) or "2.5,0.25,15", for a model that is not in the
    built-in list or has another price (SUMMARIZER_PRICES); `cache` is a folder in which the model's
    replies are kept: what it has is not asked again.
    Raises SettingsError for a setting that makes no sense.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        base_url: str | None = None,
        mode: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        window: int | None = None,
        verify: bool = False,
        prices: str | Sequence[float] | None = None,
        cache: str | Path | None = None,
    ) -> None:
        self.settings = settings(
            model=model,
            base_url=base_url,
            mode=mode,
            timeout=timeout,
            retries=retries,
            window=window,
            verify=verify,
            prices=prices,
        )
        self._session = Session(self.settings, cache=cache)

    async def summarize(
        self,
        document: Given,
        *,
        published: dt.date | str | None = None,
        title: str | None = None,
        source: str | None = None,
    ) -> Summary:
        """Summarize a text (str), a file (Path) or a Document, which brings its own metadata.

        `published` (a date or "YYYY-MM-DD") is the day that relative dates are counted from.
        Raises DocumentError for what is no document, ModelError where no usable answer came.
        """
        document = as_document(document, published=published, title=title, source=source)
        return await self._session.summary(document)

    def summarize_many(
        self,
        documents: Documents,
        *,
        concurrency: int = 16,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        budget_usd: float | None = None,
        budget_tokens: int | None = None,
        fail_fast: bool = False,
        stop_after: int | None = 20,
    ) -> AsyncGenerator[Result, None]:
        """Summarize many documents, at most `concurrency` at once; yield results as they come.

        Never raises for one bad document: its result has the error. The documents are taken when
        there is room for another, so that any number of them goes through constant memory. A "too
        many requests" slows all of them down. No request is sent that might exceed a budget: then
        what is under way ends, every result is yielded, and BudgetError is raised. StoppedError, in
        the same way, once the endpoint or the model failed for `stop_after` documents in a row, or,
        with `fail_fast`, the first for any reason. Closed early, it cancels what is under way.
        """
        limits = Limits(
            concurrency=concurrency,
            requests_per_minute=requests_per_minute,
            tokens_per_minute=tokens_per_minute,
            budget_usd=budget_usd,
            budget_tokens=budget_tokens,
            fail_fast=fail_fast,
            stop_after=stop_after,
        )
        return self._session.results(documents, limits)

    async def aclose(self) -> None:
        """Close the connections to the endpoint, and the cache."""
        await self._session.aclose()

    @property
    def cache_trouble(self) -> str | None:
        """Why answers could not be kept in the cache; None where they could."""
        return self._session.answers.trouble if self._session.answers else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class Summarizer:
    """Summarizes documents and waits for each: AsyncSummarizer for code that blocks.

    Works in a notebook too, where an event loop already runs. Close it, or use it in a `with`.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        base_url: str | None = None,
        mode: str | None = None,
        timeout: float | None = None,
        retries: int | None = None,
        window: int | None = None,
        verify: bool = False,
        prices: str | Sequence[float] | None = None,
        cache: str | Path | None = None,
    ) -> None:
        self._async = AsyncSummarizer(
            model=model,
            base_url=base_url,
            mode=mode,
            timeout=timeout,
            retries=retries,
            window=window,
            verify=verify,
            prices=prices,
            cache=cache,
        )
        self.settings = self._async.settings
        self._background = Background()

    def summarize(
        self,
        document: Given,
        *,
        published: dt.date | str | None = None,
        title: str | None = None,
        source: str | None = None,
    ) -> Summary:
        """Summarize a text (str), a file (Path) or a Document; see AsyncSummarizer.summarize.

        Raises SettingsError, too, once this summarizer is closed.
        """
        work = self._async.summarize(document, published=published, title=title, source=source)
        return self._background.run(work)

    def summarize_many(
        self,
        documents: Documents,
        *,
        concurrency: int = 16,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        budget_usd: float | None = None,
        budget_tokens: int | None = None,
        fail_fast: bool = False,
        stop_after: int | None = 20,
    ) -> Generator[Result, None, None]:
        """Summarize many documents; see AsyncSummarizer.summarize_many.

        The documents are taken in the thread that iterates over the results, between two of them.
        """
        many = partial(
            self._async.summarize_many,
            concurrency=concurrency,
            requests_per_minute=requests_per_minute,
            tokens_per_minute=tokens_per_minute,
            budget_usd=budget_usd,
            budget_tokens=budget_tokens,
            fail_fast=fail_fast,
            stop_after=stop_after,
        )
        many(documents)  # raises for what makes no sense now, not at the first result
        return fed(self._background, documents, many)

    def close(self) -> None:
        """Close the connections to the endpoint and end the thread that served them. Twice is once.

        What another thread still summarizes is cancelled, and raises SettingsError there.
        """
        self._background.close(self._async.aclose)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def summarize(
    document: Given,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    model: str | None = None,
    base_url: str | None = None,
    mode: str | None = None,
    timeout: float | None = None,
    retries: int | None = None,
    window: int | None = None,
    verify: bool = False,
    prices: str | Sequence[float] | None = None,
    cache: str | Path | None = None,
) -> Summary:
    """Summarize one document: a text (str), a file (Path) or a Document.

    The arguments are those of Summarizer and of its `summarize`; for more than one document make
    a Summarizer, which keeps its connections.
    """
    with Summarizer(
        model=model,
        base_url=base_url,
        mode=mode,
        timeout=timeout,
        retries=retries,
        window=window,
        verify=verify,
        prices=prices,
        cache=cache,
    ) as summarizer:
        return summarizer.summarize(document, published=published, title=title, source=source)
