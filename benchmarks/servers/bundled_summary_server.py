"""An endpoint on loopback that answers every request with the summary of the bundled recording."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from benchmarks.folders import CASSETTES
from summarizer import Summary

BUNDLED = CASSETTES / "andean_summit"
LISTS = ("parties", "meetings", "commitments", "concerns", "overview")
COMPUTED = frozenset({"binding", "country", "aliases"})


@contextmanager
def bundled_summary_server() -> Iterator[str]:
    """The base URL of such an endpoint."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Responder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


class _Responder(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = asked["response_format"]["json_schema"]["name"]
        answer = {"mends": []} if name == "correction" else _bundled_answer()
        message = {"role": "assistant", "content": json.dumps(answer, ensure_ascii=False)}
        whole = {"id": "x", "object": "chat.completion", "created": 0, "model": asked["model"]}
        whole["choices"] = [{"index": 0, "finish_reason": "stop", "message": message}]
        body = json.dumps(whole).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def _bundled_answer() -> dict[str, list[Any]]:
    """The bundled summary as an answer, without what code fills in: as much work as a real one."""
    summary = Summary.model_validate_json((BUNDLED / "summary.json").read_text("utf-8"))
    return {
        name: [_without_computed(item.model_dump(mode="json")) for item in getattr(summary, name)]
        for name in LISTS
    }


def _without_computed(value: Any) -> Any:
    if isinstance(value, dict):
        if {"quote", "start"} <= value.keys():
            return {"sentence": value["sentence"], "quote": value["quote"]}
        if value.keys() == {"text", "start", "end", "precision"}:
            return {"text": value["text"]}
        return {key: _without_computed(part) for key, part in value.items() if key not in COMPUTED}
    return [_without_computed(part) for part in value] if isinstance(value, list) else value
