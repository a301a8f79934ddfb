"""Trouble with an endpoint, said in one line: openai's and instructor's errors as ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer._retry import exhausted, replay_miss, retry_after
from summarizer._settings import Settings
from summarizer.errors import (
    AccessError,
    AnswerError,
    CassetteError,
    EndpointError,
    ModelError,
    RateLimitError,
    RequestError,
    SummarizerError,
)

if TYPE_CHECKING:
    import openai


def translated(exc: Exception, settings: Settings, key: str | None, attempts: int) -> SummarizerError:
    """Our error for one of openai's, after `attempts` requests. The key never appears in it."""
    import openai  # slow to import

    where = settings.base_url or "https://api.openai.com/v1"
    tried = f"after {attempts} attempts" if attempts > 1 else "at the first attempt"
    if replay_miss(exc):
        return CassetteError("the recording does not hold this request: record it again")
    if isinstance(exc, openai.APITimeoutError):
        return EndpointError(
            f"{where} did not answer within {settings.timeout:g} s, {tried}: give it longer (--timeout)"
        )
    if isinstance(exc, openai.APIConnectionError):
        why = _one_line(str(exc.__cause__ or exc), key)
        return EndpointError(f"cannot reach {where} ({why}), {tried}: is it running, is the URL right?")
    if isinstance(exc, openai.APIStatusError):
        return _status_error(exc, settings, f"{where} answered {exc.status_code}", key, tried)
    return EndpointError(
        f"{where} answered something that is not JSON, {tried}:"
        " check the base URL, which often ends in /v1"
    )


def _status_error(
    exc: openai.APIStatusError, settings: Settings, said: str, key: str | None, tried: str
) -> ModelError:
    code = exc.status_code
    message = f"{said}: {_one_line(_message(exc), key)}"
    if exhausted(exc):
        return AccessError(f"{said}: the account's quota is used up: check its plan and billing")
    if code == 401:  # the numbers are their own names here
        return AccessError(f"{said}: the key was refused: check the environment variable OPENAI_API_KEY")
    if code == 403:
        return AccessError(f"{message}: the key may not use {settings.model}: check the account")
    if code == 404:
        return AccessError(f"{message}: check the model ({settings.model}) and the base URL")
    if code == 429:
        wait = retry_after(exc)
        asked = f" and asked to wait {wait:.0f} s" if wait else ""
        return RateLimitError(f"{said} (too many requests){asked}, {tried}: try again later")
    if code in (408, 409) or code >= 500:
        return EndpointError(f"{message}, {tried}: try again later")
    return RequestError(
        f"{message}: the endpoint may not know what was asked of it: try --mode tools or another model"
    )


def _message(exc: openai.APIStatusError) -> str:
    body = exc.body
    if isinstance(body, Mapping) and isinstance(body.get("message"), str):
        return str(body["message"])
    return "no message that could be read"


def unreadable(exc: Exception, model: str, spent: Mapping[str, int]) -> ModelError:
    """The error for answers that could not be read as what was asked for, however often."""
    cause = exc.__cause__
    if cause is not None and not isinstance(cause, ValueError) and "Parsing" not in type(cause).__name__:
        why = _one_line(f"{type(cause).__name__}: {cause}", None)
        return EndpointError(f"the request for {model} failed unexpectedly ({why})", spent=spent)
    said, times = _one_line(_last_words(exc), None)[:80], getattr(exc, "n_attempts", 1)
    return AnswerError(
        f"{model} answered {times} times with something that does not fit the schema"
        f" (“{said}”): try --mode tools, or a model with structured output",
        spent=spent,
    )


def _last_words(exc: Exception) -> str:
    """What the last answer said, as far as it was one."""
    completion = getattr(exc, "last_completion", None)
    try:
        message = completion.choices[0].message  # type: ignore[union-attr]  # whatever it is
        return str(message.content or message.tool_calls[0].function.arguments)
    except (AttributeError, IndexError, TypeError):
        return ""


def _one_line(text: str, key: str | None) -> str:
    """Foreign words, made fit for a line of ours: short, printable, without the key."""
    if key:
        text = text.replace(key, "[key]")
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split())[:200] or "no reason given"
