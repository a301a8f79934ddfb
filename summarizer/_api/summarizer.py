"""The Python API: a document in, its summary out, blocking or on an event loop."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from functools import partial
from types import TracebackType
from typing import Generic, Self, Unpack

from pydantic import BaseModel

from summarizer._api.feed import feed_documents
from summarizer._api.given import as_document
from summarizer._api.many import Result, S
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

# Models by name, or a subclass of Summary that lists kinds: that is what summaries then are.
AnyKinds = type[S] | Mapping[str, type[BaseModel]] | None


class AsyncSummarizer(Generic[S]):
    """Summarizes documents with one model at one endpoint, on the running event loop.

    Use it in an `async with`, so that its connections are closed::

        async with summarizer.AsyncSummarizer(model="gpt-5.4") as s:
            summary = await s.summarize("The ministers met in Oslo.", published="2025-05-21")

    Each parameter is optional. If you leave one out, its environment variable counts, then its default.
    The key is always read from OPENAI_API_KEY.

    Parameters:
        model: name of the model (SUMMARIZER_MODEL; default "gpt-5.4").
        base_url: address of an OpenAI-compatible endpoint (OPENAI_BASE_URL; default OpenAI's).
        mode: "json-schema" or "tools": how the form of the answer is requested (SUMMARIZER_MODE;
            default "json-schema").
        timeout: seconds for each request (SUMMARIZER_TIMEOUT; default 300).
        retries: number of retries for temporary failures (SUMMARIZER_RETRIES; default 5).
        verify_model: name of another model for the second reading (SUMMARIZER_VERIFY_MODEL). It can have
            its own endpoint and key: SUMMARIZER_VERIFY_BASE_URL, SUMMARIZER_VERIFY_API_KEY.
        window: tokens of the document in one request, at four characters each (SUMMARIZER_WINDOW;
            default 6,000, at least 100). A longer document is read in parts.
        verify: whether a second reading checks every item (SUMMARIZER_VERIFY; default True).
        overview: whether to ask for an overview (default True).
        sparse: whether the model may leave out empty fields, for shorter answers (SUMMARIZER_SPARSE;
            default False). OpenAI's strict mode does not allow it.
        write_in: language to write in, for example "en" (SUMMARIZER_WRITE_IN; default the document's).
            Quotes stay as they are, with a translation beside each.
        prices: US dollars for a million tokens, (in, cached, out) (SUMMARIZER_PRICES; default OpenAI's
            list prices, at OpenAI's own address only).
        prompts: folder of your own prompt templates, each in place of ours of its name (default None).
        only_kinds: whether to ask for nothing but your own kinds and what they refer to (default False).
        cache: folder to keep the model's answers in. What is there is not asked again (default None).
        kinds: your own kinds of items: {name: pydantic model}, or a subclass of Summary that lists them.
            Summaries are then of that subclass (default None).

    Raises SettingsError for an invalid value or kind, and PromptError for an invalid template.
    """

    @show_options(ModelOptions)
    def __init__(self, *, kinds: AnyKinds[S] = None, **options: Unpack[ModelOptions]) -> None:
        refuse_unknown(options, ModelOptions)
        cache = options.pop("cache", None)
        chosen: SettingsOptions = options
        self.settings = resolve_settings(kinds=kinds, **chosen)
        self._session: Session[S] = Session(self.settings, cache=cache)

    @show_options(DocumentOptions)
    async def summarize(self, document: Given, **options: Unpack[DocumentOptions]) -> S:
        """Summarize one document, and return its Summary.

        Parameters:
            document: a text (str), a file (Path) or a Document.
            published: day of publication, a date or "2025-05-21". "Wednesday" is counted from it.
            title: title of the document.
            source: who published it.

        The last three override what the document itself says.

        Raises DocumentError if the document cannot be read, ModelError if there was no usable answer,
        and SettingsError for an invalid option.
        """
        return await self._session.summary(as_document(document, **options))

    @show_options(LimitOptions)
    def summarize_many(
        self, documents: Documents, **options: Unpack[LimitOptions]
    ) -> AsyncGenerator[Result[S], None]:
        """Summarize many documents at once, and yield a Result for each as soon as it is done.

        Example::

            async for result in s.summarize_many(texts, concurrency=64, budget_usd=20):
                print(result.index, result.error or result.summary)

        Parameters:
            documents: texts, Paths and Documents, from any iterable or async iterable. They are taken
                one by one, so that memory stays constant.
            concurrency: documents in progress at once (default 16).
            requests_per_minute: limit on requests (default none).
            tokens_per_minute: limit on tokens, in and out (default none).
            budget_usd: US dollars for the whole run (default none). The price must be known.
            budget_tokens: tokens for the whole run (default none).
            fail_fast: whether the first failed document ends the run (default False).
            stop_after: number of consecutive failures of the endpoint or the model that ends the run
                (default 20; None: never).

        One failed document does not raise: its result has the `error`. No request is sent that could
        exceed a budget. BudgetError, or StoppedError for the last two, comes after the last result.
        Close the iterator early, and requests in progress are cancelled.
        """
        refuse_unknown(options, LimitOptions)
        return self._session.results(documents, RunLimits(**options))

    async def aclose(self) -> None:
        """Close the connections to the endpoint, and the cache."""
        await self._session.aclose()

    @property
    def cache_trouble(self) -> str | None:
        """Why answers could not be written to the cache, or None."""
        return self._session.answers.trouble if self._session.answers else None

    @property
    def unkept(self) -> int:
        """Number of answers that could not be written to the cache."""
        return self._session.answers.unkept if self._session.answers else 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class Summarizer(Generic[S]):
    """Summarizes documents with one model at one endpoint, and waits for each. Works in notebooks, too.

    Use it in a `with`, so that its connections are closed::

        with summarizer.Summarizer(model="gpt-5.4", cache="answers") as s:
            summary = s.summarize(Path("report.txt"), published="2025-05-21")

    Its parameters are those of AsyncSummarizer: model, base_url, mode, timeout, retries, window, verify,
    verify_model, overview, sparse, write_in, prices, prompts, only_kinds, cache and kinds.

    Raises SettingsError for an invalid value.
    """

    @show_options(ModelOptions)
    def __init__(self, *, kinds: AnyKinds[S] = None, **options: Unpack[ModelOptions]) -> None:
        self._async: AsyncSummarizer[S] = AsyncSummarizer(kinds=kinds, **options)
        self.settings = self._async.settings
        self._background = Background()

    @show_options(DocumentOptions)
    def summarize(self, document: Given, **options: Unpack[DocumentOptions]) -> S:
        """Summarize one document, and return its Summary.

        The parameters and errors are those of AsyncSummarizer.summarize: document, published, title and
        source. Raises SettingsError, too, after `close`.
        """
        return self._background.run(self._async.summarize(document, **options))

    @show_options(LimitOptions)
    def summarize_many(
        self, documents: Documents, **options: Unpack[LimitOptions]
    ) -> Generator[Result[S], None, None]:
        """Summarize many documents at once, and yield a Result for each as soon as it is done.

        Example::

            for result in s.summarize_many(Path("reports").glob("*.txt"), concurrency=64):
                print(result.document.name, result.error or result.summary)

        The parameters and errors are those of AsyncSummarizer.summarize_many: documents, concurrency,
        requests_per_minute, tokens_per_minute, budget_usd, budget_tokens, fail_fast and stop_after.
        The iterable is read in your own thread, between two results.
        """
        many = partial(self._async.summarize_many, **options)
        many(documents)  # raises for invalid options now, not at the first result
        return feed_documents(self._background, documents, many)

    @property
    def cache_trouble(self) -> str | None:
        """Why answers could not be written to the cache, or None."""
        return self._async.cache_trouble

    @property
    def unkept(self) -> int:
        """Number of answers that could not be written to the cache."""
        return self._async.unkept

    def close(self) -> None:
        """Close the connections and the cache. You can call it twice.

        If another thread is still summarizing, that is cancelled and raises SettingsError there.
        """
        self._background.close(self._async.aclose)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@show_options(SummarizeOptions)
def summarize(document: Given, *, kinds: AnyKinds[S] = None, **options: Unpack[SummarizeOptions]) -> S:
    """Summarize one document, a text (str), a file (Path) or a Document, and return its Summary.

    Example::

        summary = summarizer.summarize(Path("report.txt"), published="2025-05-21", model="gpt-5.4")

    The parameters are those of AsyncSummarizer and of its `summarize`. For more than one document, use a
    Summarizer, which keeps its connections.

    Raises DocumentError, ModelError and SettingsError as AsyncSummarizer.summarize does.
    """
    known, chosen = split_options(options)
    with Summarizer(kinds=kinds, **chosen) as summarizer:
        return summarizer.summarize(document, **known)
