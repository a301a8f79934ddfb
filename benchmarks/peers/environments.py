"""Environments of Python in .bench/, made once, for what does not belong into ours."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from benchmarks.folders import KEPT


class PeerError(Exception):
    """A peer that cannot be measured here, and why."""


def make_environment(folder: str, packages: list[str], *, name: str) -> Path:
    """The Python of an environment in .bench/ with these packages. Raises PeerError without them."""
    place = KEPT / folder
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = place / "ready"
    if not ready.is_file():
        print(f"Installing {name} in .bench/ (once)...", file=sys.stderr)
        venv.create(place, clear=True, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*command, *packages], capture_output=True, text=True, check=False)
        if done.returncode:
            raise PeerError(f"{name} cannot be installed: {last_line(done.stderr)}")
        ready.touch()
    return python


def ask_script(python: Path, script: Path, request: dict[str, Any], *, name: str) -> Any:
    """What a script answers to a request, both JSON. Raises PeerError where it cannot run."""
    done = subprocess.run(
        [str(python), str(script)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise PeerError(f"{name} failed: {last_line(done.stderr)}")
    return json.loads(done.stdout)


def last_line(text: str) -> str:
    """The last words of a program that failed, which are its reason."""
    return (text.strip().splitlines() or ["it said nothing"])[-1][:200]
