"""Answers without a bound: that drip, that go on for ever, that unpack to gigabytes."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc

import pytest
from endpoint import endpoint, said
from raw_server import OK, Speak, raw_server

import summarizer
from summarizer import EndpointError

TEXT = "Norway met Iceland."
MIB = 2**20


def dripping(connection: socket.socket) -> None:
    connection.sendall(OK + b"content-length: 100000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


def endless(connection: socket.socket) -> None:
    connection.sendall(OK + b"\r\n")
    while True:
        connection.sendall(b" " * 65_536)


def with_many_headers(connection: socket.socket) -> None:
    lines = b"".join(b"x-%d: %s\r\n" % (number, b"a" * 1000) for number in range(80))
    connection.sendall(OK + lines + b"content-length: 2\r\n\r\n{}")


def packed_as(coding: bytes, body: bytes) -> Speak:
    head = OK + b"content-encoding: %s\r\ncontent-length: %d\r\n\r\n" % (coding, len(body))
    return lambda connection: connection.sendall(head + body)


SMALL_BOMB, BOMB = (gzip.compress(b" " * (size * MIB)) for size in (10, 300))


def refused(speak: Speak, **options: float) -> EndpointError:
    with raw_server(speak) as url, pytest.raises(EndpointError) as caught:
        summarizer.summarize(TEXT, base_url=url, model="m", **{"retries": 0, "timeout": 30} | options)
    return caught.value


def test_the_timeout_is_that_of_the_whole_request_however_it_drips() -> None:
    began = time.monotonic()
    error = refused(dripping, timeout=0.5)
    assert time.monotonic() - began < 5
    assert "did not answer within 0.5 s" in str(error)


@pytest.mark.parametrize(
    ("speak", "why"),
    [
        pytest.param(endless, "larger than 16 MiB", id="endless"),
        pytest.param(with_many_headers, "headers are larger than 64 KiB", id="headers"),
        pytest.param(packed_as(b"gzip", BOMB), "unpacks to more than 64 MiB", id="bomb"),
        pytest.param(packed_as(b"br", b"{}"), "packed as 'br'", id="not-asked-for"),
        pytest.param(packed_as(b"gzip", b"no gzip at all"), "cannot be unpacked", id="no-gzip"),
    ],
)
def test_an_answer_without_a_bound_is_refused_at_the_first_attempt(speak: Speak, why: str) -> None:
    error = refused(speak, retries=3)
    assert why in str(error) and error.spent["requests"] == 1


def test_no_more_is_unpacked_than_may_be_kept() -> None:
    tracemalloc.start()
    try:
        refused(packed_as(b"gzip", BOMB))
        assert tracemalloc.get_traced_memory()[1] < 300 * MIB
    finally:
        tracemalloc.stop()


def test_the_bounds_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_UNPACKED_BYTES", str(5 * MIB))
    assert "more than 5 MiB" in str(refused(packed_as(b"gzip", SMALL_BOMB)))


def test_a_usage_that_lies_is_bounded_before_it_is_counted() -> None:
    lie = {"prompt_tokens": 1e30, "completion_tokens": 1e30, "total_tokens": 2e30}
    with endpoint(said("{}", usage=lie)) as server, pytest.raises(summarizer.ModelError) as caught:
        summarizer.summarize(TEXT, base_url=server.url, model="m", retries=0)
    assert caught.value.spent["tokens_in"] < 100_000
    assert caught.value.spent["tokens_out"] <= 4_000_000
