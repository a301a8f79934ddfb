"""Kinds of a user's own, for tests: sanctions and casualties, and a document that tells of both."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from examples import EMPTY, attribution, evidence, states
from pydantic import BaseModel, Field

from summarizer import Attribution, Evidence, Summary, When
from summarizer.marks import Dated, Figure, Graded, Identifies, Refers, Told, Verbatim

SANCTIONED = """\
ORVIA CITY — The Council of Orvia imposed a travel ban on Lorvia's harbour master on Monday, the \
council said.

The ban stays in force “until the port reopens”. Veldan threatened to freeze Lorvian assets.

The shelling of Port Lor killed at least 12 people, the mayor said. Lorvia put the toll \
at 30 to 40 people.

Orvia's travel ban on the harbour master was confirmed by the council on Tuesday.
"""


class Sanction(BaseModel):
    """A measure that one side imposes on another to change its conduct.

    Not one that is only called for, and not the lifting of one.
    """

    id: Annotated[str, Identifies("s")]
    imposed_by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids: who imposes it"
    )
    on: Annotated[tuple[str, ...], Refers(to="parties")] = Field(description="party ids: on whom")
    measure: Annotated[str, Told(says="act", carries=True)] = Field(
        description="bare phrase: 'ban travel'"
    )
    force: Annotated[
        Literal["imposed", "announced", "threatened"], Graded((("imposed",), ("announced",)))
    ] = Field(description="threatened: nobody has decided it")
    until: Annotated[str | None, Verbatim(carries=True)] = Field(description="until what, verbatim")
    since: Annotated[When | None, Dated("before")] = Field(description="from when on")
    attribution: Attribution
    evidence: tuple[Evidence, ...]


class Toll(BaseModel):
    """How many people an event killed or injured, as one source counts them."""

    id: Annotated[str, Identifies("t")]
    event: Annotated[str, Told(says="state", carries=True)] = Field(description="the event, few words")
    harm: Literal["killed", "injured", "missing"] = Field(description="what happened to them")
    people: Figure = Field(description="how many")
    attribution: Attribution
    evidence: tuple[Evidence, ...]


class News(Summary):
    """A summary with sanctions and tolls."""

    sanctions: tuple[Sanction, ...]
    tolls: tuple[Toll, ...]


BOTH: dict[str, type[BaseModel]] = {"sanctions": Sanction, "tolls": Toll}


def sanction(id_: str = "s1", **fields: Any) -> dict[str, Any]:
    """The travel ban, with every field that the schema demands."""
    return {
        "id": id_,
        "imposed_by": ["p1"],
        "on": ["p2"],
        "measure": "impose a travel ban on the harbour master",
        "force": "imposed",
        "until": "until the port reopens",
        "since": {"text": "Monday"},
        "attribution": attribution("the council", "official_statement"),
        "evidence": evidence(1, "The Council of Orvia imposed a travel ban on Lorvia's harbour master"),
    } | fields


def toll(id_: str = "t1", **fields: Any) -> dict[str, Any]:
    """The mayor's count, with every field that the schema demands."""
    return {
        "id": id_,
        "event": "the shelling of Port Lor",
        "harm": "killed",
        "people": {"text": "12 people", "bound": "at_least"},
        "attribution": attribution("the mayor", "named_person"),
        "evidence": evidence(4, "The shelling of Port Lor killed at least 12 people"),
    } | fields


def told(*sanctions: dict[str, Any], tolls: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """An answer of the three states and these items."""
    return EMPTY | {
        "parties": states("Orvia", "Lorvia", "Veldan"),
        "sanctions": list(sanctions),
        "tolls": list(tolls),
    }
