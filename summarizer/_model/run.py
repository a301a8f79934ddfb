"""A run over many documents: what its requests share. Its pace, its budget, and when it is over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from summarizer._call.call import READING
from summarizer._model.budget import Budget, BudgetAmount, Experience, RequestTokens
from summarizer._model.limits import RunLimits
from summarizer._model.pace import Pace, RequestSlot
from summarizer.errors import (
    AccessError,
    AnswerError,
    BudgetError,
    EndpointError,
    ModelError,
    RateLimitError,
    RefusalError,
    RequestError,
    SettingsError,
    StoppedError,
    SummarizerError,
    TruncatedError,
)

# Nothing about one document brings these about: the next one would have met them, too.
ENDPOINTS_FAULT = (AccessError, EndpointError, RateLimitError)
# One document alone may bring these about, but hardly so many in a row; others' are the documents' own.
COUNTED_IN_A_ROW = (*ENDPOINTS_FAULT, RequestError, AnswerError)
DOCUMENTS_OWN = (RefusalError, TruncatedError)
BREATHS = 4  # turns of the event loop between two documents: about what sending a request takes
ENDS_A_RUN = (BudgetError, SettingsError, StoppedError)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request under way: its kind, its estimated prompt, its turn, and what is reserved for it."""

    name: str
    estimate: int
    turn: RequestSlot
    reserved: BudgetAmount


@dataclass(frozen=True, slots=True)
class _Lane:
    """How soon the next request to one model may start, and what its answers so far teach."""

    pace: Pace
    experience: Experience

    @classmethod
    def of(cls, limits: RunLimits) -> _Lane:
        pace = Pace(
            limits.concurrency,
            requests_per_minute=limits.requests_per_minute,
            tokens_per_minute=limits.tokens_per_minute,
        )
        return cls(pace, Experience())


