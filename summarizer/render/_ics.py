"""Scheduled meetings as a calendar (RFC 5545); the only importer of icalendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from summarizer._install import advise_install
from summarizer.errors import SettingsError
from summarizer.render._printable import make_printable
from summarizer.render._wording import (
    choose_headline,
    join_sides,
    name_person,
    names_of,
    quote_words,
    spell_attribution,
)
from summarizer.schemas import Meeting, Summary

if TYPE_CHECKING:
    from icalendar import Event

DAY = dt.timedelta(days=1)
UNKNOWN = dt.date(1970, 1, 1)


def as_calendar(summaries: Iterable[Summary]) -> str:
    """Return the scheduled meetings whose date is resolved as whole-day events, sorted by date.

    What is only known to a week or a month spans it and is tentative, as is what is hedged or
    disputed. A UID follows from the document, the words quoted and the day, so a calendar that reads
    the file again updates its events. DTSTAMP is the day of publication (or 1 January 1970): the
    same summaries give the same bytes. Raises SettingsError where icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as exc:
        raise SettingsError(f"a calendar needs icalendar: {advise_install('calendar')}") from exc
    calendar = Calendar()
    calendar.add("prodid", "-//summarizer//meetings//EN")
    calendar.add("version", "2.0")
    planned = [
        (summary, meeting)
        for summary, meeting in _list_scheduled(summaries)
        if meeting.when and meeting.when.start
    ]
    taken: set[str] = set()
    for summary, meeting in sorted(planned, key=_order_key):
        calendar.add_component(_make_event(summary, meeting, taken))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def count_undated(summaries: Iterable[Summary]) -> int:
    """How many scheduled meetings a calendar leaves out, for no day of theirs is known."""
    return sum(not (meeting.when and meeting.when.start) for _, meeting in _list_scheduled(summaries))


def _list_scheduled(summaries: Iterable[Summary]) -> list[tuple[Summary, Meeting]]:
    """The meetings that are scheduled, each with its summary; of a document, in the last one."""
    return [
        (summary, meeting)
        for summary in {summary.document.id: summary for summary in summaries}.values()
        for meeting in summary.meetings
        if meeting.status == "scheduled"
    ]


def _order_key(planned: tuple[Summary, Meeting]) -> tuple[dt.date, str, int]:
    summary, meeting = planned
    first, _ = _find_days(meeting)
    return first, summary.document.id, int(meeting.id[1:])


def _find_days(meeting: Meeting) -> tuple[dt.date, dt.date]:
    """The first and the last day of a meeting that has them."""
    when = meeting.when
    return (when.start, when.end) if when and when.start and when.end else (UNKNOWN, UNKNOWN)


def _make_event(summary: Summary, meeting: Meeting, taken: set[str]) -> Event:
    from icalendar import Event

    names = names_of(summary.parties)
    first, last = _find_days(meeting)
    said = meeting.attribution
    sides = join_sides(meeting, names)
    day = meeting.when is not None and meeting.when.precision == "day"
    sure = day and not said.hedge and not meeting.disputed
    event = Event()
    event.add("uid", _make_uid(summary, meeting, taken))
    stamp = summary.document.published or UNKNOWN
    event.add("dtstamp", dt.datetime(stamp.year, stamp.month, stamp.day, tzinfo=dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last if last == dt.date.max else last + DAY)  # exclusive, says the RFC
    event.add("summary", make_printable(sides if day else f"{sides} (some day in this time)"))
    event.add("status", "CONFIRMED" if sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # a report of others' meeting takes none of the reader's time
    if meeting.place:
        event.add("location", make_printable(meeting.place))
    event.add("description", _write_description(summary, meeting, names))
    return event


def _write_description(summary: Summary, meeting: Meeting, names: Mapping[str, str]) -> str:
    said = meeting.attribution
    people = ", ".join(name_person(person) for person in meeting.participants)
    lines = [
        people and f"Participants: {people}",
        f"Hosted by {names[meeting.host]}" if meeting.host else "",
        f"Hedged: {quote_words(said.hedge)}" if said.hedge else "",
        "Disputed" if meeting.disputed else "",
        f"When, as worded: {quote_words(meeting.when.text)}" if meeting.when else "",
        spell_attribution(said),
        *(quote_words(evidence.quote) for evidence in meeting.evidence),
        f"From: {choose_headline(summary)}",
    ]
    return "\n".join(make_printable(line) for line in lines if line)


def _make_uid(summary: Summary, meeting: Meeting, taken: set[str]) -> str:
    """A name that another reading of the same words gives again; of two the same, one is numbered."""
    first, last = _find_days(meeting)
    words = f"{summary.document.id} {meeting.evidence[0].start} {first} {last}"
    uid, number = hashlib.sha256(words.encode()).hexdigest()[:32], 1
    while f"{uid}-{number}" in taken:
        number += 1
    taken.add(f"{uid}-{number}")
    return f"{uid}-{number}@summarizer"
