"""Reports in a real browser: what a reader does with mouse, keys and thumb, and what must not happen."""

from __future__ import annotations

import io
import re
import socketserver
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import PHONE, expect, list_violations, opened, settled
from folders import TOP
from hostile_documents import LARGE, obeyed
from hostile_summary import hostile
from pypdf import PdfReader
from recorded_cases import CASES, recorded
from stories import quoted, shown_commitment, shown_outcome, shown_summary

from summarizer import Document, Summary
from summarizer.render._html import as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
SHOWN = "() => [...document.querySelectorAll('.view.on .card:not([hidden])')].map((each) => each.id)"
ACTIVE = "() => [...document.querySelectorAll('.view.on .ev.active')].map((each) => each.textContent)"
CUT_OFF = """() => [...document.querySelectorAll('.pane')]
  .filter((each) => each.scrollHeight > each.clientHeight + 1).length"""
RIGHT = """(element) => {
  const words = document.createRange();
  words.selectNodeContents(element);
  const lines = [...words.getClientRects()].filter((each) => each.width);
  const box = element.getBoundingClientRect();
  return box.right - Math.max(...lines.map((each) => each.right)) <
    Math.min(...lines.map((each) => each.left)) - box.left || lines[0].right > box.right - 16;
}"""
INSIDE = """(element) => {
  const box = element.getBoundingClientRect(), pane = element.closest('.pane').getBoundingClientRect();
  const top = Math.max(0, pane.top), bottom = Math.min(innerHeight, pane.bottom);
  return box.height > 0 && box.top >= top && box.bottom <= bottom;
}"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One document, several, one without its text, and a hostile one."""
    folder = tmp_path_factory.mktemp("reports")
    cases = sorted(each.parent.name for each in TOP.glob("cassettes/*/summary.json"))
    found, texts = recorded(*(case for case in cases if case not in ("refusal", "busy_endpoint")))
    (one,), _ = recorded("andean_summit")
    nasty, of = hostile()
    huge = Document("x" * 1_000_000 + "\n\n" + "<b>" * 1_000, title="A token of a megabyte")
    summary = obeyed("one_token")
    assert LARGE["one_token"] and summary.document.id
    large = summary.model_copy(
        update={"document": summary.document.model_copy(update={"id": huge.id, "title": huge.title})}
    )
    kept, kept_text = _story_of_what_came()
    pages = {
        "one": as_html([one], texts.get),
        "came": as_html([kept], {kept_text.id: kept_text}.get),
        "several": as_html(found, texts.get),
        "few": as_html(recorded(*CASES)[0], texts.get),
        "arabic": as_html(recorded("arabic_readout")[0], recorded("arabic_readout")[1].get),
        "absent": as_html([one]),
        "hostile": as_html([nasty], {of.id: of}.get),
        "hostile_several": as_html([nasty, large, one], {of.id: of, huge.id: huge}.get),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return {name: folder / f"{name}.html" for name in pages}


def _story_of_what_came() -> tuple[Summary, Document]:
    """A pledge, an intention and its outcome, the last with a translation of its words."""
    of = Document("Oslo will pay. Oslo intends to share. Oslo n’a rien partagé.", title="Kept?")

    def cited(number: int, words: str, **told: str) -> list[dict[str, Any]]:
        start = of.text.index(words)
        return [quoted(number, words) | {"start": start, "end": start + len(words)} | told]

    summary = shown_summary(
        document={"id": of.id, "title": of.title, "source": None, "published": None, "language": "fr"},
        commitments=[
            shown_commitment(action="pay", evidence=cited(1, "will pay")),
            shown_commitment(id="c2", modality="intended", evidence=cited(2, "intends to share")),
        ],
        outcomes=[
            shown_outcome(
                commitment="c2",
                evidence=cited(3, "n’a rien partagé", translation="has shared nothing"),
            )
        ],
    )
    return summary, of


def test_a_click_on_an_items_quote_highlights_its_words_in_view(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        page.click("#d1-c6 .quote")
        (words,) = page.evaluate(ACTIVE)
        assert f"“{words}”" in page.inner_text("#d1-c6 .quote") and "two storm-damaged bridges" in words
        assert page.locator(".ev.active").evaluate(INSIDE)
        assert page.evaluate("document.activeElement.classList.contains('active')")
        complaints.assert_none()


def test_a_click_on_highlighted_words_leads_back_to_their_item(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        page.locator(".ev.ask").first.click()
        card = page.locator(".card.active")
        assert card.and_(page.locator(".ask")).count() == 1
        assert card.locator(".head").evaluate(INSIDE)
        complaints.assert_none()


def test_everything_can_be_done_by_keyboard(browser: Browser, reports: dict[str, Path]) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        page.locator("#d1-c6 .label").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.hash") == "#d1-c6"
        assert page.locator(".ev.active").first.evaluate(INSIDE)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "d1-c6"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.id") == "d1-c7"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "d1-c4"
        page.keyboard.press("Escape")
        assert not page.evaluate(ACTIVE)
        page.locator(".chip.meeting input").focus()
        page.keyboard.press("Space")
        assert not any("-m" in each for each in page.evaluate(SHOWN))
        complaints.assert_none()


def test_type_party_and_voice_filter_the_items_and_their_words(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        everything = page.evaluate(SHOWN)
        for name in ("meeting", "ask", "concern", "outcome"):
            page.click(f".chip.{name}")
        promised = [f"d1-{each.id}" for each in recorded("andean_summit")[0][0].promises]
        assert page.evaluate(SHOWN) == promised and set(promised) < set(everything)
        assert page.locator(".ev:is(.meeting, .ask, .concern)").count() == 0
        assert page.locator(".ev.off").count() > 3 < page.locator(".ev.commitment").count()
        page.click("button[type=reset]")
        assert page.evaluate(SHOWN) == everything
        page.select_option("[name=party]", label="Chile")
        assert {"d1-m2", "d1-c6"} <= set(page.evaluate(SHOWN)) < set(everything)
        page.click("button[type=reset]")
        page.select_option("[name=voice]", "reported")
        (only,) = page.evaluate(SHOWN)
        assert "fishing communities" in (page.text_content(f"#{only}") or "")
        page.click("button[type=reset]")
        page.fill("#search", "bridges")
        expect(page.locator(".found")).to_have_text(f"1 of {len(everything)} items")
        assert page.evaluate(SHOWN) == ["d1-c6"]
        complaints.assert_none()


def test_outcomes_have_their_own_colour_and_filter_and_promises_are_filtered_by_their_verb(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["came"]) as (page, complaints):
        assert page.evaluate(SHOWN) == ["d1-c1", "d1-c2", "d1-r1"]
        colours = page.eval_on_selector_all(
            ".ev", "(all) => all.map((word) => getComputedStyle(word).getPropertyValue('--own'))"
        )
        assert len(colours) == 3 and len(set(colours)) == 2
        page.select_option("[name=force]", label="intended")
        assert page.evaluate(SHOWN) == ["d1-c2"]
        page.click("button[type=reset]")
        page.click(".chip.outcome")
        assert page.evaluate(SHOWN) == ["d1-c1", "d1-c2"]
        assert page.locator(".ev.off").all_inner_texts() == ["n’a rien partagé"]
        page.click("#d1-c2 .facts a")  # its outcome, though the filter hides it
        expect(page.locator("#d1-r1.active")).to_be_visible()
        assert page.evaluate(ACTIVE) == ["n’a rien partagé"]
        complaints.assert_none()


@pytest.mark.parametrize("by", ["hover", "focus", "tap"])
def test_words_tell_who_says_so_how_surely_and_on_what_condition(
    by: str, browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"], **(PHONE if by == "tap" else {})) as (page, complaints):
        hedged = page.locator(".ev[href='#d1-c7']").last
        conditional = page.locator(".ev[href='#d1-c6']").first
        for words, told in (
            (
                hedged,
                ["“is understood to”", "disputed", "Apr 2023", "according to an official familiar"],
            ),
            (conditional, ["“provided that Bolivia confirms", "Fri 30 Jun 2023", "the ministry"]),
        ):
            if by == "focus":
                page.keyboard.press("Tab")  # a key was pressed last, so focus is shown
                words.focus()
            else:
                getattr(words, by)()
            expect(page.locator("#tip")).to_be_visible()
            tip = page.inner_text("#tip")
            assert all(each in tip for each in told), tip
            page.keyboard.press("Escape")
            assert page.locator("#tip").is_hidden()
        complaints.assert_none()


def assert_led_by_taps(page: Page, words: str, button: str, item: str) -> None:
    """A tap on words shows a button, and a tap on the button leads to the item."""
    page.locator(words).first.tap()
    page.get_by_role("button", name=button).tap()
    assert page.evaluate("document.activeElement.id") == item


def test_on_a_phone_a_tap_leads_to_the_item_and_nothing_is_wider_than_the_screen(
    browser: Browser, reports: dict[str, Path]
) -> None:
    for name in ("one", "several", "absent", "hostile"):
        with opened(browser, reports[name], **PHONE) as (page, complaints):
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
            if name == "one":
                title = page.locator(".of > p").first.bounding_box()
                assert title and 0 < title["y"] < 120  # what it is a summary of stands above it
                assert_led_by_taps(page, ".ev[href='#d1-c6']", "Show the item", "d1-c6")
            complaints.assert_none()


def test_on_a_phone_the_totals_lead_to_the_parts_of_the_index(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["few"], **PHONE) as (page, complaints):
        for part in ("documents", "parties", "meetings"):
            page.evaluate("scrollTo(0, 0)")
            page.locator(f".totals a[href='#{part}']").first.tap()
            page.wait_for_timeout(100)
            box = page.locator(f"#{part}").bounding_box()
            assert box and 0 < box["y"] < 400, part
        complaints.assert_none()


def test_on_a_tablet_the_filters_stand_above_what_they_filter(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"], width=900) as (page, _):
        filters, card = (page.locator(each).first.bounding_box() for each in (".filters", ".card"))
        assert filters and card and filters["x"] == card["x"] and filters["width"] == card["width"]


@pytest.mark.parametrize("window", [{}, PHONE], ids=["wide", "phone"])
def test_a_link_from_elsewhere_shows_an_item_from_its_first_line_on(
    window: dict[str, Any], browser: Browser, reports: dict[str, Path]
) -> None:
    for item in ("d1-c1", "d1-c7", "d2-c4", "d3-k1"):
        with opened(browser, reports["few"], f"#{item}", **window) as (page, _):
            page.wait_for_timeout(100)
            head, bar = (page.locator(each).bounding_box() for each in (f"#{item}", ".on .filters"))
            assert head and bar and bar["y"] + bar["height"] <= head["y"] < 800, item


def test_overlapping_words_lead_back_to_the_item_that_led_to_them_then_to_the_next(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        focus = "document.activeElement.id"
        words = page.locator(".ev[data-items='d1-c7 d1-o4']").first
        page.click("#d1-c7 .quote")
        page.keyboard.press("Enter")
        assert page.evaluate(focus) == "d1-c7"
        words.click()
        assert page.evaluate(focus) == "d1-o4"
        words.click()
        assert page.evaluate(focus) == "d1-c7"
        complaints.assert_none()
    with opened(browser, reports["one"], **PHONE) as (page, complaints):
        assert_led_by_taps(page, ".ev[data-items='d1-c7 d1-o4']", "Show the item", "d1-c7")
        complaints.assert_none()


def test_words_of_several_items_take_the_colour_of_the_one_that_is_open(
    browser: Browser, reports: dict[str, Path]
) -> None:
    colour = "(element) => getComputedStyle(element).getPropertyValue('--own').trim()"
    with opened(browser, reports["one"]) as (page, complaints):
        words = page.locator(".ev[data-items='d1-c1 d1-m1 d1-o1']").first
        seen = set()
        for item in ("c1", "m1"):
            page.evaluate("(item) => location.assign('#d1-' + item)", item)
            expect(page.locator(f"#d1-{item}.active")).to_be_visible()
            assert words.evaluate(colour) == page.locator(f"#d1-{item}").evaluate(colour)
            seen.add(words.evaluate(colour))
        assert len(seen) == 2
        complaints.assert_none()


def test_a_link_to_words_shows_their_item_as_well_though_a_filter_hides_it(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"], "#d1-k1-e1") as (page, complaints):
        assert page.locator("#d1-k1 .head").evaluate(INSIDE)
        items = len(page.evaluate(SHOWN))
        for name in ("meeting", "commitment", "ask", "concern", "outcome"):
            page.click(f".chip.{name}")
        assert page.evaluate(SHOWN) == [] and page.locator(".cards.none").count() == 5
        page.locator(".ev[href='#d1-k1']").first.click()
        assert page.evaluate(SHOWN) == ["d1-k1"] and page.locator(".cards.none").count() == 4
        expect(page.locator(".found")).to_have_text(f"1 of {items} items")
        complaints.assert_none()


@pytest.mark.parametrize("hash_", ["#%E0%A4%A", "#d1-c99", "#d99-m1-e1", "#tip"])
def test_a_link_to_nothing_opens_the_report(
    hash_: str, browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["several"], hash_) as (page, complaints):
        assert page.locator("#index.on").count() == page.locator(".view:visible").count() == 1
        complaints.assert_none()


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        pytest.param("julian intriago, ECUADOR", ["d1-c7"], id="accents-and-case"),
        pytest.param("ecuador's acting", ["d1-c7"], id="quotation-marks"),
        pytest.param("feasibility   study", ["d1-c7"], id="white-space"),
        pytest.param("[a-z]+(", [], id="no-pattern"),
    ],
)
def test_a_search_finds_what_a_reader_means(
    sought: str, found: list[str], browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"]) as (page, complaints):
        page.fill("#search", sought)
        expect(page.locator(".found")).to_have_text(f"{len(found)} of 18 items")
        assert page.evaluate(SHOWN) == found
        page.fill("#search", "water and power that left")
        expect(page.locator(".found")).to_have_text("0 of 18 items; the document has these words")
        complaints.assert_none()


def test_arabic_stands_on_the_right_in_the_summary_as_in_the_document(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["arabic"]) as (page, complaints):
        for selector in (".sheet h1", ".byline", ".body p", ".point", ".quotes", ".what"):
            assert page.locator(selector).first.evaluate(RIGHT), selector
        assert page.locator(".facts dd").first.evaluate(RIGHT) is False
        assert page.locator(".quotes[lang=ar], .what[lang=ar], h1[lang=ar]").count() > 5
        complaints.assert_none()


def test_the_index_leads_into_documents_and_is_searched_with_their_texts(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["several"]) as (page, complaints):
        assert page.locator(".graph circle").count() > 10 and page.locator(".strip circle").count() > 10
        link = page.locator(".timeline a", has_text="Uganda – Tanzania").first
        target = (link.get_attribute("href") or "")[1:]
        link.click()
        assert page.locator(f"#{target}.active").is_visible()
        page.click(".turn .next")
        assert page.locator(".view.on").get_attribute("id") == f"d{int(target[1:].split('-')[0]) + 1}"
        page.go_back()
        assert page.locator(f"#{target}").is_visible()
        page.click(".home")
        page.fill("#search", "fishing communities")
        expect(page.locator(".found")).to_have_text(re.compile("^1 of"))
        assert page.locator(".documents li:visible").count() == 1
        page.fill("#search", "no such words anywhere")
        expect(page.locator(".found")).to_have_text(re.compile("^0 of"))
        complaints.assert_none()


def test_who_scrolls_on_is_not_held_back(browser: Browser, reports: dict[str, Path]) -> None:
    scrolled = """() => new Promise((done) => {
      addEventListener("hashchange", () => {
        dispatchEvent(new WheelEvent("wheel"));
        scrollTo(0, 0);
        done();
      });
      location.hash = [...document.querySelectorAll(".card")].pop().id;
    })"""
    with opened(browser, reports["one"], width=390, height=500) as (page, complaints):
        page.evaluate(scrolled)
        settled(page)
        assert page.evaluate("scrollY") == 0
        complaints.assert_none()


@pytest.mark.parametrize("name", ["hostile", "hostile_several"])
def test_a_hostile_report_runs_nothing_and_asks_no_network(
    name: str, browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports[name], "#d1-c1") as (page, complaints):
        title = page.title()
        for link in page.locator(".view.on a:visible").all()[:40]:
            link.click(force=True)  # some lie under what the last click has shown
            settled(page)
        for word in page.locator(".view.on .ev").all()[:10]:
            word.hover()
            page.keyboard.press("Escape")
        page.select_option("[name=party] >> visible=true", index=2)
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
        assert page.url.partition("#")[0] == reports[name].as_uri()
        complaints.assert_none()


def test_the_policy_stops_a_script_that_got_in_all_the_same(
    browser: Browser, reports: dict[str, Path], tmp_path: Path
) -> None:
    page_text = reports["one"].read_text("utf-8")
    spoiled = tmp_path / "spoiled.html"
    asked: list[object] = []

    class Asked(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request)

    server = socketserver.TCPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    evil = f"<script>document.title='ran'</script><img src='{url}' onerror=alert(1)>"
    spoiled.write_text(page_text.replace('<div class="body"', f'{evil}<div class="body"', 1), "utf-8")
    with opened(browser, spoiled) as (page, complaints):
        assert page.title() != "ran"
        assert sum("Content Security Policy" in each for each in complaints.console) >= 3
        assert len(complaints.console) == sum("blocked" in each for each in complaints.console)
    server.shutdown()
    server.server_close()
    assert not asked


def test_without_scripts_everything_is_there(browser: Browser, reports: dict[str, Path]) -> None:
    with opened(browser, reports["several"], java_script_enabled=False) as (page, complaints):
        assert page.locator(".view:visible").count() == page.locator(".view").count()
        assert page.locator(".ev:visible").count() > 100
        complaints.assert_none()


def test_a_report_prints_without_its_controls_and_cuts_nothing_off(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["one"], color_scheme="dark") as (page, complaints):
        page.emulate_media(media="print")
        condition = page.locator("dd.caution").first.evaluate("(each) => getComputedStyle(each).color")
        assert max(map(int, re.findall(r"\d+", condition))) < 128  # dark on white, whatever the screen
        assert page.locator(".bar, .filters, .switch").locator("visible=true").count() == 0
        assert page.evaluate(CUT_OFF) == 0
        assert page.evaluate("document.querySelector('.of').getBoundingClientRect().top") < 30
        page.evaluate("""() => addEventListener('beforeprint', () => {
          window.folded = document.querySelectorAll('details:not([open])').length;
        })""")
        assert page.locator("details:not([open])").count() > 0
        assert page.pdf().startswith(b"%PDF") and page.evaluate("window.folded") == 0
        assert page.locator("details:not([open])").count() > 0
        page.emulate_media(media="screen")
        page.click(".chip.meeting")
        page.emulate_media(media="print")
        assert page.locator(".found").is_visible()  # what a filter leaves out is told on paper
        complaints.assert_none()


# What scrolls sideways shows that it goes on: by a shadow at its edge and a line that says so.
CUT_WITHOUT_A_CUE = """() => [...document.querySelectorAll('.view.on *')].filter((element) => {
  const style = getComputedStyle(element);
  const cut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 4 &&
    !['visible', 'clip'].includes(style.overflowX);
  const told = style.textOverflow === 'ellipsis' || (element.matches('figure') &&
    element.nextElementSibling.matches('.swipe') && element.nextElementSibling.offsetHeight > 0);
  return cut && !told;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["one", "several", "hostile", "arabic"])
def test_on_a_phone_nothing_is_cut_without_a_cue(
    name: str, browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports[name], **PHONE) as (page, complaints):
        assert page.evaluate(CUT_WITHOUT_A_CUE) == []
        assert page.locator(".swipe:visible").count() == page.locator("figure:visible").count()
        complaints.assert_none()


def test_on_a_wide_screen_no_drawing_is_said_to_go_on(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["several"]) as (page, _):
        assert page.evaluate(CUT_WITHOUT_A_CUE) == [] and page.locator(".swipe:visible").count() == 0


def test_promises_are_filtered_by_the_days_on_which_they_were_made(
    browser: Browser, reports: dict[str, Path]
) -> None:
    rows = ".account tr[data-find]:not([hidden])"
    with opened(browser, reports["few"]) as (page, complaints):
        everything = page.locator(rows).count()
        days = page.eval_on_selector_all(rows, "(all) => all.map((row) => row.dataset.made || '')")
        page.fill("[name=from]", "2025-01-01")
        wanted = [day for day in days if day[-10:] >= "2025-01-01"]
        expect(page.locator(rows)).to_have_count(len(wanted))
        assert 0 < len(wanted) < everything
        page.fill("[name=to]", "2025-01-02")
        left = [day for day in wanted if day[:10] <= "2025-01-02"]
        expect(page.locator(rows)).to_have_count(len(left))
        page.click(".index button[type=reset]")
        expect(page.locator(rows)).to_have_count(everything)
        complaints.assert_none()
    with opened(browser, reports["one"]) as (page, complaints):
        page.select_option("[name=made]", index=1)
        shown = page.evaluate(SHOWN)
        assert shown and all("-c" in item for item in shown)
        assert len({page.get_attribute(f"#{item}", "data-made") for item in shown}) == 1
        complaints.assert_none()


def test_no_heading_is_left_alone_at_the_foot_of_a_printed_page(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["several"]) as (page, _):
        headings = page.evaluate("""() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
          const all = '.view.on :is(h2, caption, thead tr, .account > summary)';
          return [...document.querySelectorAll(all)].map((each) => each.textContent);
        }""")
        sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    known = tuple(filter(None, map(_squeeze, headings)))
    feet = [_squeeze(sheet.extract_text()) for sheet in sheets]
    assert len(sheets) > 20 and not [foot[-80:] for foot in feet if foot.endswith(known)]


def _squeeze(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "hash_", "window"),
    [
        pytest.param("one", "", {}, id="one"),
        pytest.param("one", "#d1-c7-e1", PHONE, id="phone"),
        pytest.param("came", "#d1-r1", {}, id="outcomes"),
        pytest.param("few", "", {}, id="index"),
        pytest.param("few", "", PHONE, id="index-on-a-phone"),
        pytest.param("few", "#d3", {}, id="one-of-several"),
        pytest.param("absent", "", {}, id="without-text"),
        pytest.param("hostile", "#d1-c2-e1", {}, id="hostile"),
    ],
)
def test_axe_finds_no_serious_violation(
    name: str,
    hash_: str,
    window: dict[str, Any],
    scheme: str,
    browser: Browser,
    reports: dict[str, Path],
) -> None:
    with opened(browser, reports[name], hash_, color_scheme=scheme, **window) as (page, _):
        page.evaluate(
            "document.querySelectorAll('.view.on details').forEach((each) => (each.open = true))"
        )
        found = list_violations(page, "serious", "critical")
        assert not found, found
