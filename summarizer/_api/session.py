"""A session: one model at one endpoint, over one document or over a run of many, on one event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, aclosing, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, cast
from weakref import WeakSet

from summarizer._api.given import as_document, name_given
from summarizer._api.many import Result, S, yield_as_completed
from summarizer._call.call import READING
from summarizer._call.prices import Reader
from summarizer._call.reply import Flow
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.budget import Budget
from summarizer._model.charges import Charges
from summarizer._model.drive import drive_flow
from summarizer._model.limits import RunLimits
from summarizer._model.run import ENDPOINTS_FAULT, ModelRun
from summarizer._model.two_models import Bill, TwoModels
from summarizer._text.document import Document, make_unread_document
from summarizer._version import __version__
from summarizer.errors import ModelError, SettingsError, SummarizerError, UnexpectedError
from summarizer.schemas import Summary

if TYPE_CHECKING:
    from summarizer._model.answers import Answers


def leave_nothing() -> None:
    """Nobody waits for this document's place."""


Given = str | Path | Document
Documents = Iterable[Given] | AsyncIterable[Given]


class Session(Generic[S]):
    """What AsyncSummarizer and Summarizer have in common: settings, prompt and client."""

    def __init__(self, chosen: Settings, *, cache: str | Path | None = None) -> None:
        self.settings = chosen
        reader = chosen.for_call(READING)
        self.secrets = Secrets.in_use(chosen.base_url, reader.base_url)
        self.models = TwoModels(chosen, secrets=self.secrets)
        self.answers = _open_answers(cache, chosen)
        self._prompt = Prompt(chosen.form)
        self._reader = Reader(reader.model, reader.known_price)
        self._streams: WeakSet[AsyncGenerator[Result[S], None]] = WeakSet()

    async def summary(
        self,
        document: Document,
        run: ModelRun | None = None,
        bill: Bill | None = None,
        leave: Callable[[], None] = leave_nothing,
    ) -> S:
        """Summarize a document, as a part of a run where it is one; what it costs is put on `bill`.

        `leave` is called once there are answers to be examined, again at each further round.
        """
        bill = Bill() if bill is None else bill
        # The answers are kept: tried again, the document costs only what the endpoint failed to do.
        flow = self.flow_of(document, tries_again=bool(run and self.answers))
        ask = partial(self.models.ask, run=run, bill=bill)

        def turn() -> AbstractAsyncContextManager[None]:
            leave()
            return run.examining() if run else nullcontext()

        try:
            if self.answers is None:
                return cast(S, await drive_flow(flow, ask, turn=turn))  # as the catalogue makes it
            charges = Charges(self.settings)
            kept = charges.noting(partial(self.answers.ask, ask=ask))
            return cast(S, charges.price(await drive_flow(flow, kept, turn=turn)))
        except ModelError as exc:
            paid = bill.total(self.settings)
            exc.spent, exc.cost = paid.model_dump(exclude={"cost"}), paid.cost
            raise

    def flow_of(self, document: Document, *, tries_again: bool) -> Flow[Summary]:
        """The flow that summarizes a document with these settings, whoever drives it.

        With `tries_again`, an endpoint's failure to correct is raised: another run asks for it alone.
        """
        return summarize_flow(
            document,
            self._prompt,
            model=self.settings.model,
            version=__version__,
            window=self.settings.window,
            verify=self.settings.verify,
            price=self.settings.known_price,
            reader=self._reader,
            give_up=ENDPOINTS_FAULT if tries_again else (),
        )

    async def aclose(self) -> None:
        """Close the connections to the endpoint, and the cache, and what was not read to its end."""
        for stream in list(self._streams):
            with suppress(RuntimeError):  # somebody waits for its next result, or closes it
                await stream.aclose()
        await self.models.aclose()
        if self.answers is not None:
            self.answers.close()

    def results(self, documents: Documents, limits: RunLimits) -> AsyncGenerator[Result[S], None]:
        """Summarize many documents within limits; raises SettingsError for an invalid limit."""
        if isinstance(documents, Given | bytes):  # a text would be taken letter by letter
            raise SettingsError(
                "summarize_many takes several documents: put a single document in a list"
            )
        limited = limits.budget_usd is not None or limits.budget_tokens is not None
        budget = self.make_budget(limits) if limited else None
        stream = self._yield_results(documents, limits, budget)
        self._streams.add(stream)
        return stream

    def make_budget(self, limits: RunLimits) -> Budget:
        """The budget of a run, which may have no limit."""
        return Budget(
            usd=limits.budget_usd,
            tokens=limits.budget_tokens,
            price=self.settings.known_price,
            model=self.settings.model,
            reader=self._reader if self._has_reader else None,
        )

    @property
    def _has_reader(self) -> bool:
        """Whether another model reads a second time."""
        return self.settings.verify and self.settings.reader is not None

    async def _yield_results(
        self, documents: Documents, limits: RunLimits, budget: Budget | None
    ) -> AsyncGenerator[Result[S], None]:
        run = ModelRun(limits, budget, own_reader=self._has_reader)

        async def one(index: int, given: str | Path | Document, leave: Callable[[], None]) -> Result[S]:
            result = await self._summarize_given(index, given, run, leave)
            run.document_done(result.error, asked=result.usage.requests > 0)
            return result

        results = yield_as_completed(
            documents, one, concurrency=limits.concurrency, going=lambda: run.going
        )
        async with aclosing(results):
            async for result in results:
                yield result
        if run.over is not None:
            raise run.ending()

    async def _summarize_given(
        self, index: int, given: str | Path | Document, run: ModelRun, leave: Callable[[], None]
    ) -> Result[S]:
        """What comes of one document; whatever fails, it is the error of this one alone."""
        bill = Bill()
        document, summary, error = make_unread_document(name_given(given)), None, None
        try:
            # A file may be slow to read: the requests under way go on meanwhile.
            path = isinstance(given, Path)
            document = await asyncio.to_thread(as_document, given) if path else as_document(given)
            summary = await self.summary(document, run, bill, leave)
        except SummarizerError as exc:
            error = exc
        except Exception as exc:
            said = self.secrets.one_line(f"{type(exc).__name__}: {exc}")
            error = UnexpectedError(f"a fault of summarizer itself, please report it: {said}")
            error.__cause__, error.quoted = exc, (said,)
        return Result(document, summary, error, bill.total(self.settings), index)


def _open_answers(cache: str | Path | None, chosen: Settings) -> Answers | None:
    if cache is None:
        return None
    from summarizer._model.answers import Answers  # sqlite3: most have no use for it

    return Answers(Path(cache), chosen)
