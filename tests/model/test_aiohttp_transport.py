"""What fails below HTTP, said as exactly over aiohttp as over httpx2."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import struct
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from threading import Thread

import httpx2
import pytest
from endpoint import endpoint, failed

from benchmarks.servers.certificate import self_signed
from benchmarks.servers.raw_server import OK, Speak, raw_server
from summarizer import AsyncSummarizer, EndpointError, ModelError, RequestError, summarize
from summarizer._call.settings import resolve_settings
from summarizer._model.transport import BoundedClient

TEXT = "Norway met Iceland."


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def sending(*parts: bytes, last: Callable[[socket.socket], None] = socket.socket.close) -> Speak:
    """A server that sends the parts, and then closes or resets the connection."""

    def speak(connection: socket.socket, _: bytes) -> None:
        for part in parts:
            connection.sendall(part)
        time.sleep(0.2)
        last(connection)

    return speak


def error_of(url: str) -> ModelError:
    with pytest.raises(ModelError) as caught:
        summarize(TEXT, base_url=url, model="m", retries=0, timeout=20)
    return caught.value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("speak", "why"),
    [
        pytest.param(sending(last=reset), "Connection reset by peer", id="reset"),
        pytest.param(sending(OK, last=reset), "Connection reset by peer", id="reset-in-headers"),
        pytest.param(
            sending(OK + b"content-length: 9\r\n\r\nabc", last=reset),
            "Connection reset by peer",
            id="reset-in-body",
        ),
        pytest.param(sending(), "Server disconnected without sending a response", id="closed"),
        pytest.param(
            sending(OK + b"content-length: 9\r\n\r\nabc"),
            "peer closed connection without sending complete message body",
            id="cut-off",
        ),
        pytest.param(
            sending(OK + b"transfer-encoding: chunked\r\n\r\n5\r\nabc"),
            "peer closed connection without sending complete message body",
            id="cut-off-in-chunk",
        ),
        pytest.param(
            sending(OK + b"transfer-encoding: chunked\r\n\r\nzz\r\nabc"),
            "Invalid character in chunk size",
            id="no-chunk",
        ),
        pytest.param(sending(b"SSH-2.0-OpenSSH\r\n\r\n"), "Bad status line", id="no-http"),
        pytest.param(
            sending(OK + b"a: " + b"a" * 90_000 + b"\r\n\r\n"), "headers is too large", id="large-header"
        ),
        pytest.param(
            sending(OK + b"a: a\r\n" * 600 + b"\r\n"), "more than 512 headers", id="many-headers"
        ),
    ],
)
def test_what_breaks_off_is_named_and_is_no_timeout(speak: Speak, why: str) -> None:
    with raw_server(speak) as url:
        error = error_of(url)
    assert isinstance(error, EndpointError)
    assert why in str(error) and "did not answer" not in str(error) and str(error).isprintable()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("http://127.0.0.1:9/v1", "Connection refused", id="refused"),
        pytest.param("http://no-such-host.invalid/v1", "[Errno -", id="no-host"),
    ],
)
def test_what_cannot_be_connected_is_named(url: str, why: str) -> None:
    error = error_of(url)
    assert "cannot reach" in str(error) and why in str(error)
    assert error.spent["tokens_in"] == 0  # nothing was sent, nothing can have been paid


@pytest.mark.slow
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    context = self_signed(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            connection, _ = server.accept()
            try:
                context.wrap_socket(connection, server_side=True)
            except (ssl.SSLError, OSError):
                connection.close()

        Thread(target=accept, daemon=True).start()
        error = error_of(f"https://127.0.0.1:{server.getsockname()[1]}/v1")
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(failed(400, "from the proxy")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        error = error_of("http://elsewhere.invalid/v1")
    assert isinstance(error, RequestError) and "from the proxy" in str(error)


@pytest.mark.slow
def test_a_stream_is_sent_in_parts_and_within_its_timeout() -> None:
    def is_silent(connection: socket.socket, _: bytes) -> None:
        time.sleep(2)

    async def upload(url: str) -> None:
        async def parts() -> AsyncIterator[bytes]:
            yield b"{}"

        async with BoundedClient(resolve_settings(base_url=url, model="m")) as client:
            await client.post(url, content=parts(), timeout=0.3)

    with raw_server(is_silent) as url, pytest.raises(httpx2.ReadTimeout):
        asyncio.run(upload(url))


def test_connections_that_nobody_closes_are_not_logged_as_errors(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def leave_open(url: str) -> None:
        one = AsyncSummarizer(base_url=url, model="m", retries=0)
        with pytest.raises(RequestError):
            await one.summarize(TEXT)
        del one
        gc.collect()

    def run_and_forget(url: str) -> None:
        asyncio.run(leave_open(url))
        gc.collect()

    with endpoint(failed(400)) as server, pytest.warns(ResourceWarning):
        run_and_forget(server.url)
    assert not [record for record in caplog.records if record.name == "asyncio"]
