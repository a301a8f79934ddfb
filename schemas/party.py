"""Parties and people: who acts, and who speaks for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Computed, Model, Since
from summarizer.schemas.marks import Identifies, Named, Neutral, Refers, Verbatim

PartyKind = Literal[
    "state",
    "subnational",
    "international_org",
    "de_facto_authority",
    "armed_group",
    "political_party",
    "company",
    "civil_society",
    "body",
    "person",
    "other",
]


class Party(Model):
    """A side: a state, organization or body; among members of one body, a person."""

    id: Annotated[str, Identifies("p", alone=True)] = Field(description="p1, p2, ...")
    name: Annotated[str, Named(known_by="known_by", carries=True)] = Field(
        description="as the text spells it; its own name before its capital"
    )
    known_by: Annotated[str | None, Verbatim(), Since("2", default=None)] = Field(
        description="only if the text never names this side: its words for it, 'President Obama'"
    )
    kind: Annotated[PartyKind, Neutral("other")]
    country: Computed[str | None] = Field(default=None, description="ISO 3166-1 alpha-3, of a state")
    aliases: Computed[tuple[str, ...]] = Field(default=(), description="its other names in the text")


class Person(Model):
    """A person who took part, named in the text."""

    name: str = Field(description="fullest form in the text, no titles")
    role: str | None = Field(description="verbatim, keeps 'acting'")
    party: Annotated[str | None, Refers(to="parties")] = Field(description="id of the side represented")
