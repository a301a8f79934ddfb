"""A calendar (RFC 5545) of scheduled meetings and deadlines; the only importer of icalendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer._install import advise_install
from summarizer._proof.unverified import unverified_ids
from summarizer._words.shown import quote_words
from summarizer.errors import SettingsError
from summarizer.render._calendar_entries import CalendarEntry, list_entries, list_last
from summarizer.render._printable import make_printable
from summarizer.render._provenance import (
    NOT_VERIFIED,
    choose_headline,
    describe_verification,
    list_left_out,
)
from summarizer.render._quotes import TRANSLATION, cite_place
from summarizer.render._wording import spell_attribution
from summarizer.schemas import Commitment, Evidence, Meeting

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from summarizer.schemas import Summary

DAY = dt.timedelta(days=1)
UNKNOWN = dt.date(1970, 1, 1)


def as_calendar(summaries: Iterable[Summary]) -> str:
    """Return scheduled meetings and deadlines of promises as whole-day events, where a day is known.

    They are sorted by day. A meeting only known to a week or a month spans it, a deadline is the last
    day of it. Both are tentative then, as is what is hedged, disputed or conditional. A UID follows
    from the document, the words quoted and the day, so a calendar that reads the file again updates
    its events. DTSTAMP is the day of publication (or 1 January 1970): the same summaries give
    the same bytes. Raises SettingsError where icalendar is not installed.
    """
    last = list_last(summaries)
    calendar = _open_calendar(describe_verification(last))
    unheard = _find_unverified(last)
    taken: set[str] = set()
    for entry in list_entries(last):
        bare = entry.item.id in unheard[entry.summary.document.id]
        calendar.add_component(_make_event(entry, taken, bare))
    return _close_calendar(calendar)


@dataclass(frozen=True, slots=True)
class PlainEvent:
    """A whole day in a calendar: its name there, the day it was told of, its title and what is said."""

    uid: str
    stamp: dt.date | None
    day: dt.date
    title: str
    sure: bool
    lines: tuple[str, ...]


def write_calendar(description: str, events: Iterable[PlainEvent]) -> str:
    """Deadlines as a calendar, in their order. Raises SettingsError where icalendar is not installed."""
    calendar = _open_calendar(description)
    for plain in events:
        event = _start_event(plain.uid, plain.stamp, plain.day, plain.day)
        event.add("summary", make_printable(plain.title))
        event.add("status", "CONFIRMED" if plain.sure else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        event.add("categories", ["Deadline"])
        event.add("description", "\n".join(map(make_printable, plain.lines)))
        calendar.add_component(event)
    return _close_calendar(calendar)


def _open_calendar(description: str) -> Calendar:
    try:
        from icalendar import Calendar
    except ImportError as exc:
        raise SettingsError(
            f"icalendar is required for a calendar: {advise_install('calendar')}"
        ) from exc
    calendar = Calendar()
    calendar.add("prodid", "-//summarizer//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-caldesc", make_printable(description))
    return calendar


def _close_calendar(calendar: Calendar) -> str:
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def _start_event(uid: str, stamp: dt.date | None, first: dt.date, last: dt.date) -> Event:
    from icalendar import Event

    told = stamp or UNKNOWN
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", dt.datetime(told.year, told.month, told.day, tzinfo=dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last if last == dt.date.max else last + DAY)  # exclusive
    return event


def _find_unverified(summaries: Sequence[Summary]) -> Mapping[str, Collection[str]]:
    """The items that no second reading judged, by document, but where that is said of all."""
    mixed = any(summary.verification for summary in summaries)
    found: dict[str, Collection[str]] = {}
    for summary in summaries:
        ids = {item.id for item in summary.meetings} | {item.id for item in summary.promises}
        bare = mixed and summary.verification is None
        found[summary.document.id] = ids if bare else unverified_ids(summary)
    return found


def _make_event(entry: CalendarEntry, taken: set[str], unheard: bool) -> Event:
    published = entry.summary.document.published
    event = _start_event(_make_uid(entry, taken), published, entry.first, entry.last)
    event.add("summary", make_printable(entry.title))
    event.add("status", "CONFIRMED" if entry.sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # what others plan takes none of the reader's time
    event.add("categories", ["Meeting" if isinstance(entry.item, Meeting) else "Deadline"])
    if entry.place:
        event.add("location", make_printable(entry.place))
    event.add("description", _write_description(entry, unheard))
    return event


def _write_description(entry: CalendarEntry, unheard: bool) -> str:
    document = entry.summary.document
    left_out = list_left_out(document)
    lines = [
        *entry.lines,
        spell_attribution(entry.item.attribution),
        *(line for evidence in entry.item.evidence for line in _quote_evidence(evidence)),
        f"From: {choose_headline(entry.summary)}",
        f"Not read: {left_out}" if left_out else "",
        NOT_VERIFIED.capitalize() if unheard else "",
    ]
    return "\n".join(make_printable(line) for line in lines if line)


def _quote_evidence(evidence: Evidence) -> Iterator[str]:
    yield f"{quote_words(evidence.quote)} [{cite_place(evidence)}]"
    if evidence.translation:
        yield f"{TRANSLATION}{quote_words(evidence.translation)}"


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
