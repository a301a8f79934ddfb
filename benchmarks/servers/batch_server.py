"""A provider of batch jobs on this machine: /v1/files and /v1/batches, as faulty as it is told to be.

It also answers /v1/chat/completions, by the same function: a live run must give the same lines.

    python -m benchmarks.servers.batch_server '{"delay": 0.5}'

prints its port, answers generated reports, and serves until stdin closes; GET /counts says what it gave.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from benchmarks.folders import TOP
from benchmarks.servers.batch_state import Answerer, BatchFaults, BatchServer, answer_report


class _Handler(BaseHTTPRequestHandler):
    """One request after the other; `server.batches` is the state."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        state: BatchServer = self.server.state  # type: ignore[attr-defined]  # of _Listening
        with state.lock:
            path = self.path.partition("?")[0]
            if path.endswith("/counts"):
                given = state.given
                return self._tell(vars(given))
            if state.faults.absent:
                return self._fail(404)
            if path.endswith("/batches"):
                return self._tell({"object": "list", "data": state.listed(), "has_more": False})
            if path.endswith("/content"):
                content = state.files.get(path.split("/")[-2])
                if content is None or state.spend("gone"):
                    return self._fail(404)
                return self._send(content, cut=state.spend("cut"))
            batch = state.batches.get(path.rpartition("/")[2])
            return self._tell(state.shown(batch)) if batch else self._fail(404)

    def do_POST(self) -> None:
        state: BatchServer = self.server.state  # type: ignore[attr-defined]
        body = self._body()
        with state.lock:
            if self.path.endswith("/chat/completions"):
                state.given.live += 1
                return self._tell(state.complete(json.loads(body)))
            if state.faults.absent:
                return self._fail(404)
            if self.path.endswith("/files"):
                if state.faults.refused:
                    return self._fail(state.faults.refused)
                return self._tell(state.upload(body))
            if state.spend("create_lost"):
                return self._drop()
            if state.spend("queue_full"):
                return self._fail(429, "retry-after-ms", "10")
            created = state.create(json.loads(body))
            if state.spend("create_unheard"):
                return self._drop()
            if state.spend("create_failed"):
                return self._fail(503)
            told = {**state.shown(created), "status": "validating"} if not state.faults.wrapped else None
            return self._tell(told or state.shown(created))

    def do_DELETE(self) -> None:
        state: BatchServer = self.server.state  # type: ignore[attr-defined]
        with state.lock:
            name = self.path.rpartition("/")[2]
            found = state.files.pop(name, None) is not None
            return self._tell({"id": name, "deleted": True}) if found else self._fail(404)

    def _drop(self) -> None:
        self.close_connection = True

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers["content-length"]))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _tell(self, tree: Any) -> None:
        self._send(json.dumps(tree).encode())

    def _fail(self, status: int, *header: str) -> None:
        said = {"error": {"message": "no", "type": None, "code": None, "param": None}}
        self._send(json.dumps(said).encode(), status, *header)

    def _send(self, body: bytes, status: int = 200, *header: str, cut: bool = False) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        if header:
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class _Listening(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, state: BatchServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a client that was killed


@contextmanager
def batches_served(
    answerer: Answerer = answer_report, faults: BatchFaults | None = None
) -> Iterator[tuple[str, BatchServer]]:
    """The base URL of a server in this process, and its state."""
    state = BatchServer(answerer, faults or BatchFaults())
    with state_served(state) as url:
        yield url, state


@contextmanager
def state_served(state: BatchServer) -> Iterator[str]:
    """The base URL of a server in this process that has a state."""
    http = _Listening(state)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/v1"
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


@contextmanager
def batches_served_apart(faults: BatchFaults) -> Iterator[str]:
    """The base URL of a server in a process of its own, which answers generated reports."""
    command = [sys.executable, "-m", "benchmarks.servers.batch_server", json.dumps(asdict(faults))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=TOP
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"


def count_given(url: str) -> dict[str, Any]:
    """What the server at a base URL gave."""
    with urllib.request.urlopen(f"{url}/counts", timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def main() -> None:
    faults = BatchFaults(**json.loads(sys.argv[1])) if len(sys.argv) > 1 else BatchFaults()
    with batches_served(faults=faults) as (url, _):
        print(url.rpartition(":")[2].removesuffix("/v1"), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
