"""Transport: what an endpoint sends, read to a bound and no further, whatever it sends.

An answer of a megabyte can unpack to a gigabyte, and a body can go on for ever: both are read here in
small steps, packed and unpacked, before openai or a JSON parser sees any of it.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai

from summarizer._call.settings import Settings
from summarizer._model.retries import UnboundedAnswerError

HEADERS = 64 * 1024  # bytes of a response's headers together
STEP = 1024 * 1024  # bytes that are unpacked at once: the event loop goes on in between
# The codings that are asked for, and the only ones read: zlib unpacks both in steps.
_ACCEPTED = "gzip, deflate"


class BoundedClient(openai.DefaultAsyncHttpxClient):
    """openai's HTTP client, but for answers without a bound.

    It follows no redirect: the document would go wherever a server says. As many connections as
    requests under way, and all of them kept: a run limits those.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            follow_redirects=False,
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=None),
        )
        self.headers["accept-encoding"] = _ACCEPTED
        self._packed, self._unpacked = settings.answer_bytes, settings.unpacked_bytes

    async def send(self, request: httpx2.Request, *, stream: bool = False, **options: Any) -> Any:
        """Send a request, and read its whole response, within the bounds.

        Raises UnboundedAnswerError for one that is larger.
        """
        response = await super().send(request, stream=True, **options)
        try:
            if sum(len(name) + len(value) for name, value in response.headers.raw) > HEADERS:
                raise UnboundedAnswerError(f"its headers are larger than {HEADERS // 1024} KiB")
            body = await self._read(response)
        finally:
            await response.aclose()
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

    async def _read(self, response: httpx2.Response) -> bytes:
        if response.is_stream_consumed or response.is_closed:
            return response.content  # a recording's: it was read before
        unpack = _unpacker(response.headers.get("content-encoding", ""))
        received, body = 0, bytearray()
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if received > self._packed:
                raise UnboundedAnswerError(f"it is larger than {_size(self._packed)}")
            async for part in _unpacked(chunk, unpack):
                body += part
                if len(body) > self._unpacked:
                    raise UnboundedAnswerError(f"it unpacks to more than {_size(self._unpacked)}")
        return bytes(body)


def _unpacker(encoding: str) -> Any:
    """What unpacks a body so encoded; None where it is not packed."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return None
    if coding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # 32: gzip or zlib, as its header says
    raise UnboundedAnswerError(f"it is packed as {coding[:20]!r}, which was not asked for")


async def _unpacked(chunk: bytes, unpack: Any) -> AsyncIterator[bytes]:
    """The bytes of a chunk, unpacked in steps."""
    if unpack is None:
        yield chunk
        return
    while chunk:
        try:
            yield unpack.decompress(chunk, STEP)
        except zlib.error as exc:
            raise UnboundedAnswerError(f"it cannot be unpacked ({exc})") from exc
        chunk = unpack.unconsumed_tail
        await asyncio.sleep(0)


def _size(count: int) -> str:
    return f"{count / 2**20:g} MiB"
