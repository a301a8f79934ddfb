"""Computed fields: the days of dates, filled in once items stand."""

from __future__ import annotations

from summarizer._dates.resolve import DateInterval, Tense, resolve_date, tense_of
from summarizer._proof.settle import Settled
from summarizer._text.document import Document
from summarizer.schemas import When
from summarizer.schemas.marked import changed


def _contradicts_tense(found: DateInterval, tense: Tense | None, document: Document) -> bool:
    """Whether a meeting that took place lies ahead, or one that is planned behind: never a date."""
    day = document.published
    return day is not None and (
        (tense == "past" and found.start > day) or (tense in ("future", "due") and found.end < day)
    )


def resolve_item_dates(settled: Settled, document: Document) -> Settled:
    """Resolve every date from its wording and the publication date, here and nowhere else."""

    def dated(when: When | None, tense: Tense | None) -> When | None:
        found = when and resolve_date(when.text, published=document.published, tense=tense)
        if when is None or not found:
            return when and When(text=when.text)
        if _contradicts_tense(found, tense, document):
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
