"""Every command and snippet of the documentation runs, and prints what the page shows."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from commands import KEY, read_to_end
from doc_files import write_files
from doc_pages import PAGES, Step, matches_shown, name_page, steps_of
from stand_in import recorded_endpoint

# Commands that need what is not here, and where each is tried instead.
ELSEWHERE = {
    "make": "tests/test_make.py",
    "pip": "tests/test_wheel.py",
    "python3": "tests/test_wheel.py",
    "python": "tests/test_benchmarks.py",
    "ollama": "a server of the reader's",
    "vllm": "a server of the reader's",
    "serve": "a server of the reader's",
    "llama-server": "a server of the reader's",
    "jupyter": "a program of the reader's",
    "git": "a repository of the reader's",
    "open": "a browser of the reader's",
    "sqlite3": "a program of the reader's",
    "markitdown": "a program of the reader's",
    "sh": "tests/test_nightly.py",
    "install": "a system of the reader's",
    "crontab": "a system of the reader's",
    "useradd": "a system of the reader's",
    "systemctl": "a system of the reader's",
}
# Where a page names an endpoint of the reader's, its command goes to the stand-in for a model.
_ENDPOINT = re.compile(r"((?:--base-url[ =]|_BASE_URL=|base_url=)['\"]?)https?://[^\s'\"]+")
# A page's https://example.org is served on loopback, which a reader would have to allow.
_SITE = re.compile(
    r"https://example\.org\S*?['\"]?(?=[\s),]|$)(?!.*(?:--allow-private|allow_private))", re.M
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # jq's, which NO_COLOR does not keep from a terminal
_ON_LOOPBACK = {"console": r"\g<0> --allow-private", "python": r"\g<0>, allow_private=True"}


@pytest.fixture(scope="module")
def model() -> Iterator[str]:
    with recorded_endpoint() as url:
        yield url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which a reader of a page works."""
    write_files(tmp_path)
    return tmp_path


@pytest.fixture
def web(folder: Path) -> Iterator[str]:
    """The folder as a web site, in the place of example.org."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def is_elsewhere(step: Step) -> bool:
    if "connect_cluster(" in step.source:  # Ray is not installed for these tests: tests/clusters
        return True
    words = [word for word in step.source.split() if not re.match(r"[A-Z_]+=", word)]
    return step.language == "console" and words[:1] != [] and words[0] in ELSEWHERE


def run_command(source: str, environment: dict[str, str], folder: Path) -> str:
    """What a command writes on a terminal, then what it writes on stderr."""
    terminal, side = pty.openpty()
    try:
        running = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", source],
            cwd=folder, env=environment, stdin=side, stdout=side, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(side)
        with ThreadPoolExecutor(1) as reader:
            printed = reader.submit(read_to_end, terminal)
            _, errors = running.communicate(timeout=60)
            shown = _COLOUR.sub("", printed.result().replace("\r\n", "\n")) + errors.decode()
    finally:
        os.close(terminal)
    assert running.returncode == 0, f"{source}\n{shown[-2000:]}"
    return shown


def exported_by(source: str) -> dict[str, str]:
    """The variables that a command exports, but for keys: the tests have theirs."""
    pairs = [word.partition("=") for word in shlex.split(source, comments=True)[1:]]
    return {name: value for name, _, value in pairs if not name.endswith("_API_KEY")}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=name_page)
def test_what_a_page_shows_runs(
    page: Path, folder: Path, web: str, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": model,
        "COLUMNS": "90",
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    for name in [name for name in os.environ if name.startswith(("OPENAI_", "SUMMARIZER_"))]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)
    names: dict[str, object] = {}
    for step in steps_of(page):
        if is_elsewhere(step):
            continue
        source = _ENDPOINT.sub(rf"\g<1>{model}", step.source)
        source = _SITE.sub(_ON_LOOPBACK[step.language], source).replace("https://example.org", web)
        if step.language == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(source, f"{page}:{step.line}", "exec", dont_inherit=True), names)
            shown = printed.getvalue()
        elif source.startswith("export "):
            environment |= exported_by(source)
            continue
        else:
            shown = run_command(source, environment, folder)
        fits = not step.shown or matches_shown(step.shown, shown)
        assert fits, f"line {step.line}: {step.source}\n{shown[:4000]}"
