"""The peers: langextract in an environment of its own, instructor's CitationMixin in ours."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

from benchmarks.folders import KEPT

LANGEXTRACT = "1.7.1"  # the version that the figures in docs/quality.md are of
WORKER = Path(__file__).with_name("langextract_worker.py")


class PeerError(Exception):
    """A peer that cannot be measured here, and why."""


def langextract(request: dict[str, Any]) -> dict[str, Any]:
    """What langextract_worker.py answers to a request. Raises PeerError where it cannot be installed."""
    done = subprocess.run(
        [str(langextract_python()), str(WORKER)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise PeerError(f"langextract {LANGEXTRACT} failed: {_last_line(done.stderr)}")
    return json.loads(done.stdout)


def langextract_python() -> Path:
    """The Python of an environment with langextract, made once in .bench/."""
    place = KEPT / f"langextract-{LANGEXTRACT}-openai"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = place / "ready"
    if not ready.is_file():
        print(f"Installing langextract {LANGEXTRACT} in .bench/ (once)...", file=sys.stderr)
        venv.create(place, clear=True, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run(
            [*command, f"langextract[openai]=={LANGEXTRACT}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise PeerError(f"langextract {LANGEXTRACT} cannot be installed: {_last_line(done.stderr)}")
        ready.touch()
    return python


def free_port() -> int:
    """A port on loopback that nobody listens at now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1][:200]


def citation_mixin(
    texts: list[str], quotes: list[tuple[int, str]], rounds: int
) -> tuple[list[bool], list[list[float]]]:
    """Whether instructor's CitationMixin keeps each quote, and the seconds for each, round by round."""
    from instructor import CitationMixin

    found: list[bool] = []
    seconds: list[list[float]] = []
    for _ in range(rounds):
        found, taken = [], []
        for text, quote in quotes:
            began = time.perf_counter()
            kept = CitationMixin.model_validate(
                {"substring_quotes": [quote]}, context={"context": texts[text]}
            )
            taken.append(time.perf_counter() - began)
            found.append(bool(kept.substring_quotes))
        seconds.append(taken)
    return found, seconds
