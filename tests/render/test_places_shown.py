"""Where each quote stands and what was not read: shown in every form of output."""

from __future__ import annotations

from typing import Any

import icalendar
import pytest
from examples import document, good, summary_of
from markdown_it import MarkdownIt
from stories import quoted, shown_meeting, shown_summary

from summarizer import Document, Summary
from summarizer._proof.unverified import split_refused_notes
from summarizer.render._csv import as_csv
from summarizer.render._html import as_html
from summarizer.render._ics import as_calendar
from summarizer.render._markdown import as_markdown
from summarizer.render._notebook_card import as_card
from summarizer.render._tables import make_tables
from summarizer.render._terminal import as_text

MARKS = ((0, "page 3"),)
LEFT_OUT = ("attachment plan.xlsx", "page 4: no text")


def _of_a_recording() -> Document:
    at = document().text.index("Norway pledged")
    return document(times=((0, 0.0), (at, 3_725.9)))


def _tables(summary: Summary) -> str:
    return "".join(map(as_csv, make_tables([summary])))


def _calendar(summary: Summary) -> str:
    events = icalendar.Calendar.from_ical(as_calendar([summary])).walk("VEVENT")
    return "".join(str(event["DESCRIPTION"]) for event in events)


FORMS = [
    pytest.param(lambda summary: as_text(summary, width=400), id="text"),
    pytest.param(as_markdown, id="markdown"),
    pytest.param(lambda summary: as_html([summary]), id="html"),
    pytest.param(as_card, id="notebook"),
    pytest.param(_tables, id="csv"),
    pytest.param(_calendar, id="calendar"),
]


@pytest.mark.parametrize("show", FORMS)
def test_a_quote_has_the_page_or_the_time_that_it_stands_at_beside_it(show: Any) -> None:
    assert "page 3" in show(summary_of(good(), of=document(marks=MARKS)))
    assert "1:02:05" in show(summary_of(good(), of=_of_a_recording()))
    assert "paragraph 4" in show(summary_of(good()))


@pytest.mark.parametrize("show", FORMS)
def test_what_was_not_read_is_said_on_one_line(show: Any) -> None:
    shown = show(summary_of(good(), of=document(left_out=LEFT_OUT)))
    assert any("attachment plan.xlsx; page 4: no text" in line for line in shown.splitlines())
    assert "Not read" not in show(summary_of(good()))


def _as_schema_1(summary: Summary) -> Summary:
    """The summary as a version that knew no places wrote it."""
    tree = summary.model_dump(mode="json")
    for item in (
        item for kind in ("overview", "meetings", "commitments", "concerns") for item in tree[kind]
    ):
        for evidence in item["evidence"]:
            del evidence["where"]
    del tree["document"]["left_out"]
    tree["provenance"]["schema_version"] = "1"
    return Summary.model_validate(tree)


def test_a_stored_summary_of_schema_1_tells_sentences_and_of_a_recording_at_hand_the_time() -> None:
    found = _of_a_recording()
    old = _as_schema_1(summary_of(good()))
    assert "Norway pledged €25 million for a joint rescue centre” [s2]" in as_text(old, width=400)
    assert "[s2 · 1:02:05]" in as_text(old, found, width=400)
    assert "[s2 · 1:02:05]" in as_markdown(old, found)
    assert "s2 · 1:02:05" in as_html([old], {found.id: found}.get)
    assert as_text(old, Document("Another.", times=((0, 1.0),))) == as_text(old)
    for table in make_tables([old]):
        assert {row["where"] for row in table.rows} <= {()}


def test_a_quote_that_was_changed_is_given_no_time() -> None:
    tree = _as_schema_1(summary_of(good())).model_dump_json()
    moved = tree.replace('"quote":"Norway pledged', '"quote":"Sweden pledged')
    shown = as_text(Summary.model_validate_json(moved), _of_a_recording(), width=400)
    (line,) = [line for line in shown.splitlines() if "“Sweden pledged" in line]
    assert line.endswith("[s2]")


@pytest.mark.parametrize("where", ["](http://x.is)[a]: <b>", "`x` | y", "\n# heading", "![a](b)"])
def test_a_heading_that_a_quote_stands_under_becomes_no_markup(where: str) -> None:
    meeting = shown_meeting(evidence=[quoted(1, "met in Bergen") | {"where": where}])
    plain = shown_meeting(evidence=[quoted(1, "met in Bergen") | {"where": "page 3"}])
    notes = [as_markdown(shown_summary(meetings=[each])) for each in (meeting, plain)]
    kinds = [
        [child.type for token in MarkdownIt().parse(note) for child in token.children or ()]
        for note in notes
    ]
    assert set(kinds[0]) - {"text_special"} == set(kinds[1]) - {"text_special"}
    assert "<b>" not in as_html([shown_summary(meetings=[meeting])]).partition('class="items"')[2]


def test_a_long_heading_is_cut_with_a_mark() -> None:
    meeting = shown_meeting(evidence=[quoted(1, "met in Bergen") | {"where": "Agenda " * 60}])
    shown = as_text(shown_summary(meetings=[meeting]), width=400)
    (line,) = [line for line in shown.splitlines() if "met in Bergen" in line]
    assert line.endswith("Agenda Ag…]") and len(line) < 120


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(
            {"modality": "no such thing"},
            "Norway pledged €25 million for a joint rescue centre",
            id="not-of-its-type",
        ),
        pytest.param({"action": "pay €26 million"}, "Norway pledged €25 million", id="another-figure"),
        pytest.param({"by": ["p9"]}, "Norway pledged €25 million", id="nobody-there"),
    ],
)
def test_whatever_an_item_is_refused_for_its_quote_and_the_passage_are_shown(
    change: dict[str, Any], shown: str
) -> None:
    answer = good()
    answer["commitments"][0] |= change
    summary = summary_of(answer)
    (note,), _ = split_refused_notes(summary.rejected)
    assert shown in note.what and (note.nearest or "").startswith("Norway pledged €25 million for a")
    for text in (as_text(summary, width=400), as_html([summary])):
        assert shown in text and "earest" in text


def test_a_refused_quote_that_is_near_to_nothing_is_shown_with_the_sentence_it_cites() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = [{"sentence": 4, "quote": "Tuvalu lent ten ferries"}]
    (note,) = [note for note in summary_of(answer).rejected if "Tuvalu" in note.what]
    assert note.nearest == "Iceland urged Norway to share its cod surveys."
