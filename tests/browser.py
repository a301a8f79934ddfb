"""A real browser for tests: Debian's chromium, driven by playwright; what it complains of is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

__all__ = ["CHROMIUM", "PHONE", "chromium", "expect", "list_violations", "opened", "settled"]
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = "SUMMARIZER_BROWSER"  # .ci/run sets it: there a missing browser is a failure


@dataclass
class Complaints:
    """What a page said on its console, what failed in it, and what it asked the network for."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def take_dialog(self, dialog: Dialog) -> None:
        """Note what a dialog says, and let the page go on."""
        self.console.append(dialog.message)
        dialog.dismiss()

    def assert_none(self) -> None:
        assert not self.console, self.console
        assert not self.requests, self.requests


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, or fails where one is required."""
    if CHROMIUM is None:
        missing = "no chromium is installed (apt-get install chromium), so no report was opened in one"
        if os.environ.get(REQUIRED):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright  # here: fast tests do without it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    hash_: str = "",
    *,
    width: int = 1440,
    height: int = 900,
    **context: Any,
) -> Iterator[tuple[Page, Complaints]]:
    """A page of a file, in a window of its own."""
    complaints = Complaints()
    window = browser.new_context(viewport={"width": width, "height": height}, **context)
    page = window.new_page()
    page.on("console", lambda message: complaints.console.append(message.text))
    page.on("pageerror", lambda error: complaints.console.append(str(error)))
    page.on("dialog", complaints.take_dialog)
    url = path.as_uri()
    page.on(
        "request",
        lambda request: (
            complaints.requests.append(request.url) if request.url.partition("#")[0] != url else None
        ),
    )
    page.goto(url + hash_)
    yield page, complaints
    window.close()


def expect(found: Any) -> Any:
    """What playwright can expect of something found on a page."""
    from playwright.sync_api import expect as expected

    return expected(found)


def settled(page: Page, frames: int = 6) -> None:
    """Let a link's scrolling end: the page corrects it for some frames, as what it shows gets a height.

    Only a click that is forced needs this: any other waits until its target stands still.
    """
    page.evaluate(
        """(frames) => new Promise((done) => {
          const next = () => (frames-- ? requestAnimationFrame(next) : done());
          next();
        })""",
        frames,
    )


def list_violations(page: Page, *impacts: str) -> str:
    """What axe finds wrong with a page, a line each; of these impacts, or of all."""
    from axe_playwright_python.sync_playwright import Axe

    return "\n".join(
        f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:200]}"
        f" {each['nodes'][0].get('failureSummary', '')[:300]}"
        for each in Axe().run(page).response["violations"]
        if not impacts or each["impact"] in impacts
    )
