"""Retries: what passes is waited out, what does not is asked once, and no wait is shorter than told."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest
import tenacity
from asked import RIGHT, summarized_by
from endpoint import Answer, endpoint, failed, said
from examples import TEXT

import summarizer
from summarizer import (
    AccessError,
    EmptyError,
    EndpointError,
    ModelError,
    RateLimitError,
    RefusalError,
    RequestError,
)
from summarizer._model import retries

pytestmark = pytest.mark.usefixtures("quick_and_keyed")

PAGE = {"content-type": "text/html"}


JITTER, BACKOFF = retries._JITTER, retries._BACKOFF


@pytest.mark.slow
@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(failed(408), id="408"),
        pytest.param(failed(409), id="409"),
        pytest.param(failed(429), id="429"),
        pytest.param(failed(500), id="500"),
        pytest.param(failed(503), id="503"),
        pytest.param(Answer(529, b"overloaded"), id="529-in-plain-text"),
        pytest.param(failed(400, x_should_retry="true"), id="told-to-retry"),
        pytest.param(Answer(reset=True), id="reset"),
        pytest.param(Answer(silence=2.0, body=RIGHT.body), id="silence"),
    ],
)
def test_what_passes_is_waited_out(trouble: Answer) -> None:
    with endpoint(trouble, trouble, RIGHT) as server:
        summary = summarized_by(server, timeout=0.3)
    assert len(server.requests) == 3
    assert summary.usage.requests == 3
    assert len(summary.commitments) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "error", "says"),
    [
        pytest.param(failed(401), AccessError, "OPENAI_API_KEY", id="401"),
        pytest.param(failed(403), AccessError, "test-model", id="403"),
        pytest.param(failed(404, "no such model"), AccessError, "no such model", id="404"),
        pytest.param(failed(429, code="insufficient_quota"), AccessError, "billing", id="no-quota"),
        pytest.param(failed(400, "unknown field"), RequestError, "unknown field", id="400"),
        pytest.param(Answer(404, b"<html>", PAGE), AccessError, "ends in /v1", id="404-page"),
        pytest.param(Answer(404, b'{"detail": "no"}'), AccessError, "ends in /v1", id="404-another-api"),
        pytest.param(Answer(405, b"<html>", PAGE), EndpointError, "ends in /v1", id="405-page"),
        pytest.param(failed(422), RequestError, "--mode tools", id="422"),
        pytest.param(failed(429, retry_after="3600"), RateLimitError, "3600 s", id="429-for-an-hour"),
        pytest.param(failed(503, x_should_retry="false"), EndpointError, "503", id="told-not-to-retry"),
        pytest.param(
            said(None, refusal="I would rather not"), RefusalError, "I would rather not", id="refusal"
        ),
        pytest.param(said(None, refusal=["no"]), RefusalError, "no", id="refusal-in-a-list"),
        pytest.param(said(None, refusal="a\n\x1bb"), RefusalError, "a b", id="refusal-in-two-lines"),
        pytest.param(said(None, finish="content_filter"), RefusalError, "filter", id="content-filter"),
        pytest.param(said(None), EmptyError, "empty answer", id="no-content"),
        pytest.param(said(""), EmptyError, "empty answer", id="blank-content"),
        pytest.param(Answer(body=b'{"choices": []}'), EmptyError, "no choices", id="no-choices"),
        pytest.param(
            Answer(body=b'{"choices": [{"message": null}]}'), EmptyError, "no message", id="null-message"
        ),
        pytest.param(Answer(body=b'{"choices": [null]}'), EndpointError, "choice", id="null-choice"),
        pytest.param(
            Answer(body=b'{"choices": [{"message": "hi"}]}'), EndpointError, "message", id="text-message"
        ),
        pytest.param(said(42), EndpointError, "content", id="content-of-a-number"),
        pytest.param(said({"a": 1}), EndpointError, "content", id="content-of-an-object"),
        pytest.param(said([]), EmptyError, "empty answer", id="no-parts"),
        pytest.param(said(None, tool_calls=[None]), EndpointError, "tool call", id="null-tool-call"),
        pytest.param(said(None, tool_calls="x"), EndpointError, "tool call", id="text-tool-call"),
        pytest.param(
            Answer(body=b'{"error": {"message": "model is loading"}}'),
            EndpointError,
            "model is loading",
            id="error-in-a-200",
        ),
        pytest.param(Answer(body=b'"hi"'), EndpointError, "/v1", id="a-text"),
        pytest.param(Answer(body=b'{"object": "list"}'), EndpointError, "/v1", id="another-object"),
        pytest.param(Answer(body=b"[]"), EndpointError, "/v1", id="a-list"),
        pytest.param(
            Answer(body=b"<html>hello</html>", headers=PAGE),
            EndpointError,
            "/v1",
            id="web-page",
        ),
    ],
)
def test_what_does_not_pass_is_asked_once_and_named(
    trouble: Answer, error: type[ModelError], says: str
) -> None:
    with endpoint(trouble) as server, pytest.raises(error) as caught:
        summarized_by(server)
    assert type(caught.value) is error
    assert len(server.requests) == 1
    assert caught.value.spent["requests"] == 1
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "error", "says"),
    [
        pytest.param(failed(429), RateLimitError, "after 4 attempts", id="429"),
        pytest.param(failed(500), EndpointError, "after 4 attempts", id="500"),
        pytest.param(
            Answer(reset=True), EndpointError, r"\((?!no reason).+\), after 4 attempts", id="reset"
        ),
        pytest.param(Answer(silence=2.0), EndpointError, "within 0.2 s, after 4 attempts", id="silence"),
    ],
)
def test_what_never_passes_is_given_up_after_the_last_retry(
    trouble: Answer, error: type[ModelError], says: str
) -> None:
    with endpoint(trouble) as server, pytest.raises(error, match=says) as caught:
        summarized_by(server, retries=3, timeout=0.2)
    assert len(server.requests) == 4
    assert caught.value.spent["requests"] == 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headers", "at_least"),
    [
        pytest.param({"retry_after": "1"}, 1.0, id="seconds", marks=pytest.mark.slow),
        pytest.param({"retry_after": "0.4"}, 0.4, id="parts-of-a-second"),
        pytest.param({"retry_after_ms": "300", "retry_after": "9"}, 0.3, id="milliseconds"),
        pytest.param({"retry_after": "DATE"}, 0.9, id="http-date", marks=pytest.mark.slow),
    ],
)
def test_retry_after_is_obeyed(headers: dict[str, str], at_least: float) -> None:
    # An HTTP date has whole seconds: two ahead is between one and two from now.
    dated = {
        name: formatdate(time.time() + 2, usegmt=True) if value == "DATE" else value
        for name, value in headers.items()
    }
    with endpoint(failed(429, **dated), RIGHT) as server:
        began = time.monotonic()
        summarized_by(server)
        assert time.monotonic() - began >= at_least
    assert len(server.requests) == 2


def _failing(headers: dict[str, str], *, attempt: int = 1) -> tenacity.RetryCallState:
    """The state of a retry loop after an attempt that failed with these headers."""

    class Failed(Exception):  # noqa: N818 - a stand-in
        status_code = 429
        response = type("Response", (), {"headers": headers})

    state = tenacity.RetryCallState(None, None, (), {})  # type: ignore[arg-type]  # nothing asks for it
    state.attempt_number = attempt
    state.set_exception((Failed, Failed(), None))
    return state


def test_waits_are_what_was_asked_and_a_little_more_never_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "_JITTER", JITTER)
    monkeypatch.setattr(retries, "_BACKOFF", BACKOFF)
    asked = [retries._choose_wait(_failing({"retry-after": "40"})) for _ in range(200)]
    assert 40 <= min(asked) < max(asked) <= 41
    past = "Fri, 31 Dec 1999 23:59:59 GMT"
    for headers in ({}, {"retry-after": "0"}, {"retry-after": "-5"}, {"retry-after": past}):
        unasked = [retries._choose_wait(_failing(headers, attempt=6)) for _ in range(200)]
        assert 0 <= min(unasked) < 8 < max(unasked) <= 30, headers


def test_a_dead_endpoint_is_named_and_was_tried_as_often_as_told() -> None:
    with endpoint(RIGHT) as server:
        url = server.url
    with pytest.raises(
        EndpointError, match=r"cannot reach http://127\.0\.0\.1:\d+/v1 .* after 3 attempts"
    ):
        summarizer.summarize(TEXT, base_url=url, retries=2)
