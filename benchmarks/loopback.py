"""A server in a process of its own that answers for the generated reports, each after a delay.

python benchmarks/loopback.py REPORTS SECONDS TAIL   prints its port, and serves until stdin closes

TAIL is the share of the reports whose answer takes ten times as long.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from typing import Any

from reports import report

NUMBER = re.compile(rb"Report (\d{5})")
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
USAGE = {"prompt_tokens": 4000, "completion_tokens": 1000, "total_tokens": 5000}


def completion(message: dict[str, Any], reason: str = "stop") -> bytes:
    """A whole HTTP response with a chat completion."""
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant"} | message}
    body = json.dumps(
        {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
        | {"choices": [choice], "usage": USAGE},
        ensure_ascii=False,
    ).encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


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


class Answers:
    """The answers to all reports, made before anything is measured."""

    def __init__(self, reports: int) -> None:
        answers = [report(number)[1] for number in range(reports)]
        texts = [json.dumps(answer, ensure_ascii=False) for answer in answers]
        self.content = [completion({"content": text}) for text in texts]
        calls = [
            {"id": "c", "type": "function", "function": {"name": "Answer", "arguments": text}}
            for text in texts
        ]
        self.called = [
            completion({"content": None, "tool_calls": [call]}, "tool_calls") for call in calls
        ]
        self.extracted = [completion({"content": extractions(answer)}) for answer in answers]

    def to(self, request: bytes) -> tuple[int, bytes]:
        """The number of the report that a request is about, and the response."""
        found = NUMBER.findall(request)
        number = int(found[-1])
        if request.startswith(b"POST /langextract/"):
            return number, self.extracted[number]
        return number, (self.called if b'"tools":' in request else self.content)[number]


class Connection(asyncio.Protocol):
    """One connection, kept alive, a request at a time."""

    def __init__(self, answers: Answers, seconds: float, tail: float) -> None:
        self._answers, self._seconds, self._tail = answers, seconds, tail
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
        number, response = self._answers.to(request)
        slow = number * 7919 % 1000 < 1000 * self._tail
        seconds = self._seconds * (10 if slow else 1)
        asyncio.get_running_loop().call_later(seconds, self._write, response)

    def _write(self, response: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(response)


async def serve(reports: int, seconds: float, tail: float) -> None:
    answers, loop = Answers(reports), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(answers, seconds, tail), "127.0.0.1", 0, backlog=1024
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
