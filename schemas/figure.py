"""Figures: the wording of a number or a range, and the values that code made of it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from summarizer.schemas._model import Computed, Model

Bound = Literal["exactly", "about", "at_least", "at_most", "between"]
Number = int | float


class Figure(Model):
    """A number or a range as worded."""

    text: str = Field(description="verbatim, the number with its unit: '12 people', '30 to 40 tons'")
    bound: Bound = Field(description="how the text means it; between: a range of two numbers")
    low: Computed[Number | None] = Field(default=None, description="the least it can be; null: open")
    high: Computed[Number | None] = Field(default=None, description="the most it can be; null: open")
    unit: Computed[str | None] = Field(default=None, description="unit or currency, where it is known")

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the least is above the most")
        return self
