"""Casualty figures with summarizer: what a user writes."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from summarizer import Summarizer, Summary
from summarizer.marks import Attribution, Evidence, Figure, Identifies, Neutral


class Casualties(BaseModel):
    """How many people one event killed, injured or left missing, as one source counts them.

    Two sources that count differently are two items, and so are the dead and the injured. A part with a
    number of its own is an item too. An older count that the text itself calls revised is none. Damage
    to buildings is none.
    """

    id: Annotated[str, Identifies("n")]
    harm: Literal["killed", "injured", "missing", "displaced"] = Field(
        description="what happened to them"
    )
    people: Figure = Field(description="how many")
    who: Annotated[Literal["civilians", "fighters", "rescuers", "children", "all"], Neutral("all")] = (
        Field(description="all: the text does not say which")
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]


def extract(text: str, model: str) -> Summary:
    """The casualty figures of a report, checked and read a second time."""
    with Summarizer(model=model, kinds={"casualties": Casualties}, only_kinds=True) as s:
        return s.summarize(text)
