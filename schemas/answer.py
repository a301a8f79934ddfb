"""What one call to the model answers."""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.concern import Concern
from summarizer.schemas.meeting import Meeting
from summarizer.schemas.outcome import Outcome
from summarizer.schemas.party import Party
from summarizer.schemas.summary import Point


class Answer(Model):
    """What the document reports."""

    parties: tuple[Party, ...] = Field(description="every side that an item below refers to")
    meetings: tuple[Meeting, ...]
    commitments: tuple[Commitment, ...]
    concerns: tuple[Concern, ...]
    outcomes: tuple[Outcome, ...]
    overview: tuple[Point, ...] = Field(
        description="1 to 4 sentences, the most important first; empty if nothing is reported"
    )


class Mend(Model):
    """The answer to one numbered fault: mended, or dropped."""

    fault: int = Field(description="number of the fault")
    drop: bool = Field(description="true: the document does not support it")
    sentence: int | None = Field(
        description="number of the sentence quoted; null unless a quote is mended"
    )
    text: str | None = Field(description="what stands there instead; null if dropped")
    translation: str | None = Field(
        default=None,
        description="of a mended quote, in the language asked for; null of anything else",
    )


class Correction(Model):
    """One mend for each fault."""

    mends: tuple[Mend, ...]
