"""What a calendar holds: the meetings that are scheduled and the deadlines of promises, as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer._words.shown import quote_words
from summarizer.render._outcomes import name_result
from summarizer.render._wording import join_sides, name_modality, name_person, names_of
from summarizer.schemas import Commitment, Meeting, Outcome, Result, Summary, When

DUE = frozenset({"active", "disputed"})  # what was fulfilled or taken back has no deadline any more
SETTLED: frozenset[Result] = frozenset({"done", "withdrawn"})  # nor has what an outcome says so of


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


def list_entries(summaries: Iterable[Summary]) -> list[CalendarEntry]:
    """The entries of some summaries by their days; of a document's summaries the last counts."""
    last = list_last(summaries)
    entries = [
        *(_enter_meeting(summary, meeting) for summary, meeting in _list_scheduled(last)),
        *(_enter_deadline(summary, promise) for summary, promise in _list_due(last)),
    ]
    return sorted((entry for entry in entries if entry), key=_order_key)


def count_undated(summaries: Iterable[Summary]) -> tuple[int, int]:
    """How many scheduled meetings, and how many deadlines, a calendar leaves out: no day is known."""
    last = list_last(summaries)
    return (
        sum(not _has_days(meeting.when) for _, meeting in _list_scheduled(last)),
        sum(not _has_days(promise.deadline) for _, promise in _list_due(last)),
    )


def list_last(summaries: Iterable[Summary]) -> list[Summary]:
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
        if not any(outcome.result in SETTLED for outcome in _list_outcomes(summary, promise))
    ]


def _list_outcomes(summary: Summary, promise: Commitment) -> list[Outcome]:
    return [outcome for outcome in summary.outcomes if outcome.commitment == promise.id]


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
    came = _list_outcomes(summary, promise)
    sure = when.precision == "day" and promise.standing == "active" and not came
    verb = "intended" if promise.modality == "intended" else "promised"
    return CalendarEntry(
        summary,
        promise,
        first=when.end,
        last=when.end,
        title=f"Deadline: {promise.action} ({verb} by {whom})",
        sure=sure and not said.hedge and not promise.condition,
        place="",
        lines=(
            f"{verb.capitalize()} by {whom}{f' to {to}' if to else ''}: {name_modality(promise)}",
            f"On condition: {quote_words(promise.condition)}" if promise.condition else "",
            f"Hedged: {quote_words(said.hedge)}" if said.hedge else "",
            "Disputed" if promise.standing == "disputed" else "",
            *(f"Outcome: {name_result(outcome)}" for outcome in came),
            f"By when, as worded: {quote_words(when.text)}",
        ),
    )


def _join_names(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[party] for party in ids)
