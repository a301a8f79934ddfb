"""Web pages by their address: the one room that opens a connection to a place that a user names.

httpcore2 (what openai's httpx2 is built on) is used for its network backend: the address that is
checked is the one connected to, so that a name cannot answer once for the check and once for the
connection. Proxies are not used: through one, nothing could be checked.
"""

from __future__ import annotations

import re
import socket
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from summarizer._version import __version__
from summarizer.errors import DocumentError
from summarizer.read._address import Target, is_public, target
from summarizer.read._content import MAX_BYTES, Content

SECONDS = 30.0  # for everything: names, redirects, headers, body
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = (
    "text/",
    "message/rfc822",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-subrip",
    "application/x-ndjson",
    "application/jsonl",
    "application/octet-stream",
    "binary/octet-stream",
)
_CHARSET = re.compile(r"(?i)\bcharset\s*=\s*[\"']?([^\s\"';]+)")
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: seconds and bytes in all; and whether its host may be a private one."""

    seconds: float = SECONDS
    size: int = MAX_BYTES
    allow_private: bool = False


class _PrivateError(Exception):
    """A name led to an address that is not of the open internet."""


def web_content(url: str, limits: Limits = Limits()) -> Content:
    """What is at an http or https URL, redirects followed; see docs/reading.md for what is refused.

    Raises DocumentError, naming the URL: for an address that is not public, a status that is no 200,
    a type that is not read, and for what takes too long or is too large.
    """
    deadline = time.monotonic() + limits.seconds
    at = target(url)
    seen = {at}
    trusted = at.host if limits.allow_private else None
    with _pool(deadline, trusted) as pool, _said(url, limits):
        while True:
            with pool.stream("GET", at.url, headers=_headers(at)) as response:
                headers = _folded(response.headers)
                if response.status not in _REDIRECTS:
                    return _content(url, at, response, headers, limits)
            at = _next(url, at, headers)
            if at in seen or len(seen) > MOST_REDIRECTS:
                raise DocumentError(
                    f"{url} redirects {'in a circle' if at in seen else 'too often'}:"
                    " save the page and name the file"
                )
            seen.add(at)


def _next(url: str, at: Target, headers: Mapping[str, str]) -> Target:
    """Where a redirect leads, checked as the URL itself was."""
    to = target(urljoin(at.url, headers.get("location", "")).partition("#")[0])
    if at.scheme == "https" and to.scheme == "http":
        raise DocumentError(f"{url} redirects from https to http, which is not followed: try {to.url}")
    return to


def _headers(at: Target) -> dict[str, str]:
    return {
        "Host": at.url.split("/")[2],
        "User-Agent": f"summarizer/{__version__} (a reader at a person's request, not a crawler)",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _folded(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in headers}


def _content(url: str, at: Target, response: Any, headers: Mapping[str, str], limits: Limits) -> Content:
    """The body of an answer, if it is one that is read."""
    if response.status != 200:
        raise DocumentError(f"{url} answers with HTTP status {response.status}: open it in a browser")
    kind, _, rest = headers.get("content-type", "application/octet-stream").partition(";")
    kind = kind.strip().lower()
    if not kind.startswith(_TYPES):
        raise DocumentError(
            f"{url} is of the type {kind[:60]!r}, which is not read: name a page, a PDF or a text"
        )
    length = headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > limits.size:
        raise _too_large(url, limits)
    charset = _CHARSET.search(rest)
    body = b"".join(_bounded(url, _unpacked(url, response, headers), limits))
    ending = "." + at.path.partition("?")[0].rpartition("/")[2].rpartition(".")[2].lower()
    return Content(body, url, ending, kind, charset and charset[1], at.url)


def _unpacked(url: str, response: Any, headers: Mapping[str, str]) -> Iterator[bytes]:
    """The pieces of a body, unpacked no more than a piece at a time."""
    coding = headers.get("content-encoding", "identity").lower()
    if coding in ("", "identity"):
        yield from response.iter_stream()
        return
    if coding not in ("gzip", "x-gzip"):
        raise DocumentError(
            f"{url} is packed as {coding[:30]!r}, though only gzip was asked for: save the page"
        )
    unpack = zlib.decompressobj(wbits=31)
    for packed in response.iter_stream():
        left = packed
        while left:
            if unpack.eof:  # a body may be packed in several parts
                unpack = zlib.decompressobj(wbits=31)
            yield unpack.decompress(left, 65_536)
            left = unpack.unused_data.lstrip(b"\0") or unpack.unconsumed_tail
    if not unpack.eof:
        raise zlib.error("it ends in the middle")


def _bounded(url: str, pieces: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.size:
            raise _too_large(url, limits)
        yield piece


def _too_large(url: str, limits: Limits) -> DocumentError:
    return DocumentError(f"{url} is larger than {limits.size / 1e6:g} MB: download it and split it")


@contextmanager
def _said(url: str, limits: Limits) -> Iterator[None]:
    """Errors of the network and of the protocol, as one line."""
    import httpcore2

    try:
        yield
    except _PrivateError as exc:
        remedy = "name that address itself" if limits.allow_private else "--allow-private"
        raise DocumentError(
            f"{url} leads to {exc}, which is not on the open internet: if you trust it, {remedy}"
        ) from exc
    except httpcore2.TimeoutException as exc:
        raise DocumentError(
            f"{url} took longer than {limits.seconds:g} seconds: download it and name the file"
        ) from exc
    except (httpcore2.NetworkError, httpcore2.ProtocolError, zlib.error, OSError, ValueError) as exc:
        why = " ".join(str(exc).split())[:120] or type(exc).__name__
        raise DocumentError(
            f"{url} cannot be fetched ({why}): check the address and the connection"
        ) from exc


def _pool(deadline: float, trusted: str | None) -> Any:
    """Connections that check each address they connect to, and end all at the deadline.

    The host that is `trusted` may be at any address; one that it redirects to may not.
    """
    import httpcore2

    class Stream(httpcore2.NetworkStream):
        """A connection on which nothing waits past the deadline."""

        def __init__(self, inner: httpcore2.NetworkStream) -> None:
            self._inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._inner.read(max_bytes, left())

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._inner.write(buffer, left())

        def close(self) -> None:
            self._inner.close()

        def start_tls(
            self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
        ) -> Any:
            return Stream(self._inner.start_tls(ssl_context, server_hostname, left()))

        def get_extra_info(self, info: str) -> Any:
            return self._inner.get_extra_info(info)

    class Backend(httpcore2.NetworkBackend):
        """Looks a name up once, and connects to an address that was checked."""

        def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
            failed: Exception | None = None
            addresses = _addresses(host, port, trusted=host == trusted)
            for more, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
                try:  # one that does not answer leaves the others their share of the time
                    inner = httpcore2.SyncBackend().connect_tcp(address, port, timeout=left() / more)
                    return Stream(_checked(inner, trusted=host == trusted))
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as exc:
                    failed = exc
            raise failed or httpcore2.ConnectError(f"there is no address of {host}")

    def left() -> float:
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return seconds

    return httpcore2.ConnectionPool(network_backend=Backend(), retries=0)


def _checked(stream: Any, *, trusted: bool) -> Any:
    """A connection, once its other end is known to be where it may be."""
    peer = str(stream.get_extra_info("server_addr")[0])
    if not trusted and not is_public(peer):
        stream.close()
        raise _PrivateError(peer)
    return stream


def _addresses(host: str, port: int, *, trusted: bool) -> list[str]:
    """The addresses of a host, all public. One that is not refuses the host: such a mix is a trap."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise OSError(f"there is no host {host}") from exc
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    private = [each for each in addresses if not is_public(each)]
    if private and not trusted:
        raise _PrivateError(private[0])
    return addresses
