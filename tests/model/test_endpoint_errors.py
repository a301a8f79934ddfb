"""Errors of an endpoint: one harmless line that names what was wrong."""

from __future__ import annotations

import pytest
from asked import RIGHT, summarized_by
from endpoint import Answer, endpoint, failed

from summarizer import (
    EndpointError,
    RequestError,
)
from summarizer._call.secrets import Secrets
from summarizer._model.endpoint_errors import unreadable_error

pytestmark = pytest.mark.usefixtures("quick_and_keyed")

UNREADABLE = [
    pytest.param(Answer(body=b'{"choices": [{"mess'), id="cut-off"),
    pytest.param(Answer(body=b'{"choices": "\xff\xfe"}'), id="not-utf-8"),
    pytest.param(Answer(body=b"<html>hello</html>"), id="web-page-labelled-as-json"),
    pytest.param(Answer(body=b""), id="empty"),
    pytest.param(Answer(204), id="204"),
    pytest.param(Answer(body=b'{"choices":' + b"[" * 100_000), id="nested-without-end"),
    pytest.param(Answer(body=b'{"usage":' + b"9" * 5_000 + b"}"), id="a-number-of-5000-digits"),
]


@pytest.mark.slow
@pytest.mark.parametrize("trouble", UNREADABLE)
def test_a_body_that_cannot_be_read_is_asked_for_once_more(trouble: Answer) -> None:
    with endpoint(failed(503), trouble, failed(503), RIGHT) as server:
        assert summarized_by(server).usage.requests == 4
    with (
        endpoint(trouble) as server,
        pytest.raises(EndpointError, match=r"incomplete JSON, after 2 att") as error,
    ):
        summarized_by(server)
    assert len(server.requests) == error.value.spent["requests"] == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_names_where_it_leads(status: int) -> None:
    with endpoint(RIGHT) as elsewhere:
        place = elsewhere.url.removesuffix("/v1")
        away = Answer(status, headers={"location": f"{elsewhere.url}/chat?token=hidden"})
        with (
            endpoint(away) as server,
            pytest.raises(EndpointError, match=f"{place}, which was not followed: ") as caught,
        ):
            summarized_by(server)
    assert (len(server.requests), elsewhere.requests) == (1, [])
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "location",
    [
        pytest.param({}, id="none"),
        pytest.param({"location": "/v2"}, id="path"),
        pytest.param({"location": "http://[::1"}, id="half-a-bracket"),
    ],
)
def test_a_redirect_to_nowhere_is_an_error_too(location: dict[str, str]) -> None:
    away = Answer(307, headers=location)
    with endpoint(away) as server, pytest.raises(EndpointError, match="307, a redirect to elsewhere"):
        summarized_by(server)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the key sk-secret-of-the-tests is not known", id="in-the-message"),
        pytest.param("\x1b[31mred\x1b[0m\r\nand a second line", id="control-characters"),
    ],
)
def test_foreign_words_in_an_error_are_one_harmless_line(text: str) -> None:
    with endpoint(failed(400, text)) as server, pytest.raises(RequestError) as caught:
        summarized_by(server)
    assert str(caught.value).isprintable()
    assert "sk-secret" not in str(caught.value)


def test_a_short_key_is_taken_out_of_an_error_where_it_is_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    with endpoint(failed(400, "key k is unknown")) as server, pytest.raises(RequestError) as caught:
        summarized_by(server)
    assert ": key [key] is unknown:" in str(caught.value)


def test_a_request_that_failed_in_an_unknown_way_is_no_answer_that_could_not_be_read() -> None:
    failure = Exception("instructor's, before any completion came")
    failure.__cause__ = ValueError("no such codec")
    said = unreadable_error(failure, "test-model", {"requests": 1}, Secrets())
    assert type(said) is EndpointError and said.spent == {"requests": 1}
    assert "ValueError: no such codec" in str(said) and "times" not in str(said)
