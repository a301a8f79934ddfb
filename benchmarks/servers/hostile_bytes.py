"""What a hostile endpoint sends below JSON: bytes without end, out of order, packed, or none at all."""

from __future__ import annotations

import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat

from benchmarks.servers.raw_server import OK, Speak

RESET = None  # ends a script: the connection is reset, where it would be closed
Script = Iterable[bytes | float | None]  # bytes to send, seconds to wait, RESET
MIB = 2**20
LONG = 100_000_000.0  # seconds: until the client has gone
CHUNKED = OK + b"transfer-encoding: chunked\r\n\r\n"
ELSEWHERE = b"location: http://elsewhere.example:8080/v1/chat/completions\r\n"


def follow_script(make: Callable[[bytes], Script]) -> Speak:
    """A server's part that sends what `make` gives for the body of a request, piece by piece."""

    def speak(connection: socket.socket, asked: bytes) -> None:
        for piece in make(asked):
            if piece is RESET:
                linger = struct.pack("ii", 1, 0)  # linger 0 makes closing a reset
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            elif isinstance(piece, bytes):
                connection.sendall(piece)
            else:
                time.sleep(piece)

    return speak


def pack(pieces: Iterable[bytes], coding: str = "gzip", times: int = 1) -> Script:
    """A body in pieces, packed as gzip or deflate, `times` over, in little memory of ours."""
    yield OK + f"content-encoding: {', '.join([coding] * times)}\r\n\r\n".encode()
    for _ in range(times):
        pieces = _packed(pieces, gzip=coding == "gzip")
    yield from pieces


def _packed(pieces: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | (16 if gzip else 0))
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


def _drip(before: bytes, drop: bytes = b" ") -> Script:
    yield before
    while True:
        yield drop
        yield 0.2


def _endless(before: bytes, piece: bytes) -> Script:
    yield before
    yield from repeat(piece * (65_536 // len(piece)))


def _hang() -> Script:
    yield LONG


def _redirect(status: str, location: bytes) -> Script:
    yield b"HTTP/1.1 %s\r\n%scontent-length: 0\r\n\r\n" % (status.encode(), location)


def _body(head: bytes, body: bytes = b"{}") -> Script:
    yield head + b"\r\n" + body


_SCRIPTS: dict[str, Callable[[], Script]] = {
    "accepts and never answers": _hang,
    "closes without a word": list,
    "resets at once": lambda: [RESET],
    "resets after the headers": lambda: [OK + b"content-length: 900\r\n\r\n", 0.1, RESET],
    "resets within the body": lambda: [OK + b'content-length: 900\r\n\r\n{"id": "x', 0.1, RESET],
    "headers of one byte at a time": lambda: _drip(b"HTTP/1.1 200 OK\r\nx-long: ", b"a"),
    "a body of one byte at a time": lambda: _drip(OK + b"content-length: 100000\r\n\r\n"),
    "chunks of one byte at a time": lambda: _drip(CHUNKED, b"1\r\n \r\n"),
    "an endless body": lambda: _endless(OK + b"\r\n", b" "),
    "an endless body, HTTP/1.0": lambda: _endless(b"HTTP/1.0 200 OK\r\n\r\n", b" "),
    "endless chunks of one byte": lambda: _endless(CHUNKED, b"1\r\n \r\n"),
    "one chunk without end": lambda: _endless(CHUNKED + b"ffffffffffff\r\n", b" "),
    "an endless size of a chunk": lambda: _endless(CHUNKED, b"0"),
    "an endless note on a chunk": lambda: _endless(CHUNKED + b"1; ", b"a"),
    "endless headers": lambda: _endless(b"HTTP/1.1 200 OK\r\n", b"x-one: two\r\n"),
    "one header without end": lambda: _endless(b"HTTP/1.1 200 OK\r\nx-one: ", b"a"),
    "a status line without end": lambda: _endless(b"HTTP/1.1 200 ", b"O"),
    "an endless refusal": lambda: _endless(b"HTTP/1.1 500 Oops\r\n\r\n", b"no "),
    "endless 100 Continue": lambda: _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless 103 Early Hints": lambda: _endless(b"", b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
    "endless trailers": lambda: _endless(CHUNKED + b"2\r\n{}\r\n0\r\n", b"x-one: two\r\n"),
    "101 Switching Protocols": lambda: _body(b"HTTP/1.1 101 Switch\r\nupgrade: x\r\n", b"\0" * 99),
    "204 No Content": lambda: [b"HTTP/1.1 204 No Content\r\n\r\n"],
    "status 999": lambda: _body(b"HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n"),
    "status 42": lambda: _body(b"HTTP/1.1 42 Odd\r\ncontent-length: 2\r\n"),
    "HTTP/1.0 without a length": lambda: _body(b"HTTP/1.0 200 OK\r\n"),
    "no HTTP at all": lambda: [b"SSH-2.0-OpenSSH_9.6\r\n", b"\0\xff\r\n\r\n" * 9],
    "a size that is no size of a chunk": lambda: [CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n"],
    "a chunk that ends too soon": lambda: [CHUNKED + b"10\r\n{}\r\n0\r\n\r\n"],
    "content-length too long": lambda: _body(OK + b"content-length: 90\r\n"),
    "content-length too short": lambda: _body(OK + b"content-length: 1\r\n"),
    "content-length negative": lambda: _body(OK + b"content-length: -2\r\n"),
    "content-length of 4,000 digits": lambda: _body(OK + b"content-length: %s\r\n" % (b"9" * 4000)),
    "two lengths": lambda: _body(OK + b"content-length: 2\r\ncontent-length: 20\r\n"),
    "brotli, not asked for": lambda: _body(OK + b"content-encoding: br\r\n", b"\xff" * MIB),
    "zstd, not asked for": lambda: _body(OK + b"content-encoding: zstd\r\n", b"\xff" * MIB),
    "gzip that is none": lambda: _body(OK + b"content-encoding: gzip\r\n"),
    "a redirect to another host": lambda: _redirect("307 Go", ELSEWHERE),
    "a redirect to itself": lambda: _redirect("308 Go", b"location: /v1/chat/completions\r\n"),
    "a redirect to a file": lambda: _redirect("302 Go", b"location: file:///etc/passwd\r\n"),
    "a redirect to nowhere": lambda: _redirect("301 Go", b""),
    "a redirect to no address": lambda: _redirect("303 Go", b"location: http://[::1:x\r\n"),
}
BYTE_FAULTS: dict[str, Speak] = {
    name: follow_script(lambda _, make=make: make())  # type: ignore[misc]
    for name, make in _SCRIPTS.items()
}