class ModelRun:
    """Shared by all requests of a run, on one event loop. `over` says why no document is begun any more.

    A budget that is used up still lets a smaller request of a document under way through; whatever
    else ends a run ends that, too. Where another model reads a second time (`own_reader`), it has its
    own pace: the limits hold for each of the two.
    """

    def __init__(self, limits: RunLimits, budget: Budget | None, *, own_reader: bool = False) -> None:
        self.limits = limits
        self.budget = budget
        self.over: SummarizerError | None = None
        self._closed: SummarizerError | None = None
        self._answering = _Lane.of(limits)
        self._reading = _Lane.of(limits) if own_reader else self._answering
        self._reserving = asyncio.Lock()
        self._examining = asyncio.Lock()
        self._settled = asyncio.Event()
        self._in_a_row = 0

    @property
    def going(self) -> bool:
        """Whether another document may be begun."""
        return self.over is None

    @asynccontextmanager
    async def examining(self) -> AsyncGenerator[None, None]:
        """One document is examined at a time, and only once what waits for the endpoint has gone on.

        Many answers may come at once, and each takes milliseconds: the requests that they make room
        for are sent first.
        """
        async with self._examining:
            for _ in range(BREATHS):
                await asyncio.sleep(0)
            yield

    async def begin(self, name: str, estimate: int) -> Sent:
        """Wait until a request may be sent whose prompt has about `estimate` tokens.

        `answered` or `failed` must follow. Raises BudgetError where the budget has no room for it,
        and whatever else ended the run.
        """
        lane = self._lane_of(name)
        expected = lane.experience.expected(name, estimate)
        reserved = await self._reserve(expected, name)
        try:
            turn = await lane.pace.turn(expected.tokens_in + expected.tokens_out)
        except BaseException as exc:
            self._settle(reserved, BudgetAmount())
            if isinstance(exc, SummarizerError):  # the run's end, told to all that wait
                raise copy_error(exc) from None
            raise
        return Sent(name, estimate, turn, reserved)

    def answered(self, sent: Sent, used: RequestTokens) -> None:
        """The request was answered. Where the endpoint counted nothing, what was expected is booked."""
        lane = self._lane_of(sent.name)
        lane.pace.answered()
        if used.tokens_in or used.tokens_out:
            lane.experience.learn(sent.name, sent.estimate, used)
            lane.pace.done(sent.turn, used=used.tokens_in + used.tokens_out)
            spent = self.budget.cost(used, sent.name) if self.budget else BudgetAmount()
            self._settle(sent.reserved, spent)
        else:
            lane.pace.done()
            self._settle(sent.reserved, sent.reserved)

    def failed(self, sent: Sent, *, rest: float | None = None, maybe_paid: bool = False) -> None:
        """The request failed. `rest` are the seconds asked for with a "too many requests".

        With `maybe_paid` the endpoint may have answered all the same, unheard: it is booked in full.
        """
        pace = self._lane_of(sent.name).pace
        if rest is not None:
            pace.slow_down(sent.turn, rest)
        pace.done()
        self._settle(sent.reserved, sent.reserved if maybe_paid else BudgetAmount())

    def document_done(self, error: SummarizerError | None, *, asked: bool = True) -> None:
        """A document is done, well or not: what ends a run at once, and what does in a row.

        One that the endpoint was not `asked` about (a cache had all) tells nothing of the endpoint.
        """
        if isinstance(error, COUNTED_IN_A_ROW) and not isinstance(error, DOCUMENTS_OWN):
            self._in_a_row += 1
        elif asked and (error is None or isinstance(error, ModelError)):
            self._in_a_row = 0
        if isinstance(error, SettingsError):
            self._end(error)
        elif error is not None and self.limits.fail_fast and not isinstance(error, ENDS_A_RUN):
            self._end(_stop_for(error, f"stopped at the first document that failed: {error}"))
        elif self.limits.stop_after and self._in_a_row >= self.limits.stop_after:
            documents = (
                "a document" if self._in_a_row == 1 else f"{self._in_a_row} consecutive documents"
            )
            why = f"stopped: the endpoint failed for {documents}; the last error was: {error}"
            self._end(_stop_for(error, why))

    def ending(self) -> SummarizerError:
        """The error that a run ends in that is over: why, and, of a budget, what it has cost by now."""
        if isinstance(self.over, BudgetError) and self.budget:
            return BudgetError(
                f"the run stopped at its budget: {self.budget.said()}; raise the budget to resume"
            )
        return copy_error(self.over or StoppedError("stopped"))

    def _end(self, why: SummarizerError) -> None:
        """Send nothing more; requests that wait for their turn end in this error, too."""
        if self._closed is None:
            self.over = self.over or why
            self._closed = why
            for lane in {id(lane): lane for lane in (self._answering, self._reading)}.values():
                lane.pace.close(why)
            self._settled.set()

    def _lane_of(self, name: str) -> _Lane:
        return self._reading if name == READING else self._answering

    async def _reserve(self, expected: RequestTokens, name: str) -> BudgetAmount:
        """Set aside what a request may cost, once there is room for it or there never will be."""
        self._raise_if_closed()
        if self.budget is None:
            return BudgetAmount()
        amount = self.budget.cost(expected, name)
        async with self._reserving:  # first come, first served
            while self.budget.reservations and not self.budget.fits(amount):
                self._settled.clear()
                await self._settled.wait()
                self._raise_if_closed()
            if not self.budget.fits(amount):
                error = BudgetError(
                    f"the next request could exceed the budget: {self.budget.said(amount)};"
                    " raise the budget to resume"
                )
                self.over = self.over or error
                raise error
            self.budget.reserve(amount)
        return amount

    def _settle(self, reserved: BudgetAmount, spent: BudgetAmount) -> None:
        if self.budget:
            self.budget.settle(reserved, spent)
            self._settled.set()

    def _raise_if_closed(self) -> None:
        if self._closed is not None:
            raise copy_error(self._closed)


def copy_error(error: SummarizerError) -> SummarizerError:
    """The same error for another place: an exception raised twice would grow its traceback."""
    copied = type(error)(str(error))
    copied.quoted = error.quoted
    return copied


def _stop_for(error: SummarizerError | None, why: str) -> StoppedError:
    """The error that ends a run, in whose words another one is quoted."""
    stopped = StoppedError(why)
    stopped.quoted = error.quoted if error else ()
    return stopped
