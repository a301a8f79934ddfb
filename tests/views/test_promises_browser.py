"""The page of promises in a real browser: dots, filters, keys, paper, and decisions that go round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium, expect, opened
from commands import Run
from followed_stories import due_by, follow_stories, found_link, promise, report, story
from promise_pages import DAY, hostile_promises, written_promises

from summarizer._follow.promises_file import read_promises, write_promises
from summarizer._views.promises_page import promises_as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True}
SHOWN = (
    "() => [...document.querySelectorAll('.promise:not([hidden]) .what')].map((row) => row.textContent)"
)
ROW = ".promise:has-text('{}')"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


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


MADE = "Orlen pledged to rebuild the Sarn bridge by 30 June"
REBUILT = "Orlen has rebuilt the Sarn bridge"


def _click_and_download(page: Page, *buttons: str) -> list[dict[str, Any]]:
    page.locator(".told > summary").first.click()
    for button in buttons:
        page.locator(button).first.click()
    page.fill("[name=who]", "A. Analyst")
    with page.expect_download() as waiting:
        page.click(".decided [type=submit]")
    assert waiting.value.suggested_filename == "decisions.json"
    decisions: list[dict[str, Any]] = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    return decisions


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A folder with summaries, their texts, the promises followed over them, and their page."""
    made = promise(MADE, "rebuild the Sarn bridge", to=["p2"], deadline=due_by("2031-06-30"))
    told = [
        story(f"{MADE}.", "2031-02-03", made),
        story(f"{REBUILT}.", "2031-06-20", report(REBUILT, "rebuild the Sarn bridge")),
    ]
    (tmp_path / "texts").mkdir()
    for one in told:
        assert one.document.name
        (tmp_path / "texts" / one.document.name).write_text(one.document.text, "utf-8")
    lines = [one.summary.model_dump_json() for one in told]
    (tmp_path / "summaries.jsonl").write_text("\n".join(lines), "utf-8")
    done = follow_stories(told, found_link("fulfilled", REBUILT, MADE))
    write_promises(tmp_path / "promises.json", done.promises)
    return tmp_path


LINK = ".link .rule [value={}]"
ITEM = ".step:has-text('30 June') > .rule [value={}]"


@pytest.mark.parametrize(
    ("clicks", "state"),
    [
        pytest.param((LINK.format("yes"),), "fulfilled", id="yes"),
        pytest.param((LINK.format("no"),), "overdue", id="no"),
        pytest.param((LINK.format("other"), "type: missed"), "missed", id="other"),
        pytest.param((ITEM.format("yes"),), "fulfilled", id="accept"),
        pytest.param((ITEM.format("no"),), None, id="strike"),
        pytest.param((ITEM.format("other"), "due: 2031-08-31"), "fulfilled", id="correct"),
    ],
)
def test_what_is_ruled_on_the_page_goes_round_through_follow(
    clicks: tuple[str, ...], state: str | None, browser: Browser, followed: Path, run: Run
) -> None:
    def make_page() -> None:
        made = run(
            "report", followed / "promises.json", "--as-of", "2031-07-02", "-o", followed / "p.html"
        )
        assert made.status == 0, made.err

    make_page()
    with opened(browser, followed / "p.html", accept_downloads=True) as (page, complaints):
        page.locator(".told > summary").first.click()
        page.locator(clicks[0]).first.click()
        if len(clicks) > 1:
            assert page.locator(".decided").is_hidden()  # nobody said yet what is right instead
            name, value = clicks[1].split(": ")
            field = page.locator(f"[name={name}]:visible").first
            field.select_option(value) if name == "type" else field.fill(value)
            field.blur()
        page.fill("[name=who]", "A. Analyst")
        with page.expect_download() as waiting:
            page.click(".decided [type=submit]")
        assert waiting.value.suggested_filename == "decisions.json"
        waiting.value.save_as(followed / "decisions.json")
        complaints.assert_none()
    (decision,) = json.loads((followed / "decisions.json").read_text("utf-8"))
    assert decision["who"] == "A. Analyst" and decision["when"].endswith("Z")
    files = (
        followed / "summaries.jsonl",
        "--documents",
        followed / "texts",
        "-o",
        followed / "promises.json",
    )
    asked = ("--base-url", "http://127.0.0.1:9", "--model", "m")
    for decisions in (("--decisions", followed / "decisions.json"), ()):  # and every later run keeps it
        done = run("follow", *files, *asked, *decisions)
        assert done.status == 0, done.err
        due = json.loads(
            run("due", followed / "promises.json", "--as-of", "2031-07-02", "-f", "json").out
        )
        assert [row["state"] for row in due["promises"]] == ([state] if state else [])
    if "due" in clicks[-1]:
        assert due["promises"][0]["due"] == "2031-08-31"
    make_page()
    page_text = (followed / "p.html").read_text("utf-8")
    assert len(read_promises(followed / "promises.json").decisions) == 1
    assert ("Ruled struck" if state is None else "Ruled") in page_text and "by A. Analyst" in page_text


def test_nothing_is_downloaded_without_a_name_and_a_decision_can_be_taken_back(
    browser: Browser, pages: dict[str, Path]
) -> None:
    with opened(browser, pages["written"]) as (page, complaints):
        page.locator(".told > summary").first.click()
        no = page.locator(".rule [value=no]:visible").first
        no.click()
        assert no.get_attribute("aria-pressed") == "true"
        page.click(".decided [type=submit]")
        assert page.evaluate("document.activeElement.name") == "who"
        no.click()
        assert page.locator(".decided").is_hidden()
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
        decisions = _click_and_download(page, ".rule [value=no]:visible")
        assert decisions[0]["ruling"] == "no"
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
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, pages[name], color_scheme=scheme, **window) as (page, _):
        page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
        page.locator(".rule [value=no]:visible").first.click()
        page.locator(".rule [value=other]:visible").first.click()
        found = [
            f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:200]}"
            f" {each['nodes'][0].get('failureSummary', '')[:300]}"
            for each in Axe().run(page).response["violations"]
        ]
        assert not found, "\n".join(found)
