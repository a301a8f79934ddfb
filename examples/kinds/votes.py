"""Votes of a council, as its minutes or the news record them.

summarizer summarize documents/council.txt --kinds votes=votes.py:Vote
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from summarizer.marks import (
    Attribution,
    Dated,
    Evidence,
    Figure,
    Graded,
    Identifies,
    Person,
    Refers,
    Told,
    When,
)


class Vote(BaseModel):
    """A vote that a body took on a motion: one item for each motion and each vote on it.

    A show of hands and a decision without objection count. A vote that is only planned, demanded or
    put off does not, nor does what a member says about one.
    """

    id: Annotated[str, Identifies("v")]
    body: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids: the body that votes"
    )
    meeting: Annotated[str | None, Refers(to="meetings")] = Field(
        description="id of the session in which it voted"
    )
    motion: Annotated[str, Told(says="act", carries=True)] = Field(
        description="bare verb phrase: 'close Mill Street to cars'"
    )
    result: Annotated[Literal["adopted", "rejected", "tied"], Graded((("adopted", "rejected"),))] = (
        Field(description="adopted also without a count; tied: as many for it as against it")
    )
    ayes: Figure | None = Field(description="how many voted for it")
    noes: Figure | None = Field(description="how many voted against it")
    abstentions: Figure | None = Field(description="how many abstained")
    mover: Person | None = Field(description="who moved it")
    when: Annotated[When | None, Dated("before")] = Field(description="the day of the vote")
    attribution: Attribution
    evidence: tuple[Evidence, ...]
