"""When a promise or an ask was made: on the day of its meeting, else on that of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summarizer.render._wording import spell_dates
from summarizer.schemas import Commitment, Summary


@dataclass(frozen=True, slots=True)
class Made:
    """The first and the last day on which it may have been made, and where these days are from."""

    start: dt.date
    end: dt.date
    day_of: Literal["meeting", "publication"]

    @property
    def days(self) -> str:
        """The day or both, as a filter of a page compares them: "2025-05-20 2025-05-21"."""
        return f"{self.start}" if self.start == self.end else f"{self.start} {self.end}"

    @property
    def spelled(self) -> str:
        """The day in words, and that it is the day of publication where it is."""
        published = " (published)" if self.day_of == "publication" else ""
        return spell_dates(self.start, self.end) + published


def find_made(commitment: Commitment, summary: Summary) -> Made | None:
    """When a commitment was made; None where neither its meeting nor the document has a day.

    Nothing was promised yet at a meeting that has not been held: then the day of publication counts.
    """
    for meeting in summary.meetings:
        when = meeting.when
        held = meeting.id == commitment.meeting and meeting.status == "held"
        if held and when and when.start and when.end:
            return Made(when.start, when.end, "meeting")
    published = summary.document.published
    return Made(published, published, "publication") if published else None


def list_days_made(found: Iterable[Made | None]) -> tuple[Made, ...]:
    """The different days on which something was made, in order."""
    days = {made.days: made for made in found if made}
    return tuple(days[key] for key in sorted(days))
