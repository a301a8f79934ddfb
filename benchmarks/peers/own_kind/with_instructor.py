"""Casualty figures with instructor: what a user writes."""

from typing import Literal

import instructor
from pydantic import BaseModel, Field

PROMPT = "Extract the casualty figures of the report."


class Casualties(BaseModel):
    """How many people one event killed, injured or left missing, as one source counts them.

    Two sources that count differently are two items, and so are the dead and the injured. A part with a
    number of its own is an item too. An older count that the text itself calls revised is none. Damage
    to buildings is none.
    """

    harm: Literal["killed", "injured", "missing", "displaced"] = Field(
        description="what happened to them"
    )
    people: str = Field(description="how many, verbatim: '12 people', '30 to 40'")
    low: int = Field(description="the least it says")
    high: int = Field(description="the most it says; the same for one number")
    who: Literal["civilians", "fighters", "rescuers", "children", "all"] = Field(
        description="all: the text does not say which"
    )
    source: str | None = Field(description="who says it, as worded; null if the writer does")
    quote: str = Field(description="the words of the report that say it, verbatim")


class Report(BaseModel):
    casualties: list[Casualties]


def extract(text: str, model: str) -> Report:
    """The casualty figures of a report."""
    client = instructor.from_provider(f"openai/{model}", mode=instructor.Mode.JSON_SCHEMA)
    return client.chat.completions.create(
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": text}],
        response_model=Report,
    )
