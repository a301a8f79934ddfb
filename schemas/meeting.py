"""Meetings: who met whom, when, where, and whether it took place at all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.marks import Graded, Identifies, Neutral, Place, Refers, Told, Verbatim
from summarizer.schemas.party import Person
from summarizer.schemas.when import When

Status = Literal["held", "scheduled", "proposed", "postponed", "cancelled", "declined"]
Format = Literal["in_person", "phone", "video", "hybrid", "unspecified"]
Level = Literal["leaders", "ministerial", "senior_officials", "working", "mixed", "unknown"]


class Meeting(Model):
    """One specific interaction in real time between identified sides."""

    id: Annotated[str, Identifies("m", alone=True)] = Field(description="m1, m2, ...")
    parties: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="ids of the sides that meet; a mere host is none"
    )
    participants: tuple[Person, ...]
    status: Annotated[Status, Graded((("held",), ("scheduled",)))]
    format: Annotated[Format, Neutral("unspecified")]
    level: Annotated[Level, Neutral("unknown")]
    when: When | None
    place: Annotated[str | None, Place()] = Field(
        description="as worded, if the text says the meeting is there"
    )
    host: Annotated[str | None, Refers(to="parties")] = Field(
        description="party id, if the text says who hosts"
    )
    series: Annotated[str | None, Verbatim()] = Field(description="name of the series, verbatim")
    round: Annotated[str | None, Verbatim()] = Field(description="verbatim: 'sixth round'")
    sideline_of: Annotated[
        str | None, Refers(to="meetings", itself="a meeting is not its own sideline")
    ] = Field(description="id of the meeting on whose sidelines it is")
    occasion: Annotated[str | None, Verbatim()] = Field(description="verbatim: 'during his visit'")
    background: bool = Field(description="an earlier meeting, mentioned as history")
    disputed: bool = Field(description="a side denies it, or accounts conflict")
    topics: Annotated[tuple[str, ...], Told(says="topic", figures="document")] = Field(
        description="few words each"
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]
