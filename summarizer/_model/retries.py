"""Retrying: which failures of a request pass with time, and how long to wait for them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import tenacity

from summarizer._call.unpacking import UnboundedAnswerError

if TYPE_CHECKING:
    import openai

# Longer than this nobody waits: it is an answer ("not today"), not a delay. Before a run over many
# documents nobody sits.
MAX_WAIT, MAX_WAIT_OF_A_RUN = 120.0, 600.0  # seconds
LOGGER = logging.getLogger("summarizer")
_PASSING = frozenset({408, 409, 429})
# What the JSON decoder raises for a body: cut off, a web page, not UTF-8, a number of 5,000 digits (all
# of them ValueErrors), nested without end.
UNREADABLE = (ValueError, RecursionError)
_BACKOFF = tenacity.wait_random_exponential(multiplier=0.5, max=30)
_JITTER = tenacity.wait_random(0, 0.25)


def make_retry_loop(
    retries: int, *, wait: bool = True, longest: float = MAX_WAIT
) -> tenacity.AsyncRetrying:
    """A fresh retry loop for one request: several tasks sharing one would lose retries.

    Where the endpoint asks for more than the `longest` wait, in seconds, there is no retry.
    """
    return tenacity.AsyncRetrying(
        stop=tenacity.stop_after_attempt(retries + 1),
        wait=_choose_wait if wait else tenacity.wait_none(),
        retry=tenacity.retry_if_exception(_make_retry_test(longest)),
        before_sleep=_log_retry,
        reraise=True,
    )


def _log_retry(state: tenacity.RetryCallState) -> None:
    """Log that a request is sent again: its status or kind of failure, no word of the endpoint."""
    exc = state.outcome and state.outcome.exception()
    status = getattr(exc, "status_code", None)
    LOGGER.info(
        "attempt %d failed (%s); the next one in %.1f s",
        *(state.attempt_number, f"HTTP {status}" if status else type(exc).__name__),
        state.next_action.sleep if state.next_action else 0.0,
    )


def _make_retry_test(longest: float) -> Callable[[BaseException], bool]:
    """What `passes` says, but a body that cannot be read passes once: it costs money each time."""
    unreadable = 0

    def again(exc: BaseException) -> bool:
        nonlocal unreadable
        if isinstance(exc, UNREADABLE):
            unreadable += 1
            return unreadable == 1
        return is_temporary_failure(exc, longest)

    return again


def is_temporary_failure(exc: BaseException, longest: float = MAX_WAIT) -> bool:
    """Whether a failed request is worth sending again, as openai's own client decides it."""
    import openai  # slow to import

    if is_replay_miss(exc):
        return False
    if isinstance(exc, openai.APIConnectionError):
        return not isinstance(exc.__cause__, UnboundedAnswerError)  # it would send as much again
    if not isinstance(exc, openai.APIStatusError) or is_quota_exhausted(exc):
        return False
    wait = retry_after(exc)
    if wait is not None and wait > longest:
        return False
    said = exc.response.headers.get("x-should-retry")
    if said in ("true", "false"):
        return said == "true"
    return exc.status_code in _PASSING or exc.status_code >= 500


def is_quota_exhausted(exc: openai.APIStatusError) -> bool:
    """Whether the account has run out, which no waiting mends."""
    return exc.code == "insufficient_quota" or exc.type == "insufficient_quota"


def retry_after(exc: openai.APIStatusError) -> float | None:
    """The seconds that the endpoint asked to wait: retry-after-ms, seconds, or an HTTP date."""
    headers = exc.response.headers
    try:
        return max(0.0, float(headers["retry-after-ms"]) / 1000)
    except (KeyError, ValueError):
        pass
    value = headers.get("retry-after")
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def rest_asked(exc: BaseException) -> float | None:
    """The seconds of rest that an endpoint with too many requests asks a run for; None: it has not."""
    import openai  # slow to import

    if not isinstance(exc, openai.APIStatusError) or is_quota_exhausted(exc):
        return None
    asked = retry_after(exc)
    if exc.status_code != 429 and (exc.status_code != 503 or asked is None):
        return None
    return asked if asked is not None and asked <= MAX_WAIT_OF_A_RUN else 0.0


def perhaps_paid(exc: BaseException) -> bool:
    """Whether the endpoint may have answered, and counted it, though no answer could be read."""
    import openai  # slow to import

    if isinstance(exc, openai.APIConnectionError):
        return "Connect" not in type(exc.__cause__).__name__  # then nothing was sent
    return not isinstance(exc, openai.APIStatusError)


def is_replay_miss(exc: BaseException) -> bool:
    """Whether a recording lacked the request: vcr's error, some causes down."""
    cause: BaseException | None = exc
    while cause is not None:
        if type(cause).__module__.startswith("vcr."):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _choose_wait(state: tenacity.RetryCallState) -> float:
    exc = state.outcome and state.outcome.exception()
    asked = retry_after(exc) if exc is not None and hasattr(exc, "status_code") else None  # type: ignore[arg-type]  # it has a response
    if not asked:  # "at once", or a date gone by on a clock behind ours: all retries would be used up
        return _BACKOFF(state)
    return asked + _JITTER(state)
