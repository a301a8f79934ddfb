"""markitdown, run in an environment of its own in .bench/."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import ask_script, make_environment

MARKITDOWN = "0.1.9"  # the version that the figures in docs/comparison.md are of
NAME = f"markitdown {MARKITDOWN}"
WORKER = Path(__file__).with_name("markitdown_worker.py")


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was read of a file: its text, or why there is none, and seconds of CPU."""

    text: str
    error: str | None
    seconds: float


def read_files(files: Iterable[tuple[str, bytes]], rounds: int) -> list[ReadText]:
    """What markitdown makes of files by name and content. Raises PeerError where it cannot run."""
    packed = [[name, b64encode(content).decode()] for name, content in files]
    return [ReadText(**found) for found in _ask({"task": "read", "files": packed, "rounds": rounds})]


def write_office_files() -> dict[str, bytes]:
    """A PowerPoint and an Excel file, by the libraries that markitdown brings. Raises PeerError."""
    return {name: b64decode(content) for name, content in _ask({"task": "write"}).items()}


def _ask(request: dict[str, Any]) -> Any:
    packages = [f"markitdown[docx,outlook,pdf,pptx,xls,xlsx]=={MARKITDOWN}"]
    python = make_environment(f"markitdown-{MARKITDOWN}", packages, name=NAME)
    return ask_script(python, WORKER, request, name=NAME)
