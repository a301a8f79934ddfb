"""Drivers: what runs a flow's calls and sends it the outcomes, blocking or on an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, TypeVar

from summarizer._call.call import Call
from summarizer._call.reply import Flow, Outcome, Reply
from summarizer.errors import ModelError, SettingsError

T = TypeVar("T")


def drive_flow_blocking(flow: Flow[T], ask: Callable[[Call], Reply]) -> T:
    """Drive a flow with a plain function in the model's place, one call after the other."""

    def outcome(call: Call) -> Outcome:
        try:
            return ask(call)
        except ModelError as exc:
            return exc

    try:
        calls = next(flow)
        while True:
            calls = flow.send([outcome(call) for call in calls])
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]  # StopIteration carries no type
    finally:
        flow.close()


async def drive_flow(
    flow: Flow[T],
    ask: Callable[[Call], Awaitable[Reply]],
    *,
    turn: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
) -> T:
    """Drive a flow on the running event loop; the calls that it yields together run together.

    Each step of the flow that examines answers, all of them good, is taken inside of a `turn`.
    """

    async def outcome(call: Call) -> Outcome:
        try:
            return await ask(call)
        except ModelError as exc:
            return exc

    try:
        calls = next(flow)
        while True:
            outcomes = await _gather_outcomes([asyncio.ensure_future(outcome(call)) for call in calls])
            failed = any(isinstance(result, ModelError) for result in outcomes)
            async with nullcontext() if failed else turn():
                calls = flow.send(outcomes)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]  # StopIteration carries no type
    finally:
        flow.close()


async def replay_flow(
    flow: Flow[T], known: Callable[[Call], Awaitable[Outcome | None]]
) -> T | list[Call]:
    """Drive a flow by outcomes that are known; its end, or the calls that it cannot pass.

    Raises what the flow raises.
    """
    try:
        calls = next(flow)
        while True:
            outcomes = [await known(call) for call in calls]
            there = [outcome for outcome in outcomes if outcome is not None]
            if len(there) < len(outcomes):
                pairs = zip(calls, outcomes, strict=True)
                return [call for call, outcome in pairs if outcome is None]
            calls = flow.send(there)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]  # StopIteration carries no type
    finally:
        flow.close()


async def _gather_outcomes(tasks: list[asyncio.Future[Outcome]]) -> list[Outcome]:
    """What came of every call, in order; where one ends in an error of another kind, no call is left."""
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


class Background:
    """An event loop in a thread of its own, for callers that block, with or without a loop of theirs.

    (A notebook has a running loop, in which `asyncio.run` refuses to work.)
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._loop.run_forever, name="summarizer", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine there and wait for it; an interruption here cancels it there.

        Raises SettingsError where this was closed before, or is closed by another thread meanwhile.
        """
        return self.result(self.start(work))

    def start(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start a coroutine there. Raises SettingsError where this was closed before."""
        with self._lock:
            if self._closed:
                work.close()
                raise SettingsError("the summarizer is closed: create a new one")
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def result(self, future: Future[T]) -> T:
        """Wait for what was started; an interruption here cancels it there. Raises as `run` does."""
        try:
            return future.result()
        except CancelledError as exc:
            if not self._closed:
                raise
            raise SettingsError(
                "the summarizer was closed while it was working: close it after it has finished"
            ) from exc
        except BaseException:
            future.cancel()
            raise

    def close(self, last: Callable[[], Awaitable[None]] | None = None) -> None:
        """Cancel what runs there, let it end, run `last` there and stop the loop. Twice is once.

        Stopping the loop alone would leave whoever waits in `run` waiting for ever.
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
        try:
            asyncio.run_coroutine_threadsafe(_close_loop(last), self._loop).result()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


async def _close_loop(last: Callable[[], Awaitable[None]] | None) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    if last:
        await last()
    loop = asyncio.get_running_loop()
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
