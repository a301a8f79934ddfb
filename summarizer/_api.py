"""The Python API: a document in, its summary out, blocking or on an event loop."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncGenerator, AsyncIterable, Generator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summarizer._budget import Budget
from summarizer._client import Client, Spent, api_key
from summarizer._document import Document, unread
from summarizer._drive import Background, drive
from summarizer._feed import fed
from summarizer._flow import first_calls, summarize_flow
from summarizer._many import Result, each_as_it_comes
from summarizer._outcome import total
from summarizer._prices import cost_of, price_of
from summarizer._prompts import Prompt
from summarizer._read import read_document
from summarizer._reading import Reading
from summarizer._request import request_body
from summarizer._run import Limits, Run
from summarizer._settings import Settings, settings
from summarizer._split import split
from summarizer._trouble import one_line
from summarizer._verify import verification_calls
from summarizer._version import __version__
from summarizer.errors import DocumentError, SummarizerError, UnexpectedError
from summarizer.schemas import Summary, Usage

if TYPE_CHECKING:
    from summarizer._answers import Answers


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
        self._prompt = Prompt()
        self._client = Client(self.settings, api_key=api_key())
        self.answers = _answers(cache, self.settings)

    async def summarize(
        self,
        document: str | Path | Document,
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
        return await self._summary(document)

    async def _summary(
        self, document: Document, run: Run | None = None, tally: list[Spent] | None = None
    ) -> Summary:
        flow = summarize_flow(
            document,
            self._prompt,
            model=self.settings.model,
            version=__version__,
            window=self.settings.window,
            verify=self.settings.verify,
            price=self.settings.price,
        )
        ask = partial(self._client.ask, run=run, tally=tally)
        return await drive(flow, partial(self.answers.ask, ask=ask) if self.answers else ask)

    def summarize_many(
        self,
        documents: Iterable[str | Path | Document] | AsyncIterable[str | Path | Document],
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
        the same way, once `stop_after` documents in a row failed through the endpoint's fault, or,
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
        return self._each(documents, limits, self._budget(limits))

    def _budget(self, limits: Limits) -> Budget | None:
        if limits.budget_usd is None and limits.budget_tokens is None:
            return None
        model = self.settings.model
        price = self.settings.price or price_of(model)
        return Budget(usd=limits.budget_usd, tokens=limits.budget_tokens, price=price, model=model)

    async def _each(
        self,
        documents: Iterable[str | Path | Document] | AsyncIterable[str | Path | Document],
        limits: Limits,
        budget: Budget | None,
    ) -> AsyncGenerator[Result, None]:
        run = Run(limits, budget)

        async def one(index: int, given: str | Path | Document) -> Result:
            result = await self._result(index, given, run)
            run.document_done(result.error)
            return result

        results = each_as_it_comes(
            documents, one, concurrency=limits.concurrency, going=lambda: run.going
        )
        async with aclosing(results):
            async for result in results:
                yield result
        if run.over is not None:
            raise run.ending()

    async def _result(self, index: int, given: str | Path | Document, run: Run) -> Result:
        """What comes of one document; whatever fails, it is the error of this one alone."""
        tally: list[Spent] = []
        document, summary, error = unread(name_of(given)), None, None
        try:
            # A file may be slow to read: the requests under way go on meanwhile.
            path = isinstance(given, Path)
            document = await asyncio.to_thread(as_document, given) if path else as_document(given)
            summary = await self._summary(document, run, tally)
        except SummarizerError as exc:
            error = exc
        except Exception as exc:
            said = one_line(f"{type(exc).__name__}: {exc}", api_key())
            error = UnexpectedError(f"a fault of summarizer itself, please report it: {said}")
            error.__cause__ = exc
        usage = total(Usage(**asdict(each)) for each in tally)
        price = self.settings.price or price_of(self.settings.model)
        usage = usage.model_copy(update={"cost": cost_of(price, usage)})
        return Result(document, summary, error, usage, index)

    async def aclose(self) -> None:
        """Close the connections to the endpoint, and the cache."""
        await self._client.aclose()
        if self.answers is not None:
            self.answers.close()

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
        document: str | Path | Document,
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
        documents: Iterable[str | Path | Document] | AsyncIterable[str | Path | Document],
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
        many(())  # raises for a setting that makes no sense now, not at the first result
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
    document: str | Path | Document,
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


def _answers(cache: str | Path | None, settings: Settings) -> Answers | None:
    if cache is None:
        return None
    from summarizer._answers import Answers  # sqlite3: most have no use for it

    return Answers(Path(cache), settings)


def as_document(
    document: str | Path | Document,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """The document that a text, a file or a Document is; what is given here goes before its own."""
    if isinstance(document, Path):
        return read_document(document, published=published, title=title, source=source)
    if isinstance(document, str):
        return Document(document, published=published, title=title, source=source)
    if not isinstance(document, Document):
        raise DocumentError(
            f"a {type(document).__name__} is no document: give a text, a Path or a Document"
        )
    if published is None and title is None and source is None:
        return document
    return Document(
        document.text,
        published=published if published is not None else document.published,
        title=title if title is not None else document.title,
        source=source if source is not None else document.source,
        language=document.language,
        name=document.name,
    )


def name_of(given: str | Path | Document) -> str | None:
    """What a document is called before it is read."""
    return given.name if isinstance(given, Document) else str(given) if isinstance(given, Path) else None


def verification_requests(
    summary: Summary, document: Document, settings: Settings
) -> list[dict[str, Any]]:
    """The bodies of the requests that would have a summary's items verified; nothing is sent.

    Raises DocumentError where the summary is not of this document.
    """
    if summary.document.id != document.id:
        raise DocumentError(
            f"the summary is of another text (its id is {summary.document.id[:12]}…, this document's"
            f" {document.id[:12]}…): name the document that it was made of"
        )
    calls = verification_calls(summary, Reading(document, split(document.text)), Prompt())
    return [request_body(call, model=settings.model, mode=settings.mode) for call in calls]


def summary_requests(document: Document, settings: Settings) -> list[dict[str, Any]]:
    """The bodies of the requests that summarizing `document` begins with; nothing is sent."""
    calls = first_calls(document, Prompt(), window=settings.window)
    return [request_body(call, model=settings.model, mode=settings.mode) for call in calls]
