"""The calendar: what is scheduled and what is due, on days that are known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest
from examples import attribution, document, good, summary_of
from hostile_summary import UNSAFE, hostile
from stories import shown_commitment, shown_meeting, shown_summary, when

from summarizer.render._calendar_entries import count_undated
from summarizer.render._ics import as_calendar


def test_the_calendar_has_what_is_scheduled_on_days_that_are_known() -> None:
    summary = summary_of(good())
    text = as_calendar([summary, summary])
    event: Any
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    start, end = event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()
    assert (start, end) == ("2024-04-01", "2024-05-01")  # "next month", and DTEND is exclusive
    assert event["STATUS"] == "TENTATIVE" and event["LOCATION"] == "Bergen"
    assert "The two ministers will meet again in Bergen next month" in event["DESCRIPTION"]
    assert text == as_calendar([summary]) and "20240307T000000Z" in text
    unresolved = summary_of(good(), of=document(published=None))
    assert "VEVENT" not in as_calendar([unresolved])


def test_a_hostile_summary_slips_no_line_into_a_calendar() -> None:
    summary, _ = hostile()
    text = as_calendar([summary])
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(summary.meetings) == text.count("\r\nBEGIN:VEVENT\r\n")
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert not any("ATTACH" in event for event in events)
    assert not UNSAFE.search(text.replace("\r\n", ""))


def _deadlines(**fields: Any) -> list[Any]:
    promise = shown_commitment(
        **{"deadline": when("by 30 June", dt.date(2025, 6, 30), dt.date(2025, 6, 30), "day")} | fields
    )
    text = as_calendar([shown_summary(commitments=[promise])])
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_deadline_is_a_whole_day_that_names_who_promised_what() -> None:
    (event,) = _deadlines(to=["p2"])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2025, 6, 30), dt.date(2025, 7, 1))
    assert event["SUMMARY"] == "Deadline: share catch figures (promised by Norway)"
    assert event["STATUS"] == "CONFIRMED" and event["CATEGORIES"].cats == ["Deadline"]
    told = event["DESCRIPTION"]
    for words in ("Promised by Norway to Iceland: pledged", "as worded: “by 30 June”", "[s2]", "From: "):
        assert words in told


MAY = when("in May", dt.date(2025, 5, 1), dt.date(2025, 5, 31), "month")


@pytest.mark.parametrize(
    ("fields", "status", "day"),
    [
        pytest.param({"condition": "if talks go on"}, "TENTATIVE", dt.date(2025, 6, 30), id="condition"),
        pytest.param(
            {"attribution": attribution(hedge="reportedly")},
            "TENTATIVE",
            dt.date(2025, 6, 30),
            id="hedged",
        ),
        pytest.param({"standing": "disputed"}, "TENTATIVE", dt.date(2025, 6, 30), id="disputed"),
        pytest.param({"deadline": MAY}, "TENTATIVE", dt.date(2025, 5, 31), id="last-day-of-a-month"),
    ],
)
def test_a_deadline_that_is_not_sure_is_tentative(
    fields: dict[str, Any], status: str, day: dt.date
) -> None:
    (event,) = _deadlines(**fields)
    assert (event["STATUS"], event["DTSTART"].dt) == (status, day)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"modality": "urged"}, id="asked-not-promised"),
        pytest.param({"standing": "withdrawn"}, id="withdrawn"),
        pytest.param({"standing": "fulfilled"}, id="fulfilled"),
        pytest.param({"deadline": {"text": "soon"}}, id="no-day-known"),
    ],
)
def test_what_is_not_due_on_a_known_day_is_no_deadline(fields: dict[str, Any]) -> None:
    assert not _deadlines(**fields)


def test_deadlines_and_meetings_without_a_day_are_counted() -> None:
    summary = shown_summary(
        commitments=[shown_commitment(deadline={"text": "soon"})],
        meetings=[shown_meeting(status="scheduled")],
    )
    assert count_undated([summary, summary]) == (1, 1)
