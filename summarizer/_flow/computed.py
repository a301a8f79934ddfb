"""Computed fields: the days of dates, filled in once items stand."""

from __future__ import annotations

import datetime as dt

from summarizer._dates.resolve import DateInterval, Tense, resolve_date, tense_of
from summarizer._proof.settle import Settled
from summarizer._text.document import Document
from summarizer.schemas import Summary, When
from summarizer.schemas.marked import changed


def _contradicts_tense(found: DateInterval, tense: Tense | None, day: dt.date | None) -> bool:
    """Whether a meeting that took place lies ahead, or one that is planned behind: never a date."""
    return day is not None and (
        (tense == "past" and found.start > day) or (tense in ("future", "due") and found.end < day)
    )


def find_contradicting_date(summary: Summary) -> str | None:
    """The wording of a meeting's date that the day of publication contradicts, if there is one.

    Only dates that have their own year count: a meeting that took place after the document was
    published, or was still planned for a day before it.
    """
    day = summary.document.published
    for meeting in summary.meetings:
        found = meeting.when and resolve_date(meeting.when.text, published=None)
        if meeting.when and found and _contradicts_tense(found, tense_of(meeting.status), day):
            return meeting.when.text
    return None


def resolve_item_dates(settled: Settled, document: Document) -> Settled:
    """Resolve every date from its wording and the publication date, here and nowhere else."""

    def dated(when: When | None, tense: Tense | None) -> When | None:
        found = when and resolve_date(when.text, published=document.published, tense=tense)
        if when is None or not found:
            return when and When(text=when.text)
        if _contradicts_tense(found, tense, document.published):
            told = tense == "due" and resolve_date(when.text, published=None) == found
            if not told:  # a deadline may be long past
                return When(text=when.text)
        return When(text=when.text, start=found.start, end=found.end, precision=found.precision)

    settled.meetings = [
        changed(meeting, {"when": dated(meeting.when, tense_of(meeting.status))})
        for meeting in settled.meetings
    ]
    settled.commitments = [
        changed(commitment, {"deadline": dated(commitment.deadline, "due")})
        for commitment in settled.commitments
    ]
    settled.outcomes = [
        changed(outcome, {"when": dated(outcome.when, None)}) for outcome in settled.outcomes
    ]
    return settled
