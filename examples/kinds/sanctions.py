"""Sanctions in the news: who imposes what on whom, since when and until what.

summarizer summarize documents/embargo.txt --kinds sanctions=sanctions.py:Sanction
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from summarizer.marks import (
    Attribution,
    Evidence,
    Example,
    Figure,
    Graded,
    Identifies,
    Refers,
    Told,
    Verbatim,
    When,
)


class Sanction(BaseModel):
    """A measure that a state or an organization takes against another to change its conduct.

    Embargoes, freezes of assets, bans on travel or trade, also their extension and their lifting. A call
    for sanctions by somebody who cannot impose them is none.
    """

    id: Annotated[str, Identifies("s")]
    imposed_by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids: who takes the measure"
    )
    on: Annotated[tuple[str, ...], Refers(to="parties")] = Field(
        description="party ids: against whom; empty if no side is named"
    )
    measure: Annotated[str, Told(says="act", carries=True)] = Field(
        description="bare verb phrase: 'freeze the assets of two banks'"
    )
    state: Annotated[
        Literal["in_force", "extended", "lifted", "announced", "threatened"],
        Graded((("in_force", "extended", "lifted"), ("announced",))),
    ] = Field(description="announced: decided, not yet in force; threatened: nothing is decided")
    target: Annotated[str | None, Verbatim()] = Field(
        description="who or what it hits, verbatim: 'two shipping firms'"
    )
    worth: Figure | None = Field(description="the sum or quantity that it concerns")
    condition: Annotated[str | None, Verbatim(carries=True)] = Field(
        description="on what it depends, verbatim: 'unless the talks resume'"
    )
    starts: When | None = Field(description="from when on it applies")
    ends: When | None = Field(description="until when")
    attribution: Attribution
    evidence: tuple[Evidence, ...]

    examples: ClassVar = [
        Example(
            "Velmora will freeze the assets of three Ostran banks from 1 March, its treasury said.",
            {
                "id": "s1",
                "imposed_by": ["p1"],
                "on": [],
                "measure": "freeze the assets of three Ostran banks",
                "state": "announced",
                "target": "three Ostran banks",
                "worth": None,
                "condition": None,
                "starts": {"text": "from 1 March"},
                "ends": None,
                "attribution": {"source": "its treasury", "kind": "official_statement", "hedge": None},
                "evidence": [
                    {"sentence": 1, "quote": "Velmora will freeze the assets of three Ostran banks"}
                ],
            },
            parties={"p1": "Velmora"},
        )
    ]
