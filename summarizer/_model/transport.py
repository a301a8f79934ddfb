"""Transport: what an endpoint sends, read to a bound and no further, whatever it sends.

An answer of a megabyte can unpack to a gigabyte, and a body can go on for ever: both are read here in
small steps, packed and unpacked, before openai or a JSON parser sees any of it.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import urllib.request
from contextlib import AsyncExitStack
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx2
import openai

from summarizer._call.settings import Settings
from summarizer._call.unpacking import (
    ACCEPTED,
    UnboundedAnswerError,
    Unpacker,
    format_size,
    refuse_many_values,
)
from summarizer._model.aiohttp_transport import AiohttpTransport

HEADERS = 64 * 1024  # bytes of a response's headers together
LARGE = 1024 * 1024  # bytes of a body: hardly any model writes more


def _is_proxied() -> bool:
    """Whether the environment names a proxy, which httpx2 knows how to speak to."""
    return not urllib.request.getproxies().keys().isdisjoint(("http", "https", "all"))


@cache
def _trusting(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The certificates to trust, which httpx2 finds by these variables: reading them takes 80 ms."""
    return httpx2.create_ssl_context()


class SeenTransport(httpx2.AsyncHTTPTransport):
    """Sends over aiohttp, but over httpx2 where somebody has wrapped its sending, and what is a stream.

    By wrapping vcrpy records and replays: its recordings are those of httpx2. A stream is the upload of
    a large file, which is not to be in memory, and has httpx2's timeout between two bytes alone.
    """

    def __init__(self, context: ssl.SSLContext, limits: httpx2.Limits) -> None:
        super().__init__(verify=context, limits=limits)
        self._fast = AiohttpTransport(context, header_bytes=HEADERS)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request. Raises the errors of httpx2."""
        sending = httpx2.AsyncHTTPTransport.handle_async_request
        if hasattr(sending, "__wrapped__") or not isinstance(request.stream, httpx2.ByteStream):
            return await sending(self, request)
        return await self._fast.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections of both."""
        await self._fast.aclose()
        await super().aclose()


class BoundedClient(openai.DefaultAsyncHttpxClient):
    """openai's HTTP client, but for answers without a bound.

    It follows no redirect: the document would go wherever a server says. As many connections as
    requests under way, and all of them kept: a run limits those. It keeps no cookie, for a server could
    send others for ever. Of bodies that grow large only one at a time is read on: the memory of a run
    must not be the bound times its concurrency.
    """

    def __init__(self, settings: Settings) -> None:
        context, transport = _trusting(*map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR"))), None
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=None)
        if not _is_proxied():
            transport = SeenTransport(context, limits)
        super().__init__(follow_redirects=False, limits=limits, verify=context, transport=transport)
        self.headers["accept-encoding"] = ACCEPTED
        self.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self._one_large = asyncio.Lock()
        self._packed, self._unpacked = settings.answer_bytes, settings.unpacked_bytes

    async def send(self, request: httpx2.Request, *, stream: bool = False, **options: Any) -> Any:
        """Send a request, and read its whole response, within the bounds.

        Raises UnboundedAnswerError for one that is larger.
        """
        response = await super().send(request, stream=True, **options)
        async with AsyncExitStack() as until_read:
            until_read.push_async_callback(response.aclose)
            if sum(len(name) + len(value) for name, value in response.headers.raw) > HEADERS:
                raise UnboundedAnswerError(f"its headers are larger than {HEADERS // 1024} KiB")
            body = await self._read(response, until_read)
            refuse_many_values(body)
        kept = [
            (name, value)
            for name, value in response.headers.raw
            if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
        ]
        return httpx2.Response(
            response.status_code,
            headers=kept,
            content=body,
            request=request,
            extensions=response.extensions,
        )

    async def _read(self, response: httpx2.Response, until_read: AsyncExitStack) -> bytes:
        if response.is_stream_consumed or response.is_closed:
            return response.content  # a recording's: it was read before
        unpacker = Unpacker(response.headers.get("content-encoding", ""), self._unpacked)
        received, body = 0, bytearray()
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if received > self._packed:
                size = format_size(self._packed)
                raise UnboundedAnswerError(f"it is larger than {size} (SUMMARIZER_ANSWER_BYTES)")
            for part in unpacker.unpack(chunk):
                if len(body) <= LARGE < len(body) + len(part):
                    await until_read.enter_async_context(self._one_large)
                body += part
                await asyncio.sleep(0)  # the event loop goes on
        return bytes(body)
