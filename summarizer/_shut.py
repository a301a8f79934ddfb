"""The network, shut: what tries to connect while it is, fails and says so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest import mock


@contextmanager
def network_shut() -> Iterator[None]:
    """Refuse every connection and every look-up of a name, in this process, with OSError."""

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError("the network is shut while recordings are replayed")

    with (
        mock.patch.object(socket.socket, "connect", refuse),
        mock.patch.object(socket.socket, "connect_ex", refuse),
        mock.patch.object(socket.socket, "sendto", refuse),
        mock.patch.object(socket, "getaddrinfo", refuse),
    ):
        yield
