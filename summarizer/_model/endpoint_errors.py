"""Trouble with an endpoint, said in one line: openai's and instructor's errors as ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer._call.address import DEFAULT_URL
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._call.unpacking import UnboundedAnswerError, refuse_many_values
from summarizer._model.retries import (
    is_quota_exhausted,
    is_replay_miss,
    retry_after,
)
from summarizer.errors import (
    AccessError,
    AnswerError,
    CassetteError,
    EmptyError,
    EndpointError,
    ModelError,
    RateLimitError,
    RefusalError,
    RequestError,
    SummarizerError,
    TooLongError,
    TruncatedError,
)

if TYPE_CHECKING:
    import openai

MOST_TEXT = 1_000_000  # characters of an answer, thoughts included: twice the output limit of any model
MOST_CALLS = 10  # tool calls of an answer that are looked at: one was asked for
CHECK_URL = "check the base URL, which often ends in /v1"
# OpenAI's code and llama.cpp's type of it; the others say so in words only.
_TOO_LONG_CODES = frozenset({"context_length_exceeded", "exceed_context_size_error"})
_TOO_LONG = re.compile(
    r"context (length|size|window|limit)|(prompt|input|request) is too (long|large)"
    r"|too many (input |prompt )?tokens|tokens? (count )?.{0,40}exceeds? |tokens \+ .{0,20}must be <",
    re.IGNORECASE,
)


def translate_error(
    exc: Exception, settings: Settings, secrets: Secrets, attempts: int
) -> SummarizerError:
    """Our error for one of openai's, after `attempts` requests. No secret appears in it."""
    import openai  # slow to import

    where = secrets.one_line(settings.base_url or DEFAULT_URL)
    tried = f"after {attempts} attempts" if attempts > 1 else "on the first attempt"
    if is_replay_miss(exc):
        return CassetteError("the recording does not contain this request: record it again")
    if isinstance(exc, openai.APITimeoutError):
        return EndpointError(
            f"{where} did not answer within {settings.timeout:g} s, {tried}: use a longer --timeout"
        )
    if isinstance(exc.__cause__, UnboundedAnswerError):
        return EndpointError(
            f"the answer of {where} was rejected: {secrets.one_line(str(exc.__cause__))};"
            " check the base URL"
        )
    if isinstance(exc, openai.APIConnectionError):
        why = secrets.one_line(_reason_of_error(exc.__cause__ or exc))
        return EndpointError(
            f"cannot reach {where} ({why}), {tried}: check the base URL and that the server is running"
        )
    if isinstance(exc, openai.APIStatusError):
        error = _status_error(exc, settings, f"{where} answered {exc.status_code}", secrets, tried)
        error.quoted = _quoted_words(secrets.one_line(message_of_error(exc) or ""))
        return error
    return EndpointError(f"{where} answered with invalid or incomplete JSON, {tried}: {CHECK_URL}")


def _reason_of_error(exc: BaseException) -> str:
    """The first words in a chain of causes, of which the outer ones are often mute; or its kind."""
    at: BaseException | None = exc
    while at is not None and not str(at).strip():
        at = at.__cause__ or at.__context__
    return str(at or type(exc).__name__)


def _status_error(
    exc: openai.APIStatusError, settings: Settings, said: str, secrets: Secrets, tried: str
) -> ModelError:
    code = exc.status_code
    text = message_of_error(exc)
    message = f"{said}: {secrets.one_line(text or 'no readable message')}"
    if is_quota_exhausted(exc):
        return AccessError(f"{said}: the account's quota is used up: check its plan and billing")
    if code == 401:  # the numbers are their own names here
        return AccessError(
            f"{said}: the key was refused: check the environment variable {settings.key_variable}"
        )
    if code == 403:
        return AccessError(f"{message}: the key may not use {settings.model}: check the account")
    if code == 404:
        # A page instead of a message is from a web server that knows no models.
        model = f"check the model ({settings.model}) and the base URL" if text else CHECK_URL
        return AccessError(f"{message}: {model}")
    if code == 429:
        wait = retry_after(exc)
        asked = f" and asked to wait {wait:.0f} s" if wait else ""
        return RateLimitError(f"{said} (too many requests){asked}, {tried}: retry later")
    if code in (405, 501) and not text:
        return EndpointError(f"{message}: {CHECK_URL}")
    if code < 400:
        return EndpointError(
            f"{said}, a redirect to {_server_of_redirect(exc, secrets)}, which was not followed:"
            " use that base URL if you trust it"
        )
    if _too_long(exc, text or ""):
        return TooLongError(
            f"{message}: the request is too long: use a smaller --window,"
            f" or give {settings.model} a larger context"
        )
    if code in (408, 409) or code >= 500:
        return EndpointError(f"{message}, {tried}: retry later")
    return RequestError(
        f"{message}: the endpoint may not support this request: use --mode tools or another model"
    )


def message_of_error(exc: openai.APIStatusError) -> str | None:
    body = exc.body
    if isinstance(body, Mapping) and isinstance(body.get("message"), str):
        return str(body["message"])
    return None


def _too_long(exc: openai.APIStatusError, text: str) -> bool:
    """Whether a shorter request could be answered: what endpoints answer has no common form."""
    if exc.status_code == 413 or not _TOO_LONG_CODES.isdisjoint((str(exc.code), str(exc.type))):
        return True
    return exc.status_code in (400, 422) and _TOO_LONG.search(text) is not None


