"""A fast stand-in for an endpoint, in a process of its own, as slow and as faulty as it is told to be.

It answers every generated report rightly, as a text, as a tool call, or (where "/langextract/" is in the
address) in langextract's form. It counts by document how many good answers it gave: what a provider
would have billed.

    python -m benchmarks.servers.model_server '{"delay": 0.2, "refused": 0.1}'

prints its port, and serves until stdin closes.
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

from benchmarks.folders import TOP
from benchmarks.inputs.generated_reports import report

NUMBER = re.compile(rb"Report (\d{5})")
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
USAGE = {"prompt_tokens": 4000, "completion_tokens": 1000, "total_tokens": 5000}


@dataclass(frozen=True)
class FaultRates:
    """How long an answer takes, and the share of requests that fail in each way.

    `delay` is in seconds, `spread` the share of it that chance may add or take off; for a share `tail`
    of the reports it is ten times as long. Answers to the first `known` reports are made beforehand.
    """

    delay: float = 0.0
    spread: float = 0.0
    tail: float = 0.0
    refused: float = 0.0
    dropped: float = 0.0
    malformed: float = 0.0
    known: int = 0
    seed: int = 1


@dataclass
class Served:
    """What was asked, what is being answered, and how often each document was answered well."""

    requests: int = 0
    pending: int = 0
    good: Counter[int] = field(default_factory=Counter)


def is_slow(number: int, tail: float) -> bool:
    """Whether the report of that number is one of the share whose answers take long."""
    return number * 7919 % 1000 < 1000 * tail


def response(status: str, body: bytes, kind: str = "application/json", *, more: str = "") -> bytes:
    """A whole HTTP response."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\n{more}content-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def error(status: str, message: str = "no", *, more: str = "") -> bytes:
    """A whole HTTP response with an error as OpenAI writes them."""
    said = {"error": {"message": message, "type": None, "code": None, "param": None}}
    return response(status, json.dumps(said).encode(), more=more)


def completion(message: dict[str, Any], reason: str = "stop") -> bytes:
    """A whole HTTP response with a chat completion."""
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant"} | message}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "stand-in"}
    whole |= {"choices": [choice], "usage": USAGE}
    return response("200 OK", json.dumps(whole, ensure_ascii=False).encode())


def called(text: str) -> bytes:
    """A whole HTTP response with a chat completion that calls a tool."""
    call = {"id": "c", "type": "function", "function": {"name": "Answer", "arguments": text}}
    return completion({"content": None, "tool_calls": [call]}, "tool_calls")


def extractions(answer: dict[str, Any]) -> str:
    """The same answer in langextract's form: a class, the words of the document, attributes."""
    found = []
    for name in ("meetings", "commitments", "concerns"):
        for item in answer[name]:
            kept = ("modality", "status", "action", "about", "place", "category")
            attributes = {key: item[key] for key in kept if isinstance(item.get(key), str)}
            kind = name[:-1]
            found.append({kind: item["evidence"][0]["quote"], f"{kind}_attributes": attributes})
    return json.dumps({"extractions": found}, ensure_ascii=False)


def answers_to(number: int) -> tuple[bytes, bytes, bytes]:
    """The responses to a report: a text, a tool call, langextract's form."""
    answer = report(number)[1]
    text = json.dumps(answer, ensure_ascii=False)
    return completion({"content": text}), called(text), completion({"content": extractions(answer)})


def verdicts_on(request: bytes) -> str:
    """A second reading that supports every item of a request."""
    said = json.loads(request.partition(b"\r\n\r\n")[2])["messages"][-1]["content"]
    ids = [line.partition(" | ")[0] for line in said.split("\nItems\n")[1].splitlines() if line]
    stated = {"reason": "stated", "support": "supported"}
    return json.dumps({"verdicts": [{"item": id_, **stated} for id_ in ids]})


class ModelServer:
    """Answers whole requests, well or not, and counts them."""

    def __init__(self, faults: FaultRates) -> None:
        self.faults = faults
        self.served = Served()
        self._random = random.Random(faults.seed)
        self._known = [answers_to(number) for number in range(faults.known)]

    def answer(self, request: bytes) -> tuple[float, int | None, bytes | None]:
        """Seconds until a response, the report that it answers well, and itself; None: a drop."""
        self.served.requests += 1
        if b'"verdicts"' in request:
            return self.faults.delay, None, completion({"content": verdicts_on(request)})
        numbers = NUMBER.findall(request)
        if not numbers:
            return 0.0, None, error("400 Bad Request", "there is no report in this request")
        number = int(numbers[-1])
        seconds = self.faults.delay * (10 if is_slow(number, self.faults.tail) else 1)
        seconds *= 1 + self.faults.spread * (2 * self._random.random() - 1)
        kind = self._kind()
        if kind == "dropped":
            return seconds, None, None
        if kind == "refused":
            return seconds, None, error("429 Too Many Requests", more="retry-after-ms: 50\r\n")
        if kind == "malformed":
            return seconds, None, completion({"content": '{"parties": ['})
        known = self._known[number] if number < len(self._known) else answers_to(number)
        form = 2 if b"/langextract/" in request[:200] else 1 if b'"tools":' in request else 0
        return seconds, number, known[form]

    def _kind(self) -> str:
        drawn = self._random.random()
        for kind in ("refused", "dropped", "malformed"):
            drawn -= getattr(self.faults, kind)
            if drawn < 0:
                return kind
        return "good"


class Connection(asyncio.Protocol):
    """One connection, kept alive, a request at a time: of HTTP/1.1 what openai's client needs."""

    def __init__(self, server: ModelServer) -> None:
        self._server = server
        self._heard = bytearray()

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head = self._heard.find(b"\r\n\r\n")
        if head < 0:
            return
        length = LENGTH.search(self._heard, 0, head)
        whole = head + 4 + (int(length[1]) if length else 0)
        if len(self._heard) < whole:
            return
        request = bytes(self._heard[:whole])
        del self._heard[:whole]
        if request.startswith(b"GET"):
            told = json.dumps(vars(self._server.served)).encode()
            self._transport.write(response("200 OK", told))
            return
        seconds, number, answer = self._server.answer(request)
        self._server.served.pending += 1
        asyncio.get_running_loop().call_later(seconds, self._write, number, answer)

    def _write(self, number: int | None, answer: bytes | None) -> None:
        """Send a response: it is paid for, whether anybody is there to hear it or not."""
        self._server.served.pending -= 1
        if number is not None:
            self._server.served.good[number] += 1
        if answer is None:
            self._transport.abort()
        elif not self._transport.is_closing():
            self._transport.write(answer)


def record(number: int) -> str:
    """A generated report as a line of JSON Lines, its id "report 17"."""
    document, _ = report(number)
    known = {"text": document.text, "published": str(document.published)}
    return json.dumps({"id": f"report {number}"} | known) + "\n"


@contextmanager
def serving(faults: FaultRates) -> Iterator[str]:
    """The base URL of a server in a process of its own, which ends with this one, however it ends."""
    command = [sys.executable, "-m", "benchmarks.servers.model_server", json.dumps(asdict(faults))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=TOP
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"


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
    server = ModelServer(FaultRates(**json.loads(sys.argv[1])) if len(sys.argv) > 1 else FaultRates())
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
