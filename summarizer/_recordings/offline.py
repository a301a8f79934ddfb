"""The network, shut: what tries to connect while it is, fails and says so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NoReturn
from unittest import mock

_OF_SOCKETS = ("connect", "connect_ex", "sendto")
_OF_NAMES = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")


@contextmanager
def network_shut() -> Iterator[None]:
    """Refuse every connection and every look-up of a name, in this process, with OSError."""

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError("the network is disabled while recordings are replayed")

    with ExitStack() as stack:
        for place, names in ((socket.socket, _OF_SOCKETS), (socket, _OF_NAMES)):
            for name in names:
                stack.enter_context(mock.patch.object(place, name, refuse))
        yield
