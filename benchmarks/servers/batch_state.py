"""The state of a provider of batch jobs: its files, its batches, and how these go wrong.

It counts every answer that it gave as one that was paid for.
"""

from __future__ import annotations

import hashlib
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.inputs.generated_reports import report
from benchmarks.servers.model_server import NUMBER, USAGE

Answerer = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class BatchFaults:
    """How an endpoint's batch jobs go wrong; a number says how often, at first.

    `delay` is how many seconds a batch takes, `ends` the states in which the first batches end.
    `said` are words for states in the place of OpenAI's.
    """

    delay: float = 0.0
    ends: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    wrapped: str | None = None
    absent: bool = False
    refused: int | None = None  # the status that every file is answered with
    create_unheard: int = 0  # the batch is created, and the connection dropped
    create_lost: int = 0  # the connection is dropped before anything is created
    create_failed: int = 0  # 503, and the batch is created all the same
    queue_full: int = 0  # 429 at creation
    most_tokens: int | None = None  # of a file: more ends in "token_limit_exceeded"
    listed_late: int = 0  # lists that do not show a batch yet
    cut: int = 0  # downloads that break off
    gone: int = 0  # downloads of a file that is not there
    missing: float = 0.0  # shares of lines
    failing: float = 0.0
    broken: float = 0.0
    doubled: bool = False
    foreign: int = 0
    shuffled: bool = False
    seed: int = 1


@dataclass
class GivenOut:
    """What a server was asked and gave: by the digest of a request, how often it was answered well."""

    paid: Counter[str] = field(default_factory=Counter)
    batches: int = 0
    files: int = 0
    live: int = 0


def answer_report(body: dict[str, Any]) -> dict[str, Any]:
    """The right answer to the generated report in a request; a reading supports all of it."""
    if is_reading(body):
        return support_all(body)
    numbers = NUMBER.findall(body["messages"][1]["content"].encode())
    return report(int(numbers[-1]))[1]


def is_reading(body: dict[str, Any]) -> bool:
    """Whether a request is that of a second reading."""
    return bool(body["response_format"]["json_schema"]["name"] == "verification")


def support_all(body: dict[str, Any]) -> dict[str, Any]:
    """A second reading that supports whatever it is shown."""
    listed = body["messages"][1]["content"].split("\nItems\n")[1].splitlines()
    names = [line.partition(" | ")[0] for line in listed if line]
    said = {"reason": "stated", "support": "supported", "unsaid": []}
    return {"verdicts": [{"item": name, **said} for name in names]}


