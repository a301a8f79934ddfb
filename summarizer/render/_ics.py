"""A calendar (RFC 5545) of scheduled meetings and deadlines; the only importer of icalendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer._install import advise_install
from summarizer.errors import SettingsError
from summarizer.render._printable import make_printable
from summarizer.render._quotes import cite_place
from summarizer.render._wording import (
    choose_headline,
    join_sides,
    list_left_out,
    name_modality,
    name_person,
    names_of,
    quote_words,
    spell_attribution,
)
from summarizer.schemas import Commitment, Meeting, Summary, When

if TYPE_CHECKING:
    from icalendar import Event

DAY = dt.timedelta(days=1)
UNKNOWN = dt.date(1970, 1, 1)
DUE = frozenset({"active", "disputed"})  # what was fulfilled or taken back has no deadline any more


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting ahead or a deadline: its days, its title, whether it is sure, and what is said of it."""

    summary: Summary
    item: Meeting | Commitment
    first: dt.date
    last: dt.date
    title: str
    sure: bool
    place: str
    lines: tuple[str, ...]


def as_calendar(summaries: Iterable[Summary]) -> str:
    """Return scheduled meetings and deadlines of promises as whole-day events, where a day is known.

    They are sorted by day. A meeting only known to a week or a month spans it, a deadline is the last
    day of it. Both are tentative then, as is what is hedged, disputed or conditional. A UID follows
    from the document, the words quoted and the day, so a calendar that reads the file again updates
    its events. DTSTAMP is the day of publication (or 1 January 1970): the same summaries give
    the same bytes. Raises SettingsError where icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as exc:
        raise SettingsError(f"a calendar needs icalendar: {advise_install('calendar')}") from exc
    calendar = Calendar()
    calendar.add("prodid", "-//summarizer//meetings//EN")
    calendar.add("version", "2.0")
    last = _last_summaries(summaries)
    entries = [
        *(_enter_meeting(summary, meeting) for summary, meeting in _list_scheduled(last)),
        *(_enter_deadline(summary, promise) for summary, promise in _list_due(last)),
    ]
    taken: set[str] = set()
    for entry in sorted((entry for entry in entries if entry), key=_order_key):
        calendar.add_component(_make_event(entry, taken))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def count_undated(summaries: Iterable[Summary]) -> tuple[int, int]:
    """How many scheduled meetings, and how many deadlines, a calendar leaves out: no day is known."""
    last = _last_summaries(summaries)
    return (
        sum(not _has_days(meeting.when) for _, meeting in _list_scheduled(last)),
        sum(not _has_days(promise.deadline) for _, promise in _list_due(last)),
    )


def _last_summaries(summaries: Iterable[Summary]) -> list[Summary]:
    """The last summary of each document."""
    return list({summary.document.id: summary for summary in summaries}.values())


def _list_scheduled(summaries: Iterable[Summary]) -> list[tuple[Summary, Meeting]]:
    """The meetings that are scheduled, each with its summary."""
    return [
        (summary, meeting)
        for summary in summaries
        for meeting in summary.meetings
        if meeting.status == "scheduled"
    ]


def _list_due(summaries: Iterable[Summary]) -> list[tuple[Summary, Commitment]]:
    """The promises that are to be kept by some day, each with its summary."""
    return [
        (summary, promise)
        for summary in summaries
        for promise in summary.promises
        if promise.deadline and promise.standing in DUE
    ]


def _has_days(when: When | None) -> bool:
    return when is not None and when.start is not None


def _order_key(entry: CalendarEntry) -> tuple[dt.date, str, str, int]:
    return entry.first, entry.summary.document.id, entry.item.id[0], int(entry.item.id[1:])


def _enter_meeting(summary: Summary, meeting: Meeting) -> CalendarEntry | None:
    when, said = meeting.when, meeting.attribution
    if when is None or when.start is None or when.end is None:
        return None
    names = names_of(summary.parties)
    sides = join_sides(meeting, names)
    day = when.precision == "day"
    people = ", ".join(name_person(person) for person in meeting.participants)
    return CalendarEntry(
        summary,
        meeting,
        first=when.start,
        last=when.end,
        title=sides if day else f"{sides} (some day in this time)",
        sure=day and not said.hedge and not meeting.disputed,
        place=meeting.place or "",
        lines=(
            people and f"Participants: {people}",
            f"Hosted by {names[meeting.host]}" if meeting.host else "",
            f"Hedged: {quote_words(said.hedge)}" if said.hedge else "",
            "Disputed" if meeting.disputed else "",
            f"When, as worded: {quote_words(when.text)}",
        ),
    )


def _enter_deadline(summary: Summary, promise: Commitment) -> CalendarEntry | None:
    when, said = promise.deadline, promise.attribution
    if when is None or when.end is None:
        return None
    names = names_of(summary.parties)
    whom = _join_names(promise.by, names) or "an unnamed party"
    to = _join_names(promise.to, names)
    sure = when.precision == "day" and promise.standing == "active"
    return CalendarEntry(
        summary,
        promise,
        first=when.end,
        last=when.end,
        title=f"Deadline: {promise.action} (promised by {whom})",
        sure=sure and not said.hedge and not promise.condition,
        place="",
        lines=(
            f"Promised by {whom}{f' to {to}' if to else ''}: {name_modality(promise)}",
            f"On condition: {quote_words(promise.condition)}" if promise.condition else "",
            f"Hedged: {quote_words(said.hedge)}" if said.hedge else "",
            "Disputed" if promise.standing == "disputed" else "",
            f"By when, as worded: {quote_words(when.text)}",
        ),
    )


def _join_names(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[party] for party in ids)


def _make_event(entry: CalendarEntry, taken: set[str]) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _make_uid(entry, taken))
    stamp = entry.summary.document.published or UNKNOWN
    event.add("dtstamp", dt.datetime(stamp.year, stamp.month, stamp.day, tzinfo=dt.UTC))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last if entry.last == dt.date.max else entry.last + DAY)  # exclusive
    event.add("summary", make_printable(entry.title))
    event.add("status", "CONFIRMED" if entry.sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # what others plan takes none of the reader's time
    event.add("categories", ["Meeting" if isinstance(entry.item, Meeting) else "Deadline"])
    if entry.place:
        event.add("location", make_printable(entry.place))
    event.add("description", _write_description(entry))
    return event


def _write_description(entry: CalendarEntry) -> str:
    document = entry.summary.document
    left_out = list_left_out(document)
    lines = [
        *entry.lines,
        spell_attribution(entry.item.attribution),
        *(f"{quote_words(evidence.quote)} [{cite_place(evidence)}]" for evidence in entry.item.evidence),
        f"From: {choose_headline(entry.summary)}",
        f"Not read: {left_out}" if left_out else "",
    ]
    return "\n".join(make_printable(line) for line in lines if line)


def _make_uid(entry: CalendarEntry, taken: set[str]) -> str:
    """A name that another reading of the same words gives again; of two the same, one is numbered."""
    start = entry.item.evidence[0].start
    words = f"{entry.summary.document.id} {start} {entry.first} {entry.last}"
    if isinstance(entry.item, Commitment):
        words = f"deadline {words}"
    uid, number = hashlib.sha256(words.encode()).hexdigest()[:32], 1
    while f"{uid}-{number}" in taken:
        number += 1
    taken.add(f"{uid}-{number}")
    return f"{uid}-{number}@summarizer"
