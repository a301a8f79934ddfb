"""The page of promises: what it says of each promise, who says so, and what it never says."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from followed_stories import due_by, promise, report
from hostile_summary import UNSAFE
from promise_pages import DAY, PromiseTale, hostile_promises, written_promises

from summarizer._views.corrections import list_corrections
from summarizer._views.due_rows import list_due
from summarizer._views.line_of_days import APART, WIDTH, scale_days
from summarizer._views.marked_quotes import mark_words
from summarizer._views.meeting_columns import make_meetings
from summarizer._views.promise_rows import PromiseRow, RowGroup, group_rows
from summarizer._views.promises_page import promises_as_html

PROMISES = written_promises()
PAGE = promises_as_html(PROMISES, DAY)


def _groups(day: dt.date = DAY) -> list[RowGroup]:
    due = list_due(PROMISES, day, soon=14)
    return group_rows(due, PROMISES, day, scale_days(PROMISES, day, []), 14)


def _row(words: str, day: dt.date = DAY) -> PromiseRow:
    return next(row for group in _groups(day) for row in group.rows if words in row.what)


def test_what_needs_a_reader_comes_first() -> None:
    assert [group.title for group in _groups()] == [
        "Overdue",
        "Disputed",
        "Due soon",
        "Open",
        "What came of it, as somebody says",
    ]


@pytest.mark.parametrize(
    ("words", "status", "who"),
    [
        pytest.param("Sarn bridge", "overdue", (), id="overdue-is-nobodys-word"),
        pytest.param("Lom railway", "due soon", (), id="due-soon"),
        pytest.param("river archive", "moved", ("according to the archivist Dorn",), id="moved"),
        pytest.param(
            "ferries", "fulfilled", ("according to Tarn's transport ministry",), id="by-its-maker"
        ),
        pytest.param(
            "40 million",
            "disputed",
            (
                "fulfilled, according to Kolm's treasury",
                "missed, according to Vesk's audit office (reportedly)",
            ),
            id="a-dispute-has-who-says-what",
        ),
    ],
)
def test_a_row_has_its_status_and_whose_word_that_is(
    words: str, status: str, who: tuple[str, ...]
) -> None:
    row = _row(words)
    assert (row.status, row.who) == (status, who)


def test_who_calls_a_promise_broken_before_its_day_is_named_and_makes_no_verdict() -> None:
    tale, pledge, blame = (
        PromiseTale(),
        "Tess will report by 31 March",
        "Tess broke its word on the report",
    )
    made = promise(pledge, "report", deadline=due_by("2032-03-31"))
    tale.tell("pledge", f"{pledge}.", "2032-03-01", made)
    tale.tell(
        "blame", f"{blame}.", "2032-03-10", report(blame, "report", "not_done", source="a senator")
    )
    tale.link("blame.r1", "broken", "pledge.c1")
    page = promises_as_html(tale.gather(), dt.date(2032, 6, 1))
    assert "overdue</span>" in page and "nobody has said since what came of it" in page
    assert "Also said: broken, before its day, according to a senator" in page


def test_only_what_its_maker_says_is_kept_by_its_makers_word_alone() -> None:
    alone = [row.what for group in _groups() for row in group.rows if row.alone]
    assert alone == ["hand over two ferries"]
    assert "alone" in _row("ferries").views and "alone" not in _row("40 million").views


def test_what_was_told_after_the_day_of_the_page_is_not_on_it() -> None:
    row = _row("40 million", dt.date(2031, 8, 1))
    assert row.status == "fulfilled" and len(row.steps) == 2
    assert "audit office" not in promises_as_html(PROMISES, dt.date(2031, 8, 1)).partition("Meetings")[0]


def test_promises_are_not_counted_as_kept_or_broken() -> None:
    counted = re.findall(r"([A-Za-z' ,’]+) <(?:b|span class=\"count\")>\d+<", PAGE)
    assert "Overdue" in counted
    assert not [words for words in counted if re.search(r"broken|missed|fulfilled|^Kept$", words, re.I)]


def test_an_old_promise_is_new_again_when_its_day_passes() -> None:
    assert _row("Sarn bridge").new == "2031-07-01"
    assert _row("40 million").new == "2031-08-14"


def test_every_dot_can_be_touched_and_lies_on_the_line() -> None:
    rows = [row for group in _groups() for row in group.rows]
    assert sum(len(row.line.dots) for row in rows) == sum(len(row.steps) for row in rows) > 10
    for row in rows:
        places = [dot.x for dot in row.line.dots]
        assert all(0 <= x <= WIDTH for x in places)
        assert all(b - a >= APART - 0.2 for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        pytest.param("open by 15 May 2031", "open by 10 May 2032", "15|2031", "10|2032", id="a-day"),
        pytest.param("will pay in full", "will not pay in full", "", "not", id="a-word-more"),
        pytest.param("s'est engagée", "has reopened it", "", "", id="two-languages"),
        pytest.param("Will pay", "will pay", "", "", id="case-is-no-change"),
        pytest.param("pay " * 500, "pay it " * 500, "", "", id="too-long-to-compare"),
    ],
)
def test_the_words_that_only_one_of_two_quotes_has_are_marked(
    old: str, new: str, gone: str, come: str
) -> None:
    was, now = mark_words(old, new)
    assert ["|".join(run.text for run in runs if run.only) for runs in (was, now)] == [gone, come]
    assert ["".join(run.text for run in runs) for runs in (was, now)] == [old, new]


def test_a_meeting_has_a_column_for_each_document_and_says_what_only_one_tells() -> None:
    (meeting,) = make_meetings(PROMISES)
    assert [cell.side.document for cell in meeting.columns] == ["orlen_readout.txt", "vesk_readout.txt"]
    only = [row for row in meeting.rows if row.only]
    assert [[cell and cell.words for cell in row.cells] for row in only] == [
        ["open its river archive", None],
        [None, "lower its fuel tolls"],
    ]
    assert PAGE.count("only here</span> ") == 2 and "does not tell it" in PAGE


def test_the_page_says_what_a_corrected_document_changed() -> None:
    (version,) = list_corrections(PROMISES)
    changed, gone = version.changes
    assert changed.facts == (
        ("What", "hand over three ferries", "hand over two ferries"),
        ("Due", "Tue 1 Apr 2031", "Thu 1 May 2031"),
    )
    assert changed.old and changed.new
    assert [run.text for run in changed.old.words if run.only] == ["three", "April"]
    assert (gone.what, gone.new) == ("train the crews", None)


def test_the_same_promises_of_the_same_day_give_the_same_bytes() -> None:
    assert promises_as_html(written_promises(), DAY) == PAGE


class _Tags(HTMLParser):
    """The tags of a page, its attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_no_word_of_a_document_or_a_person_becomes_markup() -> None:
    nasty, plain = _Tags(promises_as_html(hostile_promises(), DAY)), _Tags(PAGE)
    assert set(nasty.tags) - set(plain.tags) <= {"bdi", "p"}
    assert nasty.tags.count("script") == 2 == plain.tags.count("script")
    assert nasty.names <= plain.names | {"title"}  # of a character that cannot be seen
    assert all(link.startswith("#") for link in nasty.links)
    assert "<script>document.title='ran'" in "".join(nasty.words)
    assert not [words for words in nasty.words if UNSAFE.search(words.replace("\t", ""))]
