"""Concerns: who worries about, objects to, or warns of what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.marks import Graded, Identifies, Neutral, Refers, Told

ConcernKind = Literal["worry", "objection", "warning"]
Voice = Literal["stated", "reported"]
Category = Literal[
    "security",
    "terrorism",
    "territory",
    "nuclear_cbrn",
    "economic",
    "human_rights",
    "migration",
    "environment",
    "health",
    "governance",
    "other",
]


class Concern(Model):
    """A party's worry, objection or warning about a state of affairs."""

    id: Annotated[str, Identifies("k")] = Field(description="k1, k2, ...")
    raised_by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids; empty if unnamed"
    )
    directed_at: Annotated[tuple[str, ...], Refers(to="parties")] = Field(
        description="party ids: whose conduct it is about"
    )
    about: Annotated[str, Told(says="state", carries=True)] = Field(description="noun phrase")
    kind: ConcernKind
    voice: Annotated[Voice, Graded((("stated",),))]
    category: Annotated[Category, Neutral("other")]
    meeting: Annotated[str | None, Refers(to="meetings")] = Field(
        description="id of the meeting where it was raised"
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]
