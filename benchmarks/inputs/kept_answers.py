"""Answers of language models to requests of several tools, kept by the hash of what was asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.inputs.kept_readings import PROMPT, REPLY, REQUEST, hash_request, readable_request

Body = dict[str, Any]


class KeptAnswers:
    """A file with an answer a line: `tool`, `request`, a sha256, and `reply`, the text answered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self._kept: dict[tuple[str, str], str] = {
            (line["tool"], line["request"]): line["reply"] for line in map(json.loads, lines)
        }
        self._missing: dict[tuple[str, str], Body] = {}

    def answer(self, tool: str, body: Body) -> str | None:
        """The answer to a request; one that has none is noted."""
        key = (tool, hash_request(body))
        if key not in self._kept:
            self._missing[key] = body
        return self._kept.get(key)

    def write_missing(self, folder: Path) -> int:
        """Write each request without an answer to a folder of its tool; how many."""
        for (tool, _), body in self._missing.items():
            place = folder / tool
            place.mkdir(parents=True, exist_ok=True)
            number = len(list(place.glob(f"*{REQUEST}"))) + 1
            told = json.dumps(body, ensure_ascii=False, indent=1)
            (place / f"{number:03}{REQUEST}").write_text(told, "utf-8")
            readable = readable_request({"response_format": "JSON as in the examples"} | body)
            (place / f"{number:03}{PROMPT}").write_text(readable, "utf-8")
        return len(self._missing)

    def take(self, folder: Path, tool: str) -> int:
        """Keep the answers beside their requests in a folder, and write the file; how many are new."""
        known = len(self._kept)
        for path in sorted(folder.glob(f"*{REQUEST}")):
            reply = path.with_name(path.name.replace(REQUEST, REPLY))
            if reply.exists():
                key = (tool, hash_request(json.loads(path.read_text("utf-8"))))
                self._kept[key] = reply.read_text("utf-8").strip()
        lines = (
            json.dumps({"tool": tool, "request": request, "reply": text}, ensure_ascii=False)
            for (tool, request), text in sorted(self._kept.items())
        )
        self._path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return len(self._kept) - known
