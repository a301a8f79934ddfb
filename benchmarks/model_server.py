"""A fast stand-in for an endpoint, in a process of its own, that fails as often as it is told to.

It answers every document of `reports.py` rightly, and counts by document how many good answers it gave:
what a provider would have billed.

python benchmarks/model_server.py '{"delay": 0.2, "refused": 0.1, "dropped": 0.05, "malformed": 0.05}'
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from reports import report

NUMBER = re.compile(rb"Report (\d{5})")


@dataclass
class Faults:
    """How long an answer takes, in seconds, and the share of requests that fail in each way."""

    delay: float = 0.0
    refused: float = 0.0
    dropped: float = 0.0
    malformed: float = 0.0
    seed: int = 1


@dataclass
class Served:
    """What was asked, what is being answered, and how often each document was answered well."""

    requests: int = 0
    pending: int = 0
    good: Counter[int] = field(default_factory=Counter)


class Server:
    """Serves chat completions over HTTP/1.1, as little of it as openai's client needs."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.served = Served()
        self._random = random.Random(faults.seed)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until it is closed."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: (\d+)", head.lower())
                body = await reader.readexactly(int(length[1])) if length else b""
                if head.startswith(b"GET"):
                    writer.write(_response(200, vars(self.served)))
                elif not await self._answer(body, writer):
                    break
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Answer one request, well or not; whether the connection stays."""
        self.served.requests += 1
        self.served.pending += 1
        await asyncio.sleep(self.faults.delay * (0.5 + self._random.random()))
        self.served.pending -= 1
        kind = self._kind()
        if kind == "dropped":
            writer.transport.abort()
            return False
        if kind == "refused":
            error = {"error": {"message": "slow down", "type": "rate", "code": "rate", "param": None}}
            writer.write(_response(429, error, b"retry-after-ms: 50\r\n"))
        elif kind == "malformed":
            writer.write(_response(200, _completion('{"parties": [')))
        else:
            number = int(NUMBER.findall(body)[0])
            self.served.good[number] += 1
            _, answer = report(number)
            writer.write(_response(200, _completion(json.dumps(answer))))
        return True

    def _kind(self) -> str:
        drawn = self._random.random()
        for kind in ("refused", "dropped", "malformed"):
            drawn -= getattr(self.faults, kind)
            if drawn < 0:
                return kind
        return "good"


def _completion(content: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "stand-in",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050},
    }


def _response(status: int, tree: Any, headers: bytes = b"") -> bytes:
    body = json.dumps(tree).encode()
    length = str(len(body)).encode()
    return b"".join(
        (
            b"HTTP/1.1 " + str(status).encode() + b" X\r\ncontent-type: application/json\r\n",
            headers,
            b"content-length: " + length + b"\r\n\r\n" + body,
        )
    )


def record(number: int) -> str:
    """A generated report as a line of JSON Lines, its id "report 17"."""
    document, _ = report(number)
    known = {"text": document.text, "published": str(document.published)}
    return json.dumps({"id": f"report {number}"} | known) + "\n"


@contextmanager
def serving(faults: Faults) -> Iterator[str]:
    """The base URL of a server in a process of its own."""
    command = [sys.executable, __file__, json.dumps(asdict(faults))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
        finally:
            process.kill()


def counts(url: str) -> Served:
    """What the server at a base URL has counted, once it answers nothing any more."""
    while True:
        with urllib.request.urlopen(url, timeout=10) as answer:
            told = json.load(answer)
        if not told["pending"]:
            good = Counter({int(number): times for number, times in told["good"].items()})
            return Served(told["requests"], 0, good)
        time.sleep(0.02)


async def main() -> None:
    faults = Faults(**json.loads(sys.argv[1])) if len(sys.argv) > 1 else Faults()
    server = await asyncio.start_server(Server(faults).serve, "127.0.0.1", 0, limit=1 << 24)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
