"""A batch: documents from sources to lines in a ledger, each as soon as it is done."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from summarizer._api.many import Result
from summarizer._api.summarizer import AsyncSummarizer
from summarizer._batch.ahead import Ahead
from summarizer._batch.failures import Failures
from summarizer._batch.keep import KeptDocuments
from summarizer._batch.ledger import Ledger
from summarizer._batch.tally import BatchTally
from summarizer._text.document import Document
from summarizer.errors import DocumentError, SettingsError, SummarizerError
from summarizer.read import Row
from summarizer.render._json import as_json_line
from summarizer.schemas import Summary, Usage

SYNC_EVERY = 0.2  # seconds; a power cut costs what was answered since
SIGNALS = (signal.SIGINT, signal.SIGTERM)
GRACE = 2.0  # seconds that an interruption leaves to what is under way


class Watch(Protocol):
    """Who looks on: is told how far the run is, what came of each document, of trouble and of the end.

    `seconds` are those since a document was begun; None where none could be read.
    """

    def changed(self, tally: BatchTally) -> None: ...
    def done(self, summary: Summary, usage: Usage, seconds: float) -> None: ...
    def failed(self, name: str, error: SummarizerError, usage: Usage, seconds: float | None) -> None: ...
    def warn(self, text: str) -> None: ...
    def interrupted(self) -> None: ...
    def ending(self, grace: float) -> None: ...


class _Begun(NamedTuple):
    """Where a document under way stands, and when it was begun (of the monotonic clock)."""

    place: str
    at: float


@dataclass(slots=True)
class Batch:
    """One run: what its documents go through, and where what comes of them goes.

    `options` are those of `AsyncSummarizer.summarize_many`; `kept` is where documents go; `sources` are
    the names of what is read (see `Failures.finish`). `gone` counts what failed there before, and is
    not there any more.
    """

    summarizer: AsyncSummarizer
    ledger: Ledger
    failures: Failures
    tally: BatchTally
    watch: Watch
    options: Mapping[str, Any]
    kept: KeptDocuments | None = None
    sources: Sequence[str] = ()
    gone: int = 0
    _through: bool = False
    _told: bool = False
    _places: dict[str, _Begun] = field(default_factory=dict)  # of the documents under way

    async def run(self, found: Iterator[Row]) -> bool:
        """Summarize what is found and not yet in the ledger; whether it came to its end.

        False: it was interrupted, and what was under way has been finished, or cancelled after some
        seconds or at the second interruption. Raises SettingsError where the output cannot be
        written, or is no longer the file that it was.
        """
        ahead, task = Ahead(found), asyncio.current_task()
        with _stop_on_interrupt(ahead, self.watch):
            try:
                async with (
                    self._attended(ahead),
                    aclosing(self._fresh(ahead)) as fresh,
                    aclosing(self.summarizer.summarize_many(fresh, **self.options)) as results,
                ):
                    await self._record_each(results, ahead)
            except asyncio.CancelledError:
                if not ahead.stopped or task is None:
                    raise
                task.uncancel()
            except BaseException:
                with suppress(SettingsError):  # the first error is the one to be told
                    self.failures.finish()
                raise
            finally:
                interrupted = ahead.stopped
                ahead.stop()
        self.gone = self.failures.finish(self.sources if self._through and not interrupted else ())
        return not interrupted

    @asynccontextmanager
    async def _attended(self, ahead: Ahead[Row]) -> AsyncIterator[None]:
        """Tell who looks on, though nothing happens, and have what is added reach the disk.

        That takes its time: it is done in a thread. Where it fails, no more documents are taken.
        """

        async def again() -> None:
            while True:
                await asyncio.sleep(SYNC_EVERY)
                self.watch.changed(self.tally)
                self._tell_trouble()
                try:
                    await asyncio.to_thread(self.ledger.sync)
                except SettingsError:
                    ahead.stop()
                    raise

        task = asyncio.ensure_future(again())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._tell_trouble()
            self.ledger.sync()

    def _tell_trouble(self) -> None:
        """Say what is wrong with the cache of answers, as soon as it is known."""
        trouble = self.summarizer.cache_trouble
        if trouble and not self._told:
            self._told = True
            self.watch.warn(trouble)

    async def _record_each(self, results: AsyncIterator[Result], ahead: Ahead[Row]) -> None:
        """Write what comes. Where that fails, let what is under way end first: its answers are kept."""
        error: SettingsError | None = None
        async for result in results:
            try:
                if error is None:
                    if result.summary is not None:
                        await self._keep(result.document)
                    self._record(result)
            except SettingsError as exc:
                error = exc
                ahead.stop()
        if error is not None:
            raise error

    async def _fresh(self, ahead: Ahead[Row]) -> AsyncGenerator[Document, None]:
        """The documents to be asked about; the others are counted, and what is none is listed."""
        asked = 0
        async for row in ahead:
            if isinstance(row.found, DocumentError):
                self._fail(row.found, place=row.place)
                continue
            self.failures.settle_place(row.place)
            state = self.ledger.claim(row.found)
            if state == "other":
                self._fail(id_taken_error(row.place, row.found), place=row.place)
            elif state == "new":
                self._places[row.found.name or row.found.id] = _Begun(row.place, time.monotonic())
                self.tally.look_at(row.found)
                yield row.found
                asked += 1
                if asked == self.tally.limit:
                    return
            else:
                if state == "there":
                    self.failures.settle(row.found)
                    await self._keep(row.found)
                self.tally.there += 1
                self.watch.changed(self.tally)
        self._through = not ahead.stopped

    async def _keep(self, document: Document) -> None:
        """Keep a document, before its line is written; in a thread, for the disk takes its time."""
        if self.kept is not None:
            await asyncio.to_thread(self.kept.keep, document)

    def _record(self, result: Result) -> None:
        """Write what came of a document, and count it."""
        self.tally.spend(result.usage)
        begun = self._places.pop(result.document.name or result.document.id, None)
        seconds = time.monotonic() - begun.at if begun else 0.0
        if result.error is not None:
            place = begun.place if begun else None
            self._fail(result.error, place=place, result=result, seconds=seconds)
        elif result.summary is not None:
            self.ledger.add(as_json_line(result.summary))
            self.failures.settle(result.document)
            self.tally.add_summary(result.summary)
            self.watch.done(result.summary, result.usage, seconds)
            self.watch.changed(self.tally)

    def _fail(
        self,
        error: SummarizerError,
        *,
        place: str | None = None,
        result: Result | None = None,
        seconds: float | None = None,
    ) -> None:
        document, usage = (result.document, result.usage) if result else (None, Usage())
        self.failures.add(error, document=document, place=place, usage=usage)
        self.tally.failed += 1
        name = (document.name if document else None) or place or "a document"
        self.watch.failed(name, error, usage, seconds)
        self.watch.changed(self.tally)


def id_taken_error(place: str, document: Document) -> DocumentError:
    """The error of a document whose name another one has in the output."""
    return DocumentError(
        f"{place}: the id {document.name!r} already belongs to a document with another text,"
        " title, source or date: change the id, or use another output"
    )


@contextmanager
def _stop_on_interrupt(ahead: Ahead[Row], watch: Watch) -> Iterator[None]:
    """Take no more documents at the first interruption, and stop in a few seconds, or at the second."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    cancelled = False
    timer: asyncio.TimerHandle | None = None

    def cancel() -> None:
        nonlocal cancelled
        if not cancelled and task is not None:  # once: what it cancels may end in order
            cancelled = True
            task.cancel()

    def interrupted() -> None:
        nonlocal timer
        if timer is not None:
            cancel()
        else:
            timer = loop.call_later(GRACE, cancel)
            ahead.stop()
            watch.ending(GRACE)

    def heard(*_: object) -> None:
        watch.interrupted()  # at once: the loop may be busy for seconds
        loop.call_soon_threadsafe(interrupted)

    before: dict[int, Any] = {}
    try:
        for signum in SIGNALS:
            before[signum] = signal.signal(signum, heard)
    except ValueError:
        pass  # not the main thread: then nobody interrupts us here
    try:
        yield
    finally:
        if timer is not None:
            timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)