class BatchServer:
    """The state of an endpoint: its files and its batches. One lock is around every request."""

    def __init__(self, answerer: Answerer, faults: BatchFaults) -> None:
        self.answerer, self.faults = answerer, faults
        self.given = GivenOut()
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.lock = threading.Lock()
        self._random = random.Random(faults.seed)
        self._hidden: dict[str, int] = {}

    def upload(self, content: bytes) -> dict[str, Any]:
        """Take a file of a multipart form."""
        begin = content.index(b"\r\n\r\n", content.index(b'name="file"')) + 4
        boundary = content[: content.index(b"\r\n")]
        return self._store(content[begin : content.index(b"\r\n" + boundary, begin)])

    def _store(self, content: bytes) -> dict[str, Any]:
        self.given.files += 1
        name = f"file-{self.given.files:04}"
        self.files[name] = content
        return {"id": name, "object": "file", "bytes": len(content), "purpose": "batch"}

    def create(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Make a batch of a file."""
        self.given.batches += 1
        name = f"batch_{self.given.batches:04}"
        now = int(time.time())
        self.batches[name] = {
            "id": name,
            "object": "batch",
            "endpoint": asked["endpoint"],
            "input_file_id": asked["input_file_id"],
            "completion_window": asked["completion_window"],
            "metadata": asked.get("metadata"),
            "status": "validating",
            "created_at": now,
            "expires_at": now + 86400,
            "output_file_id": None,
            "error_file_id": None,
            "errors": None,
            "ready": time.time() + self.faults.delay,
        }
        self._hidden[name] = self.faults.listed_late
        return self.batches[name]

    def shown(self, batch: dict[str, Any]) -> dict[str, Any]:
        """A batch as it is told, and ended if its time has come."""
        if batch["status"] == "validating" and time.time() >= batch["ready"]:
            self._end(batch)
        told = {name: value for name, value in batch.items() if name != "ready"}
        told["status"] = self.faults.said.get(told["status"], told["status"])
        return {self.faults.wrapped: told} if self.faults.wrapped else told

    def listed(self) -> list[dict[str, Any]]:
        """The batches of a list, the newest first."""
        found = []
        for name in reversed(self.batches):
            if self._hidden[name]:
                self._hidden[name] -= 1
            else:
                found.append(self.shown(self.batches[name]))
        return found

    def _end(self, batch: dict[str, Any]) -> None:
        """Answer what is in a batch, as far as it comes."""
        content = self.files.get(batch["input_file_id"], b"")
        lines = [json.loads(line) for line in content.splitlines()]
        ends = self.faults.ends.pop(0) if self.faults.ends else "completed"
        most = self.faults.most_tokens
        if most is not None and len(content) // 4 > most:
            ends = "failed:token_limit_exceeded"
        batch["status"], _, code = ends.partition(":")
        if batch["status"] == "failed":
            fault = {"code": code or "invalid_request", "message": "it was refused", "line": 1}
            batch["errors"] = {"object": "list", "data": [fault]}
            return
        done = lines if batch["status"] == "completed" else lines[: len(lines) // 2]
        output, errors = self._answers(done)
        if batch["status"] != "completed":
            code = f"batch_{batch['status']}"
            for request in lines[len(done) :]:
                told = {"code": code, "message": "This request could not be executed."}
                errors.append({"custom_id": request["custom_id"], "response": None, "error": told})
        for kind, answered in (("output", output), ("error", errors)):
            if answered:
                text = "".join(json.dumps({"id": "x", **line}) + "\n" for line in answered)
                batch[f"{kind}_file_id"] = self._store(text.encode())["id"]
        counts = {"total": len(lines), "completed": len(output), "failed": len(errors)}
        batch["request_counts"] = counts

    def _answers(self, lines: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
        output, errors = list[Any](), list[Any]()
        for request in lines:
            key, drawn = request["custom_id"], self._random.random()
            if drawn < self.faults.missing:
                continue
            if drawn < self.faults.missing + self.faults.failing:
                body = {"error": {"message": "overloaded", "type": None, "code": None}}
                response = {"status_code": 503, "request_id": "r", "body": body}
                errors.append({"custom_id": key, "response": response, "error": None})
                continue
            whole = self.complete(request["body"])
            if drawn < self.faults.missing + self.faults.failing + self.faults.broken:
                whole["choices"][0]["message"]["content"] = '{"parties": ['
            response = {"status_code": 200, "request_id": "r", "body": whole}
            output.append({"custom_id": key, "response": response, "error": None})
        output += output[:3] if self.faults.doubled else []
        output += [{**output[0], "custom_id": f"x{at}"} for at in range(self.faults.foreign)]
        if self.faults.shuffled:
            self._random.shuffle(output)
        return output, errors

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """A chat completion that answers a request, and is paid for."""
        digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        self.given.paid[digest] += 1
        said = json.dumps(self.answerer(body), ensure_ascii=False)
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        known = {"id": "x", "object": "chat.completion", "created": 1, "model": "stand-in"}
        return known | {"choices": [choice], "usage": USAGE}

    def spend(self, name: str) -> bool:
        """Whether a fault that happens so often happens now."""
        left = getattr(self.faults, name)
        if left:
            setattr(self.faults, name, left - 1)
        return bool(left)
