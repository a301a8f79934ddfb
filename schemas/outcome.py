"""Outcomes: what a text says came of an undertaking that was made earlier."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.marks import Graded, Identifies, Refers, Told
from summarizer.schemas.when import When

Result = Literal["done", "partly_done", "not_done", "refused", "withdrawn", "denied"]


class Outcome(Model):
    """What came of an undertaking made earlier, as the text tells it."""

    id: Annotated[str, Identifies("r")] = Field(description="r1, r2, ...")
    by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids: who had undertaken it; empty if the text does not say"
    )
    what: Annotated[str, Told(says="act", carries=True)] = Field(
        description="bare phrase: 'deliver the trucks'"
    )
    result: Annotated[
        Result, Graded((("done", "not_done", "refused", "withdrawn", "denied"), ("partly_done",)))
    ]
    when: When | None
    commitment: Annotated[str | None, Refers(to="commitments")] = Field(
        description="id, if it is one of these commitments"
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]
