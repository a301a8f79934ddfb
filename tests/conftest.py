"""How the tests run: few examples of each property at hand, many in CI, and no clock in any of them."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import commands
import examples
import pytest
from browser import chromium
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("few", max_examples=20, deadline=None)
settings.register_profile("many", max_examples=200, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in its background deaf to Ctrl-C, as the programs tested here would be.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    gc.freeze()  # thousands of collected tests are not looked through again and again


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second reading, but where a test asks for one: most script the answers of the first."""
    monkeypatch.setenv("SUMMARIZER_VERIFY", "none")


@pytest.fixture
def keyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is nobody's."""
    monkeypatch.setenv("OPENAI_API_KEY", commands.KEY)


@pytest.fixture
def quick_and_keyed(keyed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is nobody's, and next to no wait before a request is sent again."""
    monkeypatch.setattr("summarizer._model.retries._BACKOFF", lambda _: 0.01)
    monkeypatch.setattr("summarizer._model.retries._JITTER", lambda _: 0.0)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> commands.Run:
    """Run a command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return commands.runner(monkeypatch, capsys)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The example document as a file."""
    path = tmp_path / "report.txt"
    path.write_text(examples.TEXT, "utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that the tests of one module share."""
    with chromium() as one:
        yield one
