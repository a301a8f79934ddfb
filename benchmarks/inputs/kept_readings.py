"""Readings that language models wrote, kept by the hash of what they were asked, to be scored again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from benchmarks.folders import CLAIMS
from benchmarks.inputs.claim_driver import items_shown, support_all
from summarizer._call.call import Call, request_body
from summarizer.schemas import Verdicts

KEPT_READINGS = CLAIMS / "readings.jsonl"
REQUEST, PROMPT, REPLY = ".request.json", ".prompt.md", ".reply.json"


class KeptReadings:
    """A file with a reading a line: `request`, a sha256, and `reply`, the text that was answered."""

    def __init__(self, path: Path = KEPT_READINGS) -> None:
        self._path = path
        self._replies: dict[str, str] = {}
        self.missing: dict[str, Call] = {}  # what was asked for and is not kept
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                kept = json.loads(line)
                self._replies[kept["request"]] = kept["reply"]

    def __len__(self) -> int:
        return len(self._replies)

    def is_kept(self, call: Call) -> bool:
        """Whether there is a reading of a call."""
        return hash_request(body_of(call)) in self._replies

    def read(self, call: Call) -> dict[str, Any]:
        """The reading that is kept for a call; where there is none, one that supports everything."""
        key = hash_request(body_of(call))
        if key in self._replies:
            return parse_reading(self._replies[key])
        self.missing[key] = call
        return support_all(call)

    def verdicts_on(self, calls: Iterable[Call]) -> dict[str, Mapping[str, Any]]:
        """The verdicts of those calls whose readings are kept, by the ids of the items."""
        given = (one for call in calls if self.is_kept(call) for one in self.read(call)["verdicts"])
        found: dict[str, Mapping[str, Any]] = {}
        for verdict in given:
            found.setdefault(verdict["item"], verdict)
        return found

    def write_requests(self, folder: Path) -> int:
        """Write what is missing to a folder: NNN.request.json, and NNN.prompt.md to read; how many."""
        folder.mkdir(parents=True, exist_ok=True)
        written = {hash_request(json.loads(path.read_text("utf-8"))) for path in _requests_in(folder)}
        last = max((int(path.name.partition(".")[0]) for path in _requests_in(folder)), default=0)
        new = [call for key, call in self.missing.items() if key not in written]
        for number, call in enumerate(new, last + 1):
            body = body_of(call)
            request = json.dumps(body, ensure_ascii=False, indent=1)
            (folder / f"{number:03}{REQUEST}").write_text(request, "utf-8")
            (folder / f"{number:03}{PROMPT}").write_text(readable_request(body), "utf-8")
        return len(new)

    def take_replies(self, folder: Path) -> int:
        """Keep the replies in a folder, NNN.reply.json beside their requests; how many were new.

        Raises ValueError where one is no reading, or has no verdict on an item that it was shown.
        """
        new: dict[str, str] = {}
        for path in _requests_in(folder):
            reply = path.with_name(path.name.replace(REQUEST, REPLY))
            if reply.exists():
                body = json.loads(path.read_text("utf-8"))
                new[hash_request(body)] = _checked_reply(reply, body)
        new = {key: text for key, text in new.items() if self._replies.get(key) != text}
        self._replies |= new
        lines = (
            json.dumps({"request": key, "reply": text}, ensure_ascii=False)
            for key, text in sorted(self._replies.items())
        )
        self._path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return len(new)


def body_of(call: Call) -> dict[str, Any]:
    """The request of a call, of no model's."""
    return request_body(call, model="reader", mode="json-schema")


def hash_request(body: Mapping[str, Any]) -> str:
    """The sha256 of a request without the name of its model."""
    asked = {key: value for key, value in body.items() if key != "model"}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def readable_request(body: Mapping[str, Any]) -> str:
    """A request as a person reads it: its messages, then the schema that the reply must meet."""
    messages = [f"# {message['role']}\n\n{message['content']}" for message in body["messages"]]
    schema = json.dumps(body["response_format"], indent=1, ensure_ascii=False)
    return "\n\n".join([*messages, f"# reply with JSON that meets\n\n{schema}"]) + "\n"


def parse_reading(reply: str) -> dict[str, Any]:
    """The verdicts of a reply. Raises ValueError where it holds none."""
    try:
        return Verdicts.model_validate_json(reply).model_dump(mode="json")
    except ValidationError as exc:
        raise ValueError(f"it is no reading: {exc.error_count()} faults") from exc


def _checked_reply(path: Path, body: Mapping[str, Any]) -> str:
    text = path.read_text("utf-8").strip()
    try:
        judged = {verdict["item"] for verdict in parse_reading(text)["verdicts"]}
    except ValueError as exc:
        raise ValueError(f"{path}: {exc}") from exc
    asked = items_shown(body["messages"][-1]["content"])
    left_out = [id_ for id_ in asked if id_ not in judged]
    if left_out:
        raise ValueError(f"{path}: it has no verdict on {', '.join(left_out)}: ask again")
    return text


def _requests_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{REQUEST}"))
