"""When: the wording of a date, and the days that code made of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from summarizer.schemas._model import Computed, Model

Precision = Literal["day", "week", "month", "year", "range"]


class When(Model):
    """A date as worded."""

    text: str = Field(description="verbatim: 'Wednesday', 'later this month'")
    start: Computed[dt.date | None] = Field(default=None, description="first day; null: unresolved")
    end: Computed[dt.date | None] = Field(default=None, description="last day, inclusive")
    precision: Computed[Precision | None] = None
