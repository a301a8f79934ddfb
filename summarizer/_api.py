"""The Python API: a document in, its summary out, blocking or on an event loop."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarizer._client import Client, api_key
from summarizer._document import Document
from summarizer._drive import Background, drive
from summarizer._flow import first_calls, summarize_flow
from summarizer._many import Result, each_as_it_comes
from summarizer._prompts import Prompt
from summarizer._reading import Reading
from summarizer._request import request_body
from summarizer._settings import Settings, settings
from summarizer._split import split
from summarizer._verify import verification_calls
from summarizer._version import __version__
from summarizer.errors import DocumentError, ModelError, SummarizerError
from summarizer.read import read_document
from summarizer.schemas import Summary, Usage


class AsyncSummarizer:
    """Summarizes documents on the running event loop, with one model at one endpoint.

    Settings that are not given come from the environment: SUMMARIZER_MODEL, OPENAI_BASE_URL,
    SUMMARIZER_MODE, SUMMARIZER_TIMEOUT, SUMMARIZER_RETRIES, SUMMARIZER_WINDOW; the key always from
    OPENAI_API_KEY. `mode` is "json-schema" or "tools"; `timeout` is in seconds, for each request;
    `retries` come after the first attempt; `window` is how many tokens of a document's text (four
    characters each, an estimate) go into one request: a longer one is asked about in parts; `verify`
    has a further call judge each item by the sentences that it cites.
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
    ) -> None:
        self.settings = settings(
            model=model,
            base_url=base_url,
            mode=mode,
            timeout=timeout,
            retries=retries,
            window=window,
            verify=verify,
        )
        self._prompt = Prompt()
        self._client = Client(self.settings, api_key=api_key())

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
        flow = summarize_flow(
            document,
            self._prompt,
            model=self.settings.model,
            version=__version__,
            window=self.settings.window,
            verify=self.settings.verify,
        )
        return await drive(flow, self._client.ask)

    async def summarize_many(
        self,
        documents: Iterable[str | Path | Document] | AsyncIterable[str | Path | Document],
        *,
        concurrency: int = 16,
    ) -> AsyncIterator[Result]:
        """Summarize many documents, at most `concurrency` at once; yield results as they come.

        Never raises for one bad document: its result has the error. The documents are taken when
        there is room for another, so that any number of them goes through constant memory.
        """

        async def one(document: str | Path | Document) -> Result:
            known = document if isinstance(document, Document) else None
            try:
                known = as_document(document)
                summary = await self.summarize(known)
            except SummarizerError as exc:
                usage = Usage.model_validate(exc.spent) if isinstance(exc, ModelError) else Usage()
                return Result(known or Document(str(document)), error=exc, usage=usage)
            return Result(known, summary=summary, usage=summary.usage)

        async for result in each_as_it_comes(documents, one, concurrency=concurrency):
            yield result

    async def aclose(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.aclose()

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
    ) -> None:
        self._async = AsyncSummarizer(
            model=model,
            base_url=base_url,
            mode=mode,
            timeout=timeout,
            retries=retries,
            window=window,
            verify=verify,
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
    ) as summarizer:
        return summarizer.summarize(document, published=published, title=title, source=source)


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
    if published is None and title is None and source is None:
        return document
    return Document(
        document.text,
        published=published if published is not None else document.published,
        published_from=None if published is not None else document.published_from,
        title=title if title is not None else document.title,
        source=source if source is not None else document.source,
        language=document.language,
        name=document.name,
        times=document.times,
    )


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
