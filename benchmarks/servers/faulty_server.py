"""A server of our own, on raw sockets, that answers right for every report but one."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.inputs.generated_reports import report
from benchmarks.servers.model_server import LENGTH, NUMBER, completion, error, response

DOCUMENTS = 50
BAD = 17  # the one of them that something goes wrong with
RESET, HUNG, AWAY = object(), object(), object()
AWAY_FOR = 0.3  # seconds
PAGE = b"<html><body>502 Bad Gateway</body></html>"


def right(number: int) -> bytes:
    return completion({"content": json.dumps(report(number)[1], ensure_ascii=False)})


def of_wrong_types() -> dict[str, Any]:
    """The right answer to the bad report, but for the types of some of its fields."""
    return report(BAD)[1] | {"meetings": {"m1": "they met"}, "commitments": "none"}


@dataclass(frozen=True)
class EndpointFault:
    """What goes wrong with one report, for ever or so many `times`, and the error that this must be."""

    name: str
    reply: object
    error: str | None = None
    times: int = 1_000_000
    elsewhere: str = "–"  # what langextract makes of it


NONE_OF_50, EMPTY_ONE = "raises; none of 50", "1 empty, no error"
REFUSED = error("429 Too Many", more="retry-after: 0\r\n")
CUT_OFF = {"content": json.dumps(report(BAD)[1])[:700]}
DECLINED = {"content": None, "refusal": "I would rather not."}
FAULTS = (
    EndpointFault("429 once", REFUSED, times=1),
    EndpointFault("429 for ever", REFUSED, "RateLimitError", elsewhere=NONE_OF_50),
    EndpointFault("500 once", error("500 Oops"), times=1),
    EndpointFault("500 for ever", error("500 Oops"), "EndpointError", elsewhere=NONE_OF_50),
    EndpointFault("reset once", RESET, times=1),
    EndpointFault("reset for ever", RESET, "EndpointError", elsewhere=NONE_OF_50),
    EndpointFault("refused for 0.3 s", AWAY, times=1),
    EndpointFault("hung past the timeout, once", HUNG, times=1),
    EndpointFault("hung past the timeout, for ever", HUNG, "EndpointError"),
    EndpointFault(
        "a web page", response("200 OK", PAGE, "text/html"), "EndpointError", elsewhere=NONE_OF_50
    ),
    EndpointFault("a body cut off", response("200 OK", right(BAD)[-900:-300]), "EndpointError"),
    EndpointFault("JSON cut off", completion(CUT_OFF), "AnswerError", elsewhere=EMPTY_ONE),
    EndpointFault(
        "stopped at the output limit",
        completion(CUT_OFF, "length"),
        "TruncatedError",
        elsewhere=EMPTY_ONE,
    ),
    EndpointFault("empty", completion({"content": ""}), "EmptyError", elsewhere=EMPTY_ONE),
    EndpointFault("refusal", completion(DECLINED), "RefusalError", elsewhere=NONE_OF_50),
    EndpointFault("wrong types", completion({"content": json.dumps(of_wrong_types())}), "AnswerError"),
    EndpointFault("another schema", completion({"content": '{"answer": 42}'}), "AnswerError"),
)


class _FaultySockets:
    """The server's sockets; everything runs on its own loop."""

    def __init__(self, fault: EndpointFault) -> None:
        self._fault, self._left = fault, fault.times
        self._answers: dict[int, bytes] = {}
        self._server: asyncio.Server | None = None
        self.port = 0

    async def listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=256)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = LENGTH.search(head)
                body = await reader.readexactly(int(length[1]) if length else 0)
                if not await self._reply(body, writer):
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            writer.close()

    async def _reply(self, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False where the connection is at its end."""
        number = NUMBER.search(body)
        # A part of a report, asked about alone, holds no number: it is a part of the bad one.
        bad = number is None or int(number[1]) == BAD
        if not (bad and self._left > 0):
            which = int(number[1]) if number else BAD
            writer.write(self._answers.setdefault(which, b"") or self._right(which))
            return True
        self._left -= 1
        if self._fault.reply is HUNG:
            await asyncio.sleep(60)
        elif isinstance(self._fault.reply, bytes):
            writer.write(self._fault.reply)
            return True
        if self._fault.reply is AWAY:
            await self.close()
            asyncio.get_running_loop().call_later(AWAY_FOR, self._again)
        reset(writer)
        return False

    def _again(self) -> None:
        self._back = asyncio.ensure_future(self.listen())

    def _right(self, number: int) -> bytes:
        self._answers[number] = right(number)
        return self._answers[number]


def reset(writer: asyncio.StreamWriter) -> None:
    """End a connection as a proxy that dies: linger 0 makes closing it a reset."""
    raw: Any = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@contextmanager
def faulty(fault: EndpointFault) -> Iterator[str]:
    """The base URL of a server with that fault."""
    loop = asyncio.new_event_loop()
    server = _FaultySockets(fault)
    loop.run_until_complete(server.listen())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}/v1"
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(server: _FaultySockets) -> None:
    await server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
