"""Commands of the program: run in this process by the fixture `run`, or in a process of their own."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

KEY = "sk-secret-of-the-tests"
COMMAND = [sys.executable, "-m", "summarizer.cli"]


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


class Run(Protocol):
    """Run a command in this process, from its `main` to its exit status."""

    # Any, not bytes: a dict of variables given as **environment might hold an stdin, says mypy.
    def __call__(self, *arguments: str | Path, stdin: Any = b"", **environment: str) -> Done: ...


def environment_of(**more: str) -> dict[str, str]:
    """An environment with nobody's key, no retries, no second reading, and no user's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return kept | {"OPENAI_API_KEY": KEY, "SUMMARIZER_RETRIES": "0", "SUMMARIZER_VERIFY": "none"} | more


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """What the fixture `run` gives."""
    from summarizer._cli.talk import Talk
    from summarizer.cli import main

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Done:
        with monkeypatch.context() as patch:
            for name in os.environ:
                if name.startswith(("OPENAI_", "SUMMARIZER_")):
                    patch.delenv(name)
            for name, value in environment_of(**environment).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as ended:
                main()
            Talk.begin("text")  # as a process begins, whichever form this one had
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, *capsys.readouterr())

    return run


def run_process(*arguments: str | Path, **environment: str) -> Done:
    """Run a command as a process of its own, which takes a second to import what it needs."""
    return _finished([*COMMAND, *map(str, arguments)], environment)


def run_shell(line: str) -> Done:
    """Run a command as a line of the shell, which may close its streams or read only some of it."""
    return _finished(["sh", "-c", f"{sys.executable} -m summarizer.cli {line}"], {})


def _finished(command: list[str], environment: dict[str, str]) -> Done:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=environment_of(**environment),
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def start_process(
    *arguments: str | Path,
    folder: Path | None = None,
    stdout: Any = None,
    stderr: Any = subprocess.PIPE,
    **environment: str,
) -> subprocess.Popen[str]:
    """Start a command as a process of its own, to be sent signals."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        stdout=stdout,
        stderr=stderr,
        encoding="utf-8",
        env=environment_of(**environment),
        start_new_session=True,
    )


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def run_on_terminal(*arguments: str | Path, **environment: str) -> str:
    """Run a command on a terminal of its own, and return everything that it wrote there."""
    main, side = pty.openpty()
    try:
        running = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=side,
            stdout=side,
            stderr=side,
            env=environment_of(**{"TERM": "xterm-256color"} | environment),
        )
        os.close(side)
        told = read_to_end(main)
        running.wait(60)
    finally:
        os.close(main)
    return told


def read_to_end(terminal: int) -> str:
    """All that is written to a terminal until it is closed at its other end."""
    told = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last one has closed it
            break
        if not piece:
            break
        told += piece
    return told.decode()
