"""Written answers: a folder of requests, each beside the reply that somebody wrote to it.

NNN.request.json   the body of the request
NNN.prompt.md      the same to read: the messages, then the JSON schema that the reply must meet
NNN.reply.json     the reply, once it is written
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer._call.call import Call, estimated_tokens, request_body
from summarizer._call.reply import Reply
from summarizer.errors import ModelError
from summarizer.schemas import Usage

MODEL = "written-by-hand"


class MissingReplyError(ModelError):
    """A request has no reply yet."""


class WrittenAnswers:
    """The replies in a folder, by what was asked; what is asked without one is written there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.missing: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._names = {
            _key(json.loads(path.read_text("utf-8"))): path.name.partition(".")[0]
            for path in sorted(folder.glob("*.request.json"))
        }

    async def ask(self, call: Call) -> Reply:
        """The reply to a call; where there is none the request is written. Raises MissingReplyError."""
        body = request_body(call, model=MODEL, mode="json-schema")
        name = self._names.get(_key(body))
        if name is None:
            name = self._names[_key(body)] = f"{len(self._names) + 1:03}"
            self._write(name, body)
        reply = self.folder / f"{name}.reply.json"
        if not reply.exists():
            self.missing.append(name)
            raise MissingReplyError(name)
        text = reply.read_text("utf-8")
        usage = Usage(requests=1, tokens_in=estimated_tokens(body), tokens_out=len(text) // 4)
        return Reply(json.loads(text), usage)

    def _write(self, name: str, body: dict[str, Any]) -> None:
        request = json.dumps(body, indent=1, ensure_ascii=False)
        (self.folder / f"{name}.request.json").write_text(request, "utf-8")
        parts = [f"# {one['role']}\n\n{one['content']}" for one in body["messages"]]
        form = json.dumps(body["response_format"], indent=1, ensure_ascii=False)
        parts.append(f"# reply with JSON that meets\n\n{form}")
        (self.folder / f"{name}.prompt.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def _key(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True)
