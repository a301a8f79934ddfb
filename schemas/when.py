"""When: the wording of a date, and the days that code made of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from summarizer.schemas._model import Computed, Model

Precision = Literal["day", "week", "month", "year", "range"]


class When(Model):
    """A date as worded."""

    text: str = Field(description="verbatim: 'Wednesday', 'later this month'")
    start: Computed[dt.date | None] = Field(default=None, description="first day; null: unresolved")
    end: Computed[dt.date | None] = Field(default=None, description="last day, inclusive")
    precision: Computed[Precision | None] = None

    @model_validator(mode="after")
    def _is_an_interval(self) -> Self:
        unknown = (self.start, self.end, self.precision).count(None)
        if unknown == 3:  # as in every answer
            return self
        if unknown:
            raise ValueError("start, end and precision go together")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError("the last day is before the first")
        return self
