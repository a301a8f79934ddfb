"""Marks: what a document must grant a field of a kind of your own, and the types that say it themselves.

A kind is a pydantic model with an `id`, its `evidence`, and a mark on every text:

    class Sanction(BaseModel):
        "A measure that one side imposes on another."

        id: Annotated[str, Identifies("s")]
        by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(description="who")
        measure: Annotated[str, Told(says="act", carries=True)] = Field(description="phrase")
        attribution: Attribution
        evidence: tuple[Evidence, ...]

Without a field that `carries` its claim, an item says nothing: a fault there costs the item, and
elsewhere the detail.
"""

from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.figure import Figure
from summarizer.schemas.marks import (
    Actor,
    Dated,
    Example,
    Graded,
    Identifies,
    Neutral,
    Place,
    Refers,
    Told,
    Verbatim,
)
from summarizer.schemas.party import Person
from summarizer.schemas.when import When

__all__ = [
    "Actor",
    "Attribution",
    "Dated",
    "Evidence",
    "Example",
    "Figure",
    "Graded",
    "Identifies",
    "Neutral",
    "Person",
    "Place",
    "Refers",
    "Told",
    "Verbatim",
    "When",
]
