"""Concerns: who worries about, objects to, or warns of what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.evidence import Attribution, Evidence

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

    id: str = Field(description="k1, k2, ...")
    raised_by: tuple[str, ...] = Field(description="party ids; empty if unnamed")
    directed_at: tuple[str, ...] = Field(description="party ids: whose conduct it is about")
    about: str = Field(description="noun phrase")
    kind: ConcernKind
    voice: Voice
    category: Category
    meeting: str | None = Field(description="id of the meeting where it was raised")
    attribution: Attribution
    evidence: tuple[Evidence, ...]
