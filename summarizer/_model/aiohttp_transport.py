"""Transport over aiohttp: what openai sends, with the errors of httpx2, over any number of connections.

httpx2 looks at each of its connections at each request. openai's own client over aiohttp takes a reset
for a timeout and keeps cookies, so this is ours.
"""

from __future__ import annotations

import asyncio
import os
import re
import ssl
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import httpx2
from aiohttp.http_exceptions import (
    ContentLengthError,
    HttpProcessingError,
    LineTooLong,
)
from yarl import URL

from summarizer._call.unpacking import UnboundedAnswerError

STEP = 64 * 1024  # bytes of a body that are read at once, at most
MOST_HEADERS = 512
# Seconds that an idle connection is kept. Servers commonly close one after 5, and aiohttp sees that a
# little later than httpx2 would: a request must not meet the end of its connection.
IDLE = 3.0
NO_RESPONSE = "Server disconnected without sending a response."
CUT_OFF = "peer closed connection without sending complete message body"


class AiohttpTransport(httpx2.AsyncBaseTransport):
    """Sends requests over aiohttp, from one event loop, on as many connections as there are requests.

    It has no timeout, keeps no cookie, follows no redirect and unpacks nothing: its owner does. A
    response's headers are at most MOST_HEADERS lines of `header_bytes`.
    """

    def __init__(self, context: ssl.SSLContext, *, header_bytes: int) -> None:
        self._context = context
        self._header_bytes = header_bytes
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request. Raises the errors of httpx2, each with the one of aiohttp as its cause."""
        url = request.url
        # A name and a password in the address are in the headers already.
        address = f"{url.scheme}://{url.netloc.decode()}{url.raw_path.decode()}"
        try:
            response = await self._connected().request(
                request.method,
                URL(address, encoded=True),
                headers=request.headers.multi_items(),
                data=await request.aread() or None,
                allow_redirects=False,
            )
        except (aiohttp.ClientError, OSError) as exc:
            raise translate_aiohttp_error(exc) from exc
        return httpx2.Response(
            response.status, headers=response.raw_headers, stream=_Body(response), request=request
        )

    def __del__(self) -> None:
        if self._session is not None:
            self._session.detach()  # else aiohttp logs an error

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _connected(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=_QuietConnector(
                    ssl=self._context,
                    limit=0,
                    keepalive_timeout=IDLE,
                    resolver=aiohttp.ThreadedResolver(),
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(),
                auto_decompress=False,
                max_line_size=self._header_bytes,
                max_field_size=self._header_bytes,
                max_headers=MOST_HEADERS,
            )
        return self._session


class _QuietConnector(aiohttp.TCPConnector):
    """The connections. Who does not close them hears it as a ResourceWarning of Python, as of httpx2."""

    def __del__(self, _: Any = None) -> None:
        """Say nothing: aiohttp would log each as an error."""


class _Body(httpx2.AsyncByteStream):
    """The body of a response, as it comes."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.content.iter_chunked(STEP):
                yield chunk
        except (aiohttp.ClientError, OSError) as exc:
            raise translate_aiohttp_error(exc) from exc

    async def aclose(self) -> None:
        """Let the connection go: it is kept where the body was read to its end."""
        self._response.close()


def translate_aiohttp_error(exc: Exception) -> Exception:
    """The error of httpx2 for one of aiohttp, as exact as httpx2 itself raises it."""
    match exc:
        case aiohttp.ConnectionTimeoutError():
            return httpx2.ConnectTimeout(str(exc))
        case asyncio.TimeoutError():
            return httpx2.ReadTimeout(str(exc))
        case aiohttp.ClientConnectorCertificateError():
            return httpx2.ConnectError(str(exc.certificate_error))
        case aiohttp.ClientConnectorError():
            return httpx2.ConnectError(_system_words(exc.os_error))
        case aiohttp.ServerDisconnectedError():
            return httpx2.RemoteProtocolError(NO_RESPONSE)
        case aiohttp.ClientPayloadError():
            return _body_error(exc)
        case aiohttp.ClientResponseError():
            return _protocol_error(exc)
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return httpx2.UnsupportedProtocol(str(exc))
        case OSError():
            return httpx2.ReadError(_system_words(exc))
        case _:
            return httpx2.ReadError(str(exc))


def _system_words(exc: OSError) -> str:
    """What the system says of an error, without the address, which aiohttp puts in its place."""
    known = exc.errno is not None and exc.errno > 0 and not isinstance(exc, ssl.SSLError)
    return str(OSError(exc.errno, os.strerror(exc.errno or 0))) if known else str(exc)


def _body_error(exc: aiohttp.ClientPayloadError) -> Exception:
    """Why a body is not whole: a reset is kept by aiohttp as words at the end of its message."""
    fault, reset = exc.__cause__, re.search(r"\. \w+Error\((\d+), ", str(exc))
    if reset:
        return httpx2.ReadError(_system_words(OSError(int(reset[1]), "")))
    if isinstance(fault, OSError):
        return httpx2.ReadError(_system_words(fault))
    cut_off = isinstance(fault, ContentLengthError) or "Not enough data" in str(fault)
    if isinstance(fault, HttpProcessingError) and not cut_off:
        return httpx2.RemoteProtocolError(_without_marks(fault.message))
    return httpx2.RemoteProtocolError(CUT_OFF)


def _protocol_error(exc: aiohttp.ClientResponseError) -> Exception:
    fault = exc.__cause__
    if isinstance(fault, LineTooLong) or (fault and isinstance(fault.__cause__, LineTooLong)):
        return UnboundedAnswerError("one of its headers is too large")
    if "Too many headers" in exc.message:
        return UnboundedAnswerError(f"it has more than {MOST_HEADERS} headers")
    return httpx2.RemoteProtocolError(_without_marks(exc.message))


def _without_marks(text: str) -> str:
    """The words of a parser, without the line that marks a place in the one above it."""
    return " ".join(line.strip() for line in text.splitlines() if line.strip(" ^"))
