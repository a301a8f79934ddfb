"""A real server on loopback that answers from a script: right, wrong, late, or by hanging up."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One response: a status, headers and a body; or a hang-up, or a silence of some seconds."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False
    silence: float = 0.0


def said(
    content: Any, *, finish: str = "stop", cached: int = 0, usage: Any = None, **message: Any
) -> Answer:
    """A chat completion that says `content`: 100 tokens in, 10 out, unless `usage` says otherwise."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "test-model",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": usage
        or {
            "prompt_tokens": 100,
            "completion_tokens": 10,
            "total_tokens": 110,
            "prompt_tokens_details": {"cached_tokens": cached},
        },
    }
    return Answer(body=json.dumps(body).encode())


def tool_called(arguments: str) -> Answer:
    """A chat completion that calls the tool with `arguments`."""
    call = {"id": "call_1", "type": "function", "function": {"name": "summary", "arguments": arguments}}
    return said(None, finish="tool_calls", tool_calls=[call])


def failed(status: int, message: str = "no", *, code: str | None = None, **headers: str) -> Answer:
    """An error as OpenAI words it."""
    body = {"error": {"message": message, "type": code, "code": code, "param": None}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(body).encode(), named)


@dataclass
class Endpoint:
    """The running server: where it is, and what it was sent."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def endpoint(*script: Answer | Callable[[dict[str, Any]], Answer]) -> Iterator[Endpoint]:
    """Serve the answers in order, the last one again and again; a function answers each request."""
    waiting = list(script)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            with lock:
                server.requests.append(json.loads(body))
                server.paths.append(self.path)
                server.headers.append({name.lower(): value for name, value in self.headers.items()})
                chosen = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                answer = chosen(server.requests[-1]) if callable(chosen) else chosen
            if answer.reset:
                # Linger 0 makes closing a reset (RST), as when a proxy dies.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
                return
            stopping.wait(answer.silence)
            self.send_response(answer.status)
            for name, value in {"content-type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # a client that went away, as some tests want it to

    stopping = threading.Event()
    http = Quiet(("127.0.0.1", 0), Handler)
    server = Endpoint(f"http://127.0.0.1:{http.server_port}/v1")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stopping.set()
        http.shutdown()
        http.server_close()
        thread.join()
