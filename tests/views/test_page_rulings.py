"""Rulings on the page of promises: a file to download, which follow reads, and what changes then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import opened
from commands import Run
from followed_stories import due_by, follow_stories, found_link, promise, report, story
from promise_pages import DAY, written_promises

from summarizer._follow.promises_file import read_promises, write_promises
from summarizer._views.promises_page import promises_as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
MADE = "Orlen pledged to rebuild the Sarn bridge by 30 June"
REBUILT = "Orlen has rebuilt the Sarn bridge"


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
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "p.html").write_text(promises_as_html(written_promises(), DAY), "utf-8")
    with opened(browser, tmp_path / "p.html") as (page, complaints):
        page.locator(".told > summary").first.click()
        no = page.locator(".rule [value=no]:visible").first
        no.click()
        assert no.get_attribute("aria-pressed") == "true"
        page.click(".decided [type=submit]")
        assert page.evaluate("document.activeElement.name") == "who"
        no.click()
        assert page.locator(".decided").is_hidden()
        complaints.assert_none()
