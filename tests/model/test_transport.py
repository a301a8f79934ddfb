"""Answers without a bound: that drip, that go on for ever, that unpack to gigabytes."""

from __future__ import annotations

import gzip
import json
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from traceback import walk_tb
from types import FrameType

import pytest
from endpoint import Answer, endpoint, said, tool_called

import summarizer
from benchmarks.servers.raw_server import OK, Speak, raw_server
from summarizer import EndpointError

TEXT = "Norway met Iceland."
MIB = 2**20


def dripping(connection: socket.socket, _: bytes) -> None:
    connection.sendall(OK + b"content-length: 100000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


def endless(connection: socket.socket, _: bytes) -> None:
    connection.sendall(OK + b"\r\n")
    while True:
        connection.sendall(b" " * 65_536)


def with_many_headers(connection: socket.socket, _: bytes) -> None:
    lines = b"".join(b"x-%d: %s\r\n" % (number, b"a" * 1000) for number in range(80))
    connection.sendall(OK + lines + b"content-length: 2\r\n\r\n{}")


def packed_as(coding: bytes, body: bytes) -> Speak:
    head = OK + b"content-encoding: %s\r\ncontent-length: %d\r\n\r\n" % (coding, len(body))
    return lambda connection, _: connection.sendall(head + body)


@cache
def bomb(size: int) -> bytes:
    """So many MiB of spaces, packed."""
    return gzip.compress(b" " * (size * MIB))


def bombing(connection: socket.socket, asked: bytes) -> None:
    packed_as(b"gzip", bomb(300))(connection, asked)


def repeating(piece: bytes) -> Speak:
    """A server that answers with two million choices, or messages, or whatever the piece is."""

    def speak(connection: socket.socket, _: bytes) -> None:
        connection.sendall(OK + b'\r\n{"choices": [')
        connection.sendall(piece * 2_000_000)

    return speak


def refused(speak: Speak, *, retries: int = 0, timeout: float = 30) -> EndpointError:
    with raw_server(speak) as url, pytest.raises(EndpointError) as caught:
        summarizer.summarize(TEXT, base_url=url, model="m", retries=retries, timeout=timeout)
    return caught.value


@pytest.mark.slow
def test_the_timeout_is_that_of_the_whole_request_however_it_drips() -> None:
    import_module("summarizer._model.transport")  # openai takes seconds to import on a busy machine
    began = time.monotonic()
    error = refused(dripping, timeout=0.5)
    assert time.monotonic() - began < 5
    assert "did not answer within 0.5 s" in str(error)


@pytest.mark.parametrize(
    ("speak", "why"),
    [
        pytest.param(endless, "larger than 16 MiB", id="endless"),
        pytest.param(with_many_headers, "headers are larger than 64 KiB", id="headers"),
        pytest.param(repeating(b"{},"), "more than 120,000 values", id="objects"),
        pytest.param(repeating(b"[],"), "more than 120,000 values", id="lists"),
        pytest.param(bombing, "decompresses to more than 64 MiB", id="bomb", marks=pytest.mark.slow),
        pytest.param(packed_as(b"br", b"{}"), "compressed as 'br'", id="not-asked-for"),
        pytest.param(packed_as(b"gzip", b"no gzip at all"), "cannot be decompressed", id="no-gzip"),
    ],
)
def test_an_answer_without_a_bound_is_refused_at_the_first_attempt(speak: Speak, why: str) -> None:
    error = refused(speak, retries=3)
    assert why in str(error) and error.spent["requests"] == 1


@pytest.mark.slow
def test_no_more_is_unpacked_than_may_be_kept() -> None:
    tracemalloc.start()
    try:
        refused(bombing)
        assert tracemalloc.get_traced_memory()[1] < 300 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_of_large_answers_one_at_a_time_is_read() -> None:
    size, sent, unread = 14 * MIB, [0, 0, 0], []
    connections = iter(range(3))

    def speak(connection: socket.socket, _: bytes) -> None:
        number = next(connections)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        connection.sendall(OK + b"content-length: %d\r\n\r\n" % size)
        while sent[number] < size:
            connection.sendall(b" " * 65_536)
            sent[number] += 65_536
        unread.append(max((one for one in sent if one < size), default=0))

    with raw_server(speak) as url, summarizer.Summarizer(base_url=url, model="m", retries=0) as one:
        results = list(one.summarize_many([TEXT, f"{TEXT} Again.", f"{TEXT} Once more."]))
    assert [type(result.error) for result in results] == [EndpointError] * 3
    # When the first was read to its end, the others lay in the buffers of the system.
    assert sent == [size] * 3 and unread[0] < 10 * MIB


def frames_of(error: BaseException | None) -> Iterator[FrameType]:
    """The frames that an error and its causes hold."""
    while error is not None:
        for frame, _ in walk_tb(error.__traceback__):
            yield frame
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("body", [b" " * 17 * MIB, said("x" * 2 * MIB).body], ids=["unread", "read"])
def test_an_error_does_not_hold_the_body_that_it_is_about(body: bytes) -> None:
    with raw_server(packed_as(b"identity", body)) as url, summarizer.Summarizer(base_url=url) as one:
        (result,) = one.summarize_many([TEXT])
    frames = list(frames_of(result.error))
    held = [value for frame in frames for value in frame.f_locals.values()]
    assert len(frames) > 5
    assert not any(isinstance(value, bytes | bytearray | str) and len(value) > MIB for value in held)
    assert not any(hasattr(value, "choices") for value in held)


def test_no_cookie_is_kept() -> None:
    answer = said("{}")
    with (
        endpoint(Answer(body=answer.body, headers={"set-cookie": f"a={'b' * 1000}"})) as server,
        pytest.raises(summarizer.AnswerError),
    ):
        summarizer.summarize(TEXT, base_url=server.url, model="m", retries=0)
    assert len(server.headers) == 2 and not any("cookie" in headers for headers in server.headers)


def test_the_bounds_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_UNPACKED_BYTES", str(5 * MIB))
    assert "more than 5 MiB" in str(refused(packed_as(b"gzip", bomb(10))))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("a" * 1_000_001, "longer than 1,000,000 characters", id="long"),
        pytest.param('{"parties": [' + "{}," * 70_000, "more than 120,000 values", id="of-many-values"),
    ],
)
@pytest.mark.parametrize("answer", [said, tool_called])
def test_a_text_that_no_model_writes_is_neither_read_nor_sent_back(
    answer: Callable[[str], Answer], text: str, why: str
) -> None:
    escaped = answer(text).body.replace(b"{},", rb"\u007b\u007d\u002c")
    with endpoint(Answer(body=escaped)) as server, pytest.raises(summarizer.ModelError) as caught:
        summarizer.summarize(TEXT, base_url=server.url, model="m", mode="tools", retries=0)
    assert why in str(caught.value) and len(server.requests) == 1


