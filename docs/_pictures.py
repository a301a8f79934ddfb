"""The pictures of the documentation, made anew: `make pictures`. Needs chromium."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
COMMAND = [sys.executable, "-m", "summarizer.cli"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CASES = "andean_summit energy_readouts french_readout phone_call port_security two_readouts".split()
COLUMNS, LINES = 88, 30  # of the terminal
COLOURS = 128  # of a picture: enough for text, and a third of the bytes


def run_command(*arguments: str | Path) -> str:
    """What a command writes to stdout, with the colours of a terminal."""
    environment = os.environ | {
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "PYTHONPATH": str(HERE.parent),
    }
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def shoot_page(
    browser: Browser, page: Path, name: str, *, size: tuple[int, int], click: str = "", **context: object
) -> None:
    """A picture of a page, after a click on the words that a pattern of playwright finds."""
    width, height = size
    window = browser.new_context(viewport={"width": width, "height": height}, **context)
    shown = window.new_page()
    shown.goto(page.as_uri())
    if click:
        shown.locator(click).first.click()
        shown.mouse.move(width - 20, height - 20)  # off the words, which tell of their item else
    shown.wait_for_timeout(600)  # a link's scrolling ends
    shown.screenshot(path=HERE / name)
    window.close()
    Image.open(HERE / name).quantize(COLOURS).save(HERE / name, optimize=True)


def draw_terminal(printed: str) -> str:
    """A page with the first lines of what a command printed, as a terminal shows them."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(printed.splitlines()[:LINES])))
    drawn = console.export_svg(title="summarizer demo")
    return f"<!doctype html><meta charset=utf-8><style>body{{margin:0}}svg{{width:100%}}</style>{drawn}"


def draw_promises() -> str:
    """The page of the promises that the tests have written."""
    from promise_pages import DAY, written_promises

    from summarizer._views.promises_page import promises_as_html

    return promises_as_html(written_promises(), DAY)


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        one, index, terminal = (folder / f"{name}.html" for name in ("one", "index", "terminal"))
        one.write_text(run_command("demo", "-f", "html"), "utf-8")
        run_command("report", *(HERE.parent / "cassettes" / case for case in CASES), "-o", index)
        terminal.write_text(draw_terminal(run_command("demo", "-f", "text")), "utf-8")
        promises = folder / "promises.html"
        promises.write_text(draw_promises(), "utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        bridges = "a.ev:has-text('Chile would repair two')"
        shoot_page(browser, one, "report-one.png", size=(1280, 800), click=bridges)
        shoot_page(browser, index, "report-index.png", size=(1280, 800), color_scheme="dark")
        missed = ".promise.dissent .line a >> nth=2"
        shoot_page(browser, promises, "report-promises.png", size=(1280, 920), click=missed)
        phone = {"has_touch": True, "is_mobile": True}
        shoot_page(browser, one, "report-phone.png", size=(390, 780), click=bridges, **phone)
        shoot_page(browser, terminal, "terminal.png", size=(1000, 720))
        browser.close()


if __name__ == "__main__":
    main()
