"""Ports on loopback, and programs that begin to listen there."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress

from benchmarks.peers.environments import PeerError

LOADING = 503  # what llama-server answers until it has read its model


def free_port() -> int:
    """A port on loopback that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def wait_until_ready(port: int, process: subprocess.Popen[bytes], name: str, *, seconds: float) -> None:
    """Wait until a program answers at a port. Raises PeerError where it ends or takes too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError):
            if _health_status(port) != LOADING:
                return
        time.sleep(0.05)
    raise PeerError(f"{name} does not start")


def _health_status(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as exc:
        return exc.code
