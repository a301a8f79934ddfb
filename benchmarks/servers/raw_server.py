"""A server on raw sockets that answers a request with whatever bytes it is told to, in its own time."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Speak = Callable[[socket.socket, bytes], None]  # to a connection, in answer to the body of a request
OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


@contextmanager
def raw_server(speak: Speak, *, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The base URL of a server that reads each request and then speaks."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)

    def serve(connection: socket.socket) -> None:
        with suppress(OSError), connection if tls is None else _encrypted(connection, tls) as open_one:
            speak(open_one, _read_request(open_one))

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{listening.getsockname()[1]}/v1"
    finally:
        listening.close()


def _encrypted(connection: socket.socket, tls: ssl.SSLContext) -> ssl.SSLSocket:
    with connection:  # wrapping takes the socket out of it
        return tls.wrap_socket(connection, server_side=True)


def _read_request(connection: socket.socket) -> bytes:
    """The body of a request. Raises OSError where the connection ends before it does."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _receive(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].split(b":")[1]) if lengths else 0
    while len(body) < length:
        body += _receive(connection)
    return body


def _receive(connection: socket.socket) -> bytes:
    received = connection.recv(65_536)
    if not received:
        raise ConnectionError("the other side has gone")
    return received
