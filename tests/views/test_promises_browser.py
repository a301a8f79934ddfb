"""The page of promises in a real browser: dots, filters, keys, phone, paper, and hostile words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import PHONE, expect, list_violations, opened
from hostile_summary import PAYLOADS
from promise_pages import DAY, hostile_promises, written_promises

from summarizer._views.promises_page import promises_as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
SHOWN = (
    "() => [...document.querySelectorAll('.promise:not([hidden]) .what')].map((row) => row.textContent)"
)
ROW = ".promise:has-text('{}')"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The written promises as a page, and hostile ones."""
    folder = tmp_path_factory.mktemp("promises")
    made = {
        "written": promises_as_html(written_promises(), DAY),
        "hostile": promises_as_html(hostile_promises(), DAY),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


def test_a_touched_dot_shows_the_two_quotes_with_what_changed(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["written"]) as (page, complaints):
        row = page.locator(ROW.format("river archive"))
        row.locator(".line a").nth(1).click()
        step = row.locator(".step:visible")
        assert step.count() == 1 and row.locator("blockquote:visible").count() == 2
        assert step.locator(".was mark").all_inner_texts() == ["agreed", "15", "2031"]
        assert step.locator(".now mark").all_inner_texts() == ["now promises", "10", "2032"]
        assert "according to the archivist Dorn" in step.inner_text()
        row.locator(".every").click()
        assert row.locator(".step:visible").count() == 2
        complaints.assert_none()


def test_everything_on_a_line_of_days_can_be_done_by_keyboard(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["written"]) as (page, complaints):
        row = page.locator(ROW.format("40 million"))
        row.locator(".line a").first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        assert "audit office" in row.locator(".step:visible").inner_text()
        page.keyboard.press("Escape")
        assert row.locator(".step:visible").count() == 0
        page.locator("[name=view][value='']").focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate(SHOWN) == ["rebuild the Sarn bridge"]
        complaints.assert_none()


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("overdue", ["rebuild the Sarn bridge"]),
        ("moved", ["open its river archive"]),
        ("disputed", ["pay 40 million crowns for grain"]),
        ("alone", ["hand over two ferries"]),
        ("new", ["pay 40 million crowns for grain", "reopen the school of Istre"]),
    ],
)
def test_a_view_shows_what_belongs_there(
    view: str, shown: list[str], browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["written"]) as (page, complaints):
        page.locator(f".chip:has([value={view}])").click()
        assert page.evaluate(SHOWN) == shown
        assert page.locator(f".chip:has([value={view}]) b").inner_text() == str(len(shown))
        expect(page.locator(".found")).to_have_text(f"{len(shown)} of 7 promises")
        complaints.assert_none()


def test_party_days_and_search_filter_and_the_reader_picks_since_when_something_is_new(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["written"]) as (page, complaints):
        page.select_option("[name=party]", label="Tarn")
        assert page.evaluate(SHOWN) == ["hand over two ferries"]
        page.click(".filters [type=reset]")
        page.fill("[name=from]", "2031-06-01")
        page.fill("[name=to]", "2031-09-30")
        assert page.evaluate(SHOWN) == ["rebuild the Sarn bridge", "finish the Lom railway"]
        page.click(".filters [type=reset]")
        page.locator(".chip.new").click()
        page.fill("[name=since]", "2031-08-15")
        assert page.evaluate(SHOWN) == ["reopen the school of Istre"]
        page.locator(".chip").first.click()
        page.fill("#search", "marene")
        expect(page.locator(".found")).to_have_text("1 of 7 promises")
        page.fill("#search", "a word that nobody wrote")
        expect(page.locator(".none")).to_be_visible()
        complaints.assert_none()


def test_nothing_runs_and_nothing_is_asked_of_the_network_in_a_hostile_page(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["hostile"], accept_downloads=True) as (page, complaints):
        title = page.title()
        page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
        for dot in page.locator(".line a").all()[:6]:
            dot.click(force=True)
        page.locator(".every:visible").first.click()
        page.locator(".rule [value=no]:visible").first.click()
        page.fill("[name=who]", PAYLOADS[0])
        with page.expect_download() as waiting:
            page.click(".decided [type=submit]")
        (decision,) = json.loads(Path(waiting.value.path()).read_text("utf-8"))
        assert (decision["ruling"], decision["who"]) == ("no", PAYLOADS[0])
        page.fill("#search", "<img src=x>")
        page.wait_for_timeout(300)
        assert page.title() == title != "ran"
        assert (
            page.evaluate(
                "document.querySelectorAll('img,iframe,base,object,embed,form[action]').length"
            )
            == 0
        )
        assert page.evaluate("document.querySelectorAll('script').length") == 2
        complaints.assert_none()


@pytest.mark.parametrize("name", ["written", "hostile"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    name: str, browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages[name], **PHONE) as (page, complaints):
        page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator(".line a").first.tap(force=True)
        assert page.locator(".step:visible").count() >= 1
        complaints.assert_none()


def test_on_paper_all_quotes_are_there_and_no_control(browser: Browser, pages: dict[str, Path]) -> None:
    with opened(browser, pages["written"], color_scheme="dark") as (page, complaints):
        page.locator(".line a").first.click()
        page.emulate_media(media="print")
        page.evaluate("""() => addEventListener('beforeprint', () => {
          window.folded = document.querySelectorAll('details:not([open]), .step[hidden]').length;
        })""")
        assert page.pdf().startswith(b"%PDF") and page.evaluate("window.folded") == 0
        assert page.locator("details:not([open])").count() > 0
        assert page.locator(".bar, .filters, .rule, .decided").locator("visible=true").count() == 0
        complaints.assert_none()


def test_without_scripts_everything_is_there(browser: Browser, pages: dict[str, Path]) -> None:
    with opened(browser, pages["written"], java_script_enabled=False) as (page, complaints):
        assert page.locator(".promise:visible").count() == 7
        assert page.locator(".rule:visible").count() == 0
        complaints.assert_none()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "window"),
    [
        pytest.param("written", {}, id="wide"),
        pytest.param("written", PHONE, id="phone"),
        pytest.param("hostile", {}, id="hostile"),
    ],
)
def test_axe_finds_nothing(
    name: str, window: dict[str, Any], scheme: str, browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages[name], color_scheme=scheme, **window) as (page, _):
        page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
        page.locator(".rule [value=no]:visible").first.click()
        page.locator(".rule [value=other]:visible").first.click()
        found = list_violations(page)
        assert not found, found