def _server_of_redirect(exc: openai.APIStatusError, secrets: Secrets) -> str:
    """The server that a redirect names; its path and query may hold secrets."""
    try:
        parts = urlsplit(exc.response.headers.get("location", ""))
        host = parts.hostname and f"{parts.scheme or 'http'}://{parts.hostname}"
        return secrets.one_line(f"{host}:{parts.port}" if parts.port else host or "elsewhere")
    except ValueError:
        return "elsewhere"


def message_of_completion(completion: Any, model: str, secrets: Secrets) -> Any:
    """The message of a completion that holds an answer, its content as one text.

    Takes whatever openai made of the body: it checks nothing. Raises the error that names what
    came instead of an answer.
    """
    choices = getattr(completion, "choices", None)
    if not isinstance(choices, list):
        raise _no_completion_error(completion, secrets)
    if not choices:
        raise EmptyError(f"{model} gave no answer (no choices): retry, or use another model")
    if not hasattr(choices[0], "message"):
        raise _malformed_error("its first choice is not an object")
    message, reason = choices[0].message, getattr(choices[0], "finish_reason", None)
    if message is None:
        raise EmptyError(f"{model} gave no answer (no message): retry, or use another model")
    if not hasattr(message, "content"):
        raise _malformed_error("its message is not an object")
    if reason == "length":
        raise TruncatedError(
            f"{model} stopped at its output limit: use a smaller --window,"
            " or a model with a larger limit"
        )
    if reason == "content_filter":
        raise RefusalError(f"a content filter stopped {model}'s answer: use another model")
    if message.refusal:
        said = secrets.one_line(str(message.refusal))
        raise RefusalError(f"{model} declined to answer: {said}", quoted=_quoted_words(said))
    message.content = _join_content(message.content)
    if message.tool_calls and not _are_tool_calls(message.tool_calls):
        if not message.content:
            raise _malformed_error("its tool call is invalid")
        message.tool_calls = None
    message.tool_calls = message.tool_calls and message.tool_calls[:MOST_CALLS]
    for text in (message.content, *(call.function.arguments for call in message.tool_calls or ())):
        _refuse_large_text(text or "", model)
    if not message.content and not message.tool_calls:
        raise EmptyError(f"{model} gave an empty answer: retry, or use another model")
    return message


def _quoted_words(said: str) -> tuple[str, ...]:
    """Words of an endpoint or a model in an error, as what it quotes."""
    return (said,) if said else ()


def _no_completion_error(completion: Any, secrets: Secrets) -> EndpointError:
    error = getattr(completion, "error", None)
    if isinstance(error, Mapping) and isinstance(error.get("message"), str):
        said = secrets.one_line(error["message"])
        message = f"the endpoint answered 200 with an error: {said}"
        return EndpointError(message, quoted=_quoted_words(said))
    return EndpointError(
        f"the endpoint's answer is not a chat completion (perhaps a web page): {CHECK_URL}"
    )


def _malformed_error(fault: str) -> EndpointError:
    return EndpointError(
        f"the endpoint's chat completion is invalid ({fault}): use --mode tools,"
        " or an OpenAI-compatible endpoint"
    )


def _refuse_large_text(text: str, model: str) -> None:
    """Raise AnswerError for a text that no model writes: it takes long to read, and to send again."""
    try:
        if len(text) > MOST_TEXT:
            raise UnboundedAnswerError(f"it is longer than {MOST_TEXT:,} characters")
        refuse_many_values(text)
    except UnboundedAnswerError as exc:
        raise AnswerError(
            f"{model}'s answer was rejected: {exc}; use a smaller --window, or another model"
        ) from exc


def _join_content(content: object) -> str | None:
    """The content as one text: some endpoints send a list of parts, some of them no text."""
    if content is None or isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, Mapping) for part in content):
        texts = [part.get("text") for part in content]
        return "".join(text for text in texts if isinstance(text, str))
    raise _malformed_error("its content is not text")


def _are_tool_calls(calls: object) -> bool:
    return isinstance(calls, list) and all(
        isinstance(getattr(getattr(call, "function", None), "arguments", None), str) for call in calls
    )


def unreadable_error(
    exc: Exception, model: str, spent: Mapping[str, int], secrets: Secrets
) -> ModelError:
    """The error for answers that could not be read as what was asked for, however often."""
    cause = exc.__cause__
    parsing = isinstance(cause, ValueError) or "Parsing" in type(cause).__name__
    # Without a completion nothing was parsed: the request itself failed, whatever the error is.
    if cause is not None and not (parsing and getattr(exc, "last_completion", None)):
        why = secrets.one_line(f"{type(cause).__name__}: {cause}")
        return EndpointError(
            f"the request for {model} failed unexpectedly ({why})", spent=spent, quoted=(why,)
        )
    said, times = secrets.one_line(_last_words(exc))[:80], getattr(exc, "n_attempts", 1)
    return AnswerError(
        f"{model} answered {times} times without matching the schema (“{said}”):"
        " use --mode tools, or a model with structured output",
        spent=spent,
        quoted=_quoted_words(said),
    )


def _last_words(exc: Exception) -> str:
    """What the last answer said, as far as it was one."""
    completion = getattr(exc, "last_completion", None)
    try:
        message = completion.choices[0].message  # type: ignore[union-attr]  # whatever it is
        return str(message.content or message.tool_calls[0].function.arguments)
    except (AttributeError, IndexError, TypeError):
        return ""
