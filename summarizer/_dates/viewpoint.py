"""The viewpoint of a wording: when it was published, and which way what it dates lies from there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from summarizer._dates.calendar import Direction


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What is known beside the wording."""

    published: dt.date | None
    tense: Direction | None
    rescheduled: bool = False  # only what stands in the calendar may be read, nothing counted
    event: bool = False  # to come: "by Friday" is no day, but all until then
    due: bool = False  # read behind "by" or "until": a day by which, and not on which
