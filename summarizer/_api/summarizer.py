"""The Python API: a document in, its summary out, blocking or on an event loop."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from functools import partial
from types import TracebackType
from typing import Self, Unpack

from summarizer._api.feed import feed_documents
from summarizer._api.given import as_document
from summarizer._api.many import Result
from summarizer._api.options import (
    DocumentOptions,
    ModelOptions,
    SummarizeOptions,
    show_options,
    split_options,
)
from summarizer._api.session import Documents, Given, Session
from summarizer._call.settings import SettingsOptions, refuse_unknown, resolve_settings
from summarizer._model.drive import Background
from summarizer._model.limits import LimitOptions, RunLimits
from summarizer.schemas import Summary


class AsyncSummarizer:
    """Summarizes documents on the running event loop, with one model at one endpoint.

    Its options are ModelOptions (`summarizer._api.options`) and, described one by one, SettingsOptions
    (`summarizer._call.settings`). What is not given comes from the environment, the key always from
    OPENAI_API_KEY. Raises SettingsError for a setting that makes no sense.
    """

    @show_options(ModelOptions)
    def __init__(self, **options: Unpack[ModelOptions]) -> None:
        refuse_unknown(options, ModelOptions)
        cache = options.pop("cache", None)
        chosen: SettingsOptions = options
        self.settings = resolve_settings(**chosen)
        self._session = Session(self.settings, cache=cache)

    @show_options(DocumentOptions)
    async def summarize(self, document: Given, **options: Unpack[DocumentOptions]) -> Summary:
        """Summarize a text (str), a file (Path) or a Document, which brings its own metadata.

        Its options are DocumentOptions (`summarizer._api.options`).
        Raises DocumentError for what is no document, ModelError where no usable answer came.
        """
        return await self._session.summary(as_document(document, **options))

    @show_options(LimitOptions)
    def summarize_many(
        self, documents: Documents, **options: Unpack[LimitOptions]
    ) -> AsyncGenerator[Result, None]:
        """Summarize many documents, at most `concurrency` at once; yield results as they come.

        Its options are LimitOptions (`summarizer._model.limits`). Never raises for one bad document:
        its result has the error. The documents are taken when there is room for another, so that any
        number of them goes through constant memory. A "too many requests" slows all of them down. No
        request is sent that might exceed a budget: then what is under way ends, every result is
        yielded, and BudgetError is raised. StoppedError, in the same way, where `stop_after` or
        `fail_fast` ends the run. Closed early, it cancels what is under way.
        """
        refuse_unknown(options, LimitOptions)
        return self._session.results(documents, RunLimits(**options))

    async def aclose(self) -> None:
        """Close the connections to the endpoint, and the cache."""
        await self._session.aclose()

    @property
    def cache_trouble(self) -> str | None:
        """Why answers could not be kept in the cache; None where they could."""
        return self._session.answers.trouble if self._session.answers else None

    @property
    def unkept(self) -> int:
        """How many answers could not be kept in the cache."""
        return self._session.answers.unkept if self._session.answers else 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class Summarizer:
    """Summarizes documents and waits for each: AsyncSummarizer, with its options, for code that blocks.

    Works in a notebook too, where an event loop already runs. Close it, or use it in a `with`.
    """

    @show_options(ModelOptions)
    def __init__(self, **options: Unpack[ModelOptions]) -> None:
        self._async = AsyncSummarizer(**options)
        self.settings = self._async.settings
        self._background = Background()

    @show_options(DocumentOptions)
    def summarize(self, document: Given, **options: Unpack[DocumentOptions]) -> Summary:
        """Summarize a text (str), a file (Path) or a Document; see AsyncSummarizer.summarize.

        Raises SettingsError, too, once this summarizer is closed.
        """
        return self._background.run(self._async.summarize(document, **options))

    @show_options(LimitOptions)
    def summarize_many(
        self, documents: Documents, **options: Unpack[LimitOptions]
    ) -> Generator[Result, None, None]:
        """Summarize many documents; see AsyncSummarizer.summarize_many.

        The documents are taken in the thread that iterates over the results, between two of them.
        """
        many = partial(self._async.summarize_many, **options)
        many(documents)  # raises for what makes no sense now, not at the first result
        return feed_documents(self._background, documents, many)

    @property
    def cache_trouble(self) -> str | None:
        """Why answers could not be kept in the cache; None where they could."""
        return self._async.cache_trouble

    @property
    def unkept(self) -> int:
        """How many answers could not be kept in the cache."""
        return self._async.unkept

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


@show_options(SummarizeOptions)
def summarize(document: Given, **options: Unpack[SummarizeOptions]) -> Summary:
    """Summarize one document: a text (str), a file (Path) or a Document.

    Its options are those of Summarizer and of its `summarize`; for more than one document make a
    Summarizer, which keeps its connections.
    """
    known, chosen = split_options(options)
    with Summarizer(**chosen) as summarizer:
        return summarizer.summarize(document, **known)
