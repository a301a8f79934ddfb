"""What each form must say, each in its own way: who verified, what came of it, what is a translation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import icalendar
import pytest
from markdown_it import MarkdownIt
from stories import (
    quoted,
    shown_commitment,
    shown_meeting,
    shown_outcome,
    shown_summary,
    verified,
    when,
)

from summarizer import Document
from summarizer.render import render_card
from summarizer.render._html import as_html
from summarizer.render._ics import as_calendar
from summarizer.render._markdown import as_markdown
from summarizer.render._party_accounts import make_accounts
from summarizer.render._tables import make_tables
from summarizer.render._terminal import as_text
from summarizer.schemas import Summary

JUNE = when("by 30 June", dt.date(2025, 6, 30), dt.date(2025, 6, 30), "day")
APRIL = when("in April", dt.date(2025, 4, 1), dt.date(2025, 4, 30), "month")
OBAMA = "United States (from “President Obama”)"


def _visible(page: str) -> str:
    """The text of a page, without its style and scripts."""
    body = re.sub(r"(?s)<(style|script)>.*?</\1>", "", page)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def _unfolded(summary: Summary) -> str:
    """A calendar as the client shows it."""
    calendar = icalendar.Calendar.from_ical(as_calendar([summary]))
    events = [f"{event['SUMMARY']}\n{event['DESCRIPTION']}" for event in calendar.walk("VEVENT")]
    return "\n".join([str(calendar["X-WR-CALDESC"]), *events])


FORMS: Mapping[str, Callable[[Summary], str]] = {
    "text": lambda summary: as_text(summary, width=400),
    "markdown": lambda summary: re.sub(r"\\(.)", r"\1", as_markdown(summary)),
    "html": lambda summary: _visible(as_html([summary])),
    "card": lambda summary: _visible(render_card(summary)),
    "ics": _unfolded,
}
each_form = pytest.mark.parametrize("show", FORMS.values(), ids=FORMS.keys())


def story(**fields: Any) -> Summary:
    """Norway intends what it did not do, towards a side that is known by its president alone."""
    given = {
        "parties": [
            {"id": "p1", "name": "Norway", "known_by": None, "kind": "state", "country": "NOR"},
            {"id": "p2", "name": "USA", "known_by": "President Obama", "kind": "state"}
            | {"name": "United States", "country": "USA"},
        ],
        "commitments": [
            shown_commitment(
                to=["p2"],
                actor="the port of Oslo",
                modality="intended",
                deadline=JUNE,
                evidence=[quoted(2, "veut partager") | {"translation": "wants to share"}],
            )
        ],
        "outcomes": [shown_outcome(when=APRIL, commitment="c1")],
    }
    return shown_summary(**given | fields)


@each_form
def test_each_form_says_exactly_once_that_nothing_was_verified(show: Callable[[Summary], str]) -> None:
    assert show(story()).casefold().count("not verified") == 1


@each_form
def test_each_form_names_the_model_that_verified(show: Callable[[Summary], str]) -> None:
    shown = show(story(verification=verified("c1", "r1")))
    assert "second-reader" in shown and "not verified" not in shown.casefold()


@each_form
def test_each_form_names_the_prompt_where_an_older_summary_knows_no_model(
    show: Callable[[Summary], str],
) -> None:
    shown = show(story(verification=verified("c1", "r1", model=None)))
    assert "erified by verification.v2" in re.sub(r"\s+", " ", shown)
    assert "None" not in shown.replace("None reported", "")


@each_form
def test_each_form_says_of_an_item_that_the_second_reading_passed_it_over(
    show: Callable[[Summary], str],
) -> None:
    assert show(story(verification=verified("r1"))).casefold().count("not verified") == 1


@each_form
def test_a_side_that_is_never_named_is_shown_beside_what_it_is_known_by(
    show: Callable[[Summary], str],
) -> None:
    assert OBAMA in show(story())


@each_form
def test_each_form_tells_an_intention_by_its_own_word(show: Callable[[Summary], str]) -> None:
    shown = show(story()).casefold()
    assert "intended" in shown and "promised" not in shown.replace("nobody promised", "")


@each_form
def test_each_form_tells_what_came_of_a_commitment(show: Callable[[Summary], str]) -> None:
    assert "not done" in show(story())


@pytest.mark.parametrize("name", ["text", "markdown", "html", "card"])
def test_an_outcome_is_an_item_of_its_own_that_tells_whose_when_and_of_what(name: str) -> None:
    shown = re.sub(r"\s+", " ", FORMS[name](story()))
    begun = shown.index("Outcomes What came of earlier undertakings") if name == "html" else 0
    for words in ("open the logbooks", "Apr 2025 (“in April”)", "C1", "never opened the logbooks"):
        assert words in shown[begun:]
    assert "Outcomes" not in FORMS[name](story(outcomes=[]))


@each_form
def test_a_translation_stands_marked_behind_the_words_and_not_in_their_place(
    show: Callable[[Summary], str],
) -> None:
    shown = re.sub(r"[*>\s]+", " ", show(story())).casefold()
    assert re.search(r"“veut partager”.{1,40}translation: “wants to share”", shown)
    assert shown.count("translation: ") == 1


def test_a_translation_is_no_words_of_the_document_in_a_note_or_on_a_page() -> None:
    tokens = MarkdownIt().parse(as_markdown(story()))
    depth, quoted_texts = 0, []
    for token in tokens:
        depth += token.nesting if token.type.startswith("blockquote") else 0
        quoted_texts += [token.content] if depth and token.type == "inline" else []
    assert len(quoted_texts) == 2 and not any("wants" in text for text in quoted_texts)
    of = Document("Oslo\n\nveut partager et wants to share")
    start = of.text.index("veut")
    cited = quoted(2, "veut partager") | {"start": start, "end": start + 13}
    promise = shown_commitment(evidence=[cited | {"translation": "wants to share"}])
    named = {"id": of.id, "title": "x", "source": None, "published": None, "language": "fr"}
    page = as_html([shown_summary(document=named, commitments=[promise])], {of.id: of}.get)
    assert re.findall(r'<a class="ev [^>]*>(.*?)</a>', page) == ["veut partager"]
    assert [
        re.sub("<.*", "", text) for text in re.findall(r'<a class="quote"[^>]*>(.*?)</a>', page)
    ] == ["“veut partager” "]
    assert '<p class="what">share catch figures' in page  # not marked as French: it is not


def test_an_empty_overview_leaves_no_heading_and_no_empty_line() -> None:
    bare = story()
    assert "Overview" not in FORMS["html"](bare)
    assert not re.search("<div[^>]*></div>", render_card(bare))
    assert "\n\n\n" not in as_text(bare) + as_markdown(bare)


@pytest.mark.slow
def test_an_index_says_once_how_many_documents_nobody_verified_and_each_page_of_itself() -> None:
    pages = as_html([story(), story(verification=verified("c1", "r1"))])
    index, bare, judged = re.split(r'<section class="view', pages)[1:]
    told = _visible(index)
    assert told.count("Not verified: 1 of 2 documents · Verified by second-reader, verification.v2") == 1
    counts = [_visible(part).casefold().count("not verified") for part in (index, bare, judged)]
    assert counts == [1, 1, 0]
    assert _visible(as_html([story(), story()])).count("Not verified: no second reading") == 3


def test_a_calendar_of_several_says_at_each_event_that_it_is_not_verified_where_others_are() -> None:
    other = {"id": "f" * 64, "title": "Other", "source": None, "published": None, "language": None}
    both = as_calendar([story(), story(document=other, verification=verified("c1", "r1"))])
    calendar: Any = icalendar.Calendar.from_ical(both)
    told = {
        "Other" in event["DESCRIPTION"]: "Not verified" in event["DESCRIPTION"]
        for event in calendar.walk("VEVENT")
    }
    assert told == {False: True, True: False}
    assert "Not verified: 1 of 2 documents" in calendar["X-WR-CALDESC"]


@pytest.mark.parametrize(
    ("result", "events"), [("done", 0), ("withdrawn", 0), ("not_done", 1), ("partly_done", 1)]
)
def test_a_deadline_ends_with_an_outcome_that_settles_it_and_an_outcome_is_no_event(
    result: str, events: int
) -> None:
    text = as_calendar([story(outcomes=[shown_outcome(result=result, when=APRIL, commitment="c1")])])
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [event["STATUS"] for event in found] == ["TENTATIVE"] * events


def test_tables_tell_actor_known_by_translations_and_what_was_verified() -> None:
    rows = {table.name: table.rows for table in make_tables([story(verification=verified("c1"))])}
    (promise,), (came,) = rows["commitments"], rows["outcomes"]
    assert (promise["by"], promise["to"]) == (("Norway",), ("United States",))
    assert (promise["known_by"], came["known_by"]) == ((OBAMA,), ())
    assert (promise["actor"], promise["translations"]) == ("the port of Oslo", ("wants to share",))
    assert (promise["verified"], came["verified"]) == (True, False)
    assert promise["verified_by"] == came["verified_by"] == "second-reader"
    assert [came[name] for name in ("by", "what", "result", "when_text", "commitment")] == [
        ("Norway",),
        "open the logbooks",
        "not_done",
        "in April",
        "c1",
    ]
    for table in make_tables([story()]):
        assert {(row["verified"], row["verified_by"]) for row in table.rows} <= {(None, None)}


def test_what_an_older_reading_supports_in_part_is_not_verified_in_a_table() -> None:
    judged = verified("c1", "r1")
    judged["verdicts"][0] |= {"support": "partly"}
    rows = {table.name: table.rows for table in make_tables([story(verification=judged)])}
    assert (rows["commitments"][0]["verified"], rows["outcomes"][0]["verified"]) == (False, True)


def test_an_account_lists_what_came_of_its_undertakings() -> None:
    (account,) = (one for one in make_accounts([story()]) if one.name == "Norway")
    assert [(row.force, row.what, row.by_when) for row in account.outcomes] == [
        ("not done", "open the logbooks", "Apr 2025")
    ]
    assert account.undertook[0].others == (OBAMA,) and account.undertook[0].caveats == ("not done",)


def test_a_side_that_another_document_names_has_one_account_and_its_rows_say_where_it_is_not() -> None:
    parties = story().model_dump()["parties"]
    asked = story(commitments=[shown_commitment(by=["p2"])], outcomes=[])
    named = shown_summary(
        parties=[parties[0], parties[1] | {"known_by": None}],
        commitments=[shown_commitment(by=["p2"])],
    )
    assert [one.name for one in make_accounts([asked])] == [OBAMA]
    assert make_accounts([asked])[0].undertook[0].caveats == ()
    (account,) = make_accounts([asked, named])
    assert account.name == "United States"
    assert [row.caveats for row in account.undertook] == [("from “President Obama”",), ()]


def test_a_name_that_quotes_cannot_close_what_a_side_is_known_by() -> None:
    parties = [
        {"id": "p1", "name": "Norway", "known_by": "the “good” king", "kind": "state"},
        {"id": "p2", "name": "Iceland", "known_by": "\u200b", "kind": "state"},
    ]
    shown = as_text(shown_summary(parties=parties, meetings=[shown_meeting()]))
    assert "M1  Norway (from ‘the “good” king’) – Iceland\n" in shown
