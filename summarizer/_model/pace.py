"""Pace: how many requests of a run are under way at once, and how soon the next may start.

Additive increase, multiplicative decrease, as TCP does it (RFC 5681): every answer raises the limit a
little, every "too many requests" halves it for everyone, and nobody starts before the time that the
server asked to be given.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
SOON = 1e-6  # seconds: less is now, for a clock would never get there


@dataclass(slots=True)
class Bucket:
    """What may be spent a minute: refilled all the time, full at first with a tenth of a minute's."""

    per_minute: float
    left: float = 0.0
    at: float = 0.0

    def __post_init__(self) -> None:
        self.left = self._most

    @property
    def _most(self) -> float:
        return max(1.0, self.per_minute / 10)

    def wait(self, amount: float, now: float) -> float:
        """Seconds until `amount` may be spent; more than the bucket holds may be once it is full."""
        self._refill(now)
        missing = min(amount, self._most) - self.left
        seconds = missing * MINUTE / self.per_minute
        return seconds if seconds > SOON else 0.0

    def spend(self, amount: float, now: float) -> None:
        """Take `amount` out, into debt where it is more than the bucket holds."""
        self._refill(now)
        self.left -= amount

    def _refill(self, now: float) -> None:
        if self.at:
            self.left = min(self._most, self.left + (now - self.at) * self.per_minute / MINUTE)
        self.at = now


@dataclass(frozen=True, slots=True)
class RequestSlot:
    """A request under way: when it started, and what it was counted as."""

    started: float
    tokens: int


class Pace:
    """Shared by all requests of a run, on one event loop.

    `concurrency` is the most requests under way at once; the limit starts there. `requests_per_minute`
    and `tokens_per_minute` (in and out, estimated at first) hold over any minute but for a first tenth.
    """

    def __init__(
        self,
        concurrency: int,
        *,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.most = concurrency
        self.limit = float(concurrency)
        self.under_way = 0
        self._clock = clock or asyncio.get_running_loop().time
        self._requests = Bucket(requests_per_minute) if requests_per_minute else None
        self._tokens = Bucket(tokens_per_minute) if tokens_per_minute else None
        self._not_before = 0.0
        self._slowed_at = float("-inf")
        self._waiting: deque[tuple[asyncio.Future[RequestSlot], int]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._closed: Exception | None = None

    async def turn(self, tokens: int) -> RequestSlot:
        """Wait for one's turn, first come first served. `done` must follow, however it ends."""
        if self._closed:
            raise self._closed
        if not self._waiting and self._seconds_to_wait(tokens) == 0:
            return self._start(tokens)
        mine: asyncio.Future[RequestSlot] = asyncio.get_running_loop().create_future()
        self._waiting.append((mine, tokens))
        self._go_on()
        try:
            return await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and not mine.exception():
                self.done()  # its turn had come just before
            else:
                mine.cancel()
                self._go_on()
            raise

    def done(self, turn: RequestSlot | None = None, *, used: int | None = None) -> None:
        """A request is over, well or not; known `used` tokens count in the place of the estimate."""
        self.under_way -= 1
        if turn and used is not None and self._tokens:
            self._tokens.spend(used - turn.tokens, self._clock())
        self._go_on()

    def close(self, why: Exception) -> None:
        """Give nobody a turn any more: those that wait, and those that come, get this error."""
        self._closed = why
        while self._waiting:
            mine, _ = self._waiting.popleft()
            if not mine.done():
                mine.set_exception(why)

    def answered(self) -> None:
        """A request was answered: one more may be under way once each of those there has been."""
        self.limit = min(float(self.most), self.limit + 1 / self.limit)

    def slow_down(self, turn: RequestSlot, seconds: float) -> None:
        """The server refused a request for being too many, and asked for `seconds` of rest.

        What was under way when the limit was last halved tells nothing new: it halves it only once.
        """
        now = self._clock()
        self._not_before = max(self._not_before, now + seconds)
        if turn.started >= self._slowed_at:
            self.limit = max(1.0, self.limit / 2)
            self._slowed_at = now

    def _start(self, tokens: int) -> RequestSlot:
        now = self._clock()
        self.under_way += 1
        if self._requests:
            self._requests.spend(1, now)
        if self._tokens:
            self._tokens.spend(tokens, now)
        return RequestSlot(now, tokens)

    def _seconds_to_wait(self, tokens: int) -> float | None:
        """Seconds until a request may start; None: not before another one is over."""
        if self.under_way >= int(self.limit):
            return None
        now = self._clock()
        waits = [self._not_before - now]
        if self._requests:
            waits.append(self._requests.wait(1, now))
        if self._tokens:
            waits.append(self._tokens.wait(tokens, now))
        seconds = max(waits)
        return seconds if seconds > SOON else 0.0

    def _go_on(self) -> None:
        """Give their turn to those that may start, and come back when the next one may."""
        while self._waiting:
            mine, tokens = self._waiting[0]
            if mine.done():
                self._waiting.popleft()
                continue
            seconds = self._seconds_to_wait(tokens)
            if seconds == 0:
                self._waiting.popleft()
                mine.set_result(self._start(tokens))
                continue
            if seconds is not None and self._timer is None:
                self._timer = asyncio.get_running_loop().call_later(seconds, self._woken)
            return

    def _woken(self) -> None:
        self._timer = None
        self._go_on()