def test_a_model_is_told_of_a_bounded_number_of_faults() -> None:
    tree = dict.fromkeys(("parties", "meetings", "commitments", "concerns", "overview"), 1)
    faulty = json.dumps(tree | {f"unknown{'x' * 200}{number}": 1 for number in range(2_000)})
    with endpoint(said(faulty)) as server, pytest.raises(summarizer.AnswerError):
        summarizer.summarize(TEXT, base_url=server.url, model="m", retries=0)
    told = server.requests[1]["messages"][-1]
    assert told["role"] == "user" and 0 < len(told["content"]) <= 20_000


def test_of_many_tool_calls_a_few_are_sent_back() -> None:
    body = json.loads(tool_called("{}").body)
    body["choices"][0]["message"]["tool_calls"] *= 1_000
    with (
        endpoint(Answer(body=json.dumps(body).encode())) as server,
        pytest.raises(summarizer.AnswerError),
    ):
        summarizer.summarize(TEXT, base_url=server.url, model="m", mode="tools", retries=0)
    assert len(server.requests[1]["messages"]) < 20


def test_a_usage_that_lies_is_bounded_before_it_is_counted() -> None:
    lie = {"prompt_tokens": 1e30, "completion_tokens": 1e30, "total_tokens": 2e30}
    with endpoint(said("{}", usage=lie)) as server, pytest.raises(summarizer.ModelError) as caught:
        summarizer.summarize(TEXT, base_url=server.url, model="m", retries=0)
    assert caught.value.spent["tokens_in"] < 100_000
    assert caught.value.spent["tokens_out"] <= 4_000_000
