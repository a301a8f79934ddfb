"""Connections to the addresses of a host that a user names: each checked, all ended at a deadline.

httpcore2 (what openai's httpx2 is built on) is used for its network backend: the address that is
checked is the one connected to, so that a name cannot answer once for the check and once for the
connection. Proxies are not used: through one, nothing could be checked.
"""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._address import is_public
from summarizer.read._reasons import shorten_reason


class _PrivateAddressError(Exception):
    """A name led to an address that is not of the open internet."""


@contextmanager
def explain_failures(url: str, *, seconds: float, allow_private: bool) -> Iterator[None]:
    """Raise errors of the network, of the protocol and of what is packed as DocumentError."""
    import httpcore2

    try:
        yield
    except _PrivateAddressError as exc:
        remedy = "use that address itself" if allow_private else "--allow-private"
        raise DocumentError(
            f"{url} leads to {exc}, which is not a public address: if you trust it, {remedy}"
        ) from exc
    except httpcore2.TimeoutException as exc:
        raise DocumentError(
            f"{url} took longer than {seconds:g} seconds: download it and give the file"
        ) from exc
    except (httpcore2.NetworkError, httpcore2.ProtocolError, zlib.error, OSError, ValueError) as exc:
        raise DocumentError(
            f"{url} cannot be fetched ({shorten_reason(exc)}): check the address and the connection"
        ) from exc


def open_pool(deadline: float, trusted: str | None) -> Any:
    """Connections that check each address they connect to, and end all at the deadline.

    The host that is `trusted` may be at any address; one that it redirects to may not.
    """
    import httpcore2

    class DeadlineStream(httpcore2.NetworkStream):
        """A connection on which nothing waits past the deadline."""

        def __init__(self, inner: httpcore2.NetworkStream) -> None:
            self._inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._inner.read(max_bytes, seconds_left())

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._inner.write(buffer, seconds_left())

        def close(self) -> None:
            self._inner.close()

        def start_tls(
            self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
        ) -> Any:
            return DeadlineStream(self._inner.start_tls(ssl_context, server_hostname, seconds_left()))

        def get_extra_info(self, info: str) -> Any:
            return self._inner.get_extra_info(info)

    class CheckedBackend(httpcore2.NetworkBackend):
        """Looks a name up once, and connects to an address that was checked."""

        def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
            failed: Exception | None = None
            addresses = _look_up(host, port, trusted=host == trusted)
            for more, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
                try:  # one that does not answer leaves the others their share of the time
                    inner = httpcore2.SyncBackend().connect_tcp(
                        address, port, timeout=seconds_left() / more
                    )
                    return DeadlineStream(_check_peer(inner, trusted=host == trusted))
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as exc:
                    failed = exc
            raise failed or httpcore2.ConnectError(f"no address found for {host}")

    def seconds_left() -> float:
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout("timed out")
        return seconds

    return httpcore2.ConnectionPool(network_backend=CheckedBackend(), retries=0)


def _check_peer(stream: Any, *, trusted: bool) -> Any:
    """A connection, once its other end is known to be where it may be."""
    peer = str(stream.get_extra_info("server_addr")[0])
    if not trusted and not is_public(peer):
        stream.close()
        raise _PrivateAddressError(peer)
    return stream


def _look_up(host: str, port: int, *, trusted: bool) -> list[str]:
    """The addresses of a host, all public. One that is not refuses the host: such a mix is a trap."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise OSError(f"host {host} not found") from exc
    addresses = list(dict.fromkeys(str(place[4][0]) for place in found))
    private = [address for address in addresses if not is_public(address)]
    if private and not trusted:
        raise _PrivateAddressError(private[0])
    return addresses
