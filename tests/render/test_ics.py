"""The calendar: what is scheduled, on days that are known."""

from __future__ import annotations

import icalendar
from examples import document, good, summary_of
from hostile_summary import UNSAFE, hostile

from summarizer.render._ics import as_calendar


def test_the_calendar_has_what_is_scheduled_on_days_that_are_known() -> None:
    summary = summary_of(good())
    text = as_calendar([summary, summary])
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
